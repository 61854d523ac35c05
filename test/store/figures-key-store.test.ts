import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { FiguresKey } from '../../shared/domain/access/figures-key.ts';
import { figuresKeyHolders, figuresKeyStore } from '../../shared/store/figures-key-store.ts';
import { startTables } from '../support/local-cloud.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const figures = { client, table: tables.figures };
const [store, holders] = [figuresKeyStore(figures), figuresKeyHolders(figures)];
const newHash = () => randomBytes(32).toString('hex');
const newKey = (over: Partial<FiguresKey> = {}): FiguresKey => ({
  id: randomUUID(),
  area: '010585803',
  name: 'Fachverfahren',
  createdAt: '2026-11-20T09:00:00.000Z',
  createdBy: 'Kim Beispiel',
  ...over,
});
const listed = async (id: string) => (await store.keys()).find((key) => key.id === id);

describe('a key', () => {
  it('says whose it is, and the list says when it was last used, once a day', async () => {
    const [hash, key] = [newHash(), newKey()];
    expect(await store.putKey(hash, key)).toBe(true);
    expect(await listed(key.id)).toEqual(key);
    expect(await holders.useKey(hash, '2026-11-20')).toMatchObject({ id: key.id, area: key.area, name: key.name });
    expect(await holders.useKey(hash, '2026-11-20')).toMatchObject({ lastUsedOn: '2026-11-20' });
    expect(await listed(key.id)).toEqual({ ...key, lastUsedOn: '2026-11-20' });
    await holders.useKey(hash, '2026-11-21');
    expect(await listed(key.id)).toMatchObject({ lastUsedOn: '2026-11-21' });
  });

  it('counts for all of many requests at once, also for the first of a day', async () => {
    const [hash, key] = [newHash(), newKey()];
    await store.putKey(hash, key);
    const found = await Promise.all(Array.from({ length: 10 }, () => holders.useKey(hash, '2026-11-22')));
    expect(found.map((holder) => holder?.id)).toEqual(Array(10).fill(key.id));
  });

  it('that nobody made opens nothing', async () => {
    expect(await holders.useKey(newHash(), '2026-11-20')).toBeUndefined();
  });

  it('is made once by one form', async () => {
    const [first, second, key] = [newHash(), newHash(), newKey()];
    expect([await store.putKey(first, key), await store.putKey(second, key)]).toEqual([true, false]);
    expect(await holders.useKey(second, '2026-11-20')).toBeUndefined();
  });

  it('that is revoked opens nothing, and its line says by whom; twice is once', async () => {
    const [hash, key] = [newHash(), newKey()];
    await store.putKey(hash, key);
    await holders.useKey(hash, '2026-11-20');
    const revoked = { at: '2026-11-21T09:00:00.000Z', by: 'Toni Beispiel' };
    expect(await store.revokeKey(key.id, revoked)).toBe(true);
    expect(await store.revokeKey(key.id, { ...revoked, by: 'Andere' })).toBe(false);
    expect(await store.revokeKey(randomUUID(), revoked)).toBe(false);
    expect(await holders.useKey(hash, '2026-11-20')).toBeUndefined();
    expect(await holders.useKey(hash, '2026-11-21')).toBeUndefined();
    expect(await listed(key.id)).toEqual({ ...key, lastUsedOn: '2026-11-20', revokedAt: revoked.at, revokedBy: 'Toni Beispiel' });
  });

  it('is kept as a hash: the list that the staff see has none', async () => {
    const [hash, key] = [newHash(), newKey()];
    await store.putKey(hash, key);
    expect(JSON.stringify(await store.keys())).not.toContain(hash);
  });
});
