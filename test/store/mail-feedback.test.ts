import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { county } from '../../shared/county/county.ts';
import { accessTemplate } from '../../shared/domain/notices/mail.ts';
import { mailPath, recipientPath } from '../../shared/domain/notices/mail-paths.ts';
import { feedbackStore } from '../../shared/store/feedback-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { suppressionStore } from '../../shared/store/suppression-store.ts';
import { type EventName, feedbackWorld, type LeasedMail } from '../support/feedback-world.ts';
import { startTables } from '../support/local-cloud.ts';
import { sesEvents } from '../support/ses-events.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const access = { client, table: tables.mail };
const world = feedbackWorld(access);
const { leased, entered, take, record, told } = world;
const feedback = feedbackStore(access);
const { suppression } = suppressionStore(access);
const { recipient, history, deletedAt, deleteRecipient, keepRecipient } = recipientStore(access);

/** What is counted on a day; the days of the mails are their own in each test. */
const countsOf = async (day: string) => (await feedback.feedbackDays(day, day))[0];

describe('the record of a mail', () => {
  it('is sent and no longer open when SES says that it took the mail of this attempt', async () => {
    const mail = await leased();
    await take(sesEvents.send(mail));
    const stored = await record(mail.id);
    expect(stored).toMatchObject({ state: 'sent', sesMessageId: mail.messageId, sentAt: '2026-11-25T05:00:03.123Z', leaseId: mail.attempt });
    expect(stored).not.toHaveProperty('open');
    expect(stored).not.toHaveProperty('openSince');
  });

  it('forgets a text that opens something, and no other', async () => {
    const [opening, plain] = [await leased({ template: accessTemplate }), await leased()];
    for (const mail of [opening, plain]) await take(sesEvents.delivery(mail));
    expect(JSON.stringify(await record(opening.id))).not.toContain('schöne Grüße');
    expect(await mailStore(access).mail(opening.id)).toMatchObject({
      state: 'sent',
      text: 'Nach dem Versand gelöscht.',
      delivery: { kind: 'delivered' },
    });
    expect(await record(plain.id)).toMatchObject({ text: expect.stringContaining('schöne Grüße') });
  });

  it('that the mailer has noted itself keeps what it noted', async () => {
    const mail = await leased();
    await mailStore(access).sent(mail.id, { leaseId: mail.attempt, at: '2026-11-25T05:00:04.000Z', sesMessageId: 'noted' });
    await take(sesEvents.delivery(mail));
    expect(await record(mail.id)).toMatchObject({ state: 'sent', sesMessageId: 'noted', sentAt: '2026-11-25T05:00:04.000Z' });
    await mailStore(access).sent(mail.id, { leaseId: mail.attempt, at: '2026-11-25T05:00:04.000Z', sesMessageId: 'noted' });
  });

  it('held by another attempt stays with it', async () => {
    const mail = await leased();
    await take(sesEvents.delivery({ ...mail, attempt: 'an earlier one' }));
    expect(await record(mail.id)).toMatchObject({ state: 'sending', open: 'sending', delivery: { kind: 'delivered' } });
  });

  it('that is gone comes to no new life', async () => {
    const id = 'e'.repeat(64);
    await take(sesEvents.permanent({ id, attempt: 'x', address: 'gone@verein.example' }));
    expect(await record(id)).toBeUndefined();
    expect(world.logged.at(-1)).toContain('gone');
  });

  it('takes every report of many that come at once, each once', async () => {
    const day = '2026-10-01';
    const mail = { ...(await leased()), acceptedAt: `${day}T05:00:00.000Z` };
    const names: EventName[] = ['send', 'delivery', 'delay', 'complaint', 'send', 'delivery', 'laterDelay', 'complaint'];
    await Promise.all(names.map((name) => take(sesEvents[name](mail))));
    expect(await record(mail.id)).toMatchObject({ state: 'sent', delivery: { kind: 'complained' } });
    expect(await countsOf(day)).toMatchObject({ sent: 1, delivered: 1, complained: 1, bounced: 0 });
  });
});

describe('events of one mail', () => {
  it('leave the same in every order, however often each comes', async () => {
    const names = ['send', 'delivery', 'delay', 'permanent', 'transient', 'complaint'] as const;
    const outcome = async (order: readonly EventName[], day: string) => {
      const mail = { ...(await leased()), acceptedAt: `${day}T05:00:00.000Z` };
      await entered(mail);
      for (const name of order) await take(sesEvents[name](mail));
      const { state, delivery } = (await mailStore(access).mail(mail.id)) ?? {};
      const { reason, at } = (await suppression(mail.addressee)) ?? {};
      const reader = await recipient(mail.addressee);
      const told = (await world.told(mail.addressee)).map(({ template }) => template);
      const { day: _day, ...counted } = (await countsOf(day)) ?? { day };
      return { state, delivery, reason, at, topics: reader?.topics, left: reader?.left, told, counted };
    };
    const straight = await outcome(names, '2026-10-02');
    expect(straight).toMatchObject({ state: 'sent', reason: 'complaint', topics: [], left: ['report'], told: ['bounced', 'complained'] });
    let run = 3;
    const orders = fc.tuple(fc.shuffledSubarray([...names], { minLength: names.length }), fc.constantFrom(...names));
    await fc.assert(
      fc.asyncProperty(orders, async ([order, again]) => {
        expect(await outcome([...order, again], `2026-10-${String(run++).padStart(2, '0')}`)).toEqual(straight);
      }),
      // All orders of what is decided are tried without a table.
      { numRuns: 5, endOnFailure: true },
    );
  });
});

