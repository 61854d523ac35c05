import { isoDateSchema, monthSchema } from '../calendar.ts';
import type { Areas, AreasOverTime } from './areas.ts';
import { citizenshipCode } from './country-codes.ts';
import type { ColumnName } from './figures-header.ts';
import { figuresTexts as texts } from './figures-texts.ts';
import { readValue } from './figures-value.ts';
import { acceptsLevel, type Indicator, unitLabels } from './indicator.ts';
import type { Catalogue } from './indicators.ts';
import { nearestWord } from './nearest-word.ts';
import { confStatuses, type Observation, obsStatuses, total } from './observation.ts';
import { codePatterns, specialCodes, totalWords } from './record-codes.ts';

/** What a row is read against. */
export type FiguresContext = {
  readonly areas: AreasOverTime;
  /** What the county uses: rows of anything else are refused, since no report would show them. */
  readonly catalogue: Pick<Catalogue, 'find' | 'indicators'>;
  /** Month of the import in Berlin, `YYYY-MM`: later ones are refused. */
  readonly currentMonth: string;
};

/** Trimmed text of a column's cell; empty when the cell is, or when the file has no such column. */
export type CellOf = (column: ColumnName) => string;

/** Takes an error; the sentence is only made when it will be shown. Returns `undefined`, so that a reader can end with it. */
export type Report = (column: ColumnName, sentence: () => string) => undefined;

/**
 * Reads one row. Every wrong cell is reported.
 * @returns the observation, or `undefined` when anything was reported
 */
export const readRow = (cell: CellOf, context: FiguresContext, reportTo: Report): Observation | undefined => {
  let wrong = false;
  const report: Report = (column, sentence) => {
    wrong = true;
    return reportTo(column, sentence);
  };

  const indicator = readIndicator(cell('INDICATOR'), context, report);
  const { period, sentence } = readMonth(cell('TIME_PERIOD'), context);
  const area = readArea(cell('REF_AREA'), indicator, context.areas.at(period ?? context.currentMonth), report);
  if (sentence) report('TIME_PERIOD', sentence);
  if (!['', 'M'].includes(cell('FREQ'))) report('FREQ', () => texts.notMonthly(cell('FREQ')));
  const citizenship = readCitizenship(cell, report);
  const sex = readCode('SEX', cell, report);
  const age = readCode('AGE', cell, report);
  const status = readCode('STATUS', cell, report);
  const obsStatus = readListed('OBS_STATUS', obsStatuses, cell, report);
  const confStatus = readListed('CONF_STATUS', confStatuses, cell, report);
  const referenceDate = readDate(cell('REFERENCE_DATE'), report);
  const roundingBase = readRoundingBase(cell('ROUNDING_BASE'), report);
  const source = readText('SOURCE', 200, cell, report);
  const release = readText('RELEASE', 100, cell, report);
  const comment = readText('COMMENT_OBS', 1000, cell, report);
  if (indicator) checkUnit(cell('UNIT_MEASURE'), indicator, report);
  const value = readValue(cell('OBS_VALUE'), indicator ?? unknownIndicator, {
    // A status that is no status forbids nothing: its own error is enough.
    ...(obsStatus ? { obsStatus } : cell('OBS_STATUS') !== '' && { obsStatus: 'K' }),
    ...(confStatus && { confStatus }),
  });
  if ('column' in value) return report(value.column, value.sentence);
  if (roundingBase !== undefined && value.value !== undefined && value.value % roundingBase !== 0)
    report('OBS_VALUE', () => texts.notRounded(cell('OBS_VALUE'), roundingBase));
  if (wrong || !indicator || !area || !period) return undefined;

  return {
    indicator: indicator.code,
    area,
    period,
    freq: 'M',
    citizenship,
    sex,
    age,
    status,
    ...value,
    unit: indicator.unit,
    source: source || indicator.source,
    ...(referenceDate !== undefined && { referenceDate }),
    release,
    ...(roundingBase !== undefined && { roundingBase }),
    comment,
  };
};

const readIndicator = (code: string, { catalogue }: FiguresContext, report: Report): Indicator | undefined =>
  catalogue.find(code) ??
  report('INDICATOR', () =>
    texts.unknownIndicator(
      code,
      nearestWord(
        code.toLowerCase(),
        catalogue.indicators.map((indicator) => indicator.code),
      ),
    ),
  );

// Stands in for an indicator that nobody knows, so that nonsense in its value is named all the same.
const unknownIndicator = { label: '', unit: '%', unitLabel: unitLabels['%'], signed: true } as const;

