import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandAnnouncement, type Letters } from '../../../functions/expand-announcements/expand-announcement.ts';
import { wakeLeftBehind } from '../../../functions/expand-announcements/wake-left-behind.ts';
import { county } from '../../../shared/county/county.ts';
import { type Announced, announcementIdOf, openAnnouncement, readerKey, readerOf } from '../../../shared/domain/notices/announcement.ts';
import { isAddressedBy, type Recipient } from '../../../shared/domain/notices/recipient.ts';
import { stopAnnouncement } from '../../../shared/mail/stop-announcement.ts';
import { memoryAnnouncements } from '../../support/memory-announcements.ts';
import { anyRecipients, recipientOf } from '../../support/random-recipients.ts';

const about: Announced = { kind: 'release', month: '2026-10', revision: 1 };
const id = announcementIdOf(about);
const letters: Letters = {
  template: 'release',
  letter: (reader) => ({ subject: 'Bericht', text: readerKey(reader), html: `<p>${readerKey(reader)}</p>` }),
};
const lettersOf = async () => letters;
const always = () => true;

type World = ReturnType<typeof memoryAnnouncements>;

const begun = (recipients: Recipient[], { killAt = [], hold = 0 }: { readonly killAt?: readonly number[]; readonly hold?: number } = {}): World => {
  const world = memoryAnnouncements({ recipients, lettersOf, killAt });
  world.stored.set(id, openAnnouncement(about, { at: '2026-11-25T05:00:00.000Z', hold }));
  world.queue.push(id);
  return world;
};

/** Works through the queue as Lambda does; a run that dies gets its message again, and the sweep comes by when nothing moves. */
const drain = async (world: World, hasTime: () => boolean = always): Promise<void> => {
  for (let run = 0; run < 500; run += 1) {
    const next = world.queue.shift();
    if (next === undefined) {
      world.pass(600);
      try {
        await wakeLeftBehind({ ...world.deps, announcements: world.announcements });
      } catch {
        continue;
      }
      if (world.queue.length === 0) return;
      continue;
    }
    try {
      await expandAnnouncement(next, world.deps, hasTime);
    } catch {
      world.queue.push(next);
    }
  }
  throw new Error('the announcement never ends');
};

const addressed = (recipients: readonly Recipient[]) => recipients.filter((recipient) => isAddressedBy(recipient, 'report'));
const addressesOf = (world: World) => [...world.mails.values()].map(({ to }) => to.address).sort();
const people = (count: number): Recipient[] =>
  Array.from({ length: count }, (_, index) => recipientOf(`p${index}@example.org`, { topics: ['report'] }));

