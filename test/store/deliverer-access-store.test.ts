import { randomBytes } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { delivererAccessStore } from '../../shared/store/deliverer-access-store.ts';
import { startTables } from '../support/local-cloud.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const access = delivererAccessStore({ client, table: tables.figures });

const at = '2026-11-22T12:00:00.000Z';
const now = Date.parse(at) / 1000;
const newHash = () => randomBytes(32).toString('hex');
const link = { area: '010585803', address: 'zahlen@amt.example', month: '2026-10', expiresAt: now + 1800 };

it('a link of an administration becomes one session of many requests that race, and the session knows its administration only', async () => {
  const linkHash = newHash();
  await access.putLink(linkHash, link);
  await access.putLink(linkHash, link);
  const sessions = Array.from({ length: 12 }, newHash);
  const won = await Promise.all(sessions.map((session) => access.redeem(linkHash, session, { at, expiresAt: now + 72_000 })));
  expect(won.filter((answer) => answer !== undefined)).toEqual([link]);
  const kept = await Promise.all(sessions.map((session) => access.session(session)));
  expect(kept.filter((session) => session !== undefined)).toEqual([{ area: link.area, address: link.address, expiresAt: now + 72_000 }]);
  expect(await access.redeem(linkHash, newHash(), { at, expiresAt: now + 72_000 })).toBeUndefined();
});

it('a link that is over opens nothing, and a session can be ended', async () => {
  const [late, live, session] = [newHash(), newHash(), newHash()];
  await access.putLink(late, { ...link, expiresAt: now });
  expect(await access.redeem(late, newHash(), { at, expiresAt: now + 72_000 })).toBeUndefined();
  await access.putLink(live, link);
  await access.redeem(live, session, { at, expiresAt: now + 72_000 });
  await access.endSession(session);
  expect(await access.session(session)).toBeUndefined();
});

it('counts limits in its own table', async () => {
  const limit = { counter: `test-${newHash()}`, most: 2, seconds: 60 };
  expect([await access.count(limit, at), await access.count(limit, at), await access.count(limit, at)]).toEqual([true, true, false]);
  expect(await access.fullUntil(limit, at)).toBe(now + 60);
});
