import { describe, expect, it } from 'vitest';
import { type NotifyAdministrationsDeps, notifyAdministrations } from '../../../functions/notify-administrations/notify-administrations.ts';
import { renderWith } from '../../../functions/notify-administrations/render.ts';
import { countyCatalogue } from '../../../shared/county/catalogue.ts';
import { county } from '../../../shared/county/county.ts';
import type { DelivererLink } from '../../../shared/domain/access/deliverer.ts';
import { tokenHashOf } from '../../../shared/domain/access/token.ts';
import { mailIdOf, opensSomething } from '../../../shared/domain/notices/mail.ts';
import type { AreaRecipient } from '../../../shared/domain/notices/recipient.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import type { Delivery } from '../../../shared/domain/statistics/delivery.ts';
import type { DeliveryEvent } from '../../../shared/domain/statistics/delivery-event.ts';
import { observationsOf, readDelivery } from '../../../shared/domain/statistics/delivery-reading.ts';
import type { Release } from '../../../shared/domain/statistics/release.ts';
import type { MailDraft } from '../../../shared/mail/post-mail.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { amtForm as form } from '../mail/example-deliveries.ts';

const { month, area } = form;
const other = county.administrations.find((administration) => administration.area !== area)?.area ?? '';
const recipients: readonly AreaRecipient[] = [
  { id: '1', area, name: form.name, address: 'zuwanderung@amt.example' },
  { id: '2', area, name: form.name, address: 'vertretung@amt.example' },
  { id: '3', area: other, name: 'Ein anderes Amt', address: 'zuwanderung@anderes-amt.example' },
];
const asked: DeliveryEvent = { month, area, kind: 'figures.asked', at: '2026-11-01T07:00:00.000Z', by: 'calendar' };
const delivery: Delivery = { month, area, version: 1, askedAt: asked.at, reminders: [], submissions: [] };
const submission = { vintage: '2026-11-05T09:12:00.000Z#1', at: '2026-11-05T09:12:00.000Z', way: 'form', notes: 0, provisional: false } as const;

const publishedRelease: Release = {
  month,
  revision: 1,
  state: 'published',
  inputsHash: '',
  vintages: [],
  frozenAt: '2026-11-25T04:00:00.000Z',
  funding: { takenAt: '2026-11-25T04:00:00.000Z', year: 2026, projects: [] },
};

const world = (over: Partial<NotifyAdministrationsDeps> = {}) => {
  const mails = new Map<string, MailDraft>();
  const links = new Map<string, DelivererLink>();
  const logged: string[] = [];
  const deps: NotifyAdministrationsDeps = {
    collection: county.collection,
    catalogue: countyCatalogue,
    areas: areasOf(county),
    delivery: async () => delivery,
    duties: async () => recipients,
    observations: async () => [],
    revisions: async () => [],
    putLink: async (hash, link) => void links.set(hash, link),
    render: renderWith({ county, exampleData: false, siteUrl: 'https://teilhabe.example' }),
    post: async (mail) => {
      const id = mailIdOf({ cause: mail.cause, address: mail.to.address }, surroundings.hash);
      if (!mails.has(id)) mails.set(id, mail);
    },
    now: () => asked.at,
    newToken: surroundings.newToken,
    hash: surroundings.hash,
    log: (code, ids) => void logged.push(`${code} ${ids.area}`),
    ...over,
  };
  return { deps, links, logged, mails: () => [...mails.values()] };
};
const tokenIn = ({ text }: MailDraft): string => /anmelden\/([0-9a-f]{64})/.exec(text)?.[1] ?? '';

