import type { CountyProfile } from '../../shared/county/profile.ts';
import { addDays, addMonths, type IsoDate, lastDayOf, type Month, monthsUntil } from '../../shared/domain/calendar.ts';
import { random } from './example-random.ts';

type County = Pick<CountyProfile, 'key' | 'state' | 'populations' | 'administrations' | 'collection'>;
type Row = {
  readonly indicator: string;
  readonly area: string;
  readonly value: number;
  readonly citizenship?: string;
  readonly sex?: string;
  readonly age?: string;
  readonly status?: string;
  readonly obsStatus?: 'P' | 'D';
  readonly source?: string;
  readonly referenceDate?: IsoDate;
  readonly comment?: string;
};

/** Months of figures at the start. */
const historyMonths = 24;

const columns = [
  'INDICATOR',
  'REF_AREA',
  'TIME_PERIOD',
  'CITIZENSHIP',
  'SEX',
  'AGE',
  'STATUS',
  'OBS_VALUE',
  'OBS_STATUS',
  'SOURCE',
  'REFERENCE_DATE',
  'COMMENT_OBS',
] as const;

/** The month that the administrations themselves have delivered. Not the last one, so that its calendar can be tried from the beginning. */
export const deliveredMonth = (lastMonth: Month): Month => addMonths(lastMonth, -3);

/**
 * A figures file with 24 months of invented values up to a month. The same month gives the same bytes, and a month keeps
 * its values when the next one comes. What administrations deliver is not in it for the month that they have delivered.
 */
export const exampleFigures = (lastMonth: Month, county: County): string => {
  const lines = monthsUntil(lastMonth, historyMonths).flatMap((month) =>
    rowsOf(month, lastMonth, county).map(
      ({
        indicator,
        area,
        value,
        citizenship = '',
        sex = '',
        age: years = '',
        status = '',
        obsStatus = 'A',
        source = 'Beispieldaten',
        referenceDate = lastDayOf(month),
        comment = '',
      }) => [indicator, area, month, citizenship, sex, years, status, value, obsStatus, source, referenceDate, comment].join(','),
    ),
  );
  return `${[columns.join(','), ...lines].join('\n')}\n`;
};

const rowsOf = (month: Month, lastMonth: Month, county: County): Row[] => [
  ...allocationRows(month, county),
  ...residentRows(month, county),
  ...administrationRows(month, county).filter(({ indicator }) => month !== deliveredMonth(lastMonth) || !isCollected(county, indicator)),
  ...countyRows(month, lastMonth, county),
  ...crossedRows(month, county),
  ...stateRows(month, county),
];

// The file is imported today: it would replace what was delivered long ago.
const isCollected = ({ collection }: County, indicator: string): boolean => collection.indicators.some(({ code }) => code === indicator);

/** Months since 2020, the clock of all slow trends. */
const age = (month: Month): number => (Number(month.slice(0, 4)) - 2020) * 12 + Number(month.slice(5));

/** Between −1 and 1, the same for the same words. */
const wobble = (...words: readonly string[]): number => 2 * random(...words) - 1;

/** More people are allocated in autumn, fewer in spring. */
const season = (month: Month): number => 1 + 0.25 * Math.sin(((Number(month.slice(5)) - 6) / 12) * 2 * Math.PI);

// The oldest count, so that a month keeps its values when a newer one is entered.
const personsOf = ({ populations: [count] }: County): ReadonlyMap<string, number> => new Map(Object.entries(count?.persons ?? {}));

const populations = (county: County) => {
  const { administrations } = county;
  const persons = personsOf(county);
  const parts = administrations.map((administration) => ({
    ...administration,
    population: administration.municipalities.reduce((sum, ags) => sum + (persons.get(ags) ?? 0), 0),
  }));
  return { parts, persons, whole: parts.reduce((sum, { population }) => sum + population, 0) };
};

/** Target by population, allocations by free places; the larger Ämter say for each Gemeinde, the others for the whole. */
const allocationRows = (month: Month, county: County): Row[] => {
  const { parts, persons, whole } = populations(county);
  const expected = 85 * season(month) * (1 + 0.15 * wobble('expected', month));
  return parts.flatMap(({ area, municipalities, population }): Row[] => {
    const target = Math.round((expected * population) / whole);
    const received = Math.max(0, Math.round(target * (1 + 0.6 * wobble('received', area, month))));
    const entries = Math.round((population / whole) * 28 * (1 + 0.5 * wobble('entries', area, month)));
    const byMunicipality = municipalities.length > 12;
    return [
      { indicator: 'allocation_target_municipality', area, value: target },
      { indicator: 'private_entries', area, value: entries },
      ...(byMunicipality
        ? share(received, municipalities, persons).map(([ags, value]) => ({ indicator: 'allocations_to_municipality', area: ags, value }))
        : [{ indicator: 'allocations_to_municipality', area, value: received }]),
    ];
  });
};