describe('expanding an announcement', () => {
  it('throws what went wrong while it asks for the next run, and not behind the back of everybody', async () => {
    const world = begun(people(300));
    let pagesAsked = 0;
    const slowPages = async function* (cursor?: string) {
      for await (const page of world.deps.recipients(cursor)) {
        pagesAsked += 1;
        if (pagesAsked > 1) await new Promise((resolve) => setTimeout(resolve, 20));
        yield page;
      }
    };
    let portions = 1;
    const broken = {
      ...world.deps,
      recipients: slowPages,
      mails: { ...world.deps.mails, atOnce: 2 },
      wake: async () => Promise.reject(new Error('no queue')),
    };
    // Vitest fails where a fault is heard by nobody.
    await expect(expandAnnouncement(id, broken, () => portions-- > 0)).rejects.toThrow('no queue');
  });

  it('makes one mail per address that is addressed, with the text of its reader', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecipients(30), async (recipients) => {
        const world = begun([...recipients]);
        await drain(world);
        const wanted = addressed(recipients);
        expect(addressesOf(world)).toEqual(wanted.map(({ address }) => address).sort());
        for (const mail of world.mails.values()) {
          const recipient = recipients.find(({ address }) => address === mail.to.address);
          expect(world.texts.get(mail.textId)?.text).toBe(recipient && readerKey(readerOf(recipient, 'report')));
          expect(mail).toMatchObject({ announcement: id, cause: 'release#2026-10#1', leave: { recipient: recipient?.id, mailing: 'report' } });
        }
        expect(world.texts.size).toBe(new Set(wanted.map((recipient) => readerKey(readerOf(recipient, 'report')))).size);
        expect(world.sent.toSorted()).toEqual([...world.mails.keys()].sort());
        expect(world.stored.get(id)).toMatchObject({ state: 'expanded', made: wanted.length });
      }),
      { numRuns: 60 },
    );
  });

  it('misses and doubles nobody when it is killed at every single point', async () => {
    const clean = begun(people(20));
    await drain(clean);
    expect(clean.points()).toBeGreaterThan(40);
    for (let point = 0; point < clean.points(); point += 1) {
      const world = begun(people(20), { killAt: [point] });
      await drain(world);
      expect(addressesOf(world)).toEqual(addressesOf(clean));
      expect(world.stored.get(id)).toMatchObject({ state: 'expanded', made: 20 });
      expect(new Set(world.sent).size).toBe(20);
    }
  });

  it('survives many kills, duplicated messages and runs that have time for one portion only', async () => {
    const kills = fc.uniqueArray(fc.nat({ max: 300 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(anyRecipients(40), kills, fc.nat({ max: 3 }), async (recipients, killAt, copies) => {
        const world = begun([...recipients], { killAt });
        for (let copy = 0; copy < copies; copy += 1) world.queue.push(id);
        let asked = 0;
        await drain(world, () => asked++ % 2 === 0);
        expect(addressesOf(world)).toEqual(
          addressed(recipients)
            .map(({ address }) => address)
            .sort(),
        );
        expect(world.stored.get(id)?.made).toBe(world.mails.size);
        expect(new Set(world.sent)).toEqual(new Set(world.mails.keys()));
      }),
      { numRuns: 60 },
    );
  });

  it('lets one of two runs at once go on, and makes each mail once', async () => {
    const world = begun(people(20));
    await Promise.all([expandAnnouncement(id, world.deps, always), expandAnnouncement(id, world.deps, always)]);
    await drain(world);
    expect(world.mails.size).toBe(20);
    expect(world.stored.get(id)).toMatchObject({ state: 'expanded', made: 20 });
  });

  it('takes those who come while it runs, if their turn is not over, and writes to nobody twice', async () => {
    const recipients = people(12);
    const world = begun(recipients);
    let portions = 0;
    await drain(world, () => {
      if (++portions === 3) recipients.push(...people(16).slice(12));
      if (portions === 4) recipients.shift();
      return portions % 2 === 0;
    });
    expect(world.mails.size).toBeGreaterThanOrEqual(12);
    expect(new Set(addressesOf(world)).size).toBe(world.mails.size);
    expect(world.stored.get(id)?.made).toBe(world.mails.size);
  });

  it('keeps its texts few: who is alike shares one', async () => {
    const area = county.administrations[0]?.area ?? '';
    const office = (index: number) => recipientOf(`amt${index}@example.org`, { duties: [{ area, role: 'report' }] });
    const world = begun([...people(10), office(1), office(2), recipientOf('en@example.org', { topics: ['report'], language: 'en' })]);
    await drain(world);
    expect([world.mails.size, world.texts.size]).toEqual([13, 3]);
  });

  it('ends by itself when there is nothing to say any more', async () => {
    const world = memoryAnnouncements({ recipients: people(5), lettersOf: async () => undefined });
    world.stored.set(id, openAnnouncement(about, { at: '2026-11-25T05:00:00.000Z', hold: 0 }));
    world.queue.push(id);
    await drain(world);
    expect(world.mails.size).toBe(0);
    expect(world.stored.get(id)).toMatchObject({ state: 'stopped', stopped: { by: 'system' } });
  });

  it('knows nothing of an announcement that is not there', async () => {
    const world = memoryAnnouncements({ recipients: people(5), lettersOf });
    await expandAnnouncement('release#2026-10#0009', world.deps, always);
    expect([world.mails.size, world.queue.length]).toEqual([0, 0]);
  });
});

describe('the hold', () => {
  it('passes before anybody is written to', async () => {
    const world = begun(people(3), { hold: 20 });
    await expandAnnouncement(id, world.deps, always);
    expect([world.mails.size, world.stored.get(id)?.state, world.queue.length]).toEqual([0, 'holding', 2]);
    await drain(world);
    expect(world.mails.size).toBe(3);
  });

  it('is the time to stop it: nobody is written to', async () => {
    const world = begun(people(3), { hold: 20 });
    await stopAnnouncement({ id, by: 'Kim', reason: 'Zahlen falsch' }, { ...world.deps, announcements: world.announcements });
    await drain(world);
    expect(world.mails.size).toBe(0);
    expect(world.stored.get(id)).toMatchObject({ state: 'stopped', stopped: { by: 'Kim', reason: 'Zahlen falsch' } });
  });
});

describe('a stop', () => {
  it('at any moment, with a kill at any point: no mail waits afterwards, and none is made', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 60 }), fc.uniqueArray(fc.nat({ max: 200 }), { maxLength: 10 }), async (moment, killAt) => {
        const world = begun(people(20), { killAt });
        const stopping = { ...world.deps, announcements: world.announcements };
        const running = drain(world);
        for (let turn = 0; turn < moment; turn += 1) await Promise.resolve();
        for (let tries = 0; tries < 20; tries += 1)
          try {
            await stopAnnouncement({ id, by: 'Kim', reason: 'Zahlen falsch' }, stopping);
            break;
          } catch {
            // the person clicks again
          }
        await running;
        await drain(world);
        const found = world.stored.get(id);
        expect(found).toMatchObject({ state: 'stopped', made: world.mails.size });
        expect([...world.mails.values()].filter(({ state }) => state === 'queued')).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
