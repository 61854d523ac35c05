import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exampleApplications } from '../../../infra/local/example-applications.ts';
import { openBudgetYear, reportedMonth } from '../../../infra/local/example-data.ts';
import { exampleHistory } from '../../../infra/local/example-histories.ts';
import { roundOf, smallRoundOf } from '../../../infra/local/example-rounds.ts';
import { county } from '../../../shared/county/county.ts';
import { inBerlin } from '../../../shared/domain/calendar.ts';
import { applicationSchema } from '../../../shared/domain/funding/application.ts';
import { isLate } from '../../../shared/domain/funding/case-filter.ts';
import { waitsForNames } from '../../../shared/domain/funding/case-row.ts';
import { brokenLinks } from '../../../shared/domain/funding/event-chain.ts';
import { reviewSchema } from '../../../shared/domain/funding/review.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const historiesAt = (now: string) => {
  const [reported, open] = [roundOf(Number(reportedMonth(new Date(now)).slice(0, 4))), roundOf(openBudgetYear(new Date(now)))];
  return exampleApplications(reported, open, now, county).map((target) => ({
    target,
    history: exampleHistory(target, [reported, open, smallRoundOf(open.budgetYear)].find(({ id }) => id === target.roundId) ?? open, now),
  }));
};

describe.each(['2026-11-22T12:00:00.000Z', '2027-01-01T12:00:00.000Z', '2027-08-31T21:59:00.000Z'])('histories of the examples on %s', (now) => {
  const histories = historiesAt(now);

  it('end where the application is, with a whole chain in which every event has its own time', () => {
    for (const { target, history } of histories) {
      const { application, events, review } = history;
      expect([application.state, application.approvedAmount]).toEqual([target.state, target.approvedAmount]);
      expect(brokenLinks(events, application.chain, sha256)).toEqual([]);
      expect(events).toHaveLength(application.version);
      const times = events.map(({ at }) => at);
      expect(times).toEqual([...new Set(times)].sort());
      expect((times.at(-1) ?? '') <= now).toBe(true);
      applicationSchema.parse(application);
      if (review !== undefined) reviewSchema.parse(review);
    }
  });

  it('have decisions and payments of the very moments that their events tell of, and a resolution before each notice', () => {
    const decided = histories.map(({ history }) => history).filter(({ decisions }) => decisions.length > 0);
    expect(decided.length).toBeGreaterThan(5);
    for (const { events, decisions, payments, consultations, application, row } of decided) {
      expect(row.decision?.number).toBe(1);
      const at = (kind: string) => events.find((event) => event.kind === kind)?.at;
      const [[decision], [payment]] = [decisions, payments];
      expect([decision?.prepared.at, decision?.issued?.at, decision?.dispatch?.at]).toEqual(
        ['decision.prepared', 'decision.issued', 'decision.dispatched'].map(at),
      );
      expect([payment?.ordered.at, payment?.released?.at]).toEqual(['payment.ordered', 'payment.released'].map(at));
      expect(consultations.at(-1)?.outcome?.amount ?? 0).toBe(application.decidedAmount);
      expect(application.paidAmount ?? 0).toBe(payment?.released === undefined ? 0 : payment.amount);
    }
  });

  it('show a lively desk: assigned, waiting for several, asked and answered, assessed with all that belongs to it', () => {
    const all = histories.map(({ history }) => history);
    expect(new Set(all.flatMap(({ row }) => row.waitsFor ?? []))).toEqual(new Set(Object.keys(waitsForNames)));
    expect(all.filter(({ row }) => row.assignee?.name === 'Sascha Sachlich').length).toBeGreaterThan(5);
    expect(all.flatMap(({ requests }) => requests).map(({ state }) => state)).toEqual(expect.arrayContaining(['open', 'answered']));
    const [assessed] = all.filter(({ application }) => application.state === 'assessed');
    expect(Object.keys(assessed?.review ?? {})).toEqual(expect.arrayContaining(['checks', 'opinion', 'assessment', 'recognised', 'proposal']));
    if (now.startsWith('2026')) expect(all.some(({ row }) => isLate(row, inBerlin(now).date))).toBe(true);
  });
});
