import type { Month } from '../calendar.ts';
import type { CellChange } from './changed-cells.ts';
import { cellId } from './disclosure/cell-id.ts';
import type { KeyFigure, ReleasePublished } from './release.ts';

type Figures = Pick<ReleasePublished, 'county' | 'administrations'>;

/**
 * Key figures of a correction with what the issue before showed, where that was another number.
 * @param changes between the two issues: numbers that either hides are not among them, so nothing here was ever secret
 */
export const correctedFigures = (
  { county, administrations }: Figures,
  changes: readonly CellChange[],
  at: { readonly month: Month; readonly county: string },
): Figures => {
  const before = new Map(changes.map(({ cell, ...change }) => [cellId(cell), change.before]));
  const of =
    (area: string) =>
    (figure: KeyFigure): KeyFigure => {
      const id = cellId({ indicator: figure.indicator, area, period: at.month });
      if (!before.has(id)) return figure;
      const was = before.get(id);
      return { ...figure, corrected: { ...(was !== undefined && { before: was }) } };
    };
  return {
    county: county.map(of(at.county)),
    administrations: administrations.map(({ area, figures }) => ({ area, figures: figures.map(of(area)) })),
  };
};
