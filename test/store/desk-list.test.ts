import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { listCases } from '../../functions/review-applications/list-cases.ts';
import { noFilter } from '../../functions/review-applications/list-form.ts';
import type { Role } from '../../shared/domain/access/roles.ts';
import { caseFilterSchema } from '../../shared/domain/funding/case-filter.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { reviewStore } from '../../shared/store/review-store.ts';
import { viewStore } from '../../shared/store/view-store.ts';
import { countingClient, fillRound, putRoundOf, workday, workYear } from '../support/desk-world.ts';
import { startTables } from '../support/local-cloud.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const sascha = { subject: 'caseworker', roles: ['caseworker'] satisfies Role[] };

const depsOver = (over: DynamoDBDocumentClient) => {
  const access = { client: over, table };
  const { budget, round } = fundingStore(access);
  return { ...deskStore(access), ...reviewStore(access), ...viewStore(access), budget, round, now: () => workday };
};

const offered = 12;
for (let year = workYear; year > workYear - offered; year -= 1) await putRoundOf({ client, table }, year);
await fillRound({ client, table }, workYear, 0, 500);

/** The first page: what was sent, and what it cost. */
const firstPage = async (staff = sascha) => {
  const counting = countingClient(client);
  const list = await listCases(depsOver(counting.client), staff, { filter: noFilter, page: 1 });
  return { list, sent: counting.sent, units: counting.sent.reduce((sum, { units }) => sum + units, 0) };
};

describe('the list of cases', () => {
  it('costs the same however long the history is, and never scans', async () => {
    const before = await firstPage();
    expect(before.list?.all).toBe(500);
    for (let year = workYear - 1; year > workYear - 11; year -= 1) await fillRound({ client, table }, year, 0, 450);
    for (let year = workYear - offered; year > workYear - offered - 8; year -= 1) await putRoundOf({ client, table }, year);
    const after = await firstPage();
    expect(new Set(after.sent.map(({ name }) => name))).toEqual(new Set(['QueryCommand', 'GetCommand']));
    expect(after.sent.map(({ name }) => name).sort()).toEqual(before.sent.map(({ name }) => name).sort());
    expect(after.units).toBe(before.units);
    expect(after.units).toBeGreaterThan(20);
    expect(after.list?.roundSums).toEqual(before.list?.roundSums);
  }, 120_000);

  it('opens the newest round in which something waits for this person, page by page', async () => {
    const { list } = await firstPage();
    expect([list?.round.id, list?.rows.length, list?.pages]).toEqual([String(workYear), 25, 20]);
    expect(list?.waiting.length).toBe(10);
    expect(list?.late.every(({ due = '9' }) => due < workday.slice(0, 10))).toBe(true);
    const last = await listCases(depsOver(client), sascha, { filter: noFilter, page: 99 });
    expect([last?.page, last?.rows.length]).toEqual([20, 25]);
    const old = await listCases(depsOver(client), sascha, { round: String(workYear - 3), filter: noFilter, page: 1 });
    expect([old?.round.id, old?.all]).toEqual([String(workYear - 3), 450]);
    const clerk = await listCases(depsOver(client), { subject: 'x', roles: ['audit-office'] }, { filter: noFilter, page: 1 });
    expect([clerk?.round.id, clerk?.waiting]).toEqual([String(workYear), []]);
  });

  it('filters by everything that stands in a line, and adds up what is shown', async () => {
    const of = async (filter: Record<string, unknown>) =>
      listCases(depsOver(client), sascha, { round: String(workYear), filter: caseFilterSchema.parse(filter), page: 1 });
    const all = (await of({}))?.found;
    const worded = await of({ text: 'VEREIN 13 e. V.' });
    expect(worded?.rows.every(({ reference, title, organisation }) => `${reference} ${title} ${organisation}`.includes('13'))).toBe(true);
    expect(worded?.found).toBeLessThan(all ?? 0);
    expect((await of({ text: 'INT-2026-0042' }))?.found).toBe(1);
    expect((await of({ state: 'submitted' }))?.rows.every(({ state }) => state === 'submitted')).toBe(true);
    expect(((await of({ assignee: 'me' }))?.found ?? 0) + ((await of({ assignee: 'nobody' }))?.found ?? 0)).toBe(all);
    expect((await of({ late: true }))?.found).toBeGreaterThan(0);
    expect((await of({ waitsFor: 'committee' }))?.rows.every(({ state }) => state === 'assessed')).toBe(true);
    expect((await of({ legalForm: 'school' }))?.found).toBe(0);
    const rich = await of({ from: 120_000, to: 120_200, order: 'amount', descending: true });
    expect(rich?.rows.map(({ requestedAmount }) => requestedAmount)).toEqual([120_200, 120_100, 120_000]);
    expect([rich?.shownSums.requested, rich?.free]).toEqual([360_300, 25_000_000]);
  });
});
