import { unitLabels } from '../../../shared/domain/statistics/indicator.ts';
import { recordColumns } from '../../../shared/domain/statistics/observation.ts';
import { obsStatusLabels } from '../../../shared/domain/statistics/record-codes.ts';
import { germanNumber, harmless } from '../../../shared/spreadsheets/write-table.ts';
import type { RecordLabels } from './record-labels.ts';
import type { ReleasedRecord } from './released-records.ts';

/** Columns that a person reads; those of the record shape follow. */
export const labelColumns = ['Indikator', 'Gebiet', 'Kategorie', 'Zeitraum', 'Einheit', 'Art des Wertes'] as const;

const units: ReadonlyMap<string, string> = new Map(Object.entries(unitLabels));
const statuses: ReadonlyMap<string, string> = new Map(Object.entries(obsStatusLabels));

/**
 * The records as German spreadsheet programs open them by a double click: UTF-8 with BOM, semicolons, CRLF, decimal comma. Every text is quoted:
 * programs that heed quotes (LibreOffice, the import of Excel) keep `01058` as text. A double click in Excel does not, so that names of
 * indicators and areas stand beside the keys.
 */
export const excelCsv = (records: readonly ReleasedRecord[], labels: RecordLabels): string => {
  const rows = records.map((record) => [
    labels.indicator(record.INDICATOR),
    labels.area(record.REF_AREA),
    labels.categories(record),
    labels.period(record.TIME_PERIOD),
    units.get(record.UNIT_MEASURE) ?? record.UNIT_MEASURE,
    statuses.get(record.OBS_STATUS) ?? record.OBS_STATUS,
    ...recordColumns.map((column) => record[column]),
  ]);
  return `\uFEFF${[[...labelColumns, ...recordColumns], ...rows].map((cells) => `${cells.map(field).join(';')}\r\n`).join('')}`;
};

const field = (content: string | number): string => {
  if (typeof content === 'number') return germanNumber(content);
  return content === '' ? '' : `"${harmless(content).replaceAll('"', '""')}"`;
};
