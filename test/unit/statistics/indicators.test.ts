import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { county } from '../../../shared/county/county.ts';
import { indicatorSchema, populationDenominator, unitLabels } from '../../../shared/domain/statistics/indicator.ts';
import { acceptsLevel, findIndicator, indicatorOf, indicators, mayHaveDecimals } from '../../../shared/domain/statistics/indicators.ts';

const codes = indicators.map(({ code }) => code);

describe('catalogue of indicators', () => {
  it('has the 37 indicators and the applications for naturalisation, each once and each as the schema wants it', () => {
    z.array(indicatorSchema).parse(indicators.map(({ unitLabel, ...row }) => row));
    expect(new Set(codes).size).toBe(38);
    expect(new Set(indicators.map(({ label }) => label)).size).toBe(38);
  });

  it('derives only from what it has, with the unit that comes out', () => {
    for (const { code, formula, unit, additive } of indicators) {
      if (!formula) continue;
      const parts = formula.kind === 'ratio' ? [formula.numerator, formula.denominator] : [formula.minuend, formula.subtrahend];
      expect([code, parts.filter((part) => part !== populationDenominator && !codes.includes(part))]).toEqual([code, []]);
      expect([code, unit === '%', additive]).toEqual([code, formula.kind === 'ratio', formula.kind === 'difference']);
    }
    expect(indicators.filter(({ formula }) => formula).map(({ code }) => code)).toEqual([
      'allocation_balance',
      'allocation_fulfilment_rate',
      'state_housing_occupancy_rate',
      'municipal_housing_free',
      'foreign_population_share',
    ]);
  });

  it('never adds up rates, over areas or over time', () => {
    for (const { code, unit, additive, overTime } of indicators) if (unit === '%') expect([code, additive, overTime]).toEqual([code, false, 'none']);
  });

  it('names units in German and finds by code', () => {
    expect(findIndicator('naturalisations')).toMatchObject({ label: 'Einbürgerungen', unitLabel: unitLabels.C });
    expect(findIndicator('Naturalisations')).toBeUndefined();
    expect(() => indicatorOf('unknown')).toThrow('unknown');
  });

  it('has every indicator that the report of the county names', () => {
    const { chapters, keyFigures, chart } = county.report;
    const named = [...chapters.flatMap((chapter) => chapter.indicators), ...keyFigures, ...chart];
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it.each([
    // A sum may come for its parts, even where it is usually given as a whole.
    ['arrivals_registered', ['municipality'], true],
    ['municipal_housing_places', ['state'], true],
    ['protection_rate', ['state'], true],
    ['protection_rate', ['county'], false],
    // What a county gets is not what a Gemeinde gets.
    ['allocations_to_district', ['county'], true],
    ['allocations_to_district', ['administration', 'municipality'], false],
    // An amtsfreie Gemeinde is both; one of the two is enough.
    ['allocation_fulfilment_rate', ['administration', 'municipality'], true],
  ] as const)('takes %s at %s: %s', (code, levels, accepted) => {
    expect(acceptsLevel(indicatorOf(code), levels)).toBe(accepted);
  });

  it('allows decimals for rates and averages only', () => {
    expect(indicators.filter((indicator) => indicator.unit !== '%' && mayHaveDecimals(indicator)).map(({ code }) => code)).toEqual([
      'state_housing_occupants_avg',
    ]);
    expect(mayHaveDecimals(indicatorOf('protection_rate'))).toBe(true);
  });
});
