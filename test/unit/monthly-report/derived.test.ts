import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releasedRecords } from '../../../functions/publish-report/files/released-records.ts';
import { county } from '../../../shared/county/county.ts';
import { derive } from '../../../shared/domain/statistics/derived-figure.ts';
import { type Formula, operandsOf, rateBaseOf, type Unit } from '../../../shared/domain/statistics/indicator.ts';
import { monthlyReport, type ReportProfile } from '../../../shared/domain/statistics/monthly-report.ts';
import type { Figure } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { grown } from '../../support/catalogue-rows.ts';
import { observation } from '../../support/observations.ts';

const month = '2026-10';

// Two that are computed from what is computed, and one per thousand inhabitants.
const catalogue = grown(
  { code: 'free_share', unit: '%', formula: { kind: 'ratio', numerator: 'municipal_housing_free', denominator: 'municipal_housing_places' } },
  { code: 'filled', unit: 'PL', formula: { kind: 'difference', minuend: 'municipal_housing_places', subtrahend: 'municipal_housing_occupied' } },
  { code: 'entries_not_foreign', unit: 'P', formula: { kind: 'difference', minuend: 'population', subtrahend: 'foreign_population' } },
  { code: 'places_per_thousand', unit: 'P_THAB', formula: { kind: 'ratio', numerator: 'municipal_housing_places', denominator: 'population' } },
);
const extra = ['free_share', 'filled', 'entries_not_foreign', 'places_per_thousand'];
const [firstCount] = county.populations;
if (firstCount === undefined) throw new Error('a county without inhabitants');
const profile: ReportProfile = {
  ...county,
  report: { ...county.report, chapters: [...county.report.chapters, { id: 'extra', title: 'Mehr', indicators: extra }] },
};
const derivedCodes = [...catalogue.indicators, ...catalogue.shares].filter(({ formula }) => formula).map(({ code }) => code);
const leaves = (code: string): string[] => {
  const formula = code === 'population' ? undefined : catalogue.of(code).formula;
  return formula === undefined ? [code] : operandsOf(formula).flatMap(leaves);
};
const delivered = [...new Set(derivedCodes.flatMap(leaves))].filter((code) => code !== 'population');

/** What is delivered of an indicator: a value, nothing, or a value that is hidden. */
const states = fc.oneof({ weight: 6, arbitrary: fc.nat(4000) }, fc.constantFrom('missing' as const, 'hidden' as const));

/** A month of the county and the Land, every administration by itself: each cell for itself a value, hidden or missing. */
const months = fc
  .array(fc.tuple(...delivered.map(() => states)), { minLength: county.administrations.length + 1, maxLength: county.administrations.length + 1 })
  .map((cells) =>
    cells.flatMap((states, at): Observation[] =>
      states.flatMap((state, index) => {
        const area = county.administrations[at]?.area ?? county.state.key;
        const indicator = delivered[index] ?? '';
        if (state === 'missing') return [];
        const unit = catalogue.of(indicator).unit;
        return state === 'hidden'
          ? [observation({ indicator, area, unit, value: 7, confStatus: 'C' })]
          : [observation({ indicator, area, unit, value: state })];
      }),
    ),
  );

const recordsOf = (observations: readonly Observation[], of: ReportProfile = profile) =>
  releasedRecords({
    report: monthlyReport({ month, profile: of, catalogue, observations: new Map([[month, observations]]) }),
    revision: 1,
    county: of.key,
    catalogue,
    structure: { indicators: [] },
  }).filter(({ TIME_PERIOD }) => TIME_PERIOD === month);

/** As a reader does it, in whole numbers: half away from zero. */
const tenths = (first: bigint, second: bigint, base: bigint): number => {
  const [scaled, by] = [first * base * 10n * 2n, second];
  const sign = scaled < 0n !== by < 0n ? -1n : 1n;
  const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
  return Number(sign * ((absolute(scaled) + absolute(by)) / (absolute(by) * 2n))) / 10;
};