/** Splits persons among Gemeinden by population: whole persons, and their sum is what was split. */
const share = (persons: number, municipalities: readonly string[], populationOf: ReadonlyMap<string, number>): [string, number][] => {
  const whole = municipalities.reduce((sum, ags) => sum + (populationOf.get(ags) ?? 0), 0);
  let people = 0;
  let given = 0;
  return municipalities.map((ags) => {
    people += populationOf.get(ags) ?? 0;
    const upTo = Math.round((persons * people) / whole);
    const value = upTo - given;
    given = upTo;
    return [ags, value];
  });
};

/** Foreign population: 3 to 14 per cent by Gemeinde, growing by about a fiftieth a year. */
const residentRows = (month: Month, county: County): Row[] =>
  [...personsOf(county)].map(([ags, population]) => {
    const town = Math.min(population / 30_000, 1);
    const rate = 0.03 + 0.04 * random('rate', ags) + 0.05 * town;
    const growth = 1 + 0.0017 * age(month) + 0.004 * wobble('residents', ags, month);
    return { indicator: 'foreign_population', area: ags, value: Math.round(population * Math.min(rate * growth, 0.14)) };
  });

/** Two of five places are in flats, and full as all are: with the sum, as the administrations deliver it. */
const byKind = (sum: Row): Row[] => {
  const flats = Math.round(sum.value * 0.4);
  return [{ ...sum, status: 'shared', value: sum.value - flats }, { ...sum, status: 'flat', value: flats }, sum];
};

/** Rows of what every administration knows of itself. */
export const administrationRows = (month: Month, county: County): Row[] =>
  populations(county).parts.flatMap(({ area, population }): Row[] => {
    const places = Math.round((population * (0.011 + 0.006 * random('places', area))) / 5) * 5 + 5 * Math.floor(age(month) / 12);
    const occupied = Math.round(places * (0.78 + 0.12 * wobble('full', area) + 0.05 * wobble('occupied', area, month)));
    const ukraine = Math.round(population * (0.01 + 0.003 * random('ukraine', area)) * (1 + 0.0015 * age(month)));
    const benefits = Math.round(occupied * (0.7 + 0.05 * wobble('benefits', area, month)));
    return [
      ...byKind({ indicator: 'municipal_housing_places', area, value: places }),
      ...byKind({ indicator: 'municipal_housing_occupied', area, value: occupied }),
      { indicator: 'ukraine_registered_stock', area, value: ukraine },
      { indicator: 'asylblg_recipients', area, value: benefits },
    ];
  });

// Invented monthly means and spreads; the county alone has these figures.
const countyMeans: readonly (readonly [indicator: string, mean: number, spread: number])[] = [
  ['naturalisations', 84, 0.25],
  ['naturalisations_applications', 118, 0.3],
  ['integration_course_entries', 96, 0.35],
  ['unaccompanied_minors', 62, 0.1],
  ['obliged_to_leave', 410, 0.05],
  ['departures_voluntary', 11, 0.4],
  ['deportations', 5, 0.5],
  ['dublin_transfers', 4, 0.5],
];

// Of a hundred allocated persons.
const origins = { UKR: 38, SYR: 21, AFG: 17, TUR: 9, YEM: 5, _O: 10 } as const;

/** Allocations by citizenship, and the same persons by group: people from Ukraine do not ask for asylum, some Afghans come by a programme. */
const originRows = (month: Month, area: string): Row[] => {
  const allocated = 85 * season(month) * (1 + 0.15 * wobble('expected', month));
  const byOrigin = Object.entries(origins).map(([citizenship, percent]) => ({
    indicator: 'allocations_to_district',
    area,
    citizenship,
    value: Math.round(((allocated * percent) / 100) * (1 + 0.3 * wobble('origin', citizenship, month))),
  }));
  const of = (code: string): number => byOrigin.find(({ citizenship }) => citizenship === code)?.value ?? 0;
  const all = byOrigin.reduce((sum, { value }) => sum + value, 0);
  const programme = Math.round(of('AFG') / 3);
  const groups = { asylum: all - of('UKR') - programme, ukraine: of('UKR'), programme } as const;
  return [...byOrigin, ...Object.entries(groups).map(([status, value]) => ({ indicator: 'allocations_to_district', area, status, value }))];
};

const countyRows = (month: Month, lastMonth: Month, { key: area }: County): Row[] => {
  return [
    ...countyMeans.map(([indicator, mean, spread]) => ({ indicator, area, value: Math.round(mean * (1 + spread * wobble(indicator, month))) })),
    ...originRows(month, area),
    // Final after three months, as at the real source.
    {
      indicator: 'sgb2_recipients_foreign',
      area,
      value: Math.round(5400 + 6 * age(month) + 90 * wobble('sgb2', month)),
      ...(age(lastMonth) - age(month) < 3 && { obsStatus: 'P' as const }),
    },
    { indicator: 'allocation_quota_district', area, value: 9.6 },
    { indicator: 'allocation_forecast_year', area, value: 1000 + 50 * Math.round(2 * wobble('forecast', month.slice(0, 4))) },
  ];
};

