import { addMonths, type Month } from '../../../shared/domain/calendar.ts';
import { sinceJanuary } from '../../../shared/domain/statistics/disclosure/cell-id.ts';
import type { ReportStructure } from '../../../shared/domain/statistics/disclosure/report-structure.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import type { Catalogue } from '../../../shared/domain/statistics/indicators.ts';
import type { KeyFigureRow, MonthlyReport } from '../../../shared/domain/statistics/monthly-report.ts';
import { allTotals, type Dimension, type Selection } from '../../../shared/domain/statistics/monthly-report-categories.ts';
import type { ChartSeries, ReportChart } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import type { StateComparison } from '../../../shared/domain/statistics/monthly-report-comparison.ts';
import type { Figure } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import type { Origin } from '../../../shared/domain/statistics/monthly-report-origin.ts';
import type { PopulationNote, PopulationReference } from '../../../shared/domain/statistics/monthly-report-population.ts';
import type { ReportRow } from '../../../shared/domain/statistics/monthly-report-row.ts';
import type { ReportTable } from '../../../shared/domain/statistics/monthly-report-table.ts';
import type { Observation, recordColumns } from '../../../shared/domain/statistics/observation.ts';
import { formulaText, noEarlierCount } from '../derivation-text.ts';

/** A released value in the record shape. A column without content is empty text; the value is a number or empty. */
export type ReleasedRecord = Readonly<Record<Exclude<(typeof recordColumns)[number], 'OBS_VALUE'>, string>> & { readonly OBS_VALUE: number | '' };

/** What the records of an issue are made from. */
export type RecordsInput = {
  readonly report: MonthlyReport;
  readonly revision: number;
  /** Key of the area that key figures and charts are about. */
  readonly county: string;
  readonly catalogue: Pick<Catalogue, 'disclosureRules'>;
  readonly structure: Pick<ReportStructure, 'indicators'>;
};

/**
 * Every number that an issue publishes, as rows of the record shape: those of its month, of the month before, of the same month last year, of
 * the months since January as a time range, and of the months of its charts. The files hold what the page holds, no more and no less. Each
 * number once, in the order of the page.
 */
export const releasedRecords = (input: RecordsInput): ReleasedRecord[] => {
  const { report, county } = input;
  const record = recordIn(input);
  const numbers = [
    ...report.chapters.flatMap(({ comparison, tables }) => [
      ...(comparison ? sharesOf(comparison) : []),
      ...tables.flatMap((table) => numbersOf(table, report.month)),
      // What a table of its own has stands there.
      ...(comparison ? comparedOf(comparison) : []),
    ]),
    ...report.keyFigures.flatMap((row) => keyNumbersOf(row, county, report.month)),
    ...chartNumbersOf(report, county),
  ];
  const once = new Map<string, ReleasedRecord>();
  for (const released of numbers.map(record)) if (!once.has(subjectOf(released))) once.set(subjectOf(released), released);
  return [...once.values()];
};

const subjectOf = ({ INDICATOR, REF_AREA, TIME_PERIOD, CITIZENSHIP, SEX, AGE, STATUS }: ReleasedRecord): string =>
  [INDICATOR, REF_AREA, TIME_PERIOD, CITIZENSHIP, SEX, AGE, STATUS].join('|');

/** A number as it is shown, and what is said of it. */
type Released = {
  readonly indicator: Indicator;
  readonly area: string;
  readonly selection?: Selection;
  /** Month or range since January; absent: the month of the report. */
  readonly period?: string;
  readonly figure: Figure;
  readonly sources: readonly string[];
  readonly referenceDates?: readonly string[];
  /** The delivered row behind it; absent where it was computed. */
  readonly observation?: Observation | undefined;
  /** To what the source rounds the line, where no rule says it. */
  readonly usualBase?: number | undefined;
  /** Of a value that was not delivered as it is. */
  readonly comment?: string;
  /** Why there is no value. */
  readonly absence?: string;
};

const computedComment = 'berechnet';