describe('a derived figure', () => {
  const value = (number: number): Figure => ({ kind: 'value', value: number, marks: [], rounded: false });
  const hidden: Figure[] = [
    { kind: 'unknown', secret: true },
    { kind: 'unknown', secret: false },
  ];
  const absent: Figure[] = [...hidden, { kind: 'later' }, { kind: 'meaningless' }];
  const kinds = fc.constantFrom<Formula['kind']>('ratio', 'difference');
  const units = fc.constantFrom<Unit>('P', 'PL', 'C', '%', 'P_THAB');

  it('never appears when an operand is hidden, missing or does not exist', () => {
    fc.assert(
      fc.property(kinds, units, fc.constantFrom(...absent), fc.oneof(fc.nat().map(value), fc.constantFrom(...absent)), (kind, unit, gone, other) => {
        for (const figure of [derive(kind, unit, gone, other), derive(kind, unit, other, gone)]) {
          expect(figure.kind).not.toBe('value');
          if (hidden.includes(gone) || hidden.includes(other)) expect(figure.kind).toBe('unknown');
        }
      }),
    );
  });

  it('is exactly what whole numbers give, to one decimal, half away from zero', () => {
    const number = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(number, number, fc.constantFrom<Unit>('%', 'P_THAB'), (first, second, unit) => {
        fc.pre(second !== 0);
        const base = BigInt(rateBaseOf(unit) ?? 0);
        expect(derive('ratio', unit, value(first), value(second))).toEqual(value(tenths(BigInt(first), BigInt(second), base)));
      }),
      { numRuns: 2000 },
    );
    // In the middle of two tenths, where binary fractions would fall short.
    for (let half = 1; half < 4000; half += 2)
      expect(derive('ratio', '%', value(half), value(2000))).toEqual(value(tenths(BigInt(half), 2000n, 100n)));
  });

  it('computes averages, which have decimals, as exactly', () => {
    expect(derive('ratio', '%', value(512.35), value(1000))).toEqual(value(51.2));
    expect(derive('ratio', '%', value(0.15), value(100))).toEqual(value(0.2));
    expect(derive('difference', 'P', value(0.3), value(0.1))).toEqual(value(0.2));
  });
});

describe('the derived figures of a report', () => {
  it('appear only with all they come from, and are recomputed from the published rows as they stand', () => {
    fc.assert(
      fc.property(months, (observations) => {
        const records = recordsOf(observations);
        const published = new Map(records.map((record) => [`${record.INDICATOR} ${record.REF_AREA}`, record]));
        let computed = 0;
        for (const { INDICATOR, REF_AREA, OBS_VALUE, UNIT_MEASURE, COMMENT_OBS } of records) {
          const { formula, unit } = catalogue.of(INDICATOR);
          if (formula === undefined || OBS_VALUE === '') continue;
          computed += 1;
          expect(UNIT_MEASURE).toBe(unit);
          const ofState = formula.kind === 'ratio' && formula.denominatorLevel === 'state';
          const read = (code: string, area: string): number | undefined => {
            // The inhabitants stand in the row itself.
            if (code === 'population') return Number(/: (\d+)$/.exec(COMMENT_OBS)?.[1]);
            const found = published.get(`${code} ${area}`)?.OBS_VALUE;
            return typeof found === 'number' ? found : undefined;
          };
          const [one, two] = operandsOf(formula);
          const [first, second] = [read(one, REF_AREA), read(two, ofState ? county.state.key : REF_AREA)];
          if (first === undefined || second === undefined) throw new Error(`${INDICATOR} ${REF_AREA} has a value without ${one} or ${two}`);
          expect(OBS_VALUE).toBe(
            formula.kind === 'difference' ? first - second : tenths(BigInt(first), BigInt(second), BigInt(rateBaseOf(unit) ?? 0)),
          );
        }
        expect(computed).toBeGreaterThan(0);
      }),
      { numRuns: 15 },
    );
  });

  it('keep what is hidden hidden, at any depth', () => {
    const area = county.administrations[0]?.area ?? '';
    const rows = [
      observation({ indicator: 'municipal_housing_places', area, unit: 'PL', value: 100 }),
      observation({ indicator: 'municipal_housing_occupied', area, value: 98, confStatus: 'A' }),
    ];
    const records = recordsOf(rows).filter(({ REF_AREA }) => REF_AREA === area);
    const of = (code: string) => records.find(({ INDICATOR }) => INDICATOR === code);
    for (const code of ['municipal_housing_occupied', 'municipal_housing_free', 'filled', 'free_share']) {
      expect([code, of(code)?.OBS_VALUE, of(code)?.OBS_STATUS, of(code)?.CONF_STATUS, of(code)?.COMMENT_OBS]).toEqual([code, '', 'Q', 'C', '']);
    }
    expect(of('places_per_thousand')?.OBS_VALUE).toBeGreaterThan(0);
  });

  it('are computed from what is computed, each as it is shown', () => {
    const area = county.administrations[0]?.area ?? '';
    const rows = [
      observation({ indicator: 'municipal_housing_places', area, unit: 'PL', value: 300 }),
      observation({ indicator: 'municipal_housing_occupied', area, value: 299 }),
    ];
    const [share] = recordsOf(rows).filter(({ INDICATOR, REF_AREA }) => INDICATOR === 'free_share' && REF_AREA === area);
    expect(share).toMatchObject({
      OBS_VALUE: 0.3,
      COMMENT_OBS: 'berechnet: Freie Plätze in kommunalen Unterkünften geteilt durch Plätze in kommunalen Unterkünften, mal 100',
    });
  });
});

