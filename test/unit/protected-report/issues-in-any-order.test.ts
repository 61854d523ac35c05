import { describe, expect, it } from 'vitest';
import { releasedRecords } from '../../../functions/publish-report/files/released-records.ts';
import { tidyCsv } from '../../../functions/publish-report/files/tidy-csv.ts';
import { exampleFigures } from '../../../infra/local/example-figures.ts';
import { auditIssue } from '../../../shared/audit/audit-issue.ts';
import { highsSolver } from '../../../shared/audit/highs-solver.ts';
import type { PublishedIssue } from '../../../shared/audit/published-issue.ts';
import { countyCatalogue as catalogue } from '../../../shared/county/catalogue.ts';
import { county } from '../../../shared/county/county.ts';
import type { Month } from '../../../shared/domain/calendar.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { protectReport } from '../../../shared/domain/statistics/disclosure/protected-report.ts';
import type { ReleasedCells } from '../../../shared/domain/statistics/disclosure/released-cells.ts';
import { readFigures } from '../../../shared/domain/statistics/figures-file.ts';
import { readCsv } from '../../../shared/spreadsheets/csv-rows.ts';
import { solve } from '../../support/solver.ts';

const reading = readFigures(readCsv(new TextEncoder().encode(exampleFigures('2026-10', county))).rows, {
  areas: areasOf(county),
  catalogue,
  currentMonth: '2026-10',
});
if (!reading.accepted) throw new Error(JSON.stringify(reading.errors[0]));
const figures = Map.groupBy(reading.observations, ({ period }) => period);

/** Issues of the example county, one after another, each audited beside all that are public. */
const published = async (months: readonly Month[]) => {
  const solver = await highsSolver();
  const earlier: ReleasedCells[] = [];
  const issues: PublishedIssue[] = [];
  return months.map((month) => {
    const observations = new Map([...figures].filter(([of]) => of <= month));
    const { report, cells, structure, notes } = protectReport(
      { month, profile: county, catalogue, observations },
      { revision: 1, earlier, also: [], solve },
    );
    const records = releasedRecords({ report, revision: 1, county: county.key, catalogue, structure });
    const issue = { month, revision: 1, csv: tidyCsv(records), structure: JSON.stringify(structure) };
    const { unsafe, cells: audited } = auditIssue(issue, issues, solver);
    earlier.push(cells);
    issues.push(issue);
    return { unsafe, notes, hidden: audited.length, withheld: cells.withheld ?? [] };
  });
};

describe('issues of a county', { timeout: 240_000 }, () => {
  // A system begins in the middle of a year: its first issues show sums of months that no issue has shown, and later ones show these months.
  it('are safe beside each other when they begin before a turn of the year', async () => {
    const issues = await published(['2025-11', '2025-12', '2026-01', '2026-02', '2026-03']);
    expect(issues.flatMap(({ unsafe, notes }) => [...unsafe, ...notes])).toEqual([]);
    expect(issues.every(({ hidden }) => hidden > 100)).toBe(true);
  });

  it('are safe in any order: what cannot be protected any more is not shown', async () => {
    const issues = await published(['2026-10', '2026-09', '2026-04', '2025-12']);
    expect(issues.flatMap(({ unsafe, notes }) => [...unsafe, ...notes])).toEqual([]);
    expect(issues[0]?.withheld).toEqual([]);
    expect(issues.flatMap(({ withheld }) => withheld).length).toBeGreaterThan(0);
  });
});