describe('a bounce for good', () => {
  it('suppresses the address and tells the office once, whom to phone and what the server said', async () => {
    const mail = await leased();
    await entered(mail);
    await take(sesEvents.permanent(mail));
    expect(await suppression(mail.addressee)).toEqual({
      addressee: mail.addressee,
      reason: 'bounce',
      at: '2026-11-25T05:00:07.000Z',
      mailId: mail.id,
      diagnostic: 'smtp; 550 5.1.1 <…@…>: Recipient address rejected: User unknown',
    });
    expect((await history(mail.addressee)).map(({ by, kind }) => [by, kind])).toEqual([
      ['Ada Amt', 'entered'],
      ['system', 'suppressed'],
    ]);
    const [note, ...more] = await told(mail.addressee);
    expect(more).toEqual([]);
    expect(note).toMatchObject({ template: 'bounced', state: 'queued', to: { address: county.office.email } });
    for (const said of ['Amt Beispiel', 'Bitte rufen Sie an: Kim Öztürk, Telefon 04331 000-11.', mail.address, 'INT-2026-0042', 'User unknown'])
      expect(note?.text.replaceAll(/\s+/g, ' ')).toContain(said);
    expect(note?.text).toContain(`Empfänger ansehen:\nhttps://teilhabe.example${recipientPath(mail.addressee)}\n`);
  });

  it('of another mail to the same address tells nobody again', async () => {
    const first = await leased();
    const second = await leased({ address: first.address });
    await take(sesEvents.permanent(first));
    await take(sesEvents.suppressed(second));
    const [note, ...more] = await told(first.addressee);
    expect(more).toEqual([]);
    expect(note?.text).toContain(mailPath(first.id));
    expect((await suppression(first.addressee))?.mailId).toBe(second.id);
  });

  it('of the mail that tells of it, or of any to the office, makes no other mail and suppresses no office', async () => {
    const toOffice = await leased({ address: county.office.email.toUpperCase() });
    const note = await leased({ template: 'bounced' });
    for (const mail of [toOffice, note]) await take(sesEvents.permanent(mail));
    expect([...(await told(toOffice.addressee)), ...(await told(note.addressee))]).toEqual([]);
    expect(await suppression(toOffice.addressee)).toBeUndefined();
    expect(world.logged).toContain(`OFFICE_UNREACHABLE ${toOffice.id} bounced`);
  });
});

describe('soft bounces', () => {
  it('end the address with the fifth in a row', async () => {
    const first = await leased({ createdAt: '2026-11-01T00:00:00.000Z' });
    const more: LeasedMail[] = [];
    for (const day of [2, 3, 4, 5]) more.push(await leased({ address: first.address, createdAt: `2026-11-0${day}T00:00:00.000Z` }));
    const mails = [first, ...more];
    for (const mail of mails.slice(0, 4)) await take(sesEvents.transient(mail));
    expect(await suppression(first.addressee)).toBeUndefined();
    for (const mail of mails.slice(0, 5)) await take(sesEvents.transient(mail));
    expect(await suppression(first.addressee)).toMatchObject({ reason: 'bounce', mailId: more[3]?.id });
    const notes = await told(first.addressee);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.text).toContain('die letzten 5 E-Mails');
  });

  it('begin anew after one that arrived', async () => {
    const first = await leased({ createdAt: '2026-11-01T00:00:00.000Z' });
    for (const day of [2, 3, 4, 5, 6]) {
      const mail = await leased({ address: first.address, createdAt: `2026-11-0${day}T00:00:00.000Z` });
      await take(day === 4 ? sesEvents.delivery(mail) : sesEvents.transient(mail));
    }
    expect(await suppression(first.addressee)).toBeUndefined();
  });
});

