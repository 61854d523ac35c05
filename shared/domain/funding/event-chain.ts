import type { ApplicationEvent } from './application.ts';

/** SHA-256 of text, 64 hex digits. */
type Hash = (text: string) => string;

/** What is hashed of an event: everything but its own hash, with names in alphabetical order, so that a table that mixes them changes nothing. */
const sealedText = ({ hash: _own, ...said }: ApplicationEvent): string =>
  JSON.stringify(
    Object.entries(said)
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/**
 * An event as a link of its application's chain: it names its place and the hash of the event before it. Whoever changes, removes or adds
 * an event afterwards breaks every link behind it, and the head that the application keeps (`Application.chain`).
 */
export const sealed = (event: ApplicationEvent, { number, previous }: { readonly number: number; readonly previous: string }, hash: Hash) => {
  const placed = { ...event, number, previous };
  return { ...placed, hash: hash(sealedText(placed)) };
};

/** A place where a history is not what was written: the number of the event, and what is wrong there. */
export type BrokenLink = { readonly number: number; readonly fault: 'changed' | 'missing' | 'unsealed' | 'head' };

/**
 * Looks at every link of a history.
 * @param events of one application, in any order
 * @param head what the application keeps as the hash of its newest event
 * @returns nothing when the history is whole
 */
export const brokenLinks = (events: readonly ApplicationEvent[], head: string | undefined, hash: Hash): readonly BrokenLink[] => {
  const broken: BrokenLink[] = [];
  let [expected, previous] = [1, ''];
  for (const event of events.toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0))) {
    const { number, hash: own } = event;
    if (number === undefined || own === undefined) {
      broken.push({ number: expected, fault: 'unsealed' });
      continue;
    }
    for (; expected < number; expected += 1) broken.push({ number: expected, fault: 'missing' });
    if (event.previous !== previous && !broken.some((link) => link.number === number - 1)) broken.push({ number, fault: 'changed' });
    else if (hash(sealedText(event)) !== own) broken.push({ number, fault: 'changed' });
    [expected, previous] = [number + 1, own];
  }
  return previous === (head ?? '') ? broken : [...broken, { number: expected - 1, fault: 'head' }];
};
