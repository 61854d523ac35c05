import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { type ExpandDeps, expandAnnouncement } from '../../functions/expand-announcements/expand-announcement.ts';
import { type Announced, announcementIdOf, openAnnouncement, readerKey } from '../../shared/domain/notices/announcement.ts';
import type { SharedMail } from '../../shared/domain/notices/mail.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { announcedMailStore } from '../../shared/store/announced-mail-store.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { mailListStore } from '../../shared/store/mail-list-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { mailsByAnnouncement } from '../../shared/store/table-design.ts';
import { killedAt } from '../support/killed-client.ts';
import { startTables } from '../support/local-cloud.ts';
import { recipientOf } from '../support/random-recipients.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const access = { client, table: tables.mail };
const [announcements, mails, recipients] = [announcementStore(access), announcedMailStore(access), recipientStore(access)];
const at = '2026-11-25T05:00:00.000Z';

let revision = 0;
const begun = async () => {
  revision += 1;
  const about: Announced = { kind: 'release', month: '2026-10', revision };
  await announcements.begin(openAnnouncement(about, { at, hold: 0 }));
  return announcementIdOf(about);
};

const mailOf = (announcement: string, number: number): SharedMail => ({
  id: surroundings.hash(`${announcement} ${number}`),
  cause: announcement,
  template: 'release',
  to: { address: `p${number}@example.org` },
  createdAt: at,
  announcement,
  leave: { recipient: 'a'.repeat(64), mailing: 'report' },
  textId: 'b'.repeat(64),
});
const some = (announcement: string, count: number) => Array.from({ length: count }, (_, number) => mailOf(announcement, number));

const mailsOf = async (announcement: string): Promise<readonly Record<string, unknown>[]> => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tables.mail,
      IndexName: mailsByAnnouncement.name,
      KeyConditionExpression: 'announcement = :id',
      ExpressionAttributeValues: { ':id': announcement },
    }),
  );
  return Items;
};

describe('an announcement', () => {
  it('is begun once: the second one reads the first', async () => {
    const id = await begun();
    const again = await announcements.begin({
      ...openAnnouncement({ kind: 'release', month: '2026-10', revision }, { at: '2027-01-01T00:00:00.000Z', hold: 5 }),
    });
    expect(again).toEqual(await announcements.announcement(id));
    expect(again.sendAt).toBe(at);
    expect((await announcements.announcements()).map((one) => one.id)).toContain(id);
  });

  it('is held until its time', async () => {
    const id = await begun();
    expect(await announcements.startExpanding(id, '2026-11-25T04:59:59.999Z')).toBe(false);
    expect(await announcements.startExpanding(id, at)).toBe(true);
    expect(await announcements.startExpanding(id, at)).toBe(false);
  });

  it('takes 99 mails a step and counts what was not there before', async () => {
    const id = await begun();
    await announcements.startExpanding(id, at);
    const wanted = some(id, 99);
    expect(await mails.keepMails({ id, step: 0 }, wanted.slice(0, 40))).toEqual({ made: 40, queued: wanted.slice(0, 40).map((mail) => mail.id) });
    await mailStore(access).lease(wanted[3]?.id ?? '', { leaseId: 'a', at, addressee: 'a'.repeat(64) });
    const again = await mails.keepMails({ id, step: 1 }, wanted, 'c'.repeat(64));
    expect(again?.made).toBe(59);
    expect(new Set(again?.queued)).toEqual(new Set(wanted.filter((_, index) => index !== 3).map((mail) => mail.id)));
    expect(await announcements.announcement(id)).toMatchObject({ step: 2, made: 99, cursor: 'c'.repeat(64) });
    expect(await mailsOf(id)).toHaveLength(99);
  });

  it('lets nothing through from a step behind, or after a stop', async () => {
    const id = await begun();
    await announcements.startExpanding(id, at);
    await mails.keepMails({ id, step: 0 }, some(id, 2));
    expect(await mails.keepMails({ id, step: 0 }, some(id, 5))).toBeUndefined();
    expect(await announcements.stop(id, { by: 'Kim', at, reason: 'Falsch' })).toBe(true);
    expect(await announcements.stop(id, { by: 'Ada', at, reason: 'Anders' })).toBe(false);
    expect(await mails.keepMails({ id, step: 1 }, some(id, 5))).toBeUndefined();
    expect(await announcements.finishExpanding({ id, step: 1 }, at)).toBe(false);
    expect(await mailsOf(id)).toHaveLength(2);
    expect(await announcements.announcement(id)).toMatchObject({ stopped: { by: 'Kim' }, made: 2 });
  });

  it('that nobody knows cannot be stopped into being', async () => {
    expect(await announcements.stop('release#2020-01#0001', { by: 'Kim', at, reason: 'Falsch' })).toBe(false);
    expect(await announcements.announcement('release#2020-01#0001')).toBeUndefined();
  });
});

