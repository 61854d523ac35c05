import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { permitLate } from '../../infra/operations/late-permits.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Draft } from '../../shared/domain/funding/draft.ts';
import { permitRefusal, permits } from '../../shared/domain/funding/late-permit.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { draftStore } from '../../shared/store/draft-store.ts';
import { draftSubmission } from '../../shared/store/draft-submission.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { permitStore, permitUse } from '../../shared/store/permit-store.ts';
import { accessKeys } from '../../shared/store/table-design.ts';
import { newDraft } from '../support/drafts.ts';
import { startTables } from '../support/local-cloud.ts';
import { round } from '../support/submissions.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const funding = fundingStore({ client, table });
const store = permitStore({ client, table });
await funding.putRound(round);

const closed = '2027-09-01T08:00:00.000Z';
const request = { round: round.id, reason: 'Der Vorstand war im Krankenhaus', until: '2027-09-05', by: 'Sam Muster, KIT-Stelle' };
const permitting = (changes: Partial<typeof request> = {}, at = closed) =>
  permitLate({ ...request, ...changes }, { ...surroundings, siteUrl: 'https://teilhabe.example', funding, permits: store, now: () => at });
const granted = async (): Promise<string> => {
  const permit = await permitting();
  if (typeof permit === 'string') throw new Error(permit);
  const token = new URL(permit.address).searchParams.get('erlaubnis');
  return tokenHashOf('permit', token, surroundings.hash) ?? '';
};
const use = (hash: string, changes: Partial<Parameters<typeof permitUse>[1]> = {}) =>
  client.send(
    new TransactWriteCommand({
      TransactItems: [permitUse(table, { hash, roundId: round.id, applicationId: crypto.randomUUID(), at: closed, ...changes })],
    }),
  );

describe('a permit to apply late', () => {
  it('is an address for the applicant; the table has only a hash of its token', async () => {
    const permit = await permitting();
    expect(permit).toMatchObject({ until: '2027-09-05T22:00:00.000Z' });
    const { address } = typeof permit === 'string' ? { address: '' } : permit;
    expect(address).toMatch(/^https:\/\/teilhabe\.example\/antrag\/entwuerfe\?erlaubnis=[0-9a-f]{64}$/);
    const token = address.slice(-64);
    const hash = tokenHashOf('permit', token, surroundings.hash) ?? '';
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.permit(hash) }));
    expect(JSON.stringify(Item)).not.toContain(token);
    expect(Item).toMatchObject({ expiresAt: Date.parse('2027-10-05T22:00:00Z') / 1000 });
    expect(await store.permit(hash)).toEqual({
      hash,
      roundId: round.id,
      reason: request.reason,
      grantedBy: request.by,
      grantedAt: closed,
      until: '2027-09-05T22:00:00.000Z',
    });
    expect(await store.permit('0'.repeat(64))).toBeUndefined();
  });

  it('counts for its round, until the end of its last day, until it is used', async () => {
    const hash = await granted();
    const permit = await store.permit(hash);
    if (permit === undefined) throw new Error('not stored');
    expect(permits(permit, round, closed)).toBe(true);
    expect(permits(permit, round, '2027-09-05T21:59:59.999Z')).toBe(true);
    expect(permits(permit, round, '2027-09-05T22:00:00.000Z')).toBe(false);
    expect(permits(permit, { id: 'another' }, closed)).toBe(false);
    await use(hash);
    const used = await store.permit(hash);
    expect(used && permits(used, round, closed)).toBe(false);
    expect(permitRefusal()).toMatchObject({ code: 'permit-invalid', status: 410 });
  });

  it('is used by one application of many that race, and stays with it', async () => {
    const hash = await granted();
    const ids = Array.from({ length: 6 }, () => crypto.randomUUID());
    const uses = await Promise.allSettled(ids.map((applicationId) => use(hash, { applicationId })));
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const usedFor = ids[uses.findIndex(({ status }) => status === 'fulfilled')];
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.permit(hash) }));
    expect(Item).toMatchObject({ usedFor, usedAt: closed, reason: request.reason, grantedBy: request.by });
    expect(Item).not.toHaveProperty('expiresAt');
  });

  it('goes with the draft that it came with, or both stay', async () => {
    const drafts = draftStore({ client, table });
    const latePermit = await granted();
    const [one, other] = [newDraft({ latePermit }), newDraft({ latePermit })];
    for (const draft of [one, other]) await drafts.create({ key: draft.id, draft });
    const submit = (draft: Draft) => client.send(new TransactWriteCommand({ TransactItems: [...draftSubmission(table, draft, closed)] }));
    await submit(one);
    await expect(submit(other)).rejects.toThrow();
    expect(await drafts.draftOf(one.owner, one.id)).toBeUndefined();
    expect(await drafts.draftOf(other.owner, other.id)).toEqual(other);
    expect((await store.permit(latePermit))?.usedFor).toBe(one.id);
  });

  it.each([
    ['is over', { at: '2027-09-05T22:00:00.000Z' }],
    ['is for another round', { roundId: 'another' }],
    ['never was', { hash: 'f'.repeat(64) }],
  ])('stops the submission when it %s', async (_what, changes) => {
    const hash = await granted();
    await expect(use(hash, changes)).rejects.toThrow();
    expect((await store.permit(hash))?.usedFor).toBeUndefined();
  });

  it('is not given when it makes no sense, with a sentence that says why', async () => {
    expect(await permitting({ round: '1999' })).toBe(`There is no round 1999. There is: ${round.id}.`);
    expect(await permitting({ until: '5.9.2027' })).toBe('5.9.2027 is no date: write it as 2027-09-05.');
    expect(await permitting({ until: '2027-08-30' })).toBe('2027-08-30 is over.');
    expect(await permitting({ until: '2027-03-01' }, '2027-02-01T08:00:00.000Z')).toContain('nobody needs a permit until 2027-03-01');
  });
});
