import { randomBytes } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { withdrawalOf } from '../../shared/domain/funding/withdrawal.ts';
import { accessStore } from '../../shared/store/access-store.ts';
import { applicantStore } from '../../shared/store/applicant-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { accessKeys, fundingKeys } from '../../shared/store/table-design.ts';
import { startTables } from '../support/local-cloud.ts';
import { application as example } from '../unit/mail/examples.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const access = accessStore({ client, table });
const applicants = applicantStore({ client, table });
const funding = fundingStore({ client, table });

const at = '2026-11-22T12:00:00.000Z';
const now = Date.parse(at) / 1000;
const newHash = () => randomBytes(32).toString('hex');

describe('a link', () => {
  const newLink = async (expiresAt = now + 1800) => {
    const hash = newHash();
    await access.putLink(hash, { applicant: 'applicant-1', address: 'Kim@verein.example', target: '/status/antraege', expiresAt });
    return hash;
  };

  it('becomes one session of many requests that race', async () => {
    const link = await newLink();
    const sessions = Array.from({ length: 12 }, newHash);
    const won = await Promise.all(sessions.map((session) => access.redeem(link, session, { at, expiresAt: now + 72_000 })));
    expect(won.filter((answer) => answer !== undefined)).toEqual([
      { applicant: 'applicant-1', address: 'Kim@verein.example', target: '/status/antraege', expiresAt: now + 1800 },
    ]);
    const kept = await Promise.all(sessions.map((session) => access.session(session)));
    expect(kept.filter((session) => session !== undefined)).toEqual([
      { applicant: 'applicant-1', address: 'Kim@verein.example', expiresAt: now + 72_000 },
    ]);
    expect(kept.findIndex((session) => session !== undefined)).toBe(won.findIndex((answer) => answer !== undefined));
  });

  it('is over in the second in which it expires, although the table still has it', async () => {
    const [late, early] = [await newLink(now), await newLink(now + 1)];
    expect(await access.redeem(late, newHash(), { at, expiresAt: now + 72_000 })).toBeUndefined();
    expect(await access.redeem(early, newHash(), { at, expiresAt: now + 72_000 })).toBeDefined();
  });

  it('that never was opens nothing', async () => {
    const session = newHash();
    expect(await access.redeem(newHash(), session, { at, expiresAt: now + 72_000 })).toBeUndefined();
    expect(await access.session(session)).toBeUndefined();
  });

  it('and its session are deleted by the table when their time is over', async () => {
    const link = await newLink();
    const stored = async (Key: Record<string, string>) => (await client.send(new GetCommand({ TableName: table, Key }))).Item;
    expect(await stored(accessKeys.link(link))).toMatchObject({ entity: 'access-link', expiresAt: now + 1800 });
    const session = newHash();
    await access.redeem(link, session, { at, expiresAt: now + 72_000 });
    expect(await stored(accessKeys.session(session))).toMatchObject({ entity: 'session', expiresAt: now + 72_000 });
    expect(await stored(accessKeys.link(link))).toBeUndefined();
    await access.endSession(session);
    await access.endSession(session);
    expect(await access.session(session)).toBeUndefined();
  });
});

describe('a task', () => {
  it('is taken by one of many requests that race, and is deleted by the table when its time is over', async () => {
    const hash = newHash();
    const record = { hmacKey: newHash(), expiresAt: now + 600 };
    await access.putChallenge(hash, record);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.challenge(hash) }));
    expect(Item).toMatchObject({ entity: 'challenge', expiresAt: now + 600 });
    const taken = await Promise.all(Array.from({ length: 12 }, () => access.takeChallenge(hash)));
    expect(taken.filter((found) => found !== undefined)).toEqual([record]);
    expect(await access.takeChallenge(hash)).toBeUndefined();
  });
});

