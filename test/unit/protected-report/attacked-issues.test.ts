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
const publish = (month: Month, revision: number, observations: readonly Observation[], { cells, issues }: Known, published?: readonly Observation[]) => {
  const inputs = {
    month,
    profile: attackedCounty,
    catalogue,
    observations: Map.groupBy(observations.filter(({ period }) => period <= month), ({ period }) => period),
    ...(published && { published }),
  };
  const made = protectReport(inputs, { revision, earlier: cells, also: [], solve });
  const records = releasedRecords({ report: made.report, revision, county: attackedCounty.key, catalogue, structure: made.structure });
  const issue: PublishedIssue = { month, revision, csv: tidyCsv(records), structure: JSON.stringify(made.structure) };
  const audit = auditIssue(issue, issues, solver);
  const unprotected = made.notes.flatMap(({ kind, cell }) => (kind === 'unprotected' ? [cell] : []));
  return {
    known: { cells: [...cells, made.cells], issues: [...issues, issue] },
    made,
    audit,
    unprotected,
    unexpected: audit.unsafe.filter(({ cell }) => !unprotected.includes(cell)).map(({ cell, issue: name, low, high }) => `${cell}@${name}: ${low}–${high}`),
  };
};

describe.each(Object.entries(attackedTopics))('issues about %s', (topic, draw) => {
  it('let nobody conclude a small number, and are not stopped without reason', () => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const drawn = drawing(gen);
        const observations = attackedMonths.flatMap((month) => draw(drawn, month));
        const again = corrected(drawn, observations);
        let known: Known = { cells: [], issues: [] };
        const orders = [
          ['2026-01', 1, observations],
          ['2026-02', 1, observations],
          ['2026-02', 2, again],
          ['2026-03', 1, again],
        ] as const;
        for (const [month, revision, values] of orders) {
          const published = revision > 1 ? observations.filter(({ period }) => period === month) : undefined;
          const { known: next, unexpected, unprotected } = publish(month, revision, values, known, published);
          if (unprotected.length > 0) return;
          expect(unexpected, `${topic} ${month}/${revision}`).toEqual([]);
          known = next;
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 20), endOnFailure: true, seed: Number(process.env['SEED'] ?? Date.now() % 1e6) },
    );
  }, 120_000);
});