describe('a second count of inhabitants', () => {
  const doubled = Object.fromEntries(Object.entries(firstCount.persons).map(([key, persons]) => [key, 2 * persons]));
  const second = { date: '2026-06-30', source: 'Neue Zählung', persons: doubled };
  const later: ReportProfile = { ...profile, populations: [...county.populations, second] };
  const everyMonth = (value: number): ReadonlyMap<string, readonly Observation[]> =>
    new Map(
      ['2025-05', '2025-06', '2026-05', '2026-06'].map((period) => [
        period,
        county.administrations.map(({ area }) => observation({ area, period, value })),
      ]),
    );
  const shareIn = (of: string, own: ReportProfile) =>
    monthlyReport({ month: of, profile: own, catalogue, observations: everyMonth(1000) })
      .chapters.flatMap(({ tables }) => tables)
      .find(({ indicator }) => indicator.code === 'foreign_population_share');

  it('changes rates from the month on in which it is valid, and none before', () => {
    const rates = ({ now, before, yearAgo }: NonNullable<ReturnType<typeof shareIn>>['wholes'][number]) =>
      [now, before, yearAgo].map((figure) => (figure.kind === 'value' ? figure.value : figure.kind));
    // 19 × 1.000 of 278.058, and of twice as many.
    expect(shareIn('2026-06', profile)?.wholes.map(rates)).toEqual([[6.8, 6.8, 6.8]]);
    expect(shareIn('2026-06', later)?.wholes.map(rates)).toEqual([[3.4, 6.8, 6.8]]);
    expect(shareIn('2026-05', later)?.wholes.map(rates)).toEqual([[6.8, 'unknown', 6.8]]);
  });

  it('is named beside the rate, and the other one for the months that it does not count for', () => {
    expect(shareIn('2026-06', later)?.population).toEqual({
      month: '2026-06',
      date: '2026-06-30',
      source: 'Neue Zählung',
      afterMonth: false,
      others: [
        { month: '2026-05', date: '2024-12-31', source: firstCount.source, afterMonth: false },
        { month: '2025-06', date: '2024-12-31', source: firstCount.source, afterMonth: false },
      ],
    });
    expect(shareIn('2026-05', later)?.population).toMatchObject({ date: '2024-12-31', others: [] });
  });

  it('says that there is no earlier one where all are later than the month', () => {
    expect(shareIn('2025-06', { ...profile, populations: [second] })?.population).toMatchObject({ date: '2026-06-30', afterMonth: true });
  });

  it('travels with the key figures', () => {
    const asKeyFigure = { ...later, report: { ...later.report, keyFigures: ['foreign_population_share'] } };
    const report = monthlyReport({ month: '2026-06', profile: asKeyFigure, catalogue, observations: everyMonth(1000) });
    expect(report.announced.county).toMatchObject([{ unit: '%', value: 3.4, previous: 6.8, populationDate: '2026-06-30' }]);
    expect(report.trends[0]?.populations).toMatchObject([
      { month: '2025-06', date: '2024-12-31', afterMonth: false },
      { month: '2026-06', date: '2026-06-30' },
    ]);
  });
});