// Of a hundred displaced from Ukraine, and of a hundred foreign residents: invented shares by two dimensions at once.
const ukraineShares = [
  { sex: 'F', age: 'Y0T17', percent: 15 },
  { sex: 'F', age: 'Y18T64', percent: 39 },
  { sex: 'F', age: 'Y_GE65', percent: 9 },
  { sex: 'M', age: 'Y0T17', percent: 16 },
  { sex: 'M', age: 'Y18T64', percent: 17 },
  { sex: 'M', age: 'Y_GE65', percent: 4 },
] as const;
const statusShares = [
  { status: 'permit', sex: 'F', percent: 34 },
  { status: 'permit', sex: 'M', percent: 37 },
  { status: 'section_24', sex: 'F', percent: 11 },
  { status: 'section_24', sex: 'M', percent: 7 },
  { status: 'procedure', sex: 'F', percent: 2 },
  { status: 'procedure', sex: 'M', percent: 4 },
  { status: 'toleration', sex: 'F', percent: 1 },
  { status: 'toleration', sex: 'M', percent: 2 },
  { status: 'other', sex: 'F', percent: 1 },
  { status: 'other', sex: 'M', percent: 1 },
] as const;

/** What the county alone knows by two dimensions at once. Displaced from Ukraine are as many as the administrations count together. */
const crossedRows = (month: Month, county: County): Row[] => {
  const { key: area } = county;
  const ukraine = administrationRows(month, county).filter(({ indicator }) => indicator === 'ukraine_registered_stock');
  const residents = residentRows(month, county);
  const sum = (rows: readonly Row[]): number => rows.reduce((all, { value }) => all + value, 0);
  const split = <Share extends { readonly percent: number }>(indicator: string, whole: number, shares: readonly Share[]): Row[] =>
    shares.map(({ percent: _percent, ...categories }, at) => {
      const upTo = (count: number): number => Math.round((whole * shares.slice(0, count).reduce((all, { percent }) => all + percent, 0)) / 100);
      return { indicator, area, ...categories, value: upTo(at + 1) - upTo(at) };
    });
  return [...split('ukraine_registered_stock', sum(ukraine), ukraineShares), ...split('residents_by_status', sum(residents), statusShares)];
};

// Invented means, spreads and yearly growth of what the Land says of itself beside the county.
const comparedMeans: readonly (readonly [indicator: string, mean: number, spread: number, yearly: number])[] = [
  ['allocations_to_district', 905, 0.2, 0],
  ['ukraine_registered_stock', 33_400, 0.002, 0.018],
  ['foreign_population', 212_000, 0.003, 0.02],
  ['obliged_to_leave', 4650, 0.04, 0],
  ['unaccompanied_minors', 690, 0.06, 0],
  ['naturalisations', 930, 0.2, 0],
  ['departures_voluntary', 118, 0.3, 0],
  ['deportations', 61, 0.4, 0],
];

/** A register that is read on the last Sunday, one that is read in the middle of the month, and one that counts something else. */
const comparedDays = (month: Month): Readonly<Record<string, Partial<Row>>> => {
  const last = lastDayOf(month);
  const lastSunday = addDays(last, -new Date(`${last}T00:00:00Z`).getUTCDay());
  return {
    ukraine_registered_stock: { referenceDate: lastSunday },
    obliged_to_leave: { referenceDate: `${month}-15` },
    unaccompanied_minors: { obsStatus: 'D', comment: 'Das Land zählt Zuständigkeiten der Jugendämter.' },
  };
};

const stateRows = (month: Month, { state: { key: area } }: County): Row[] => {
  const capacity = 5900 + 100 * Math.round(3 * wobble('capacity', month.slice(0, 4)));
  return [
    { indicator: 'arrivals_registered', area, value: Math.round(510 * season(month) * (1 + 0.2 * wobble('arrivals', month))) },
    { indicator: 'arrivals_ukraine_state_housing', area, value: Math.round(230 * (1 + 0.3 * wobble('arrivals-ukraine', month))) },
    { indicator: 'state_housing_capacity', area, value: capacity },
    { indicator: 'state_housing_occupants', area, value: Math.round(capacity * (0.62 + 0.12 * wobble('occupants', month))) },
    ...comparedMeans.map(([indicator, mean, spread, yearly]) => ({
      indicator,
      area,
      value: Math.round(mean * (1 + (yearly * age(month)) / 12) * (1 + spread * wobble('state', indicator, month))),
      source: 'Beispieldaten des Landes',
      ...comparedDays(month)[indicator],
    })),
  ];
};