const recordIn = (input: RecordsInput) => {
  const { report, revision } = input;
  const issue = `${report.month}/${revision}`;
  const baseOf = roundingBases(input);
  return ({ indicator, area, selection = allTotals, period = report.month, figure, ...origin }: Released): ReleasedRecord => {
    const { observation, sources, referenceDates = [], usualBase = '', comment = '', absence = '' } = origin;
    const shown = figure.kind === 'value';
    const delivered = shown ? observation : undefined;
    return {
      INDICATOR: indicator.code,
      REF_AREA: area,
      TIME_PERIOD: period,
      FREQ: 'M',
      CITIZENSHIP: selection.citizenship,
      SEX: selection.sex,
      AGE: selection.age,
      STATUS: selection.status,
      OBS_VALUE: shown ? figure.value : '',
      UNIT_MEASURE: indicator.unit,
      ...statusesOf(figure, delivered),
      SOURCE: delivered?.source ?? sources.join('; '),
      REFERENCE_DATE: delivered ? (delivered.referenceDate ?? '') : (onlyOne(referenceDates) ?? ''),
      RELEASE: delivered?.release || issue,
      ROUNDING_BASE: shown ? String(delivered?.roundingBase ?? (figure.rounded ? (baseOf(indicator) ?? usualBase) : '')) : '',
      COMMENT_OBS: delivered?.comment ?? (shown ? comment : absence),
    };
  };
};

const onlyOne = (values: readonly string[]): string | undefined => (values.length === 1 ? values[0] : undefined);

/** Multiple to which figures of an indicator are rounded: by the county, or else by their source. */
const roundingBases = ({ structure, catalogue }: RecordsInput) => {
  const own = new Map(structure.indicators.map(({ code, disclosure }) => [code, disclosure]));
  return ({ code, disclosure }: Indicator): number | undefined => {
    const rule = own.get(code);
    if (rule?.method === 'round') return rule.roundingBase;
    return catalogue.disclosureRules.find((known) => known.code === disclosure)?.roundingBase;
  };
};

const numbersOf = (table: ReportTable, month: Month): readonly Released[] => {
  const { indicator, wholes, administrations, municipalities, breakdowns, crosses } = table;
  const line = (row: ReportRow, area: string, selection: Selection = allTotals): readonly Released[] => {
    // The figures of the Land have their own source.
    const usual = area.length === 2 ? (table.stateOrigin ?? table) : table;
    const subject = { indicator, area, selection };
    return [
      { ...subject, figure: row.now, observation: row.observation, ...originIn(table, row, usual), comment: commentOf(table, row) },
      ...otherNumbersOf(row, month, (period) => ({
        ...subject,
        sources: usual.sources,
        ...(table.operands && { comment: derivationOf(table, populationAt(table.population, period)) }),
      })),
    ];
  };
  return [
    ...[...wholes, ...administrations].flatMap((row) => line(row, row.key)),
    ...municipalities.flatMap(({ rows }) => rows.flatMap((row) => line(row, row.key))),
    ...breakdowns.flatMap(({ dimension, area, rows }) => rows.flatMap((row) => line(row, area, { ...allTotals, [dimension]: row.key }))),
    ...crosses.flatMap(({ area, lines }) =>
      lines.flatMap(({ selections, figures }) =>
        figures.map((figure, at): Released => ({ indicator, area, selection: selections[at] ?? allTotals, figure, sources: table.sources })),
      ),
    ),
  ];
};

/** Of a hidden or missing figure the table says where such figures come from, and not the parts. */
const originIn = ({ operands, sources }: ReportTable, { now, origin }: ReportRow, usual: Origin): Origin =>
  now.kind === 'value'
    ? { referenceDates: origin.referenceDates, sources: operands ? sources : origin.sources }
    : { referenceDates: usual.referenceDates, sources: usual.sources };

/** How it was computed in words. */
const derivationOf = ({ indicator, operands = [] }: ReportTable, population: PopulationReference | undefined): string =>
  `${computedComment}: ${formulaText(indicator, operands, population)}`;

/** The inhabitants that a rate of a month refers to. */
const populationAt = (note: PopulationNote | undefined, month: Month): PopulationReference | undefined =>
  note?.others.find((other) => other.month === month) ?? note;

const commentOf = (table: ReportTable, { inhabitants }: ReportRow): string => {
  if (table.operands === undefined) return computedComment;
  const noEarlier = table.population?.afterMonth ? `, ${noEarlierCount}` : '';
  return `${derivationOf(table, table.population)}${noEarlier}${inhabitants === undefined ? '' : `: ${inhabitants}`}`;
};

type Subject = Pick<Released, 'indicator' | 'area' | 'selection' | 'sources' | 'comment'>;

