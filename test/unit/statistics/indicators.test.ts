import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { acceptsLevel, mayHaveDecimals, operandsOf, populationDenominator, unitLabels } from '../../../shared/domain/statistics/indicator.ts';
import file from '../../../shared/domain/statistics/indicators.json' with { type: 'json' };
import { catalogue, catalogueOf, usedBy } from '../../../shared/domain/statistics/indicators.ts';

const { indicators } = catalogue;
const codes = indicators.map(({ code }) => code);

describe('catalogue of indicators', () => {
  it('has the 37 indicators and the applications for naturalisation, each once', () => {
    expect(new Set(codes).size).toBe(38);
    expect(new Set(indicators.map(({ label }) => label)).size).toBe(38);
  });

  it('derives only from what it has, with the unit that comes out', () => {
    for (const { code, formula, unit, additive } of indicators) {
      if (!formula) continue;
      const parts = operandsOf(formula);
      expect([code, parts.filter((part) => part !== populationDenominator && !codes.includes(part))]).toEqual([code, []]);
      expect([code, unit === '%', additive]).toEqual([code, formula.kind === 'ratio', formula.kind === 'difference']);
    }
    expect(indicators.filter(({ formula }) => formula).map(({ code }) => code)).toEqual([
      'state_housing_occupancy_rate',
      'allocation_balance',
      'allocation_fulfilment_rate',
      'municipal_housing_free',
      'foreign_population_share',
    ]);
  });

  it('never adds up rates, over areas or over time', () => {
    for (const { code, unit, additive, overTime } of indicators) if (unit === '%') expect([code, additive, overTime]).toEqual([code, false, 'none']);
  });

  it('names units in German and finds by code', () => {
    expect(catalogue.find('naturalisations')).toMatchObject({ label: 'Einbürgerungen', unitLabel: unitLabels.C });
    expect(catalogue.find('Naturalisations')).toBeUndefined();
    expect(() => catalogue.of('unknown')).toThrow('unknown');
  });

  it('has every indicator that the report of the county names', () => {
    const { chapters, keyFigures } = county.report;
    const named = [...chapters.flatMap((chapter) => chapter.indicators), ...keyFigures];
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
    expect(acceptsLevel(catalogue.of(code), levels)).toBe(accepted);
  });

  it('allows decimals for rates and averages only', () => {
    expect(indicators.filter((indicator) => indicator.unit !== '%' && mayHaveDecimals(indicator)).map(({ code }) => code)).toEqual([
      'state_housing_occupants_avg',
    ]);
    expect(mayHaveDecimals(catalogue.of('protection_rate'))).toBe(true);
  });

  it('says of each what a reader must know, in short sentences too', () => {
    for (const { code, label, explanation, plainExplanation } of indicators) {
      const sentences = plainExplanation.split(/(?<=[.?:])\s/);
      expect([code, sentences.filter((sentence) => sentence.split(' ').length > 15)]).toEqual([code, []]);
      expect([code, plainExplanation === explanation, /[;()§]/.test(plainExplanation), label === '']).toEqual([code, false, false, false]);
    }
  });

  it('dates the breaks in their order, each with its reason', () => {
    for (const { code, breaks } of indicators) expect([code, breaks.map(({ from }) => from)]).toEqual([code, breaks.map(({ from }) => from).sort()]);
    expect(catalogue.of('arrivals_registered').breaks.map(({ from }) => from)).toEqual(['2016', '2021', '2023-10']);
    expect(catalogue.of('dublin_transfers').breaks).toMatchObject([{ from: '2021', reason: expect.stringContaining('Dublin') }]);
  });

  it.each([
    ['foreign_population', 'rounding-5'],
    ['sgb2_recipients_foreign', 'minimum-3'],
    ['municipal_housing_free', 'derived'],
    ['deportations', 'no-known-rule'],
    ['municipal_housing_places', 'no-persons'],
  ])('hides %s as its source does: %s', (code, rule) => {
    expect(catalogue.of(code).disclosure).toBe(rule);
  });

  it('gives a county what its chapters name, and what that is computed from', () => {
    const used = usedBy(catalogue, { chapters: [{ indicators: ['municipal_housing_free', 'foreign_population_share'] }] });
    expect(used.indicators.map(({ code }) => code)).toEqual([
      'municipal_housing_places',
      'municipal_housing_occupied',
      'municipal_housing_free',
      'foreign_population',
      'foreign_population_share',
    ]);
    expect(used.find('naturalisations')).toBeUndefined();
    expect(() => usedBy(catalogue, { chapters: [{ indicators: ['unknown'] }] })).toThrow('unknown');
    expect(usedBy(catalogue, county.report).indicators).toEqual(indicators);
  });

  const [row] = file.indicators;
  it.each([
    ['a code twice', { ...row, label: 'Anders' }, 'twice'],
    ['a label twice', { ...row, code: 'other' }, 'twice'],
    ['a disclosure rule that is not there', { ...row, code: 'other', label: 'Anders', disclosure: 'mine' }, 'mine'],
    [
      'an operand that is not there',
      { ...row, code: 'other', label: 'Anders', formula: { kind: 'ratio', numerator: 'x', denominator: 'population' } },
      'x',
    ],
    ['a field that nobody knows', { ...row, code: 'other', label: 'Anders', colour: 'red' }, 'colour'],
    ['a break without a date', { ...row, code: 'other', label: 'Anders', breaks: [{ reason: 'Darum.' }] }, 'from'],
  ])('refuses %s', (_fault, added, named) => {
    expect(() => catalogueOf({ ...file, indicators: [...file.indicators, added] })).toThrow(named);
  });
});
