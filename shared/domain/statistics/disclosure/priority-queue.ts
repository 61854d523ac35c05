/** The least first; among equals the one that came first. */
export type PriorityQueue<Item> = { readonly push: (item: Item, priority: number) => void; readonly pop: () => Item | undefined };

type Entry<Item> = { readonly item: Item; readonly priority: number; readonly order: number };

const isBefore = <Item>(one: Entry<Item>, other: Entry<Item>): boolean =>
  one.priority < other.priority || (one.priority === other.priority && one.order < other.order);

/** A binary heap. */
export const priorityQueue = <Item>(): PriorityQueue<Item> => {
  const heap: Entry<Item>[] = [];
  let order = 0;
  const sinkFromTop = (entry: Entry<Item>): void => {
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      const isRight = left !== undefined && right !== undefined && isBefore(right, left);
      const least = isRight ? right : left;
      if (least === undefined || !isBefore(least, entry)) break;
      heap[at] = least;
      at = 2 * at + (isRight ? 2 : 1);
    }
    heap[at] = entry;
  };
  return {
    push: (item, priority) => {
      const entry = { item, priority, order };
      order += 1;
      let at = heap.length;
      heap.push(entry);
      while (at > 0) {
        const above = (at - 1) >> 1;
        const parent = heap[above];
        if (parent === undefined || !isBefore(entry, parent)) break;
        heap[at] = parent;
        at = above;
      }
      heap[at] = entry;
    },
    pop: () => {
      const top = heap[0];
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sinkFromTop(last);
      return top?.item;
    },
  };
};
