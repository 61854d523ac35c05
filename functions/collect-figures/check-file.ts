import type { Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type ReadTemplate, readTemplate, templateColumns } from '../../shared/domain/statistics/delivery-template.ts';
import type { ReadingNote, readSheet } from '../../shared/spreadsheets/read-rows.ts';
import type { FiguresInbox } from '../../shared/store/figures-inbox.ts';
import { type DeliveryView, type ViewDeps, viewDelivery } from './view-delivery.ts';

/** What looking at an uploaded file needs from outside. */
export type CheckFileDeps = ViewDeps & {
  readonly inbox: Pick<FiguresInbox, 'read'>;
  readonly readSheet: typeof readSheet;
};

/** Largest file in bytes: a template of a hundred Gemeinden has less than a fiftieth of it. */
export const maximumTemplate = 1_000_000;

/** A file that was read; `undefined` when it is not there. */
type Checked = { readonly view: DeliveryView; readonly read: ReadTemplate; readonly notes: readonly ReadingNote[] };

/** Lines of a refusal of the file as a whole: `/<line>/<column>`. */
const refusedErrors = ({ errors, message }: Refusal): ReadTemplate['errors'] =>
  errors.length === 0
    ? [{ line: 1, message }]
    : errors.map((error) => {
        const [, line = '1', column] = error.pointer.split('/');
        return { line: Number(line) || 1, ...(column && { column: { name: column } }), message: error.message };
      });

/**
 * Reads the file of an upload and what is saved.
 * @throws Refusal `not-found` for a month without a form
 */
export const checkFile = (deps: CheckFileDeps) => {
  const load = viewDelivery(deps);
  return async (key: string, month: Month, area: string): Promise<Checked | undefined> => {
    const [view, bytes] = [await load(month, area), await deps.inbox.read(key, maximumTemplate)];
    if (bytes === undefined) return undefined;
    try {
      const { rows, notes } = await deps.readSheet(bytes, { columns: Object.values(templateColumns(month)) });
      return { view, read: readTemplate(view.form, rows), notes };
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code !== 'invalid-figures-file') throw fault;
      return { view, read: { fields: {}, named: [], errors: refusedErrors(fault) }, notes: [] };
    }
  };
};