/** What a line shows beside its month. Of other months the report holds no reference date, so none is claimed. */
const otherNumbersOf = (
  { before, yearAgo, yearToDate, observation }: ReportRow,
  month: Month,
  subjectIn: (period: Month) => Subject,
): readonly Released[] => {
  const at = (period: string, figure: Figure): Released => ({ ...subjectIn(period), period, figure, usualBase: observation?.roundingBase });
  return [
    at(addMonths(month, -1), before),
    at(addMonths(month, -12), yearAgo),
    ...(yearToDate ? [{ comment: `${computedComment}: Summe der Monate`, ...at(sinceJanuary(month), yearToDate) }] : []),
  ];
};

const keyNumbersOf = (row: KeyFigureRow, county: string, month: Month): readonly Released[] => {
  const subject = { indicator: row.indicator, area: county, sources: row.now.kind === 'value' ? row.origin.sources : [row.indicator.source] };
  const own = { ...subject, figure: row.now, observation: row.observation, referenceDates: row.origin.referenceDates, comment: computedComment };
  return [own, ...otherNumbersOf(row, month, () => subject)];
};

/** The numbers that charts draw: what no table has. */
const chartNumbersOf = ({ chapters, trends, month }: MonthlyReport, county: string): readonly Released[] => {
  const pointsOf = ({ indicator, points }: Pick<ChartSeries, 'indicator' | 'points'>, over: readonly Month[], selection: Selection): Released[] =>
    points.map((figure, at) => ({ indicator, area: county, selection, sources: [indicator.source], period: over[at] ?? month, figure }));
  const numbersIn = (chart: ReportChart): readonly Released[] => {
    if ('indicator' in chart) {
      const { indicator, month: period, areas } = chart;
      return areas.map(({ area, figure }) => ({ indicator, area, sources: [indicator.source], period, figure }));
    }
    return chart.series.flatMap((one) => pointsOf(one, chart.over, selectionOf(chart.dimension, one.category)));
  };
  return [...trends.flatMap((trend) => pointsOf(trend, trend.over, allTotals)), ...chapters.flatMap(({ charts }) => charts.flatMap(numbersIn))];
};

const selectionOf = (dimension: Dimension | undefined, category: string | undefined): Selection =>
  dimension === undefined || category === undefined ? allTotals : { ...allTotals, [dimension]: category };

const sharesOf = ({ figures, mostDaysApart }: StateComparison): readonly Released[] =>
  figures.flatMap(({ indicator: { label }, share }) => {
    if (share === undefined) return [];
    const { indicator, row } = share;
    const { now, daysApart, origin } = row;
    return {
      indicator,
      area: row.key,
      figure: now,
      observation: row.observation,
      sources: [indicator.source],
      referenceDates: now.kind === 'value' ? origin.referenceDates : [],
      comment: `${computedComment}: ${formulaText(indicator, [label, label], undefined)}`,
      ...(daysApart !== undefined && {
        absence: `Kein Anteil: Die Stichtage von Kreis und Land liegen ${daysApart} Tage auseinander, höchstens ${mostDaysApart}.`,
      }),
    };
  });

const comparedOf = ({ figures }: StateComparison): readonly Released[] =>
  figures.flatMap(({ indicator, county, state }) =>
    [county, state].map(({ row }) => ({
      indicator,
      area: row.key,
      figure: row.now,
      observation: row.observation,
      ...row.origin,
      comment: computedComment,
    })),
  );

// SDMX: Q missing because suppressed, L not collected, O missing, M cannot exist. One code for all that is hidden: which cell
// was hidden for its own sake would be a hint.
const absent = {
  unknown: { OBS_STATUS: 'L', CONF_STATUS: 'F' },
  later: { OBS_STATUS: 'O', CONF_STATUS: 'F' },
  meaningless: { OBS_STATUS: 'M', CONF_STATUS: 'F' },
} as const;

const statusesOf = (figure: Figure, observation: Observation | undefined): Pick<ReleasedRecord, 'OBS_STATUS' | 'CONF_STATUS'> => {
  if (figure.kind === 'unknown' && figure.secret) return { OBS_STATUS: 'Q', CONF_STATUS: 'C' };
  if (figure.kind !== 'value') return absent[figure.kind];
  return { OBS_STATUS: observation?.obsStatus ?? computedStatus(figure), CONF_STATUS: 'F' };
};

const computedStatus = ({ marks }: Extract<Figure, { kind: 'value' }>): string => {
  if (marks.includes('s')) return 'E';
  return marks.includes('p') ? 'P' : 'A';
};
