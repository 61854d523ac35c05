import type { ReleasedCells } from './released-cells.ts';
import type { ReportProblem } from './report-problem.ts';

/**
 * What an issue lets everybody conclude of its hidden numbers: its sums with a hidden number in them, and those that are tied to these by numbers that
 * nobody publishes. Shown numbers are in the constants.
 * @param hidden ids of the numbers that the issue hides
 */
export const knowledgeOf = ({ problem, cellOf, ownRelations }: ReportProblem, hidden: ReadonlySet<string>): ReleasedCells['knowledge'] => {
  const { cells } = problem;
  const hiddenNow = new Set([...cellOf].flatMap(([id, index]) => (hidden.has(id) ? [index] : [])));
  const isHidden = (index: number): boolean => hiddenNow.has(index) || cells[index]?.state === 'hidden';
  const isUnknown = (index: number): boolean => isHidden(index) || cells[index]?.state === 'unpublished';
  const own = problem.relations.slice(0, ownRelations);
  const tied = new Set<number>();
  let chosen = new Set<(typeof own)[number]>();
  let size = -1;
  // Grows until nothing more is tied to what is hidden; a chain since January takes eleven rounds at most.
  while (size < chosen.size) {
    size = chosen.size;
    chosen = new Set(own.filter(({ terms }) => terms.some(({ cell }) => isHidden(cell) || tied.has(cell))));
    for (const { terms } of chosen) for (const { cell } of terms) if (isUnknown(cell)) tied.add(cell);
  }
  const positions = new Map([...tied].map((index, at) => [index, at]));
  return {
    variables: [...tied].flatMap((index) => {
      const cell = cells[index];
      if (cell === undefined) return [];
      const { id, value, threshold, width } = cell;
      return [{ id, value, state: isHidden(index) ? ('hidden' as const) : ('unpublished' as const), threshold, width }];
    }),
    sums: [...chosen].map(({ terms }) => ({
      terms: terms.flatMap(({ cell, sign }): [number, 1 | -1][] => {
        const at = positions.get(cell);
        return at === undefined ? [] : [[at, sign]];
      }),
      constant: terms.reduce((sum, { cell, sign }) => sum - (positions.has(cell) ? 0 : sign * (cells[cell]?.value ?? 0)), 0),
    })),
  };
};
