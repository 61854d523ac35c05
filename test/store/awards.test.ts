import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { issueDecision, returnDecision } from '../../functions/decide-awards/approve-decision.ts';
import { noteDispatch, noteWaiver } from '../../functions/decide-awards/note-dispatch.ts';
import { changeBudget } from '../../functions/keep-budget/change-budget.ts';
import { brokenLinks } from '../../shared/domain/funding/event-chain.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { awardActs, during } from '../support/award-acts.ts';
import { adopted, approver, caseworker, decisionWorld } from '../support/decided-cases.ts';
import { startTables } from '../support/local-cloud.ts';
import { round, submission } from '../support/submissions.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const world = decisionWorld({ client, table });
const { stores, deps, given, bound } = world;
await stores.putRound(round);

const { freshYear, prepared, decide } = awardActs(world);
const refusalOf = async (of: Promise<unknown>): Promise<Refusal> => {
  const fault = await of.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(fault instanceof Refusal)) throw new Error(`no refusal: ${fault}`);
  return fault;
};

describe('an award', () => {
  it('binds the money, moves the case and is one line of the ledger', async () => {
    const year = await freshYear(1_000_000);
    const application = await given(during(year));
    const chosen = await decide(application, 700_000);
    const after = await stores.application(application.id);
    expect(after).toMatchObject({ state: 'award_issued', approvedAmount: 700_000, approvedByYear: [{ year, amount: 700_000 }], version: 6 });
    const { committed, ledger, free, entries } = await bound(year);
    expect([committed, ledger, free]).toEqual([700_000, 700_000, 300_000]);
    expect(entries).toMatchObject([
      { decision: chosen.decision, kind: 'award', applicationId: application.id, reference: application.reference, round: round.id },
    ]);
    const file = await stores.caseFile(application.id, 'somebody');
    expect(file?.decisions).toMatchObject([{ state: 'issued', prepared: { by: caseworker }, issued: { by: approver } }]);
    expect(file?.events.map(({ kind, actor, amount, subject }) => [kind, actor, amount, subject])).toEqual([
      ['decision.prepared', caseworker.subject, 700_000, chosen.decision],
      ['decision.issued', approver.subject, 700_000, chosen.decision],
    ]);
    expect(file?.events.map(({ hash }) => hash)).toContain(after?.chain);
    const [row] = (await stores.rowsOfRound(round.id, 'somebody')).filter(({ id }) => id === application.id);
    expect(row).toMatchObject({ state: 'award_issued', approvedAmount: 700_000, waitsFor: 'caseworker', decision: { number: 1, step: 'issued' } });
  });

  it('to the last cent is bound, one cent more is refused with what is free and what would fit (test case 8)', async () => {
    const year = await freshYear(25_220_000, { earmarks: [{ label: 'VHS', amount: 7_220_000 }] });
    for (let count = 0; count < 25; count += 1) await decide(await given(during(year)), 714_000);
    expect((await bound(year)).committed).toBe(17_850_000);
    const tooMuch = await given(during(year, { decidedAmount: 150_001 }));
    const others = await given(during(year, { reference: 'INT-2026-9999', decidedAmount: 150_000 }));
    const refusal = await refusalOf(prepared(tooMuch, 150_001));
    expect(refusal.code).toBe('over-budget');
    expect(refusal.errors.map(({ message }) => message)).toEqual([
      `Im Haushalt ${year} sind noch 1.500,00\u00a0€ frei. Gebraucht werden 1.500,01\u00a0€. Es fehlen 0,01\u00a0€.`,
      'Für diesen Antrag reicht das Geld bis 1.500,00\u00a0€.',
      'Noch möglich wäre: INT-2026-9999, Förderverein Brücke e. V., 1.500,00\u00a0€.',
    ]);
    await decide(others, 150_000);
    const { committed, free, ledger } = await bound(year);
    expect([committed, ledger, free]).toEqual([18_000_000, 18_000_000, 0]);
  });

  it('that the money left between two signatures is refused, and nothing happened', async () => {
    const year = await freshYear(1_000_000);
    const [one, other] = [await given(during(year)), await given(during(year))];
    const [first, second] = [await prepared(one, 600_000), await prepared(other, 600_000)];
    await issueDecision(first, approver, deps);
    expect((await refusalOf(issueDecision(second, approver, deps))).code).toBe('over-budget');
    expect(await stores.application(other.id)).toMatchObject({ state: 'decided', version: second.version });
    expect((await bound(year)).committed).toBe(600_000);
  });

  it('over two years binds both budgets or none (test case 7)', async () => {
    const year = await freshYear(412_500);
    await stores.putBudget(adopted(year + 1, 37_500));
    const period = during(year, { decidedAmount: 450_000 });
    const crossing = { ...period, project: { ...submission.project, startDate: `${year}-02-01`, endDate: `${year + 1}-01-31` } };
    const [one, other] = [await given(crossing), await given(crossing)];
    const [first, second] = [await prepared(one, 450_000), await prepared(other, 450_000)];
    await issueDecision(first, approver, deps);
    expect((await bound(year)).committed).toBe(412_500);
    expect((await bound(year + 1)).committed).toBe(37_500);
    // Only the next year has money again: still nothing is bound.
    await changeBudget(year + 1, { total: 100_000, earmarks: [], reserve: 0, status: 'adopted' }, 1, approver, deps);
    const refusal = await refusalOf(issueDecision(second, approver, deps));
    expect(refusal.errors[0]?.message).toContain(`Im Haushalt ${year} sind noch 0,00\u00a0€ frei.`);
    expect((await bound(year + 1)).committed).toBe(37_500);
  });

  it.each(['planned', 'provisional', 'blocked'] as const)('waits for a budget that is %s', async (status) => {
    const year = await freshYear(1_000_000, { status });
    const chosen = await prepared(await given(during(year)), 100_000);
    expect((await refusalOf(issueDecision(chosen, approver, deps))).code).toBe('over-budget');
    await changeBudget(year, { total: 1_000_000, earmarks: [], reserve: 0, status: 'adopted' }, 1, approver, deps);
    await issueDecision(chosen, approver, deps);
    expect((await bound(year)).committed).toBe(100_000);
  });

  it('is possible out of a provisional budget where the round says so', async () => {
    const year = await freshYear(1_000_000, { status: 'provisional' });
    const lenient = { ...round, id: 'lenient', budget: { reserve: 0, awardsUnderProvisionalBudget: true } };
    await stores.putRound(lenient);
    await decide(await given(during(year, { roundId: 'lenient' })), 100_000);
    expect((await bound(year)).committed).toBe(100_000);
  });

  it('needs a second person, in the use case and in the database', async () => {
    const year = await freshYear(1_000_000);
    const application = await given(during(year));
    const chosen = await prepared(application, 100_000);
    const refusal = await refusalOf(issueDecision(chosen, caseworker, deps));
    expect([refusal.code, refusal.message]).toEqual(['four-eyes', expect.stringContaining('Vier-Augen-Prinzip')]);
    const [stored] = await stores.decisionsOf(application.id);
    const now = await stores.application(application.id);
    if (stored === undefined || now === undefined) throw new Error('nothing prepared');
    const at = deps.now();
    const decision = { ...stored, state: 'issued' as const, issued: { by: caseworker, at } };
    const event = {
      applicationId: now.id,
      reference: now.reference,
      kind: 'decision.issued',
      at,
      actor: caseworker.subject,
      from: now.state,
      to: now.state,
    } as const;
    const change = { before: now, after: { ...now, version: now.version + 1 }, event };
    const forged = {
      change,
      decision,
      expected: 'prepared' as const,
      deltas: [],
      desk: { decision: { number: 1, kind: 'award' as const, step: 'issued' as const }, waitsFor: null, due: null },
    };
    expect(await stores.decide({ ...forged, staff: caseworker.subject, statuses: ['adopted'] })).toBe('stale');
  });

  it('on a case that was withdrawn is refused, and one on a page that is old says what happened', async () => {
    const year = await freshYear(1_000_000);
    const withdrawn = await given(during(year, { state: 'withdrawn' }));
    const refusal = await refusalOf(prepared(withdrawn, 100_000));
    expect([refusal.code, refusal.message]).toEqual(['wrong-state', expect.stringContaining('zurückgezogen')]);
    const changed = await given(during(year));
    const chosen = await prepared(changed, 100_000);
    const stale = await refusalOf(issueDecision({ ...chosen, version: chosen.version - 1 }, approver, deps));
    expect(stale.code).toBe('version-conflict');
    expect(stale.errors[1]?.message).toBe('Sascha Sachlich hat einen Bescheid über 1.000,00\u00a0€ vorbereitet.');
  });

  it('is hidden from and closed to who has a conflict of interest', async () => {
    const year = await freshYear(1_000_000);
    const application = await given(during(year, { conflicts: [approver.subject] }));
    const chosen = await prepared(application, 100_000);
    expect((await refusalOf(issueDecision(chosen, approver, deps))).code).toBe('not-found');
    expect((await bound(year)).committed).toBe(0);
  });
});

