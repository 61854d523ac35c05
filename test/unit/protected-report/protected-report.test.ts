import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countyCatalogue } from '../../../shared/county/catalogue.ts';
import { county } from '../../../shared/county/county.ts';
import { addMonths, type Month } from '../../../shared/domain/calendar.ts';
import { cellId, sinceJanuary } from '../../../shared/domain/statistics/disclosure/cell-id.ts';
import { type ProtectedReport, type Protection, protectReport } from '../../../shared/domain/statistics/disclosure/protected-report.ts';
import { releasedCellsSchema } from '../../../shared/domain/statistics/disclosure/released-cells.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { observation } from '../../support/observations.ts';
import { solve } from '../../support/solver.ts';

const month = '2026-10';
const indicator = 'deportations';
const [first = '', second = '', third = ''] = county.administrations.map(({ area }) => area);

const values = (of: Month, counts: Readonly<Record<string, number>>, what = indicator): Observation[] =>
  county.administrations.map(({ area }) => observation({ indicator: what, area, period: of, value: counts[area] ?? 20, source: 'Kreis' }));

const protect = (
  observations: readonly Observation[],
  protection: Partial<Protection> = {},
  different: Partial<Parameters<typeof protectReport>[0]> = {},
): ProtectedReport =>
  protectReport(
    {
      month,
      profile: county,
      catalogue: countyCatalogue,
      observations: Map.groupBy(observations, ({ period }) => period),
      ...different,
    },
    { revision: 1, earlier: [], also: [], solve, ...protection },
  );

const id = (area: string, period = month, what = indicator): string => cellId({ indicator: what, area, period });
const hiddenIn = ({ cells }: ProtectedReport, period = month): string[] =>
  Object.keys(cells.shown).filter((key) => cells.shown[key] === null && key.split('|')[2] === period);

