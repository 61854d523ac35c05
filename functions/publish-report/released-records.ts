import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { allTotals, type Selection } from '../../shared/domain/statistics/monthly-report-categories.ts';
import type { Figure } from '../../shared/domain/statistics/monthly-report-figure.ts';
import type { ReportRow } from '../../shared/domain/statistics/monthly-report-row.ts';
import type { ReportTable } from '../../shared/domain/statistics/monthly-report-table.ts';
import type { recordColumns } from '../../shared/domain/statistics/observation.ts';

/** A released value in the record shape. A column without content is empty text; the value is a number or empty. */
export type ReleasedRecord = Readonly<Record<Exclude<(typeof recordColumns)[number], 'OBS_VALUE'>, string>> & { readonly OBS_VALUE: number | '' };

const computedComment = 'berechnet';

/**
 * Everything the tables of a report show of its month, as rows of the record shape: the files hold what the page holds,
 * no more and no less. Each value once, in the order of the page.
 */
export const releasedRecords = (report: MonthlyReport, revision: number): ReleasedRecord[] => {
  const issue = `${report.month}/${revision}`;
  const records = report.chapters.flatMap(({ tables }) => tables.flatMap((table) => recordsOf(table, report.month, issue)));
  return [...new Map(records.map((record) => [subjectOf(record), record])).values()];
};

const subjectOf = ({ INDICATOR, REF_AREA, CITIZENSHIP, SEX, AGE, STATUS }: ReleasedRecord): string =>
  [INDICATOR, REF_AREA, CITIZENSHIP, SEX, AGE, STATUS].join('|');

const recordsOf = (table: ReportTable, month: string, issue: string): ReleasedRecord[] => {
  const record = (row: ReportRow, area: string, selection: Selection): ReleasedRecord => ({
    INDICATOR: table.indicator.code,
    REF_AREA: area,
    TIME_PERIOD: month,
    FREQ: 'M',
    CITIZENSHIP: selection.citizenship,
    SEX: selection.sex,
    AGE: selection.age,
    STATUS: selection.status,
    OBS_VALUE: row.now.kind === 'value' ? row.now.value : '',
    UNIT_MEASURE: table.indicator.unit,
    ...statusesOf(row),
    ...originOf(row, table, issue),
  });
  return [
    ...[...table.wholes, ...table.administrations].map((row) => record(row, row.key, allTotals)),
    ...table.municipalities.flatMap(({ rows }) => rows.map((row) => record(row, row.key, allTotals))),
    ...table.breakdowns.flatMap(({ dimension, area, rows }) => rows.map((row) => record(row, area, { ...allTotals, [dimension]: row.key }))),
  ];
};

// SDMX: Q missing because suppressed, L not collected, O missing, M cannot exist. One code for all that is hidden: which cell
// was hidden for its own sake would be a hint.
const absent = {
  unknown: { OBS_STATUS: 'L', CONF_STATUS: 'F' },
  later: { OBS_STATUS: 'O', CONF_STATUS: 'F' },
  meaningless: { OBS_STATUS: 'M', CONF_STATUS: 'F' },
} as const;

const statusesOf = ({ now, observation }: ReportRow): Pick<ReleasedRecord, 'OBS_STATUS' | 'CONF_STATUS'> => {
  if (now.kind === 'unknown' && now.secret) return { OBS_STATUS: 'Q', CONF_STATUS: 'C' };
  if (now.kind !== 'value') return absent[now.kind];
  return { OBS_STATUS: observation?.obsStatus ?? computedStatus(now), CONF_STATUS: 'F' };
};

const computedStatus = ({ marks }: Extract<Figure, { kind: 'value' }>): string => {
  if (marks.includes('s')) return 'E';
  return marks.includes('p') ? 'P' : 'A';
};

type Origin = 'SOURCE' | 'REFERENCE_DATE' | 'RELEASE' | 'ROUNDING_BASE' | 'COMMENT_OBS';

const originOf = ({ now, observation }: ReportRow, { sources, referenceDates }: ReportTable, issue: string): Pick<ReleasedRecord, Origin> => {
  if (observation === undefined || now.kind !== 'value') {
    return {
      SOURCE: sources.join('; '),
      REFERENCE_DATE: referenceDates.length === 1 ? (referenceDates[0] ?? '') : '',
      RELEASE: issue,
      ROUNDING_BASE: '',
      COMMENT_OBS: now.kind === 'value' ? computedComment : '',
    };
  }
  return {
    SOURCE: observation.source,
    REFERENCE_DATE: observation.referenceDate ?? '',
    RELEASE: observation.release === '' ? issue : observation.release,
    ROUNDING_BASE: observation.roundingBase === undefined ? '' : String(observation.roundingBase),
    COMMENT_OBS: observation.comment,
  };
};
