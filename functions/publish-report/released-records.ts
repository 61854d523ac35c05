import type { Indicator } from '../../shared/domain/statistics/indicator.ts';
import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { allTotals, type Selection } from '../../shared/domain/statistics/monthly-report-categories.ts';
import type { StateComparison } from '../../shared/domain/statistics/monthly-report-comparison.ts';
import type { Figure } from '../../shared/domain/statistics/monthly-report-figure.ts';
import type { Origin } from '../../shared/domain/statistics/monthly-report-origin.ts';
import type { ReportRow } from '../../shared/domain/statistics/monthly-report-row.ts';
import type { ReportTable } from '../../shared/domain/statistics/monthly-report-table.ts';
import type { recordColumns } from '../../shared/domain/statistics/observation.ts';
import { formulaText, noEarlierCount } from './derivation-text.ts';

/** A released value in the record shape. A column without content is empty text; the value is a number or empty. */
export type ReleasedRecord = Readonly<Record<Exclude<(typeof recordColumns)[number], 'OBS_VALUE'>, string>> & { readonly OBS_VALUE: number | '' };

const computedComment = 'berechnet';

/**
 * Everything the tables of a report show of its month, as rows of the record shape: the files hold what the page holds,
 * no more and no less. Each value once, in the order of the page.
 */
export const releasedRecords = (report: MonthlyReport, revision: number): ReleasedRecord[] => {
  const issue = `${report.month}/${revision}`;
  const { month } = report;
  const records = report.chapters.flatMap(({ comparison, tables }) => [
    ...(comparison ? sharesOf(comparison, { month, issue }) : []),
    ...tables.flatMap((table) => recordsOf(table, { month, issue })),
    // What a table of its own has stands there.
    ...(comparison ? comparedOf(comparison, { month, issue }) : []),
  ]);
  const once = new Map<string, ReleasedRecord>();
  for (const record of records) if (!once.has(subjectOf(record))) once.set(subjectOf(record), record);
  return [...once.values()];
};

const subjectOf = ({ INDICATOR, REF_AREA, CITIZENSHIP, SEX, AGE, STATUS }: ReleasedRecord): string =>
  [INDICATOR, REF_AREA, CITIZENSHIP, SEX, AGE, STATUS].join('|');

type Issue = { readonly month: string; readonly issue: string };

/** A line as it stands in a table of an indicator. */
type Line = { readonly row: ReportRow; readonly area: string; readonly selection?: Selection };

/** What is said of a value that was computed, and of one that is not shown. */
type Computed = Origin & { readonly comment: string; readonly absence?: string };

const recordOf = (indicator: Indicator, { row, area, selection = allTotals }: Line, { month, issue }: Issue, computed: Computed): ReleasedRecord => ({
  INDICATOR: indicator.code,
  REF_AREA: area,
  TIME_PERIOD: month,
  FREQ: 'M',
  CITIZENSHIP: selection.citizenship,
  SEX: selection.sex,
  AGE: selection.age,
  STATUS: selection.status,
  OBS_VALUE: row.now.kind === 'value' ? row.now.value : '',
  UNIT_MEASURE: indicator.unit,
  ...statusesOf(row),
  ...originOf(row, computed, issue),
});

const recordsOf = (table: ReportTable, issue: Issue): ReleasedRecord[] => {
  const { indicator, operands, population, sources, referenceDates } = table;
  const derivation =
    operands && `${computedComment}: ${formulaText(indicator, operands, population)}${population?.afterMonth ? `, ${noEarlierCount}` : ''}`;
  const record = (line: Line): ReleasedRecord => {
    const { row } = line;
    const persons = row.inhabitants === undefined ? '' : `: ${row.inhabitants}`;
    const comment = derivation === undefined ? computedComment : `${derivation}${persons}`;
    // Of a hidden or missing figure the table says where such figures come from, and not the parts.
    const own = row.now.kind === 'value' ? { ...row.origin, ...(operands && { sources }) } : { sources, referenceDates };
    return recordOf(indicator, line, issue, { ...own, comment });
  };
  return [
    ...[...table.wholes, ...table.administrations].map((row) => record({ row, area: row.key })),
    ...table.municipalities.flatMap(({ rows }) => rows.map((row) => record({ row, area: row.key }))),
    ...table.breakdowns.flatMap(({ dimension, area, rows }) =>
      rows.map((row) => record({ row, area, selection: { ...allTotals, [dimension]: row.key } })),
    ),
  ];
};

const sharesOf = ({ figures, mostDaysApart }: StateComparison, issue: Issue): ReleasedRecord[] =>
  figures.flatMap(({ indicator: { label }, share }) => {
    if (share === undefined) return [];
    const { indicator, row } = share;
    const days = row.daysApart;
    return recordOf(indicator, { row, area: row.key }, issue, {
      sources: [indicator.source],
      referenceDates: row.now.kind === 'value' ? row.origin.referenceDates : [],
      comment: `${computedComment}: ${formulaText(indicator, [label, label], undefined)}`,
      ...(days !== undefined && {
        absence: `Kein Anteil: Die Stichtage von Kreis und Land liegen ${days} Tage auseinander, höchstens ${mostDaysApart}.`,
      }),
    });
  });

const comparedOf = ({ figures }: StateComparison, issue: Issue): ReleasedRecord[] =>
  figures.flatMap(({ indicator, county, state }) =>
    [county, state].map(({ row }) => recordOf(indicator, { row, area: row.key }, issue, { ...row.origin, comment: computedComment })),
  );

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

type OriginColumn = 'SOURCE' | 'REFERENCE_DATE' | 'RELEASE' | 'ROUNDING_BASE' | 'COMMENT_OBS';

const originOf = ({ now, observation }: ReportRow, computed: Computed, issue: string): Pick<ReleasedRecord, OriginColumn> => {
  if (observation === undefined || now.kind !== 'value') {
    const { sources, referenceDates, comment, absence = '' } = computed;
    return {
      SOURCE: sources.join('; '),
      REFERENCE_DATE: referenceDates.length === 1 ? (referenceDates[0] ?? '') : '',
      RELEASE: issue,
      ROUNDING_BASE: '',
      COMMENT_OBS: now.kind === 'value' ? comment : absence,
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
