import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { Recipient, RecipientEvent } from '../../shared/domain/notices/recipient.ts';
import { confirmed, leaving, type PendingSubscription } from '../../shared/domain/notices/subscription.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { subscriptionStore } from '../../shared/store/subscription-store.ts';
import { startTables } from '../support/local-cloud.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const mail = { client, table: tables.mail };
const recipients = recipientStore(mail);
const subscriptions = subscriptionStore(mail);

const at = '2026-11-26T12:00:00.000Z';
const now = Date.parse(at) / 1000;
const newHash = () => randomBytes(32).toString('hex');
const waiting = (changed: Partial<PendingSubscription> = {}): PendingSubscription => ({
  address: 'leserin@verein.example',
  language: 'de',
  topics: ['report'],
  expiresAt: now + 60,
  ...changed,
});

/** One click: reads what is there and confirms, as the function does. */
const click = async (hash: string, id: string): Promise<boolean> => {
  const pending = await subscriptions.pending(hash);
  if (pending === undefined) return false;
  const { after, event } = confirmed(await recipients.recipient(id), { id, pending, at });
  return subscriptions.confirm(hash, after, event);
};

const kept = async (id: string): Promise<Recipient> => {
  const found = await recipients.recipient(id);
  if (found === undefined) throw new Error('no recipient');
  return found;
};

describe('a subscription that waits', () => {
  it('is kept as it was asked for, and unknown by any other hash', async () => {
    const hash = newHash();
    await subscriptions.putPending(hash, waiting({ topics: ['rounds', 'figures:010585803'] }));
    expect(await subscriptions.pending(hash)).toEqual(waiting({ topics: ['rounds', 'figures:010585803'] }));
    expect(await subscriptions.pending(newHash())).toBeUndefined();
  });

  it('is confirmed by one of many clicks that race, with recipient and event, and is gone with its address', async () => {
    const [hash, id] = [newHash(), newHash()];
    await subscriptions.putPending(hash, waiting());
    const clicks = await Promise.all(Array.from({ length: 12 }, () => click(hash, id)));
    expect(clicks.filter((won) => won)).toHaveLength(1);
    expect(await kept(id)).toMatchObject({ topics: ['report'], version: 1, confirmedAt: at });
    expect(await recipients.history(id)).toMatchObject([{ kind: 'subscribed', by: 'reader', version: 1 }]);
    expect(await subscriptions.pending(hash)).toBeUndefined();
    expect(await click(hash, id)).toBe(false);
  });

  it('confirms nothing from the second on in which it is over', async () => {
    const [hash, id] = [newHash(), newHash()];
    await subscriptions.putPending(hash, waiting({ expiresAt: now }));
    expect(await click(hash, id)).toBe(false);
    expect([await recipients.recipient(id), await recipients.history(id)]).toEqual([undefined, []]);
  });

  it('writes nothing over a recipient that somebody else has changed, and can be clicked again', async () => {
    const [hash, id] = [newHash(), newHash()];
    await subscriptions.putPending(hash, waiting());
    const pending = waiting();
    const { after, event } = confirmed(undefined, { id, pending, at });
    const staff: RecipientEvent = { recipient: id, version: 1, at, by: 'Kim Beispiel', kind: 'entered', what: 'Eingetragen.' };
    const entered: Recipient = { ...after, groups: ['press'], topics: [] };
    expect(await recipients.keepRecipient(entered, staff)).toBe(true);
    expect(await subscriptions.confirm(hash, after, event)).toBe(false);
    expect(await recipients.history(id)).toEqual([staff]);
    expect(await click(hash, id)).toBe(true);
    expect(await kept(id)).toMatchObject({ groups: ['press'], topics: ['report'], version: 2 });
  });

  it('of two subscriptions that are confirmed at once, neither gets lost', async () => {
    const id = newHash();
    const hashes = [newHash(), newHash()];
    const [one = '', other = ''] = hashes;
    await subscriptions.putPending(one, waiting({ topics: ['report'] }));
    await subscriptions.putPending(other, waiting({ topics: ['rounds'] }));
    const untilDone = async (hash: string): Promise<void> => {
      while ((await subscriptions.pending(hash)) !== undefined) await click(hash, id);
    };
    await Promise.all(hashes.map(untilDone));
    expect(await kept(id)).toMatchObject({ topics: ['report', 'rounds'], version: 2 });
    expect((await recipients.history(id)).map(({ version }) => version)).toEqual([1, 2]);
  });
});

describe('confirming and deleting at once', () => {
  it('end in one of two states, never in between: twenty times', async () => {
    const ends = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const [first, second, id] = [newHash(), newHash(), newHash()];
      await subscriptions.putPending(first, waiting());
      await click(first, id);
      await subscriptions.putPending(second, waiting({ topics: ['rounds'] }));
      const leave = async (): Promise<void> => {
        for (;;) {
          const before = await recipients.recipient(id);
          if (before === undefined) return;
          const step = leaving(before, 'all', at);
          if (step.kind === 'gone' && (await recipients.deleteRecipient(before, at))) return;
        }
      };
      const confirm = async (): Promise<void> => {
        while ((await subscriptions.pending(second)) !== undefined) await click(second, id);
      };
      await Promise.all(round % 2 === 0 ? [leave(), confirm()] : [confirm(), leave()]);
      const after = await recipients.recipient(id);
      ends.add(after === undefined ? 'deleted' : after.topics.join());
      expect((await recipients.deletedAt(id)) === undefined).toBe(after !== undefined);
      if (after === undefined) expect(await recipients.history(id)).toEqual([]);
      else expect(after.topics).toEqual(['rounds']);
    }
    expect([...ends].every((end) => end === 'deleted' || end === 'rounds')).toBe(true);
  });
});