describe('the protection of a report', () => {
  it('hides a small count, and another one that would give it away', () => {
    const made = protect(values(month, { [first]: 2 }));
    expect(hiddenIn(made)).toContain(id(first));
    expect(hiddenIn(made)).toHaveLength(2);
    expect(made.cells.shown[id(county.key)]).toBe(2 + 18 * 20);
    expect(made.notes).toEqual([]);
  });

  it('hides a small sum since January whose months it does not show', () => {
    const months = Array.from({ length: 10 }, (_, at) => addMonths(month, -at));
    const small = (of: Month): Observation =>
      observation({ indicator: 'dublin_transfers', area: county.key, period: of, value: of === month ? 1 : 0 });
    const { report, cells } = protect(months.map(small));
    expect(cells.shown[id(county.key, sinceJanuary(month), 'dublin_transfers')]).toBeNull();
    const [table] = report.chapters.flatMap(({ tables }) => tables).filter((one) => one.indicator.code === 'dublin_transfers');
    expect(table?.missingMonths).toEqual([]);
  });

  it('shows zeros, and everything else where nothing is small', () => {
    expect(hiddenIn(protect(values(month, { [first]: 0 })))).toEqual([]);
  });

  it('leaves no figure of a table, key figure, chart or mail that the pattern hides', () => {
    const { report, cells } = protect(values(month, { [first]: 1, [second]: 2 }));
    const [table] = report.chapters.flatMap(({ tables }) => tables).filter((one) => one.indicator.code === indicator);
    for (const row of table?.administrations ?? []) {
      expect(row.now.kind === 'value' ? row.now.value : null).toBe(cells.shown[id(row.key)]);
    }
    expect(table?.administrations.filter(({ now }) => now.kind === 'unknown' && now.secret).length).toBeGreaterThanOrEqual(2);
  });

  it('hides what is computed with a hidden count', () => {
    const occupied = { [first]: 2 };
    const made = protect([...values(month, occupied, 'municipal_housing_occupied'), ...values(month, {}, 'municipal_housing_places')]);
    const free = made.report.chapters.flatMap(({ tables }) => tables).find((one) => one.indicator.code === 'municipal_housing_free');
    expect(free?.administrations.find(({ key }) => key === first)?.now).toEqual({ kind: 'unknown', secret: true });
  });

  it('hides the sum since January where it would give the month away', () => {
    const months = Array.from({ length: 10 }, (_, at) => addMonths('2026-01', at));
    // Issue after issue, as they appear: each knows what the ones before have shown.
    let earlier: ProtectedReport['cells'][] = [];
    for (const of of months) {
      const made = protect(
        months.filter((one) => one <= of).flatMap((one) => values(one, one === month ? { [first]: 1 } : {})),
        { earlier },
        { month: of },
      );
      earlier = [...earlier, made.cells];
    }
    const last = earlier.at(-1);
    expect(last?.shown[id(first)]).toBeNull();
    expect(last?.shown[id(first, sinceJanuary(month))]).toBeNull();
  });

  it('goes on hiding what an earlier issue has hidden', () => {
    const september = '2026-09';
    const was = protect(values(september, { [first]: 2 }), {}, { month: september });
    const [protecting = ''] = hiddenIn(was, september).filter((key) => key !== id(first, september));
    const now = protect([...values(september, { [first]: 2 }), ...values(month, {})], { earlier: [was.cells] });
    expect(now.cells.shown[protecting]).toBeNull();
    expect(now.cells.shown[id(first, september)]).toBeNull();
  });

  it('does not let a correction reveal what the issue before has hidden', () => {
    const was = protect(values(month, { [first]: 2 }));
    const [protecting = ''] = hiddenIn(was).filter((key) => key !== id(first));
    // The small count was a mistake: now nothing is small, but the other number shown would tell what stood there.
    const now = protect(values(month, { [first]: 9 }), { revision: 2, earlier: [was.cells] }, { published: values(month, { [first]: 2 }) });
    expect(now.cells.shown[protecting]).toBeNull();
    expect(now.report.chapters.flatMap(({ tables }) => tables).flatMap(({ administrations }) => administrations)).not.toContainEqual(
      expect.objectContaining({ now: expect.objectContaining({ marks: ['r'], value: 2 }) }),
    );
  });

  it('hides what staff ask for besides, and protects it like the rest', () => {
    const made = protect(values(month, {}), { also: [id(third)] });
    expect(made.cells.shown[id(third)]).toBeNull();
  });

  it('keeps the pattern of a revision that was begun', () => {
    const made = protect(values(month, { [first]: 2 }));
    const again = protect(values(month, { [first]: 2 }), { own: made.cells, solve: () => ({ status: 'failed', columns: new Map() }) });
    expect(again.cells).toEqual(made.cells);
    expect(again.report).toEqual(made.report);
  });

  it('rounds each number by itself where the rule says so, totals from exact numbers', () => {
    const made = protect(values(month, { [first]: 2, [second]: 3, [third]: 18 }, 'foreign_population'));
    expect([first, second, third].map((area) => made.cells.shown[id(area, month, 'foreign_population')])).toEqual([0, 5, 20]);
    expect(made.cells.shown[id(county.key, month, 'foreign_population')]).toBe(345);
  });

  it('takes the rule that a county has chosen instead', () => {
    const rounded = { ...countyCatalogue, of: (code: string) => ({ ...countyCatalogue.of(code), disclosure: 'rounding-5' }) };
    const made = protect(values(month, { [first]: 2 }), {}, { catalogue: rounded });
    expect(hiddenIn(made)).toEqual([]);
    expect(made.cells.shown[id(first)]).toBe(0);
  });

  it('joins citizenships that are too small with the others, so that nothing is hidden', () => {
    const counts = { UKR: 40, SYR: 21, AFG: 2, YEM: 1, _O: 5 };
    const made = protect(
      Object.entries(counts).map(([citizenship, value]) =>
        observation({ indicator: 'allocations_to_district', citizenship, value, source: 'Landesamt' }),
      ),
    );
    expect(hiddenIn(made)).toEqual([]);
    const [table] = made.report.chapters.flatMap(({ tables }) => tables).filter((one) => one.indicator.code === 'allocations_to_district');
    expect(table?.breakdowns[0]?.rows.map(({ key, now }) => [key, now.kind === 'value' && now.value])).toEqual([
      ['UKR', 40],
      ['SYR', 21],
      ['_O', 8],
    ]);
    expect(made.structure.categories).toEqual([{ indicator: 'allocations_to_district', dimension: 'citizenship', codes: ['SYR', 'UKR', '_O'] }]);
  });

  it('survives being stored', () => {
    const { cells } = protect(values(month, { [first]: 2 }));
    expect(releasedCellsSchema.parse(JSON.parse(JSON.stringify(cells)))).toEqual(cells);
  });

  it('never shows a count below three of persons, whatever was delivered', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 19, maxLength: 19 }), (counts) => {
        const made = protect(values(month, Object.fromEntries(county.administrations.map(({ area }, at) => [area, counts[at] ?? 0]))));
        const shown = Object.entries(made.cells.shown).filter(([key]) => key.startsWith(indicator));
        expect(shown.filter(([, value]) => value === 1 || value === 2)).toEqual([]);
        const hidden = hiddenIn(made);
        // A hidden count never stands alone against a total that is shown.
        if (made.cells.shown[id(county.key)] !== null) expect(hidden).not.toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
