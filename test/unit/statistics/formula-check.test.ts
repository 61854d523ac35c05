import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaFault } from '../../../shared/domain/statistics/formula-check.ts';
import { type Formula, rateBaseOf, type Unit } from '../../../shared/domain/statistics/indicator.ts';
import { grown } from '../../support/catalogue-rows.ts';

const [persons, places] = ['municipal_housing_occupied', 'municipal_housing_places'] as const;
const [cases, rate] = ['naturalisations', 'protection_rate'] as const;
const difference = (minuend: string, subtrahend: string): Formula => ({ kind: 'difference', minuend, subtrahend });
const ratio = (numerator: string, denominator: string): Formula => ({ kind: 'ratio', numerator, denominator });
const added = (unit: Unit, formula: Formula) => () => grown({ code: 'added', unit, formula });

describe('units of a formula', () => {
  it.each([
    ['places minus persons are places', 'PL', difference(places, persons)],
    ['persons minus persons are persons', 'P', difference(persons, 'foreign_population')],
    ['inhabitants are persons', 'P', difference('population', 'foreign_population')],
    ['a rate minus a rate is a rate', '%', difference(rate, 'allocation_quota_district')],
    ['a rate of what is counted', '%', ratio(cases, persons)],
    ['a rate of inhabitants per thousand', 'P_THAB', ratio(places, 'population')],
  ] as const)('fit: %s', (_what, unit, formula) => {
    expect(added(unit, formula)()).toMatchObject({ indicators: expect.arrayContaining([expect.objectContaining({ code: 'added', unit })]) });
  });

  it.each([
    ['persons minus places', 'P', difference(persons, places), 'P, which does not come out of P minus PL'],
    ['places minus persons as persons', 'P', difference(places, persons), 'P, which does not come out of PL minus P'],
    ['places minus cases', 'PL', difference(places, cases), 'PL, which does not come out of PL minus C'],
    ['a count minus a rate', 'P', difference(persons, rate), 'P, which does not come out of P minus %'],
    ['a ratio that is a count', 'P', ratio(persons, places), 'a ratio is a rate'],
    ['a rate of a rate', '%', ratio(persons, rate), 'a rate is of what is counted'],
    ['per thousand of something else', 'P_THAB', ratio(places, persons), 'its denominator is not the population'],
  ] as const)('refuse %s, with the reason', (_what, unit, formula, reason) => {
    expect(added(unit, formula)).toThrow(reason);
    expect(added(unit, formula)).toThrow('added');
  });

  it('are the same question for any three', () => {
    const units = fc.constantFrom<Unit>('P', 'PL', 'C', '%', 'P_THAB');
    fc.assert(
      fc.property(units, units, units, (first, second, unit) => {
        const rows = [
          { code: 'a', unit: first },
          { code: 'b', unit: second },
        ];
        const fits = (formula: Formula): boolean => formulaFault([...rows, { code: 'c', unit, formula }]) === undefined;
        const isPlacesLeft = first === 'PL' && second === 'P' && unit === 'PL';
        expect(fits(difference('a', 'b'))).toBe(isPlacesLeft || (first === unit && second === unit));
        const counts = rateBaseOf(first) === undefined && rateBaseOf(second) === undefined;
        expect(fits(ratio('a', 'b'))).toBe(unit === '%' && counts);
      }),
    );
  });
});

describe('operands', () => {
  it('may be derived themselves, of any depth', () => {
    const catalogue = grown(
      { code: 'free_rate', unit: '%', formula: ratio('municipal_housing_free', places) },
      { code: 'free_rate_gap', unit: '%', formula: difference('free_rate', rate) },
    );
    expect(catalogue.of('free_rate_gap').formula).toEqual(difference('free_rate', rate));
  });

  it('are refused where they go round in a circle, with the way round', () => {
    expect(() => grown({ code: 'a', unit: 'P', formula: difference('a', persons) })).toThrow('a is computed from itself: a from a');
    const circle = () =>
      grown(
        { code: 'a', unit: 'P', formula: difference(persons, 'b') },
        { code: 'b', unit: 'P', formula: difference('c', persons) },
        { code: 'c', unit: 'P', formula: difference('a', persons) },
      );
    expect(circle).toThrow('a is computed from itself: a from b from c from a');
  });

  it('are refused where there is no such indicator, and „population“ stays what it means', () => {
    expect(added('P', difference(persons, 'nothing'))).toThrow('added is computed from nothing, which the catalogue does not have');
    expect(() => grown({ code: 'population', unit: 'P' })).toThrow('population means the inhabitants');
  });
});

describe('shares of the Land', () => {
  it('exist by rule, of what is counted at both levels', () => {
    const { shares, of, find } = grown(
      { code: 'both', unit: 'C', levels: ['state', 'county'] },
      { code: 'quota', unit: '%', levels: ['state', 'county'] },
      { code: 'balance', unit: 'P', levels: ['state', 'county'], signed: true },
      { code: 'local', unit: 'P', levels: ['county'] },
    );
    expect(shares.map(({ code }) => code)).toContain('both_state_share');
    expect(of('both_state_share')).toMatchObject({ unit: '%', levels: ['county'], formula: { ...ratio('both', 'both'), denominatorLevel: 'state' } });
    expect(['quota', 'balance', 'local'].map((code) => find(`${code}_state_share`))).toEqual([undefined, undefined, undefined]);
    expect(() => grown({ code: 'naturalisations_state_share', unit: '%' })).toThrow('twice');
  });
});