describe('a counter', () => {
  const later = (seconds: number) => new Date((now + seconds) * 1000).toISOString();

  it('counts up to its limit, and begins anew when its time is over', async () => {
    const limit = { counter: newHash(), most: 2, seconds: 60 };
    expect([await access.count(limit, at), await access.count(limit, later(59)), await access.count(limit, later(59))]).toEqual([true, true, false]);
    expect(await access.count(limit, later(60))).toBe(true);
    expect(await access.count(limit, later(119))).toBe(true);
    expect(await access.count(limit, later(119))).toBe(false);
  });

  it('says until when it is full, and only then', async () => {
    const limit = { counter: newHash(), most: 2, seconds: 60 };
    expect(await access.fullUntil(limit, at)).toBeUndefined();
    await access.count(limit, at);
    expect(await access.fullUntil(limit, at)).toBeUndefined();
    await access.count(limit, later(30));
    expect(await access.fullUntil(limit, later(59))).toBe(now + 60);
    expect(await access.fullUntil(limit, later(60))).toBeUndefined();
    expect(await access.count(limit, later(60))).toBe(true);
  });

  it('is deleted by the table when its time is over', async () => {
    const limit = { counter: newHash(), most: 2, seconds: 60 };
    await access.count(limit, at);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: accessKeys.limit(limit.counter) }));
    expect(Item).toMatchObject({ entity: 'limit', count: 1, expiresAt: now + 60 });
  });

  it.each([1, 3])('lets %i of many begin anew that come at once after its time is over', async (most) => {
    const limit = { counter: newHash(), most, seconds: 60 };
    await access.count(limit, at);
    const counted = await Promise.all(Array.from({ length: 20 }, () => access.count(limit, later(60))));
    expect(counted.filter(Boolean)).toHaveLength(most);
  });

  it.each([1, 3])('lets %i of many through that come at once', async (most) => {
    const limit = { counter: newHash(), most, seconds: 60 };
    const counted = await Promise.all(Array.from({ length: 20 }, () => access.count(limit, at)));
    expect(counted.filter(Boolean)).toHaveLength(most);
  });
});

describe('the applications of an applicant', () => {
  const submit = (applicant: string) => {
    const id = crypto.randomUUID();
    const request = { key: id, contentHash: id, at, keyExpiresAt: now + 60, applicant };
    return funding.submit({
      ...request,
      open: (reference) => ({ application: { ...example, id, reference, submittedAt: at }, snapshot: { json: '{}', sha256: '' } }),
    });
  };

  it('are his alone, oldest first, and read back whole', async () => {
    const applicant = newHash();
    const [first, second] = [await submit(applicant), await submit(applicant)];
    await submit(newHash());
    const found = await applicants.applicationsOf(applicant);
    expect(found.map(({ reference }) => reference)).toEqual([first.reference, second.reference]);
    expect(found[0]).toEqual({ ...example, id: first.id, reference: first.reference, submittedAt: at, chain: expect.any(String) });
    expect(await applicants.applicationOf(applicant, first.id)).toEqual(found[0]);
    expect(await applicants.applicationOf(newHash(), first.id)).toBeUndefined();
    expect(await applicants.applicationOf(applicant, crypto.randomUUID())).toBeUndefined();
    expect((await applicants.eventsOf(first.id)).map(({ kind }) => kind)).toEqual(['application.submitted']);
  });

  it('are not the only thing to come back for: a draft, or an invitation to one, is enough', async () => {
    const [member, nobody] = [newHash(), newHash()];
    await client.send(new PutCommand({ TableName: table, Item: { ...fundingKeys.member(member, crypto.randomUUID()), entity: 'member' } }));
    expect([await applicants.hasCases(member), await applicants.hasCases(nobody)]).toEqual([true, false]);
  });

  it('are withdrawn by one of many that race, with one event', async () => {
    const applicant = newHash();
    const { id } = await submit(applicant);
    const before = await applicants.applicationOf(applicant, id);
    if (before === undefined) throw new Error('not stored');
    const changes = Array.from({ length: 8 }, (_, n) => withdrawalOf(before, new Date((now + n) * 1000).toISOString()));
    const written = await Promise.all(changes.map((change) => applicants.change({ applicant, ...change })));
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await applicants.applicationOf(applicant, id)).toEqual({ ...before, state: 'withdrawn', version: 2, chain: expect.any(String) });
    expect((await applicants.eventsOf(id)).map(({ kind }) => kind)).toEqual(['application.submitted', 'application.withdrawn']);
  });

  it('stay as they are when the version is out of date or the applicant is another', async () => {
    const applicant = newHash();
    const { id } = await submit(applicant);
    const stored = await applicants.applicationOf(applicant, id);
    if (stored === undefined) throw new Error('not stored');
    const stale = { ...stored, version: 2 };
    expect(await applicants.change({ applicant, ...withdrawalOf(stale, at) })).toBe(false);
    expect(await applicants.change({ applicant: newHash(), ...withdrawalOf(stored, at) })).toBe(false);
    expect(await applicants.applicationOf(applicant, id)).toEqual(stored);
    expect(await applicants.eventsOf(id)).toHaveLength(1);
  });
});
