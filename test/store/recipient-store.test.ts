import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { enteredOver, entryOf, type RecipientWrite } from '../../shared/domain/notices/recipient-entry.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { faultyClient } from '../support/faulty-client.ts';
import { startTables } from '../support/local-cloud.ts';

const seal = (text: string): string => createHash('sha256').update(text).digest('hex');
const at = '2026-11-26T09:00:00.000Z';
let local: Awaited<ReturnType<typeof startTables>>;
let store: ReturnType<typeof recipientStore>;
beforeAll(async () => {
  local = await startTables();
  store = recipientStore({ client: local.client, table: local.tables.mail });
});
afterAll(() => local.stop());

const entering = (address: string) =>
  ({ id: addresseeOf(address, seal), at, by: 'Kim Beispiel', kind: 'entered', nameOf: (area: string) => area }) as const;
const made = (address: string): RecipientWrite => {
  const write = enteredOver(undefined, { address, language: 'de', duties: [], groups: ['press'] }, entering(address));
  if (write === undefined) throw new Error('a recipient that is not there is entered');
  return write;
};
const changedOn = (before: Recipient, phone: string): RecipientWrite => {
  const write = enteredOver(before, { ...entryOf(before), phone }, { ...entering(before.address), kind: 'changed' });
  if (write === undefined) throw new Error('another phone is a change');
  return write;
};
const keep = ({ after, event }: RecipientWrite, over = store) => over.keepRecipient(after, event);

describe('a recipient', () => {
  it('is written with its history, by whoever read its version', async () => {
    const first = made('version@amt.example');
    expect(await keep(first)).toBe(true);
    expect(await keep(first)).toBe(false);
    expect(await keep(changedOn(first.after, '1'))).toBe(true);
    expect(await keep(changedOn(first.after, '2'))).toBe(false);
    expect(await store.recipient(first.after.id)).toMatchObject({ version: 2, phone: '1' });
    expect((await store.history(first.after.id)).map(({ version, what }) => [version, what])).toEqual([
      [1, 'Eingetragen. Neu in der Gruppe Presse.'],
      [2, 'Telefon eingetragen: „1“.'],
    ]);
  });

  it('is changed by one of eight at once', async () => {
    const first = made('rennen@amt.example');
    await keep(first);
    const won = await Promise.all(Array.from({ length: 8 }, (_, n) => keep(changedOn(first.after, String(n)))));
    expect(won.filter((each) => each)).toHaveLength(1);
    expect(await store.history(first.after.id)).toHaveLength(2);
    expect((await store.recipient(first.after.id))?.phone).toBe(String(won.indexOf(true)));
  });

  it('is deleted or changed, never both, and nothing of it stays but that', async () => {
    for (let round = 0; round < 6; round += 1) {
      const first = made(`oder${round}@amt.example`);
      await keep(first);
      const { id } = first.after;
      const [deleted, changed] = await Promise.all([store.deleteRecipient(first.after, at), keep(changedOn(first.after, '1'))]);
      expect([deleted, changed].filter((each) => each)).toHaveLength(1);
      expect((await store.recipient(id)) === undefined).toBe(deleted);
      expect(await store.history(id)).toHaveLength(deleted ? 0 : 2);
      expect(await store.deletedAt(id)).toBe(deleted ? at : undefined);
    }
  });

  it('that was deleted is entered again only by whoever has decided that', async () => {
    const first = made('wieder@amt.example');
    await keep(first);
    await store.deleteRecipient(first.after, at);
    expect(await store.keepRecipient(first.after, first.event, true)).toBe(false);
    expect((await store.deletedAddressees()).get(first.after.id)).toBe(at);
    expect(await store.keepRecipient(first.after, first.event)).toBe(true);
    expect(await store.deletedAt(first.after.id)).toBeUndefined();
  });

  it('with two hundred changes is deleted with all of them', async () => {
    const first = made('viele@amt.example');
    await keep(first);
    let last = first.after;
    for (let n = 0; n < 200; n += 1) {
      const write = changedOn(last, String(n));
      await keep(write);
      last = write.after;
    }
    expect(await store.deleteRecipient({ id: last.id, version: last.version - 1 }, at)).toBe(false);
    expect(await store.deleteRecipient(last, at)).toBe(true);
    expect(await store.history(last.id)).toEqual([]);
  });

  it('is whole after a kill at every call of a write and of a deletion', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let point = 0; point < 2; point += 1) {
        const first = made(`tod-${when}-${point}@amt.example`);
        const { id } = first.after;
        const dying = () => recipientStore({ client: faultyClient(local.client, { at: point, when }).client, table: local.tables.mail });
        await keep(first, dying()).catch(() => undefined);
        const stored = await store.recipient(id);
        expect(await store.history(id)).toHaveLength(stored === undefined ? 0 : 1);
        if (stored === undefined) await keep(first);
        await dying()
          .deleteRecipient(first.after, at)
          .catch(() => undefined);
        const left = await store.recipient(id);
        expect(await store.history(id)).toHaveLength(left === undefined ? 0 : 1);
        expect((await store.deletedAt(id)) === undefined).toBe(left !== undefined);
      }
    }
  });

  it('stands once for each administration that it has a task for, in the order of the areas', async () => {
    const { after, event } = made('aufgaben@amt.example');
    const duties = ['010585803', '01058117'].map((area) => ({ area, role: 'figures' as const }));
    await store.keepRecipient({ ...after, duties, contact: 'Kim' }, event);
    expect((await store.duties('figures')).map(({ area, name, contact }) => [area, name, contact])).toEqual([
      ['01058117', 'aufgaben@amt.example', 'Kim'],
      ['010585803', 'aufgaben@amt.example', 'Kim'],
    ]);
    expect(await store.duties('report')).toEqual([]);
  });
});

describe('many at once', () => {
  it('are written together, and one that was changed meanwhile keeps no other back', async () => {
    const writes = Array.from({ length: 70 }, (_, n) => made(`viele${n}@stadt.example`));
    const [taken] = writes.slice(40);
    if (taken === undefined) throw new Error('there are seventy');
    await keep(taken);
    expect(await store.keepRecipients(writes)).toEqual([taken.after.id]);
    const all = new Set((await store.allRecipients()).map(({ id }) => id));
    expect(writes.filter(({ after }) => !all.has(after.id))).toEqual([]);
  });
});
