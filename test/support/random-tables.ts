import type { ProtectionCell, ProtectionProblem, Relation } from '../../shared/domain/statistics/disclosure/protection-problem.ts';

/** Numbers in [0, 1) that are the same for the same seed. */
export const randomNumbers = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** A dimension with its totals: a node without parts is a category, any other the sum of its parts. */
export type Node = { readonly name: string; readonly parts: readonly Node[] };

export const leaf = (name: string): Node => ({ name, parts: [] });
export const total = (name: string, parts: readonly (Node | string)[]): Node => ({
  name,
  parts: parts.map((part) => (typeof part === 'string' ? leaf(part) : part)),
});

const nodesOf = (node: Node): readonly Node[] => [node, ...node.parts.flatMap(nodesOf)];
const product = <Item>(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] =>
  lists.reduce<readonly (readonly Item[])[]>((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]]);

export type CellRule = (cell: { readonly id: string; readonly value: number; readonly totals: number }) => Partial<ProtectionCell>;

/** Totals and large numbers are dear. */
export const plainWeight: CellRule = ({ value, totals }) => ({ weight: (1 + totals) * (1 + Math.round(10 * Math.log2(1 + value)) / 10) });

/**
 * All crossings of the dimensions with all sums.
 * @param counts of the crossings of categories, by id (`a|x`); what is not named is 0
 */
export const tableOf = (dimensions: readonly Node[], counts: (id: string) => number, rule: CellRule = plainWeight): ProtectionProblem => {
  const crossings = product(dimensions.map(nodesOf));
  const idOf = (crossing: readonly Node[]): string => crossing.map(({ name }) => name).join('|');
  const values = new Map<string, number>();
  const countOf = (crossing: readonly Node[]): number => {
    const id = idOf(crossing);
    const known = values.get(id);
    if (known !== undefined) return known;
    const at = crossing.findIndex(({ parts }) => parts.length > 0);
    const value = at < 0 ? counts(id) : (crossing[at]?.parts ?? []).reduce((sum, part) => sum + countOf(crossing.with(at, part)), 0);
    values.set(id, value);
    return value;
  };
  const cells = crossings.map((crossing): ProtectionCell => {
    const cell = { id: idOf(crossing), value: countOf(crossing), totals: crossing.filter(({ parts }) => parts.length > 0).length };
    return { id: cell.id, value: cell.value, weight: 1, state: 'open', threshold: 3, width: 0, ...rule(cell) };
  });
  const placeOf = new Map(cells.map(({ id }, place) => [id, place]));
  const term = (crossing: readonly Node[], sign: 1 | -1) => ({ cell: placeOf.get(idOf(crossing)) ?? -1, sign });
  const relations = crossings.flatMap((crossing) =>
    crossing.flatMap(({ parts }, at): Relation[] =>
      parts.length === 0 ? [] : [{ terms: [term(crossing, -1), ...parts.map((part) => term(crossing.with(at, part), 1))] }],
    ),
  );
  return { cells, relations };
};

/** Mostly nothing, often one or two, seldom many. */
export const smallCount = (random: () => number): number => {
  const draw = random();
  if (draw < 0.4) return 0;
  if (draw < 0.75) return 1 + Math.floor(random() * 4);
  return Math.floor(random() ** 3 * 60);
};

const randomTree = (name: string, levels: number, random: () => number, most: number): Node =>
  levels <= 1
    ? leaf(name)
    : total(
        name,
        Array.from({ length: 1 + Math.floor(random() * most) }, (_, part) =>
          randomTree(`${name}.${part}`, random() < 0.75 ? levels - 1 : 1, random, most),
        ),
      );

const randomDimensions = (random: () => number, most: number): readonly Node[] => {
  const areas = randomTree('a', 2 + Math.floor(random() * 3), random, 4);
  const flat = Array.from({ length: Math.floor(random() * 3) }, (_, at) => randomTree(`${'xyz'[at]}`, 2, random, 4));
  const months = random() < 0.3 ? [total('since', ['m1', 'm2', 'm3'].slice(0, 2 + Math.floor(random() * 2)))] : [];
  const dimensions = [areas, ...(flat.length + months.length === 0 ? [randomTree('x', 2, random, 4)] : flat), ...months];
  const size = dimensions.reduce((cells, dimension) => cells * nodesOf(dimension).length, 1);
  return size >= 5 && size <= most ? dimensions : randomDimensions(random, most);
};

/**
 * A table of 5 to `most` cells: 2–4 levels, 2–4 dimensions, mostly zeros and small counts; some with months and their sum, some of which an
 * earlier issue showed or hid a part, some with cells that stand nowhere or ask for a width.
 */
export const randomTable = (seed: number, most = 400): ProtectionProblem => {
  const random = randomNumbers(seed);
  const dimensions = randomDimensions(random, most);
  const isRevision = random() < 0.3;
  const width = random() < 0.15 ? 3 : 0;
  const threshold = random() < 0.8 ? 3 : 2 + Math.floor(random() * 4);
  const weighted = random() < 0.7 ? plainWeight : () => ({});
  return tableOf(
    dimensions,
    () => smallCount(random),
    (cell) => {
      const draw = isRevision ? random() : 1;
      const isSmall = cell.value > 0 && cell.value < threshold;
      const state = draw < 0.05 && !isSmall ? 'shown' : draw < 0.15 && cell.value > 0 ? 'hidden' : draw < 0.2 ? 'unpublished' : 'open';
      return { ...weighted(cell), threshold, width, state };
    },
  );
};
