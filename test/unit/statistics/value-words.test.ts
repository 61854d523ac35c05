import { describe, expect, it } from 'vitest';
import { categoryLabel, exactChange, exactNumber, signLabels, valueLabel } from '../../../shared/domain/statistics/value-words.ts';
import { observation } from '../../support/observations.ts';

describe('a value in words', () => {
  it('is the whole number, nothing rounded', () => {
    expect([1234567, -1234.5, 0, 0.000125].map(exactNumber)).toEqual(['1.234.567', '−1.234,5', '0', '0,000125']);
    expect([3, -3, 0, undefined].map(exactChange)).toEqual(['+3', '−3', '', '']);
  });

  it('says its unit where it is no count, and why there is none', () => {
    const value = { value: 62.5, unit: '%', obsStatus: 'A' } as const;
    expect(valueLabel(value)).toBe('62,5\u00a0%');
    expect(valueLabel({ ...value, unit: 'P' })).toBe('62,5');
    expect(valueLabel({ unit: 'P', obsStatus: 'Q' })).toBe('geheim');
  });

  it('says its signs, and why it is missing only once', () => {
    expect(signLabels(observation({ value: 5 }))).toEqual([]);
    expect(signLabels(observation({ value: 5, obsStatus: 'P', confStatus: 'C', roundingBase: 5 }))).toEqual([
      'vorläufig',
      'vertraulich',
      'auf 5 gerundet',
    ]);
    expect(signLabels({ value: undefined, obsStatus: 'Q', confStatus: 'F' })).toEqual([]);
    expect(signLabels({ value: undefined, obsStatus: 'Q', confStatus: 'A', roundingBase: 5 })).toEqual(['gesperrt: kleine Zahl']);
  });

  it('says what it is a part of: the words of the codes, then those of the county, then the code', () => {
    const wordOf = (code: string, category: string) => (category === 'status' && code === 'flat' ? 'Wohnungen' : undefined);
    const label = (given: Parameters<typeof observation>[0]) => categoryLabel(observation(given), wordOf);
    expect(label({})).toBe('insgesamt');
    expect(label({ citizenship: 'SYR', sex: 'F', status: 'flat' })).toBe('SYR, Frauen und Mädchen, Wohnungen');
    // Only of the sexes is M men.
    expect(label({ citizenship: '_X', status: 'M' })).toBe('ohne Angabe, M');
  });
});
