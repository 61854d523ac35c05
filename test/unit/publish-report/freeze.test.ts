import { describe, expect, it } from 'vitest';
import { inputsHashOf, reasonFrom } from '../../../functions/publish-report/freeze.ts';
import { county } from '../../../shared/county/county.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { type Observation, observationSchema } from '../../../shared/domain/statistics/observation.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { observation } from '../../support/observations.ts';

const hashOf = (values: readonly Observation[], site = { county, catalogue }) =>
  inputsHashOf(new Map([['2026-10', values]]), site, surroundings.hash);

const given = [observation({ value: 1, roundingBase: 5, referenceDate: '2026-10-31' }), observation({ sex: 'F', value: 2 })];
const changed: { readonly [Field in keyof Observation]?: Observation[Field] } = {
  indicator: 'naturalisations',
  area: '01',
  citizenship: 'UKR',
  sex: 'M',
  age: 'Y18',
  status: 'asylum',
  value: 0,
  unit: 'PL',
  obsStatus: 'P',
  confStatus: 'C',
  source: 'Register',
  referenceDate: '2026-10-30',
  release: '2',
  roundingBase: 10,
  comment: 'geprüft',
};

describe('hash of what decides a report', () => {
  it('changes with every field of a value but the two that all of a month share', () => {
    expect(Object.keys(changed).sort()).toEqual(
      Object.keys(observationSchema.shape)
        .filter((field) => !['period', 'freq'].includes(field))
        .sort(),
    );
    const hashes = Object.entries(changed).map(([field, content]) => hashOf([{ ...observation(given[0]), [field]: content }, ...given.slice(1)]));
    expect(new Set([hashOf(given), ...hashes]).size).toBe(hashes.length + 1);
  });

  it('tells no value from zero, and the months apart', () => {
    const { value: _, ...missing } = observation({ obsStatus: 'O' });
    expect(hashOf([missing])).not.toBe(hashOf([observation({ obsStatus: 'O', value: 0 })]));
    const apart = inputsHashOf(
      new Map([
        ['2026-09', given],
        ['2026-10', []],
      ]),
      { county, catalogue },
      surroundings.hash,
    );
    expect(apart).not.toBe(
      inputsHashOf(
        new Map([
          ['2026-09', []],
          ['2026-10', given],
        ]),
        { county, catalogue },
        surroundings.hash,
      ),
    );
  });

  it('does not change with the order of the values', () => {
    expect(hashOf(given.toReversed())).toBe(hashOf(given));
  });

  it('changes with the catalogue and with the profile', () => {
    expect(hashOf(given, { county, catalogue: { ...catalogue, indicators: catalogue.indicators.slice(1) } })).not.toBe(hashOf(given));
    expect(hashOf(given, { county: { ...county, name: 'Kreis Beispiel' }, catalogue })).not.toBe(hashOf(given));
  });
});

it('says of a correction without a reason what is other than before: the figures, or only words', () => {
  expect(reasonFrom([])).toBe('Nachgelieferte oder berichtigte Zahlen');
  expect(reasonFrom([], 'words')).toBe('Geänderte Texte oder Angaben, die Zahlen sind dieselben');
  expect(reasonFrom(['Tippfehler'], 'words')).toBe('Tippfehler');
});
