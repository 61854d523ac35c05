import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releasedRecords } from '../../../functions/publish-report/files/released-records.ts';
import { tidyCsv } from '../../../functions/publish-report/files/tidy-csv.ts';
import { auditIssue } from '../../../shared/audit/audit-issue.ts';
import { highsSolver } from '../../../shared/audit/highs-solver.ts';
import type { PublishedIssue } from '../../../shared/audit/published-issue.ts';
import type { Month } from '../../../shared/domain/calendar.ts';
import { protectReport } from '../../../shared/domain/statistics/disclosure/protected-report.ts';
import type { ReleasedCells } from '../../../shared/domain/statistics/disclosure/released-cells.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { attackedCounty, attackedMonths, attackedTopics, corrected, drawing } from '../../support/attacked-county.ts';
import { solve } from '../../support/solver.ts';

const solver = await highsSolver();

type Known = { readonly cells: readonly ReleasedCells[]; readonly issues: readonly PublishedIssue[] };

/** Publishes one more issue, and attacks it with all that are public. */
const publish = (
  month: Month,
  revision: number,
  observations: readonly Observation[],
  { cells, issues }: Known,
  published?: readonly Observation[],
) => {
  const inputs = {
    month,
    profile: attackedCounty,
    catalogue,
    observations: Map.groupBy(
      observations.filter(({ period }) => period <= month),
      ({ period }) => period,
    ),
    ...(published && { published }),
  };
  const made = protectReport(inputs, { revision, earlier: cells, also: [], solve });
  const records = releasedRecords({ report: made.report, revision, county: attackedCounty.key, catalogue, structure: made.structure });
  const issue: PublishedIssue = { month, revision, csv: tidyCsv(records), structure: JSON.stringify(made.structure) };
  const audit = auditIssue(issue, issues, solver);
  return {
    known: { cells: [...cells, made.cells], issues: [...issues, issue] },
    made,
    unsafe: audit.unsafe.map(({ cell, issue: name, low, high }) => `${cell}@${name}: ${low}–${high}`),
  };
};

type Draw = ReturnType<typeof drawing>;

/** Issues as they appear one after the other, the second of February as a correction. */
const published = (observations: readonly Observation[], again: readonly Observation[], each: (made: ReturnType<typeof publish>) => void): void => {
  let known: Known = { cells: [], issues: [] };
  const orders = [
    ['2026-01', 1, observations],
    ['2026-02', 1, observations],
    ['2026-02', 2, again],
    ['2026-03', 1, again],
  ] as const;
  for (const [month, revision, values] of orders) {
    const before = revision > 1 ? observations.filter(({ period }) => period === month) : undefined;
    const made = publish(month, revision, values, known, before);
    each(made);
    known = made.known;
  }
};

/** As on every run: counties that let something be concluded once, and others. */
const sameCounties = [7, 2026, 3001].map((seed) => ({ seed, numRuns: 4, endOnFailure: true }));

describe.each(Object.entries(attackedTopics))('issues about %s', (_topic, draw) => {
  const figures = (drawn: Draw): readonly Observation[] => attackedMonths.flatMap((month) => draw(drawn, month));

  it.each(sameCounties)(
    'let nobody conclude a small number, seed $seed',
    (counties) => {
      fc.assert(
        fc.property(fc.gen(), (gen) => {
          const observations = figures(drawing(gen));
          published(observations, observations, expectSafe);
        }),
        counties,
      );
    },
    180_000,
  );

  it.each(sameCounties)(
    'let nobody conclude a small number whatever was corrected, seed $seed',
    (counties) => {
      fc.assert(
        fc.property(fc.gen(), (gen) => {
          const drawn = drawing(gen);
          const observations = figures(drawn);
          published(observations, corrected(drawn, observations), expectSafe);
        }),
        counties,
      );
    },
    180_000,
  );
});

const expectSafe = ({ made, unsafe }: ReturnType<typeof publish>): void => {
  expect(unsafe).toEqual([]);
  const small = Object.entries(made.cells.shown).filter(([id, value]) => protectedCodes.has(id.split('|')[0] ?? '') && (value === 1 || value === 2));
  expect(small).toEqual([]);
};

/** Indicators whose small counts are hidden. */
const protectedCodes = new Set([
  'allocations_to_municipality',
  'allocations_to_district',
  'municipal_housing_occupied',
  'asylblg_recipients',
  'deportations',
]);