const readArea = (key: string, indicator: Indicator | undefined, areas: Areas, report: Report): string | undefined => {
  if (key === '') return report('REF_AREA', () => texts.missingArea);
  const area = areas.canonical(key);
  if (area === undefined) return report('REF_AREA', () => areas.explainUnknown(key));
  if (indicator && !acceptsLevel(indicator, areas.levels(area))) {
    return report('REF_AREA', () => texts.wrongLevel(indicator.label, indicator.levels));
  }
  return area;
};

// Which areas there are depends on the month, but what is wrong with it is said after what is wrong with the area: in the order of the columns.
const readMonth = (text: string, { currentMonth }: FiguresContext): { readonly period?: string; readonly sentence?: () => string } => {
  if (!monthSchema.safeParse(text).success) return { sentence: () => texts.notAMonth(text) };
  return text > currentMonth ? { sentence: () => texts.futureMonth(text, currentMonth) } : { period: text };
};

const special = new Set<string>(Object.keys(specialCodes));

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);

const dimensions = {
  CITIZENSHIP: { pattern: whole(codePatterns.CITIZENSHIP), examples: ['UKR', 'SYR', 'EU27', 'other'] },
  SEX: { pattern: whole(codePatterns.SEX), examples: ['F', 'M', 'D'] },
  AGE: { pattern: whole(codePatterns.AGE), examples: ['Y0T17', 'Y18', 'Y_GE65'] },
  STATUS: { pattern: whole(codePatterns.STATUS), examples: ['asylum', 'ukraine', 'Duldung'] },
} as const;

const readCode = (column: keyof typeof dimensions, cell: CellOf, report: Report): string => {
  const text = cell(column);
  if (text === '') return total;
  if (special.has(text)) return text;
  const { pattern, examples } = dimensions[column];
  if (totalWords.has(text.toLowerCase())) report(column, () => texts.totalWord(text));
  else if (!pattern.test(text)) report(column, () => texts.notACode(text, examples));
  const [, from, to] = /^Y(\d+)T(\d+)$/.exec(text) ?? [];
  if (column === 'AGE' && Number(from) > Number(to)) report(column, () => texts.ageOrder(text));
  return text;
};

/** Of two codes for one state one is kept, else its people would be counted twice. */
const readCitizenship = (cell: CellOf, report: Report): string => {
  const code = readCode('CITIZENSHIP', cell, report);
  const known = citizenshipCode(code);
  if (known === undefined) report('CITIZENSHIP', () => texts.unknownCountry(code));
  return known ?? code;
};

const readListed = <T extends string>(column: ColumnName, codes: readonly T[], cell: CellOf, report: Report): T | undefined => {
  const text = cell(column);
  if (text === '') return undefined;
  return codes.find((code) => code === text) ?? report(column, () => texts.notInList(text, codes));
};

// How offices and SDMX's code lists write the units.
const unitNames: Record<keyof typeof unitLabels, readonly string[]> = {
  P: ['P', 'PS', 'PERSONS'],
  PL: ['PL', 'PLACES'],
  C: ['C', 'CASES'],
  '%': ['%', 'PC', 'PT'],
  P_THAB: ['P_THAB'],
};

const checkUnit = (text: string, { unit, unitLabel }: Indicator, report: Report): void => {
  const known = text === '' || unitNames[unit].includes(text.toUpperCase()) || text.toLowerCase() === unitLabel.toLowerCase();
  if (!known) report('UNIT_MEASURE', () => texts.wrongUnit(text, unit, unitLabel));
};

const readDate = (text: string, report: Report): string | undefined => {
  if (text === '') return undefined;
  return isoDateSchema.safeParse(text).success ? text : report('REFERENCE_DATE', () => texts.notADate(text));
};

const readRoundingBase = (text: string, report: Report): number | undefined => {
  if (text === '') return undefined;
  const base = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return base >= 1 && base <= 1000 ? base : report('ROUNDING_BASE', () => texts.notARoundingBase(text));
};

// Line feeds and tabs stay: people write comments of several lines in a cell.
const controlCharacter = /[^\P{Cc}\n\t]/u;

const readText = (column: ColumnName, maximum: number, cell: CellOf, report: Report): string => {
  const text = cell(column);
  if (text.length > maximum) report(column, () => texts.tooLong(maximum));
  if (controlCharacter.test(text)) report(column, () => texts.controlCharacter);
  return text;
};
