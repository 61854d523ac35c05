import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import type { SignInAttempt, StaffSession } from '../../shared/domain/access/staff-session.ts';
import { staffSessionStore, staffSignInStore } from '../../shared/store/staff-store.ts';
import { staffKeys } from '../../shared/store/table-design.ts';
import { startTables } from '../support/local-cloud.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);

const access = { client, table: tables.staff };
const { useSession } = staffSessionStore(access);
const { putAttempt, takeAttempt, putSession, endSession } = staffSignInStore(access);

const begun = '2026-11-22T12:00:00.000Z';
const second = Date.parse(begun) / 1000;
const later = (seconds: number): string => new Date((second + seconds) * 1000).toISOString();
let keys = 0;
const newKey = (): string => `key-${keys++}`;

const attempt: SignInAttempt = { browser: 'browser-1', nonce: 'nonce-1', verifier: 'verifier-1', target: '/amt', expiresAt: second + 600 };
const session: StaffSession = {
  subject: 'person-1',
  name: 'Kim Beispiel',
  roles: ['kit-adviser'],
  authenticatedAt: begun,
  expiresAt: second + 8 * 3600,
  seenAt: second,
};

describe('an attempt', () => {
  it('is given to one of twelve that come at once', async () => {
    const key = newKey();
    await putAttempt(key, attempt);
    const taken = await Promise.all(Array.from({ length: 12 }, () => takeAttempt(key, 'browser-1', begun)));
    expect(taken.filter((found) => found !== undefined)).toEqual([attempt]);
  });

  it('stays where another browser asks for it', async () => {
    const key = newKey();
    await putAttempt(key, attempt);
    expect(await takeAttempt(key, 'browser-2', begun)).toBeUndefined();
    expect(await takeAttempt(key, 'browser-1', begun)).toEqual(attempt);
  });

  it.each([
    [599, attempt],
    [600, undefined],
  ])('after %i seconds', async (seconds, found) => {
    const key = newKey();
    await putAttempt(key, attempt);
    expect(await takeAttempt(key, 'browser-1', later(seconds))).toEqual(found);
  });

  it('is kept once: the same again does no harm, another one is refused', async () => {
    const key = newKey();
    await putAttempt(key, attempt);
    await putAttempt(key, attempt);
    await expect(putAttempt(key, { ...attempt, nonce: 'nonce-2', browser: 'browser-2' })).rejects.toThrow();
    expect(await takeAttempt(key, 'browser-1', begun)).toEqual(attempt);
  });
});

describe('a session', () => {
  it('is seen by every request that uses it', async () => {
    const key = newKey();
    await putSession(key, session);
    expect(await useSession(key, later(3599))).toEqual({ ...session, seenAt: second + 3599 });
    expect(await useSession(key, later(7198))).toEqual({ ...session, seenAt: second + 7198 });
  });

  it('is over after an hour without a request, and nothing wakes it', async () => {
    const key = newKey();
    await putSession(key, session);
    expect(await useSession(key, later(3600))).toBeUndefined();
    expect(await useSession(key, later(3599))).toBeDefined();
  });

  it('is over after eight hours, however often it was used', async () => {
    const key = newKey();
    await putSession(key, { ...session, seenAt: second + 8 * 3600 - 2 });
    expect(await useSession(key, later(8 * 3600 - 1))).toBeDefined();
    expect(await useSession(key, later(8 * 3600))).toBeUndefined();
  });

  it('that has ended does not come back by a request that was on its way', async () => {
    const key = newKey();
    await putSession(key, session);
    await Promise.all([...Array.from({ length: 5 }, () => useSession(key, later(1))), endSession(key)]);
    expect(await useSession(key, later(1))).toBeUndefined();
    await endSession(key);
  });

  it('is never given to somebody else under the same key', async () => {
    const key = newKey();
    await putSession(key, session);
    await putSession(key, session);
    await expect(putSession(key, { ...session, subject: 'person-2', expiresAt: session.expiresAt + 1 })).rejects.toThrow();
  });

  it('of a role that was abolished since gives nothing', async () => {
    const key = newKey();
    await client.send(
      new PutCommand({ TableName: tables.staff, Item: { ...staffKeys.session(key), ...session, roles: ['emperor', 'administrator'] } }),
    );
    expect((await useSession(key, later(1)))?.roles).toEqual(['administrator']);
  });
});
