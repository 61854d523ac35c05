import type { Observation } from './observation.ts';

/** What an observation of a file is about. All of a file have one frequency. */
type Subject = Pick<Observation, 'indicator' | 'area' | 'period' | 'citizenship' | 'sex' | 'age' | 'status'>;

// A file of the county fits without growing.
const firstSlots = 4096;

/**
 * Remembers in which line each thing stands, so that a file which says the same thing twice is found. A hash table in typed arrays:
 * 16 bytes for each of at most twice as many slots as rows, where a Map of keys as text takes two hundred. Nothing is left to chance:
 * a thing is three numbers (its area, its indicator with month and status, its other categories), each the position of a word among
 * those that the file has used. Words are few: a month of all Gemeinden has 216,000 rows and 10,807 words. A file that gives every row
 * a status of its own costs what a Map costs, and such a file is small.
 */
export const rowLines = () => {
  const areas = numbering();
  const kinds = numbering();
  const categories = numbering();
  let slots = emptySlots(firstSlots);
  let used = 0;

  return {
    /** @returns the line in which the same thing stood before, or `undefined` when this one is the first; then it is remembered */
    firstLine: ({ indicator, area, period, citizenship, sex, age, status }: Subject, line: number): number | undefined => {
      if (used * 2 >= slots.size) slots = twiceAsMany(slots);
      const subject = [areas(area), kinds(`${indicator}|${period}|${status}`), categories(`${citizenship}|${sex}|${age}`)] as const;
      const known = slots.place(subject, line);
      if (known === undefined) used += 1;
      return known;
    },
  };
};

/** Gives every word the position at which it was first seen. */
const numbering = () => {
  const numbers = new Map<string, number>();
  return (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
};

type Numbers = readonly [number, number, number];
type Slots = ReturnType<typeof emptySlots>;

// Four numbers a slot: the subject and its line. Line 0 is no line, so the slot is free.
const width = 4;

/** @param size a power of two */
const emptySlots = (size: number) => {
  const cells = new Uint32Array(size * width);
  const place = ([area, kind, category]: Numbers, line: number): number | undefined => {
    let at = spread(area, kind, category) & (size - 1);
    for (;;) {
      const cell = at * width;
      const taken = cells[cell + 3] ?? 0;
      if (taken === 0) {
        cells.set([area, kind, category, line], cell);
        return undefined;
      }
      if (cells[cell] === area && cells[cell + 1] === kind && cells[cell + 2] === category) return taken;
      at = (at + 1) & (size - 1);
    }
  };
  return { size, cells, place };
};

const twiceAsMany = ({ size, cells }: Slots): Slots => {
  const larger = emptySlots(size * 2);
  for (let cell = 0; cell < cells.length; cell += width) {
    const [area = 0, kind = 0, category = 0, line = 0] = cells.subarray(cell, cell + width);
    if (line !== 0) larger.place([area, kind, category], line);
  }
  return larger;
};

// Odd multipliers and shifts (as in MurmurHash3), so that neighbouring numbers do not lie in neighbouring slots.
const spread = (area: number, kind: number, category: number): number => {
  let mixed = Math.imul(area, 0x9e3779b1) ^ Math.imul(kind + 1, 0x85ebca6b) ^ Math.imul(category + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};
