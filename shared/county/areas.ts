import type { Administration, CountyProfile } from './profile.ts';

type Areas = Pick<CountyProfile, 'key' | 'name' | 'state' | 'municipalities' | 'administrations'>;

const indexes = new WeakMap<Areas, { readonly names: ReadonlyMap<string, string>; readonly responsible: ReadonlyMap<string, Administration> }>();

// Built once per profile: a report asks for thousands of names.
const indexOf = (county: Areas) => {
  const known = indexes.get(county);
  if (known !== undefined) return known;
  const index = {
    names: new Map([
      [county.state.key, county.state.name],
      [county.key, county.name],
      ...county.municipalities.map(({ ags, name }) => [ags, name] as const),
      ...county.administrations.map(({ area, name }) => [area, name] as const),
    ]),
    responsible: new Map(
      county.administrations.flatMap((administration) => administration.municipalities.map((ags) => [ags, administration] as const)),
    ),
  };
  indexes.set(county, index);
  return index;
};

/** The administration that is responsible for a Gemeinde (AGS of eight digits), `undefined` for a key of elsewhere. */
export const administrationOf = (county: Areas, ags: string): Administration | undefined => indexOf(county).responsible.get(ags);

/**
 * Name of an area by its key: Land, Kreis, Amt (`Amt Achterwehr`), amtsfreie Gemeinde (`Stadt Rendsburg`), Gemeinde (`Felde`).
 * `undefined` for a key that the county does not have.
 */
export const areaName = (county: Areas, key: string): string | undefined => indexOf(county).names.get(key);
