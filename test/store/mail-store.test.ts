import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { applicationEventSchema } from '../../shared/domain/funding/application.ts';
import type { Mail } from '../../shared/domain/notices/mail.ts';
import { releasePublishedSchema } from '../../shared/domain/statistics/release.ts';
import { mailKeys } from '../../shared/store/mail-keys.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { storedImage } from '../../shared/store/stream-image.ts';
import { startTables } from '../support/local-cloud.ts';
import { mail as example } from '../unit/mail/examples.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const store = mailStore({ client, table: tables.mail });

let made = 0;
const newMail = (): Mail => ({ ...example, id: (made++).toString(16).padStart(64, '0') });
const at = '2026-11-22T13:37:02.000Z';
const addressee = 'd'.repeat(64);
const open = async (id: string) => {
  const { Item = {} } = await client.send(new GetCommand({ TableName: tables.mail, Key: mailKeys.mail(id) }));
  return [Item['state'], Item['open'], Item['openSince']];
};
const enqueued = async (): Promise<Mail> => {
  const mail = newMail();
  await store.enqueue(mail);
  return mail;
};

describe('a mail', () => {
  it('is stored and read back equal', async () => {
    const mail = newMail();
    expect(await store.enqueue(mail)).toBe('queued');
    expect(await store.mail(mail.id)).toEqual({ ...mail, state: 'queued' });
  });

  it('expires 90 days after it was made', async () => {
    const mail = await enqueued();
    const { Item } = await client.send(new GetCommand({ TableName: tables.mail, Key: mailKeys.mail(mail.id) }));
    expect(Item?.['expiresAt']).toBe(Date.parse('2027-02-20T13:37:01.000Z') / 1000);
    expect(Item?.['entity']).toBe('mail');
  });

  it('is kept once: the second one answers the state and changes nothing', async () => {
    const mail = await enqueued();
    expect(await store.enqueue({ ...mail, subject: 'anders' })).toBe('queued');
    await store.lease(mail.id, { leaseId: 'a', at, addressee });
    expect(await store.enqueue(mail)).toBe('sending');
    await store.sent(mail.id, { leaseId: 'a', at, sesMessageId: 'ses-1' });
    expect(await store.enqueue(mail)).toBe('sent');
    expect((await store.mail(mail.id))?.subject).toBe(mail.subject);
  });

  it('is refused with a header break, before anything is written', async () => {
    const mail = { ...newMail(), subject: 'a\r\nBcc: x@y.example' };
    await expect(store.enqueue(mail)).rejects.toThrow();
    expect(await store.mail(mail.id)).toBeUndefined();
  });

  it('that nobody knows is undefined, and cannot be leased into being', async () => {
    expect(await store.mail('f'.repeat(64))).toBeUndefined();
    expect(await store.lease('f'.repeat(64), { leaseId: 'a', at, addressee })).toBe(false);
    expect(await store.mail('f'.repeat(64))).toBeUndefined();
  });
});

describe('a lease', () => {
  it('goes to one of many that race', async () => {
    const { id } = await enqueued();
    const won = await Promise.all(Array.from({ length: 12 }, (_, i) => store.lease(id, { leaseId: `attempt-${i}`, at, addressee })));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await store.mail(id)).toMatchObject({ state: 'sending', leaseId: `attempt-${won.indexOf(true)}`, leasedAt: at });
  });

  it('is answered again to the same attempt: the SDK may repeat a call whose answer was lost', async () => {
    const { id } = await enqueued();
    expect(await store.lease(id, { leaseId: 'a', at, addressee })).toBe(true);
    expect(await store.lease(id, { leaseId: 'a', at, addressee })).toBe(true);
    expect(await store.lease(id, { leaseId: 'b', at, addressee })).toBe(false);
  });

  it('given back, leaves the mail as it was', async () => {
    const mail = await enqueued();
    await store.lease(mail.id, { leaseId: 'a', at, addressee });
    expect(await store.release(mail.id, { leaseId: 'a', at })).toBe(true);
    expect(await store.mail(mail.id)).toEqual({ ...mail, state: 'queued', addressee });
    expect(await store.lease(mail.id, { leaseId: 'b', at, addressee })).toBe(true);
  });

  it('of another attempt is not touched', async () => {
    const { id } = await enqueued();
    await store.lease(id, { leaseId: 'a', at, addressee });
    expect(await store.release(id, { leaseId: 'b', at })).toBe(false);
    await expect(store.sent(id, { leaseId: 'b', at, sesMessageId: 'x' })).rejects.toThrow();
    expect(await store.mail(id)).toMatchObject({ state: 'sending', leaseId: 'a' });
  });
});

