import { describe, expect, it } from 'vitest';
import { ageRange, type Dimension, isComplete } from '../../../shared/domain/statistics/monthly-report-categories.ts';

describe('whether categories cover their dimension', () => {
  it.each<[Dimension, string[], boolean]>([
    ['sex', ['F', 'M'], true],
    ['sex', ['D', 'F', 'M'], true],
    ['sex', ['F'], false],
    ['age', ['Y0T17', 'Y_GE18'], true],
    ['age', ['Y_GE65', 'Y_LT18', 'Y18T64'], true],
    ['age', ['Y_LE17', 'Y_GT17', '_U'], true],
    ['age', ['Y0T17', 'Y_GE19'], false],
    ['age', ['Y0T17', 'Y17T64', 'Y_GE65'], false],
    ['age', ['Y0T17', 'Y18T64'], false],
    ['age', ['Y0T17', 'CHILDREN'], false],
    ['age', [], false],
    ['citizenship', ['UKR', 'SYR', '_O'], true],
    ['citizenship', ['UKR', 'SYR'], false],
    ['status', ['asylum', 'ukraine', 'other'], true],
    ['status', ['other'], false],
  ])('%s %j: %s', (dimension, codes, complete) => {
    expect(isComplete(dimension, codes)).toBe(complete);
  });

  it('reads the codes of CL_AGE', () => {
    expect(ageRange('Y18')).toEqual({ from: 18, to: 18 });
    expect(ageRange('Y_LT18')).toEqual({ from: 0, to: 17 });
    expect(ageRange('Y_GT17')).toEqual({ from: 18, to: undefined });
    expect(ageRange('_X')).toBeUndefined();
  });
});