describe('a mail of an announcement', () => {
  it('is read with its shared text, and waits in the index until it is withheld', async () => {
    const id = await begun();
    await announcements.startExpanding(id, at);
    const [mail, leased] = some(id, 2);
    if (mail === undefined || leased === undefined) throw new Error('two mails');
    await mails.keepText({ id: mail.textId, subject: 'Bericht', text: 'Text', html: '<p>Text</p>' }, at);
    await mails.keepMails({ id, step: 0 }, [mail, leased]);
    expect(await mailStore(access).mail(mail.id)).toMatchObject({
      subject: 'Bericht',
      text: 'Text',
      state: 'queued',
      to: mail.to,
      leave: mail.leave,
    });
    await mailStore(access).lease(leased.id, { leaseId: 'a', at, addressee: 'a'.repeat(64) });
    const waiting = [];
    for await (const ids of mails.waitingMails(id)) waiting.push(...ids);
    expect(waiting).toEqual([mail.id]);
    expect([await mails.withhold(mail.id, 'x'), await mails.withhold(mail.id, 'x'), await mails.withhold(leased.id, 'x')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await mailStore(access).mail(mail.id)).toMatchObject({ state: 'withheld', reason: 'x' });
    expect(await mailListStore(access).mailsOf(mail.leave?.recipient ?? '', 10)).toContainEqual(
      expect.objectContaining({ id: mail.id, state: 'withheld', announcement: id, reason: 'x' }),
    );
  });
});

describe('expanding in the table', () => {
  const people = Array.from({ length: 130 }, (_, index) =>
    recipientOf(`p${index}@example.org`, { topics: ['report'], language: index % 2 === 0 ? 'de' : 'en' }),
  );
  const depsFor = (through: DynamoDBDocumentClient, sent: string[], call: () => Promise<void>): ExpandDeps => {
    const mail = { client: through, table: tables.mail };
    return {
      announcements: announcementStore(mail),
      mails: announcedMailStore(mail),
      recipients: recipientStore(mail).recipients,
      lettersOf: async () => ({ template: 'release', letter: (reader) => ({ subject: 'Bericht', text: readerKey(reader), html: '<p>Bericht</p>' }) }),
      announceMails: async (ids) => {
        await call();
        sent.push(...ids);
      },
      wake: call,
      now: () => at,
      hash: surroundings.hash,
      log: () => undefined,
    };
  };

  it('makes 130 mails once each, killed before every call', async () => {
    const event = { recipient: 'a'.repeat(64), version: 1, at, by: 'Test', kind: 'entered', what: 'Eingetragen' } as const;
    await Promise.all(people.map((person) => recipients.keepRecipient(person, event)));
    const run = async (id: string, sent: string[], point?: number) => {
      const process = killedAt(point);
      const through = process.wrap(client);
      // The queue dies with the process: its call passes the same points.
      const queue = process.wrap({ send: async (_command: never) => undefined });
      const call = async () => void (await Reflect.apply(queue.send, queue, [undefined]));
      await expandAnnouncement(id, depsFor(through, sent, call), () => true);
      return process.points();
    };
    const points = await run(await begun(), []);
    expect(points).toBeGreaterThan(8);
    for (let point = 0; point < points; point += 1) {
      const [id, sent]: [string, string[]] = [await begun(), []];
      await run(id, sent, point).catch(() => undefined);
      await run(id, sent);
      expect((await mailsOf(id)).length).toBe(130);
      expect(new Set(sent).size).toBe(130);
      expect(await announcements.announcement(id)).toMatchObject({ state: 'expanded', made: 130 });
    }
  }, 120_000);
});
