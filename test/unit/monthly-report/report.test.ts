import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { addMonths, type Month, monthsUntil } from '../../../shared/domain/calendar.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { type MonthlyReport, monthlyReport, reportMonths } from '../../../shared/domain/statistics/monthly-report.ts';
import type { ReportTable } from '../../../shared/domain/statistics/monthly-report-table.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { countyMonth } from '../../support/county-figures.ts';
import { observation } from '../../support/observations.ts';

const month = '2026-10';
const first = county.administrations[0]?.area ?? '';

const allocations = (area: string, period: Month, value: number, more: Partial<Observation> = {}): Observation =>
  observation({ indicator: 'allocations_to_municipality', area, period, value, ...more });

const report = (rows: readonly Observation[], published?: readonly Observation[]): MonthlyReport =>
  monthlyReport({ month, profile: county, catalogue, observations: Map.groupBy(rows, ({ period }) => period), ...(published && { published }) });

const tableOf = (found: MonthlyReport, code: string): ReportTable | undefined =>
  found.chapters.flatMap(({ tables }) => tables).find(({ indicator }) => indicator.code === code);

describe('months', () => {
  it('looks at its own and the 23 before, never further', () => {
    const months = reportMonths(month);
    expect([months.length, months[0], months.at(-1)]).toEqual([24, '2024-11', '2026-10']);
  });

  it('compares with the month before and the same month last year, and adds up from January', () => {
    const rows = monthsUntil(month, 13).map((period, at) => allocations(county.key, period, at));
    const row = tableOf(report(rows), 'allocations_to_municipality')?.wholes[0];
    // Values 0 … 12 for October 2025 … October 2026; January 2026 is 3.
    expect(row).toMatchObject({
      now: { kind: 'value', value: 12 },
      before: { value: 11 },
      change: 1,
      yearAgo: { value: 0 },
      yearToDate: { value: 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 },
    });
  });

  it('gives no sum since January when a month is missing, and says which', () => {
    const rows = monthsUntil(month, 10)
      .filter((period) => period !== '2026-03')
      .map((period) => allocations(county.key, period, 5));
    const table = tableOf(report(rows), 'allocations_to_municipality');
    expect(table?.wholes[0]?.yearToDate).toEqual({ kind: 'unknown', secret: false });
    expect(table?.missingMonths).toEqual([{ name: county.name, months: ['2026-03'] }]);
  });

  it('speaks of a missing sum only where a line has none, not of the county in a table of the Land', () => {
    const rows = monthsUntil(month, 10).map((period) =>
      observation({ indicator: 'asylum_first_applications', area: county.state.key, period, value: 5 }),
    );
    const table = tableOf(report(rows), 'asylum_first_applications');
    expect(table?.wholes).toMatchObject([{ key: county.state.key, yearToDate: { value: 50 } }]);
    expect(table?.missingMonths).toEqual([]);
    const without = tableOf(report(rows.filter(({ period }) => period !== '2026-02')), 'asylum_first_applications');
    expect(without?.missingMonths).toEqual([{ name: county.state.name, months: ['2026-02'] }]);
  });

  it('does not know what past months did not bring, and waits for its own month only', () => {
    const [row] = tableOf(report([allocations(county.key, month, 5)]), 'allocations_to_municipality')?.wholes ?? [];
    const unknown = { kind: 'unknown', secret: false };
    expect(row).toMatchObject({ before: unknown, yearAgo: unknown, yearToDate: unknown });
    const rows = monthsUntil(month, 10).flatMap((period) => (period === month ? [] : [allocations(county.key, period, 5)]));
    expect(report(rows).keyFigures[0]).toMatchObject({ now: { kind: 'later' }, before: { value: 5 }, yearToDate: { kind: 'later' } });
  });

  it('gives no sum since January that would reveal a hidden month', () => {
    const rows = monthsUntil(month, 10).map((period) => allocations(county.key, period, 5, period === '2026-03' ? { confStatus: 'C' } : {}));
    expect(tableOf(report(rows), 'allocations_to_municipality')?.wholes[0]?.yearToDate).toEqual({ kind: 'unknown', secret: true });
  });

  it('adds up the operands of a derived figure, and nothing over time of a stock', () => {
    const rows = monthsUntil(month, 10).flatMap((period) => [
      allocations(county.key, period, 3),
      observation({ indicator: 'allocation_target_municipality', area: county.key, period, value: 4 }),
      observation({ indicator: 'municipal_housing_places', area: county.key, period, value: 4 }),
    ]);
    const found = report(rows);
    expect(tableOf(found, 'allocation_balance')?.wholes[0]?.yearToDate).toMatchObject({ value: -10 });
    expect(tableOf(found, 'allocation_fulfilment_rate')?.wholes[0]?.yearToDate).toMatchObject({ value: 75 });
    expect(tableOf(found, 'municipal_housing_places')?.wholes[0]).not.toHaveProperty('yearToDate');
  });

  it('carries nothing forward: without figures of the month there is no table', () => {
    const found = report([allocations(county.key, addMonths(month, -1), 7)]);
    expect(found.chapters.flatMap(({ tables }) => tables)).toEqual([]);
    expect(found.keyFigures[0]).toMatchObject({ now: { kind: 'later' }, before: { value: 7 } });
    expect(found.keyFigures[0]).not.toHaveProperty('change');
  });
});