describe('a complaint', () => {
  it('suppresses, ends topics, leaves what staff entered, and tells the office', async () => {
    const mail = await leased();
    await entered(mail);
    await take(sesEvents.complaint(mail));
    expect(await suppression(mail.addressee)).toMatchObject({ reason: 'complaint' });
    expect(await recipient(mail.addressee)).toMatchObject({ topics: [], left: ['report'], version: 2 });
    expect((await told(mail.addressee)).map(({ template }) => template)).toEqual(['complained']);
  });

  it('deletes whom only their own topics made a recipient, with the history, and tells nobody', async () => {
    const mail = await leased();
    await entered(mail, { duties: [] });
    await take(sesEvents.complaint(mail));
    expect([await recipient(mail.addressee), await history(mail.addressee), await told(mail.addressee)]).toEqual([undefined, [], []]);
    expect(await deletedAt(mail.addressee)).toBe('2026-11-26T08:00:00.000Z');
  });

  it('leaves deleted who was deleted meanwhile', async () => {
    const mail = await leased();
    const { id, version } = await entered(mail);
    await deleteRecipient({ id, version }, '2026-11-25T06:00:00.000Z');
    await take(sesEvents.complaint(mail));
    await take(sesEvents.permanent(mail));
    expect([await recipient(id), await history(id), await deletedAt(id)]).toEqual([undefined, [], '2026-11-25T06:00:00.000Z']);
  });

  it('meets a change of staff and loses neither', async () => {
    const mail = await leased();
    const before = await entered(mail);
    const change = keepRecipient(
      { ...before, phone: '04331 000-99', version: 2 },
      { recipient: before.id, version: 2, at: before.changedAt, by: 'Ada Amt', kind: 'changed', what: 'Telefon.' },
    );
    const [kept] = await Promise.all([change, take(sesEvents.complaint(mail))]);
    expect(await recipient(mail.addressee)).toMatchObject({ topics: [], ...(kept && { phone: '04331 000-99' }) });
  });
});

describe('a forged message', () => {
  it('changes nothing, is counted, and does not come again', async () => {
    const mail = await leased();
    const genuine = world.sns.signed(JSON.stringify(sesEvents.permanent(mail)));
    const before = await record(mail.id);
    const refused = (await countsOf('2026-11-26'))?.refused ?? 0;
    const foreign = 'arn:aws:sns:eu-central-1:999999999999:feedback';
    await world.receive({ ...genuine, Message: JSON.stringify(sesEvents.complaint(mail)) });
    await world.receive(world.sns.signed(JSON.stringify(sesEvents.permanent(mail)), { topic: foreign }));
    await world.receive(sesEvents.permanent(mail));
    expect(world.logged.slice(-3)).toEqual([
      'FEEDBACK_REFUSED WRONG_SIGNATURE',
      'FEEDBACK_REFUSED FOREIGN_TOPIC',
      'FEEDBACK_REFUSED NO_NOTIFICATION',
    ]);
    expect(await record(mail.id)).toEqual(before);
    expect(await suppression(mail.addressee)).toBeUndefined();
    expect((await countsOf('2026-11-26'))?.refused).toBe(refused + 3);
  });

  it('is not what SES says that nobody waits for: that is ignored', async () => {
    await world.receive(world.sns.signed('Successfully validated SNS topic for Amazon SES event publishing.'));
    expect(world.logged.at(-1)).toBe('FEEDBACK_IGNORED unknown-kind');
  });
});

describe('the sign that feedback arrives', () => {
  const seen = async () => (await world.itemsOf('SENDING'))[0]?.['feedbackSeenUpTo'];

  it('moves to the newest mail that SES spoke of, and never back', async () => {
    const mail = await leased();
    await take(sesEvents.send({ ...mail, acceptedAt: '2027-01-02T05:00:00.000Z' }));
    expect(await seen()).toBe('2027-01-02T05:00:00.000Z');
    await take(sesEvents.delivery({ ...mail, acceptedAt: '2027-01-01T05:00:00.000Z' }));
    expect(await seen()).toBe('2027-01-02T05:00:00.000Z');
  });

  it('is not moved by a forged message', async () => {
    const mail = await leased();
    const message = world.sns.signed(JSON.stringify(sesEvents.send(mail)));
    await world.receive({ ...message, Message: JSON.stringify(sesEvents.send({ ...mail, acceptedAt: '2028-01-02T05:00:00.000Z' })) });
    expect(await seen()).toBe('2027-01-02T05:00:00.000Z');
  });
});

describe('days of feedback', () => {
  it('are added up from their parts, oldest first, and say when a limit is reached', async () => {
    const days = ['2027-03-02', '2027-03-01'];
    for (const day of days)
      for (const name of ['delivery', 'permanent', 'reject'] as const)
        await take(sesEvents[name]({ ...(await leased()), acceptedAt: `${day}T05:00:00.000Z` }));
    const counted = { sent: 3, delivered: 1, bounced: 1, complained: 0, rejected: 1, refused: 0 };
    expect(await feedback.feedbackDays('2027-03-01', '2027-03-02')).toEqual([
      { day: '2027-03-01', ...counted },
      { day: '2027-03-02', ...counted },
    ]);
    expect(await feedback.feedbackDays('2027-03-03', '2027-03-09')).toEqual([]);
    expect(world.logged.filter((line) => line.startsWith('BOUNCE_RATE_CROSSED'))).not.toEqual([]);
  });
});
