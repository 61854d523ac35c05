import type { CellSubject } from './disclosure/cell-id.ts';
import type { ReleasedCells } from './disclosure/released-cells.ts';

/** A number that a correction changed. `before` is absent of a new one, `now` of one that is gone. */
export type CellChange = { readonly cell: CellSubject; readonly before?: number; readonly now?: number };

/**
 * What a correction changed, in the order of the cells' ids. Numbers that are hidden in either issue are left out: that one of them changed
 * would say something about it.
 */
export const changedCells = (before: Pick<ReleasedCells, 'shown'>, now: Pick<ReleasedCells, 'shown'>): readonly CellChange[] => {
  const ids = [...new Set([...Object.keys(before.shown), ...Object.keys(now.shown)])].sort();
  return ids.flatMap((id) => {
    const [old, renewed] = [before.shown[id], now.shown[id]];
    if (old === null || renewed === null || old === renewed) return [];
    return [{ cell: subjectOf(id), ...(old !== undefined && { before: old }), ...(renewed !== undefined && { now: renewed }) }];
  });
};

/** The number that a `cellId` names. */
const subjectOf = (id: string): CellSubject => {
  const [indicator = '', area = '', period = '', citizenship = '', sex = '', age = '', status = ''] = id.split('|');
  return { indicator, area, period, selection: { citizenship, sex, age, status } };
};