describe('a sent mail', () => {
  it('says when, and what SES called it; the same again changes nothing', async () => {
    const { id } = await enqueued();
    await store.lease(id, { leaseId: 'a', at, addressee });
    await store.sent(id, { leaseId: 'a', at, sesMessageId: 'ses-1' });
    await store.sent(id, { leaseId: 'a', at, sesMessageId: 'ses-1' });
    expect(await store.mail(id)).toMatchObject({ state: 'sent', sentAt: at, sesMessageId: 'ses-1' });
  });

  it('forgets its text where the text opens something, and stays a record', async () => {
    const mail = await enqueued();
    await store.lease(mail.id, { leaseId: 'a', at, addressee });
    await store.sent(mail.id, { leaseId: 'a', at, sesMessageId: 'ses-1', forget: true });
    await store.sent(mail.id, { leaseId: 'a', at, sesMessageId: 'ses-1', forget: true });
    const { Item } = await client.send(new GetCommand({ TableName: tables.mail, Key: mailKeys.mail(mail.id) }));
    expect(JSON.stringify(Item)).not.toContain('schöne Grüße');
    expect(await store.mail(mail.id)).toMatchObject({ state: 'sent', subject: mail.subject, text: 'Nach dem Versand gelöscht.' });
    const kept = await enqueued();
    await store.lease(kept.id, { leaseId: 'a', at, addressee });
    await store.sent(kept.id, { leaseId: 'a', at, sesMessageId: 'ses-2' });
    expect((await store.mail(kept.id))?.text).toBe(kept.text);
  });

  it('is never leased or given back again', async () => {
    const { id } = await enqueued();
    await store.lease(id, { leaseId: 'a', at, addressee });
    await store.sent(id, { leaseId: 'a', at, sesMessageId: 'ses-1' });
    expect(await store.lease(id, { leaseId: 'a', at, addressee })).toBe(false);
    expect(await store.lease(id, { leaseId: 'b', at, addressee })).toBe(false);
    expect(await store.release(id, { leaseId: 'a', at })).toBe(false);
    expect((await store.mail(id))?.state).toBe('sent');
  });
});

describe('what is open about a mail', () => {
  it('changes with its state, in the same write', async () => {
    const { id, createdAt } = await enqueued();
    expect(await open(id)).toEqual(['queued', 'queued', createdAt]);
    await store.lease(id, { leaseId: 'a', at, addressee });
    expect(await open(id)).toEqual(['sending', 'sending', at]);
    const later = '2026-11-22T13:40:00.000Z';
    await store.release(id, { leaseId: 'a', at: later, refused: true });
    expect(await open(id)).toEqual(['queued', 'queued', later]);
    expect((await store.mail(id))?.refusals).toBe(1);
    await store.lease(id, { leaseId: 'b', at, addressee });
    await store.sent(id, { leaseId: 'b', at, sesMessageId: 'ses-1' });
    expect(await open(id)).toEqual(['sent', undefined, undefined]);
  });

  it('is nothing once the mail is withheld: one that waits, or one whose attempt is over', async () => {
    const { id } = await enqueued();
    expect(await store.withhold(id, { reason: 'recipient-gone', forget: true })).toBe(true);
    expect(await open(id)).toEqual(['withheld', undefined, undefined]);
    expect(await store.mail(id)).toMatchObject({ reason: 'recipient-gone', text: 'Nach dem Versand gelöscht.' });
    expect(await store.lease(id, { leaseId: 'a', at, addressee })).toBe(false);
    const held = await enqueued();
    await store.lease(held.id, { leaseId: 'a', at, addressee });
    expect(await store.withhold(held.id, { reason: 'recipient-gone' })).toBe(false);
    expect(await store.withhold(held.id, { reason: 'question-over', leaseId: 'b' })).toBe(false);
    expect(await store.withhold(held.id, { reason: 'question-over', leaseId: 'a' })).toBe(true);
    expect(await open(held.id)).toEqual(['withheld', undefined, undefined]);
    expect(await store.mail(held.id)).not.toHaveProperty('leaseId');
  });

  it('is that a person is needed once it is given up, by the attempt that holds it or before any', async () => {
    const [waiting, held] = [await enqueued(), await enqueued()];
    expect(await store.giveUp(waiting.id, { at, reason: 'Malformed' })).toBe(true);
    expect(await open(waiting.id)).toEqual(['given-up', 'given-up', at]);
    await store.lease(held.id, { leaseId: 'a', at, addressee });
    expect(await store.giveUp(held.id, { at, reason: 'Malformed' })).toBe(false);
    expect(await store.giveUp(held.id, { leaseId: 'b', at, reason: 'MessageRejected' })).toBe(false);
    expect(await store.giveUp(held.id, { leaseId: 'a', at, reason: 'MessageRejected' })).toBe(true);
    expect(await store.mail(held.id)).toMatchObject({ state: 'given-up', reason: 'MessageRejected' });
    expect(await store.lease(held.id, { leaseId: 'c', at, addressee })).toBe(false);
  });
});

describe('the image of a stream record', () => {
  it('is read in its typed form, nested lists and numbers included', () => {
    const figure = { M: { indicator: { S: 'x' }, label: { S: 'X' }, unit: { S: 'P' }, value: { N: '3.5' } } };
    const image = {
      pk: { S: 'RELEASE#2026-10' },
      sk: { S: 'PUBLISHED#0001' },
      entity: { S: 'release-published' },
      month: { S: '2026-10' },
      revision: { N: '1' },
      at: { S: at },
      county: { L: [figure] },
      administrations: { L: [{ M: { area: { S: '01058117' }, figures: { L: [figure] } } }] },
    };
    const key = { indicator: 'x', label: 'X', unit: 'P', value: 3.5 };
    expect(storedImage(releasePublishedSchema)(image)).toEqual({
      month: '2026-10',
      revision: 1,
      at,
      county: [key],
      administrations: [{ area: '01058117', figures: [key] }],
    });
  });

  it('is refused when it is something else', () => {
    expect(() => storedImage(applicationEventSchema)({ pk: { S: 'x' } })).toThrow();
    expect(() => storedImage(applicationEventSchema)({ pk: 'x' })).toThrow();
  });
});
