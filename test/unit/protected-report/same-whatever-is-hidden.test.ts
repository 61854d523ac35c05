import fc from 'fast-check';
import { expect, it } from 'vitest';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { county } from '../../../shared/county/county.ts';
import { addMonths } from '../../../shared/domain/calendar.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { observation } from '../../support/observations.ts';
import { memorySystem } from '../publish-report/memory-system.ts';

const month = '2026-10';
const areas = county.administrations.map(({ area }) => area);
const gemeinden = county.administrations.find(({ municipalities }) => municipalities.length > 8)?.municipalities ?? [];

/** Persons that are counted elsewhere, so that no total changes: in areas, in Gemeinden, by status, by sex and age at once. */
type World = { readonly areas: number; readonly gemeinden: number; readonly status: number; readonly crossed: number };

/** The world that the pattern is made for, and which area it hides beside the first. */
const first: World = { areas: 0, gemeinden: 0, status: 0, crossed: 0 };
type Partner = (indicator: string) => string | undefined;

const of = (different: Partial<Observation>): Observation => observation({ source: 'Kreis', period: month, ...different });

/** Counts of areas of which the first is small; persons are moved from its partner. */
const byArea = (indicator: string, among: readonly string[], persons: number, partner: Partner): Observation[] =>
  among.map((area, at) => {
    const moved = area === partner(indicator) ? -persons : 0;
    return of({
      indicator,
      area,
      value: at === 0 ? 1 + persons : 30 + at + moved,
      comment: at === 0 ? 'Anmerkung' : '',
      referenceDate: `${month}-28`,
    });
  });

const figures = (world: World, partner: Partner): Observation[] => [
  ...['deportations', 'municipal_housing_occupied', 'naturalisations'].flatMap((indicator) => byArea(indicator, areas, world.areas, partner)),
  ...byArea('allocations_to_municipality', gemeinden, world.gemeinden, partner),
  ...areas.map((area) => of({ indicator: 'municipal_housing_places', area, value: 100, unit: 'PL' })),
  ...gemeinden.map((area) => of({ indicator: 'allocation_target_municipality', area, value: 50 })),
  ...Object.entries({ asylum: 1 + world.status, other: 30 - world.status, resettlement: 50 }).map(([status, value]) =>
    of({ indicator: 'allocations_to_district', area: county.key, status, value }),
  ),
  ...['F', 'M'].flatMap((sex) =>
    ['Y_LT18', 'Y_GE18'].map((age) =>
      of({
        indicator: 'asylblg_recipients',
        area: county.key,
        sex,
        age,
        value: (sex === 'F') === (age === 'Y_LT18') ? 1 + world.crossed : 30 - world.crossed,
      }),
    ),
  ),
  // Earlier months, so that there are sums since January and columns of other months. What January has stands nowhere: the sums stay.
  ...Array.from({ length: 9 }, (_, at) => addMonths('2026-01', at)).flatMap((period) =>
    areas.map((area, at) => {
      const moved = area === partner('deportations') ? -world.areas : at === 0 ? world.areas : 0;
      return of({ indicator: 'deportations', area, period, value: period.endsWith('-01') ? 10 - moved : 10 });
    }),
  ),
];

/** Everything that anybody outside can see of a publication: files, lists, mails. The PDF is everything that its typesetter is told. */
const publicOf = async (world: World, partner: Partner) => {
  const { deliver, deps, files, events, cells } = memorySystem();
  deliver(figures(world, partner));
  const own = deps();
  const crosses = [{ indicator: 'asylblg_recipients', rows: 'sex', columns: 'age' }] as const;
  const site = { ...own.site, county: { ...county, report: { ...county.report, crosses } } };
  const pdf = async (document: unknown) => new TextEncoder().encode(JSON.stringify(document));
  await publishReport({ month }, { ...own, site, pdf });
  const [released] = cells.values();
  return { files, events, shown: released?.shown ?? {}, behind: released?.behind ?? {} };
};

const person = fc.constantFrom(0, 1);
const worlds = fc.record({ areas: person, gemeinden: person, status: person, crossed: person });

it('publishes the same bytes whatever the hidden numbers are', async () => {
  const one = await publicOf(first, () => undefined);
  const hidden = Object.keys(one.shown).filter((id) => one.shown[id] === null);
  const partner: Partner = (indicator) =>
    hidden
      .map((id) => id.split('|'))
      .find(([code, area, period]) => code === indicator && period === month && ![areas[0], gemeinden[0]].includes(area))?.[1];
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const other = await publicOf(world, partner);
      // In each of them something else is hidden, and the same cells are.
      if (Object.values(world).includes(1)) expect(other.behind).not.toEqual(one.behind);
      expect(other.shown).toEqual(one.shown);
      expect(other.events).toEqual(one.events);
      expect([...other.files.keys()]).toEqual([...one.files.keys()]);
      for (const [path, body] of one.files) expect(other.files.get(path) === body, path).toBe(true);
    }),
    { numRuns: 5, examples: [[{ areas: 1, gemeinden: 1, status: 1, crossed: 1 }]] },
  );
}, 240_000);
