import { type CellChange, changedCells } from './changed-cells.ts';
import type { ReleasedCells } from './disclosure/released-cells.ts';
import type { ChapterProfile } from './monthly-report.ts';

/** Numbers of an issue by `cellId` as anybody may see them; `null` where there is the sign for hidden. */
export type ShownFigures = ReleasedCells['shown'];

const sorted = (shown: ShownFigures): ShownFigures => Object.fromEntries(Object.entries(shown).sort(([a], [b]) => (a < b ? -1 : 1)));

/** One name for the same numbers, whatever they were computed from: 64 hex digits. */
export const figuresName = (shown: ShownFigures, hash: (text: string) => string): string => hash(JSON.stringify(sorted(shown)));

/** What is other for a text. `hidden`: how many numbers more differ that have the sign for hidden before or after. */
export type FigureChanges = { readonly changes: readonly CellChange[]; readonly hidden: number };

/**
 * What differs between two issues of what a text may speak of: a text of a chapter of the numbers of its chapter, the sentences on top of all.
 * Only numbers as they are shown: whether a text appears must not depend on what is hidden.
 * @param text its name: the id of a chapter, or `summaryText`
 * @returns `undefined` where nothing differs
 */
export const figureChanges = (
  text: string,
  before: ShownFigures,
  now: ShownFigures,
  chapters: readonly ChapterProfile[],
): FigureChanges | undefined => {
  const chapter = chapters.find(({ id }) => id === text);
  // A chapter that compares with the Land shows every indicator.
  const indicators = chapter === undefined || chapter.stateComparison !== undefined ? undefined : new Set(chapter.indicators);
  const concerning = (shown: ShownFigures): ShownFigures =>
    indicators === undefined ? shown : Object.fromEntries(Object.entries(shown).filter(([id]) => indicators.has(id.slice(0, id.indexOf('|')))));
  const [own, renewed] = [concerning(before), concerning(now)];
  const changes = changedCells({ shown: own }, { shown: renewed });
  const ids = new Set([...Object.keys(own), ...Object.keys(renewed)]);
  const hidden = [...ids].filter((id) => own[id] !== renewed[id] && (own[id] === null || renewed[id] === null)).length;
  return changes.length + hidden === 0 ? undefined : { changes, hidden };
};
