import type { Figure } from '../monthly-report-figure.ts';
import type { BaseCell, ReleaseCell } from '../monthly-report-month.ts';
import { cellId } from './cell-id.ts';

/** A number that an issue shows, with what is known of it. */
export type RecordedCell = BaseCell & { readonly id: string; readonly raw: Figure };

/** `cellId` of a number that protection decides about. */
export const baseCellId = ({ indicator, area, period, selection }: BaseCell): string =>
  cellId({ indicator: indicator.code, area, period, selection });

/**
 * Writes down every number that a report asks for. A report is computed twice: first to see what it would show, then with the pattern. So
 * nothing can be shown that protection has not seen.
 */
export const recorder = (): { readonly release: ReleaseCell; readonly cells: ReadonlyMap<string, RecordedCell> } => {
  const cells = new Map<string, RecordedCell>();
  return {
    cells,
    release: (cell, raw) => {
      const id = baseCellId(cell);
      if (raw.kind === 'value' || (raw.kind === 'unknown' && raw.secret)) cells.set(id, { ...cell, id, raw });
      return raw;
    },
  };
};

/** Whether a number is a count that can be hidden and protected: what is rounded or has decimals adds up to nothing. */
export const isCount = (figure: Figure): figure is Extract<Figure, { kind: 'value' }> =>
  figure.kind === 'value' && !figure.rounded && Number.isInteger(figure.value) && figure.value >= 0;
