import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { observationKey } from '../../../shared/domain/statistics/observation.ts';
import { changedFirst, differenceCells, differenceColumns, vintageDifference } from '../../../shared/domain/statistics/vintage-difference.ts';
import { observation } from '../../support/observations.ts';

const without = (field: 'value', given: Observation): Observation => {
  const { [field]: _, ...rest } = given;
  return rest;
};

describe('difference between two states', () => {
  it('begins with what changed, then what is gone, then what is new, for who sees its beginning only', () => {
    const before = [observation({ sex: 'F', value: 1 }), observation({ sex: 'M', value: 2 })];
    const difference = vintageDifference(before, [observation({ value: 3 }), observation({ sex: 'M', value: 4 })]);
    expect(difference.map(({ kind }) => kind)).toEqual(['new', 'gone', 'changed']);
    expect(changedFirst(difference).map(({ kind }) => kind)).toEqual(['changed', 'gone', 'new']);
  });

  it('names what is new, gone and changed, totals first, and leaves out what is the same', () => {
    const same = observation({ area: '01', value: 3, source: 'AZR', release: '1' });
    const before = [observation({ sex: 'M', value: 5 }), observation({ sex: 'F', value: 6 }), same];
    const after = [{ ...same, source: 'LaZuF', release: '2' }, observation({ sex: 'F', value: 4 }), observation({ value: 9 })];
    expect(vintageDifference(before, after).map(({ sex, kind, change, fields }) => [sex, kind, change, fields])).toEqual([
      ['_T', 'new', undefined, []],
      ['F', 'changed', -2, ['value']],
      ['M', 'gone', undefined, []],
    ]);
  });

  it('calls a value changed whose number is the same but not what is said about it', () => {
    const before = observation({ value: 5, obsStatus: 'P' });
    const after = observation({ value: 5, roundingBase: 5, referenceDate: '2026-10-29', comment: 'geprüft' });
    expect(vintageDifference([before], [after])).toMatchObject([
      { kind: 'changed', change: 0, fields: ['obsStatus', 'referenceDate', 'roundingBase', 'comment'] },
    ]);
  });

  it('gives no change in numbers where one of them is missing, and no rounding error where both are there', () => {
    const hidden = without('value', observation({ obsStatus: 'Q', confStatus: 'C' }));
    expect(vintageDifference([hidden], [observation({ value: 4 })])[0]).not.toHaveProperty('change');
    expect(vintageDifference([observation({ value: 12.1 })], [observation({ value: 12.3 })])[0]?.change).toBe(0.2);
  });

  it('has the columns of the record shape and both states side by side', () => {
    const [row] = vintageDifference([observation({ value: 5 })], [observation({ value: 7, obsStatus: 'P', comment: 'neu' })]);
    const cells = row === undefined ? [] : differenceCells(row);
    expect(Object.fromEntries(differenceColumns.map((column, at) => [column, cells[at]]))).toEqual({
      INDICATOR: 'foreign_population',
      REF_AREA: '01058',
      TIME_PERIOD: '2026-10',
      FREQ: 'M',
      CITIZENSHIP: '_T',
      SEX: '_T',
      AGE: '_T',
      STATUS: '_T',
      DIFFERENCE: 'changed',
      OBS_VALUE_BEFORE: 5,
      OBS_VALUE_AFTER: 7,
      OBS_VALUE_CHANGE: 2,
      OBS_STATUS_BEFORE: 'A',
      OBS_STATUS_AFTER: 'P',
      CONF_STATUS_BEFORE: 'F',
      CONF_STATUS_AFTER: 'F',
      REFERENCE_DATE_BEFORE: '',
      REFERENCE_DATE_AFTER: '',
      ROUNDING_BASE_BEFORE: '',
      ROUNDING_BASE_AFTER: '',
      COMMENT_OBS_BEFORE: '',
      COMMENT_OBS_AFTER: 'neu',
    });
  });

  it('leads from one state to the other, in whatever order they were read', () => {
    const states = fc.uniqueArray(
      fc
        .record({ sex: fc.constantFrom('_T', 'F', 'M'), area: fc.constantFrom('01', '01058', '010585803'), value: fc.integer({ min: 0, max: 3 }) })
        .map(observation),
      { selector: observationKey },
    );
    fc.assert(
      fc.property(states, states, (before, after) => {
        const difference = vintageDifference(before, after);
        const state = new Map(before.map((value) => [observationKey(value), value]));
        for (const row of difference) {
          if (row.after === undefined) state.delete(observationKey(row));
          else state.set(observationKey(row), row.after);
        }
        expect(state).toEqual(new Map(after.map((value) => [observationKey(value), value])));
        expect(vintageDifference(before.toReversed(), after.toReversed())).toEqual(difference);
        expect(vintageDifference(after, after)).toEqual([]);
      }),
    );
  });
});