describe('asking', () => {
  it('writes to everybody of the administration and to nobody else, each with a link of their own until the freeze day is over', async () => {
    const { deps, links, mails } = world();
    await notifyAdministrations(asked, deps);
    expect(mails().map(({ to }) => to.address)).toEqual(['zuwanderung@amt.example', 'vertretung@amt.example']);
    expect(mails().map((mail) => links.get(tokenHashOf('figures-link', tokenIn(mail), surroundings.hash) ?? ''))).toEqual(
      mails().map(({ to }) => ({ area, address: to.address, month, expiresAt: Date.parse('2026-11-20T23:00:00.000Z') / 1000 })),
    );
    expect(new Set(mails().map(tokenIn)).size).toBe(2);
    expect(mails()[0]?.subject).toBe('Zahlen für Oktober 2026: bitte bis Sonntag, 15. November 2026 melden');
  });

  it('keeps no token in clear once the mail is sent, and none in its cause', async () => {
    const { deps, mails } = world();
    await notifyAdministrations(asked, deps);
    await notifyAdministrations({ ...asked, kind: 'figures.reminded', at: '2026-11-10T07:00:00.000Z' }, deps);
    expect(mails().map(opensSomething)).toEqual([true, true, true, true]);
    for (const mail of mails()) expect(mail.cause).not.toContain(tokenIn(mail));
  });

  it('again makes no second mail', async () => {
    const { deps, mails } = world();
    await notifyAdministrations(asked, deps);
    await notifyAdministrations(asked, deps);
    expect(mails()).toHaveLength(2);
  });

  it('and reminding stops when the figures have come meanwhile', async () => {
    const { deps, mails, links } = world({ delivery: async () => ({ ...delivery, submissions: [submission] }) });
    await notifyAdministrations(asked, deps);
    await notifyAdministrations({ ...asked, kind: 'figures.reminded' }, deps);
    expect([mails().length, links.size]).toEqual([0, 0]);
  });

  it('after the freeze day opens the form for three days', async () => {
    const { deps, links } = world({ now: () => '2026-11-24T08:00:00.000Z' });
    await notifyAdministrations({ ...asked, kind: 'figures.reminded', at: '2026-11-24T08:00:00.000Z', by: 'Kim Beispiel' }, deps);
    expect([...links.values()].map(({ expiresAt }) => expiresAt)).toEqual(Array(2).fill(Date.parse('2026-11-27T08:00:00.000Z') / 1000));
  });

  it('says when an administration has no address', async () => {
    const { deps, logged, mails } = world({ duties: async () => recipients.slice(2) });
    await notifyAdministrations(asked, deps);
    expect(mails()).toEqual([]);
    expect(logged).toEqual([`AREA_WITHOUT_RECIPIENT ${area}`]);
  });

  it.each([
    ['2026-11-10T07:00:00.000Z', false, 'bis Sonntag, 15. November 2026.'],
    [
      '2026-11-18T07:00:00.000Z',
      false,
      'spätestens bis Freitag, 20. November 2026. Danach stellen wir den Bericht fertig. Die Frist war am Sonntag,',
    ],
    ['2026-11-23T07:00:00.000Z', false, 'damit Ihre Zahlen noch darin stehen.'],
    ['2026-11-26T07:00:00.000Z', true, 'Was Sie jetzt melden, wird eine Berichtigung (Revision)'],
  ])('promises no day that has passed: on %s, published %s', async (now, isPublished, sentence) => {
    const { deps, mails } = world({ now: () => now, revisions: async () => (isPublished ? [publishedRelease] : []) });
    await notifyAdministrations(asked, deps);
    await notifyAdministrations({ ...asked, kind: 'figures.reminded' }, deps);
    expect(mails()).toHaveLength(4);
    for (const { text, subject } of mails()) {
      expect(text.replace(/\s+/g, ' ')).toContain(sentence);
      expect(subject.includes('bis')).toBe(now < '2026-11-15');
    }
  });

  it('waits for a delivery that is not there', async () => {
    await expect(notifyAdministrations(asked, world({ delivery: async () => undefined }).deps)).rejects.toThrow('missing');
  });
});

describe('a receipt', () => {
  const fields = {
    'municipal_housing_places.shared': '1000',
    'municipal_housing_places.flat': '234',
    'municipal_housing_places.anmerkung': 'Zwei Häuser kamen dazu.',
    'municipal_housing_occupied.shared': '190',
    'municipal_housing_occupied.flat.fehlt': 'on',
  };
  const event: DeliveryEvent = { ...asked, kind: 'figures.submitted', at: submission.at, by: 'zuwanderung@amt.example' };

  it('holds the figures of its vintage, who delivered and when', async () => {
    const read: string[] = [];
    const { deps, mails } = world({
      delivery: async () => ({ ...delivery, submissions: [submission] }),
      observations: async (_month, options) => {
        read.push(...(options?.vintages ?? []));
        return observationsOf(form, readDelivery(form, fields), fields, { standing: {}, provisional: false });
      },
    });
    await notifyAdministrations(event, deps);
    expect(read).toEqual([submission.vintage]);
    expect(mails().map(({ to, template }) => [to.address, template])).toEqual([
      ['zuwanderung@amt.example', 'figures-submitted'],
      ['vertretung@amt.example', 'figures-submitted'],
    ]);
    const text = mails()[0]?.text ?? '';
    for (const part of ['1000', '234', '1234', 'Zwei Häuser kamen dazu.', '190', 'liegt nicht vor', 'Donnerstag, 5. November 2026, 10:12 Uhr'])
      expect(text).toContain(part);
    expect(text).toContain('https://teilhabe.example/zahlen/2026-10\n');
  });

  it.each([
    ['2026-11-19T07:00:00.000Z', false, 'Bis Freitag, 20. November 2026 können Sie die Zahlen so oft berichtigen, wie Sie wollen.'],
    ['2026-11-23T07:00:00.000Z', false, 'Der Bericht wird gerade vorbereitet.'],
    ['2026-11-26T07:00:00.000Z', true, 'Ihre Berichtigung steht in seiner nächsten Fassung (Revision).'],
  ])('says what a correction becomes on %s, published %s', async (now, isPublished, sentence) => {
    const { deps, mails } = world({
      now: () => now,
      revisions: async () => (isPublished ? [publishedRelease] : []),
      delivery: async () => ({ ...delivery, submissions: [submission] }),
    });
    await notifyAdministrations(event, deps);
    const text = mails()[0]?.text.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain(sentence);
    expect(text.includes('20. November')).toBe(now < '2026-11-20');
  });

  it('waits for a submission that is not there', async () => {
    await expect(notifyAdministrations(event, world().deps)).rejects.toThrow('missing');
  });
});