describe('tables', () => {
  it('has one line per administration, and the Gemeinden of those that deliver them', () => {
    const table = tableOf(report(countyMonth(month)), 'allocations_to_municipality');
    expect(table?.administrations).toHaveLength(19);
    expect(table?.municipalities).toHaveLength(13);
    expect(table?.municipalities.flatMap(({ rows }) => rows)).toHaveLength(159);
    expect(table?.wholes.map(({ key }) => key)).toEqual([county.key]);
  });

  it('shows no lines for administrations where only the county has the figure', () => {
    const table = tableOf(report([observation({ indicator: 'naturalisations', area: county.key, value: 80 })]), 'naturalisations');
    expect([table?.administrations, table?.municipalities, table?.wholes.length]).toEqual([[], [], 1]);
  });

  it('shows the figures of the Land where they are the Land’s', () => {
    const table = tableOf(
      report([observation({ indicator: 'asylum_first_applications', area: county.state.key, value: 300 })]),
      'asylum_first_applications',
    );
    expect(table?.wholes.map(({ name }) => name)).toEqual([county.state.name]);
  });

  it('names what is missing of a total, by name', () => {
    const rows = county.administrations.slice(1).map(({ area }) => allocations(area, month, 2));
    const table = tableOf(report(rows), 'allocations_to_municipality');
    expect(table?.gaps).toEqual([{ name: county.name, missing: [county.administrations[0]?.name], delivered: 36 }]);
    expect(table?.wholes).toMatchObject([{ key: county.key, now: { kind: 'later' } }]);
  });

  it('keeps its number and lists what is not there', () => {
    const [chapter] = report([observation({ indicator: 'private_entries', area: county.key, value: 3 })]).chapters;
    expect(chapter?.tables.map(({ number }) => number)).toEqual(['1.5']);
    expect(chapter?.missing.map(({ code }) => code)).toContain('allocations_to_municipality');
  });

  it('breaks the county down by its categories, whoever delivered them', () => {
    const rows = county.administrations.flatMap(({ area }) =>
      ['asylum', 'ukraine', 'other'].map((status, at) => allocations(area, month, at, { status })),
    );
    const table = tableOf(report(rows), 'allocations_to_municipality');
    expect(table?.breakdowns).toMatchObject([
      {
        dimension: 'status',
        area: county.key,
        rows: [
          { key: 'asylum', now: { value: 0 } },
          { key: 'other', now: { value: 38 } },
          { key: 'ukraine', now: { value: 19 } },
        ],
      },
    ]);
    expect(table?.wholes[0]).toMatchObject({ now: { value: 57 } });
  });

  it('shows the 15 largest citizenships and the rest in one line', () => {
    const codes = Array.from({ length: 18 }, (_, at) => `C${String.fromCodePoint(65 + at)}`);
    const rows = [...codes, '_O'].map((citizenship, at) =>
      observation({ indicator: 'allocations_to_district', area: county.key, citizenship, value: citizenship === '_O' ? 1 : 100 - at }),
    );
    const lines = tableOf(report(rows), 'allocations_to_district')?.breakdowns[0]?.rows;
    expect(lines?.map(({ key }) => key)).toEqual([...codes.slice(0, 15), '_O']);
    expect(lines?.at(-1)).toMatchObject({ now: { value: 85 + 84 + 83 + 1 } });
  });

  it('gives sources and reference dates', () => {
    const rows = [
      allocations(county.key, month, 1, { source: 'B', referenceDate: '2026-10-28' }),
      allocations(first, month, 1, { source: 'A', referenceDate: '2026-10-31' }),
    ];
    expect(tableOf(report(rows), 'allocations_to_municipality')).toMatchObject({ sources: ['A', 'B'], referenceDates: ['2026-10-28', '2026-10-31'] });
  });

  it('marks what a correction changed', () => {
    const rows = county.administrations.map(({ area }) => allocations(area, month, 2));
    const before = rows.map((row) => (row.area === first ? { ...row, value: 1 } : row));
    const table = tableOf(report(rows, before), 'allocations_to_municipality');
    const revised = table?.administrations.filter(({ now }) => now.kind === 'value' && now.marks.includes('r'));
    expect(revised?.map(({ key }) => key)).toEqual([first]);
    expect(table?.wholes[0]).toMatchObject({ now: { value: 38, marks: ['r'] } });
    const found = report(rows, before);
    expect(found.trends[0]?.points.at(-1)).toMatchObject({ value: 38, marks: ['r'] });
    // The Amt and the county, of the allocations and of nothing else.
    expect(found.corrected).toBe(2);
    expect(report(rows, rows).corrected).toBe(0);
    expect(report(rows)).not.toHaveProperty('corrected');
  });
});

describe('what the mails say', () => {
  it('gives each administration its own key figures, missing ones without a value', () => {
    const rows = county.administrations.slice(1).flatMap(({ area }) => [allocations(area, month, 5), allocations(area, '2026-09', 4)]);
    const { county: whole, administrations } = report([
      ...rows,
      observation({ indicator: 'naturalisations', area: county.key, value: 80 }),
    ]).announced;
    expect(administrations).toHaveLength(19);
    const named = {
      indicator: 'allocations_to_municipality',
      label: expect.stringContaining('Zuweisungen'),
      englishLabel: expect.stringContaining('Allocations'),
      unit: 'P',
    };
    expect(administrations[0]?.figures).toEqual([named]);
    expect(administrations[1]?.figures).toEqual([{ ...named, value: 5, previous: 4 }]);
    expect(whole.map(({ indicator }) => indicator)).toEqual(county.report.keyFigures);
    expect(whole.find(({ indicator }) => indicator === 'naturalisations')).toMatchObject({ value: 80 });
  });

  it('says nothing that must not be shown', () => {
    const { administrations } = report([allocations(first, month, 2, { confStatus: 'A' })]).announced;
    expect(administrations[0]?.figures[0]).not.toHaveProperty('value');
  });
});
