import fc from 'fast-check';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { acceptsLevel, mayHaveDecimals } from '../../../shared/domain/statistics/indicator.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { confStatuses, type Observation, observationKey, obsStatuses, recordColumns } from '../../../shared/domain/statistics/observation.ts';

const areas = areasOf(county).at('2026-10');
const allAreas = [county.state.key, county.key, ...county.administrations.map(({ area }) => area), ...county.municipalities.map(({ ags }) => ags)];

const text = (maximum: number) =>
  fc
    .string({ unit: fc.constantFrom(...'aäß€ ,;"\n=-0.\u202f😀'), maxLength: maximum })
    .map((value) => value.trim())
    // Only digits behind a number and a comma could be its decimals: that is asked.
    .filter((value) => value.length <= maximum && !/^\d+$/.test(value));

/** A value that its source has rounded, towards zero so that it stays in its range. */
const roundedTo = (value: number, base: number | undefined): number => (base === undefined ? value : Math.trunc(value / base) * base + 0);

const observation: fc.Arbitrary<Observation> = fc.constantFrom(...catalogue.indicators).chain((indicator) => {
  const count = mayHaveDecimals(indicator)
    ? fc.integer({ min: 0, max: 10_000_000 }).map((number) => number / 10_000)
    : fc.integer({ min: indicator.signed ? -1_000_000 : 0, max: 999_999_999 });
  return fc
    .record({
      area: fc.constantFrom(...allAreas.filter((area) => acceptsLevel(indicator, areas.levels(area)))),
      period: fc.constantFrom('2023-06', '2024-02', '2026-10', '2026-11'),
      citizenship: fc.constantFrom('_T', '_X', 'UKR', 'EU27'),
      sex: fc.constantFrom('_T', 'F', 'M', 'D'),
      age: fc.constantFrom('_T', 'Y0T17', 'Y_GE65'),
      status: fc.constantFrom('_T', 'asylum', 'par-24'),
      value: fc.option(count, { nil: undefined }),
      obsStatus: fc.constantFrom(...obsStatuses),
      confStatus: fc.constantFrom(...confStatuses),
      source: text(40),
      referenceDate: fc.option(fc.constantFrom('2026-10-31', '2024-02-29'), { nil: undefined }),
      release: text(10),
      roundingBase: fc.option(fc.constantFrom(1, 5, 1000), { nil: undefined }),
      comment: text(60),
    })
    .map(({ value, referenceDate, roundingBase, source, obsStatus, ...rest }) => {
      const missing = ['H', 'L', 'M', 'O', 'Q'].includes(obsStatus);
      const empty = missing || (value === undefined && ['J', 'K', 'N', 'S'].includes(obsStatus));
      return {
        indicator: indicator.code,
        freq: 'M' as const,
        unit: indicator.unit,
        obsStatus,
        source: source || indicator.source,
        ...rest,
        ...(empty ? {} : { value: roundedTo(value ?? 0, roundingBase) }),
        ...(referenceDate && { referenceDate }),
        ...(roundingBase && { roundingBase }),
      };
    });
});

/** Observations that a file may hold together: no two of the same thing. */
export const observations = fc.uniqueArray(observation, { minLength: 1, maxLength: 30, selector: observationKey });

/** How a program may write the same file. */
export const dialect = fc.record({
  separator: fc.constantFrom(',', ';'),
  bom: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  decimal: fc.constantFrom(',', '.'),
  quoteAll: fc.boolean(),
  columns: fc.shuffledSubarray([...recordColumns], { minLength: recordColumns.length }),
  blankAtEnd: fc.boolean(),
});

type Dialect = typeof dialect extends fc.Arbitrary<infer T> ? T : never;

/** Writes observations as CSV. */
export const writeCsv = (rows: readonly Observation[], { separator, bom, lineEnd, decimal, quoteAll, columns, blankAtEnd }: Dialect): string => {
  const number = (value: number | undefined): string => {
    if (value === undefined) return '';
    // 1.234 would be ambiguous, 1.2340 is not.
    return (/\.\d{3}$/.test(String(value)) ? `${value}0` : String(value)).replace('.', decimal);
  };
  const cellsOf = (o: Observation): Record<(typeof recordColumns)[number], string> => ({
    INDICATOR: o.indicator,
    REF_AREA: o.area,
    TIME_PERIOD: o.period,
    FREQ: o.freq,
    CITIZENSHIP: o.citizenship,
    SEX: o.sex,
    AGE: o.age,
    STATUS: o.status,
    OBS_VALUE: number(o.value),
    UNIT_MEASURE: o.unit,
    OBS_STATUS: o.obsStatus,
    CONF_STATUS: o.confStatus,
    SOURCE: o.source,
    REFERENCE_DATE: o.referenceDate ?? '',
    RELEASE: o.release,
    ROUNDING_BASE: o.roundingBase === undefined ? '' : String(o.roundingBase),
    COMMENT_OBS: o.comment,
  });
  const quote = (cell: string): string => (quoteAll || /[,;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [columns, ...rows.map((row) => columns.map((name) => cellsOf(row)[name]))].map((line) => line.map(quote).join(separator));
  return `${bom ? '\uFEFF' : ''}${lines.join(lineEnd)}${lineEnd}${blankAtEnd ? `${separator.repeat(16)}${lineEnd}` : ''}`;
};