describe('what comes after an award', () => {
  it('gives back or takes exactly the difference, year by year', async () => {
    const year = await freshYear(1_000_000);
    const application = await given(during(year));
    await decide(application, 600_000);
    const told = async () => {
      const { committed, ledger, free } = await bound(year);
      return [committed, ledger, free, (await stores.application(application.id))?.approvedAmount];
    };
    await decide(application, 400_000, 'amendment');
    expect(await told()).toEqual([400_000, 400_000, 600_000, 400_000]);
    await decide(application, 750_000, 'amendment');
    expect(await told()).toEqual([750_000, 750_000, 250_000, 750_000]);
    await decide(application, 123_456, 'release');
    expect(await told()).toEqual([123_456, 123_456, 876_544, 123_456]);
    await decide(application, undefined, 'decline');
    expect(await told()).toEqual([0, 0, 1_000_000, undefined]);
    expect((await stores.application(application.id))?.state).toBe('declined');
    expect((await bound(year)).entries.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['award', 600_000],
      ['amendment', -200_000],
      ['amendment', 350_000],
      ['release', -626_544],
      ['decline', -123_456],
    ]);
  });

  it('revokes the whole award', async () => {
    const year = await freshYear(1_000_000);
    const application = await given(during(year));
    await decide(application, 600_000);
    await decide(application, undefined, 'revocation');
    expect(await bound(year)).toMatchObject({ committed: 0, ledger: 0, free: 1_000_000 });
    expect(await stores.application(application.id)).toMatchObject({ state: 'revoked' });
  });

  it.each(['amendment', 'decline', 'revocation'] as const)('is not issued as %s when money went out since it was prepared', async (kind) => {
    const year = await freshYear(1_000_000);
    const application = await given(during(year));
    await decide(application, 600_000);
    const chosen = await prepared(application, kind === 'amendment' ? 100_000 : undefined, kind);
    const payment = { entity: 'payment', applicationId: application.id, state: 'ordered', amount: 200_000, year };
    await client.send(new PutCommand({ TableName: table, Item: { ...fundingKeys.payment(application.id, 1), ...payment } }));
    const refusal = await refusalOf(issueDecision(chosen, approver, deps));
    expect([refusal.code, refusal.errors.length > 1]).toEqual(['wrong-state', true]);
    expect((await bound(year)).committed).toBe(600_000);
    await returnDecision({ ...chosen, reason: 'Es ist ausgezahlt.' }, approver, deps);
    const again = await prepared(application, undefined, 'revocation');
    await issueDecision({ ...again, decision: chosen.decision }, approver, deps);
    expect(await bound(year)).toMatchObject({ committed: 200_000, ledger: 200_000 });
    expect(await stores.application(application.id)).toMatchObject({ state: 'revoked', approvedByYear: [{ year, amount: 200_000 }] });
  });

  it('rejects what was decided with nothing, and binds nothing', async () => {
    const year = await freshYear(0);
    const application = await given(during(year, { decidedAmount: 0 }));
    await decide(application, undefined, 'rejection');
    expect(await stores.application(application.id)).toMatchObject({ state: 'rejected' });
    expect((await bound(year)).entries).toEqual([]);
  });

  it('goes back for a reason, is written anew under its number, and becomes final', async () => {
    const year = await freshYear(1_000_000);
    const application = await given(during(year));
    const first = await prepared(application, 500_000);
    await returnDecision({ ...first, reason: 'Bitte den Zweck genauer.' }, approver, deps);
    const again = await prepared(application, 400_000);
    const chosen = { ...again, decision: first.decision };
    await issueDecision(chosen, approver, deps);
    await noteDispatch({ ...chosen, version: chosen.version + 1 }, { on: '2026-12-02', how: 'post' }, caseworker, deps);
    const row = async () => (await stores.rowsOfRound(round.id, 'x')).find(({ id }) => id === application.id);
    // Sent on Wednesday, received on Sunday 6 December; one month later is Wednesday 6 January.
    expect(await row()).toMatchObject({ decision: { step: 'dispatched', finalFrom: '2027-01-07' }, waitsFor: 'caseworker' });
    await noteWaiver({ ...chosen, version: chosen.version + 2 }, '2026-12-10', caseworker, deps);
    expect(await row()).toMatchObject({ decision: { step: 'dispatched', finalFrom: '2026-12-10' } });
    const { events = [], application: now } = (await stores.caseFile(application.id, 'x')) ?? {};
    expect(events.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)).map(({ kind }) => kind)).toEqual([
      'decision.prepared',
      'decision.returned',
      'decision.prepared',
      'decision.issued',
      'decision.dispatched',
      'objection.waived',
    ]);
    // The links from number 5 on are whole; what stood before the example is not there.
    expect(brokenLinks(events, now?.chain, surroundings.hash).filter(({ fault, number }) => fault !== 'missing' && number > 5)).toEqual([]);
  });
});
