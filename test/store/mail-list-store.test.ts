import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../shared/domain/notices/mail.ts';
import { mailKeys } from '../../shared/store/mail-keys.ts';
import { mailListStore } from '../../shared/store/mail-list-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { startTables } from '../support/local-cloud.ts';
import { mail as example } from '../unit/mail/examples.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const store = mailStore({ client, table: tables.mail });
const lists = mailListStore({ client, table: tables.mail });

const idOf = (number: number): string => number.toString(16).padStart(64, '0');
const minute = (number: number): string => new Date(Date.parse('2026-11-22T13:00:00.000Z') + number * 60_000).toISOString();
const addressee = 'd'.repeat(64);
let made = 0;
const kept = async (changes: Partial<Mail> = {}): Promise<string> => {
  const id = idOf(made++);
  await store.enqueue({ ...example, id, createdAt: minute(made), ...changes });
  return id;
};

describe('lists of mails', () => {
  it('of those that are open come by reason, the longest open first, between two instants', async () => {
    const [first, second, third, fourth] = [await kept(), await kept(), await kept(), await kept()];
    await store.lease(second, { leaseId: 'a', at: minute(30), addressee });
    await store.lease(third, { leaseId: 'a', at: minute(20), addressee });
    await store.giveUp(fourth, { at: minute(40), reason: 'Malformed' });
    expect((await lists.openMails('queued', { most: 10 })).map(({ id }) => id)).toEqual([first]);
    expect((await lists.openMails('sending', { most: 10 })).map(({ id, openSince }) => [id, openSince])).toEqual([
      [third, minute(20)],
      [second, minute(30)],
    ]);
    expect((await lists.openMails('sending', { before: minute(25), most: 10 })).map(({ id }) => id)).toEqual([third]);
    expect((await lists.openMails('sending', { after: minute(25), most: 10 })).map(({ id }) => id)).toEqual([second]);
    expect(await lists.openMails('sending', { most: 1 })).toHaveLength(1);
    expect(await lists.openMails('given-up', { most: 10 })).toMatchObject([{ id: fourth, open: 'given-up', template: example.template }]);
  });

  it('of an addressee come newest first, once the address was written to', async () => {
    const other = 'e'.repeat(64);
    const [older, newer] = [await kept(), await kept()];
    for (const id of [older, newer]) await store.lease(id, { leaseId: 'a', at: minute(60), addressee: other });
    await store.sent(newer, { leaseId: 'a', at: minute(61), sesMessageId: 'ses' });
    expect(await lists.mailsOf(other, 10)).toMatchObject([
      { id: newer, state: 'sent', sentAt: minute(61) },
      { id: older, state: 'sending' },
    ]);
    expect(await lists.mailsOf(other, 1)).toHaveLength(1);
  });

  it('of an announcement are counted by state and by what became of them', async () => {
    const announcement = 'release#2026-10#0001';
    const ids = [await kept({ announcement }), await kept({ announcement }), await kept({ announcement })];
    for (const id of ids.slice(1)) {
      await store.lease(id, { leaseId: 'a', at: minute(60), addressee });
      await store.sent(id, { leaseId: 'a', at: minute(61), sesMessageId: 'ses' });
    }
    await client.send(
      new UpdateCommand({
        TableName: tables.mail,
        Key: mailKeys.mail(ids[2] ?? ''),
        UpdateExpression: 'SET delivery = :delivery',
        ExpressionAttributeValues: { ':delivery': { kind: 'delivered', at: minute(62) } },
      }),
    );
    expect(await lists.countsOf(announcement)).toEqual({ states: { queued: 1, sent: 2 }, deliveries: { delivered: 1 } });
    expect(await lists.countsOf('release#2026-09#0001')).toEqual({ states: {}, deliveries: {} });
  });
});

describe('sending again', () => {
  it('is possible for a mail that was given up, and it counts its refusals anew', async () => {
    const id = await kept();
    await store.lease(id, { leaseId: 'a', at: minute(60), addressee });
    await store.release(id, { leaseId: 'a', at: minute(61), refused: true });
    await store.lease(id, { leaseId: 'b', at: minute(62), addressee });
    expect(await lists.resend(id, { at: minute(63) })).toBe(false);
    await store.giveUp(id, { leaseId: 'b', at: minute(64), reason: 'Unheard' });
    const [one, two] = await Promise.all([lists.resend(id, { at: minute(65) }), lists.resend(id, { at: minute(65) })]);
    expect([one, two].filter(Boolean)).toHaveLength(1);
    const record = await store.mail(id);
    expect(record?.state).toBe('queued');
    expect([record?.refusals, record?.reason, record?.leaseId]).toEqual([undefined, undefined, undefined]);
  });

  it('is possible for a mail that may have left, under the attempt that the person saw', async () => {
    const id = await kept();
    await store.lease(id, { leaseId: 'a', at: minute(60), addressee });
    expect(await lists.resend(id, { leaseId: 'b', at: minute(61) })).toBe(false);
    expect(await lists.resend(id, { leaseId: 'a', at: minute(61) })).toBe(true);
    await store.lease(id, { leaseId: 'c', at: minute(62), addressee });
    await store.sent(id, { leaseId: 'c', at: minute(62), sesMessageId: 'ses' });
    expect(await lists.resend(id, { leaseId: 'c', at: minute(63) })).toBe(false);
  });
});
