import { describe, expect, it } from 'vitest';
import { reminderNotices } from '../../../functions/notify-applicants/money-notices.ts';
import { type NoticeDeps, noticesOf } from '../../../functions/notify-applicants/notices.ts';
import { type NotifyApplicantsDeps, notifyApplicants } from '../../../functions/notify-applicants/notify-applicants.ts';
import { county } from '../../../shared/county/county.ts';
import { tokenHashOf } from '../../../shared/domain/access/token.ts';
import { formatInstant } from '../../../shared/domain/calendar.ts';
import type { Application, ApplicationEvent } from '../../../shared/domain/funding/application.ts';
import { answersIn, summaryOf } from '../../../shared/domain/funding/summary.ts';
import { confirmationMail } from '../../../shared/mail/templates/confirmation-mail.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import type { ConfirmationLink } from '../../../shared/store/confirmation-store.ts';
import { answeredRequest, application, confirmation, informationRequest, madeUnder } from '../mail/examples.ts';
import { mailWorld } from '../mail/mail-world.ts';

const event: ApplicationEvent = {
  applicationId: application.id,
  reference: application.reference,
  kind: 'application.submitted',
  at: application.submittedAt,
  actor: 'applicant',
  to: 'submitted',
};
const frame = { county, exampleData: false, siteUrl: 'https://teilhabe.example' };
const render = (sent: Application) => confirmationMail.render({ application: sent, round: madeUnder }, frame);
const roundVersion = async (id: string, version: number) => (id === madeUnder.id && version === madeUnder.version ? madeUnder : undefined);
const now = () => '2026-11-22T13:37:01.000Z';

/** Links to confirm that are kept; `call` may kill before and after, as every other call of the world. */
const linksOf = (world: ReturnType<typeof mailWorld>) => {
  const links = new Map<string, ConfirmationLink>();
  return { links, put: (hash: string, link: ConfirmationLink) => world.call(() => void links.set(hash, link)) };
};
const noticeDeps = (world: ReturnType<typeof mailWorld>, links = linksOf(world)): NoticeDeps => ({
  request: async (_application, id) => [informationRequest, answeredRequest].find((request) => request.id === id),
  requestsOf: async () => [informationRequest],
  moneyOf: async () => ({ decisions: [], payments: [], lifts: [] }),
  payment: async () => undefined,
  roundVersion,
  putConfirmationLink: links.put,
  now,
  newToken: surroundings.newToken,
  hash: surroundings.hash,
});
const depsOf = (world: ReturnType<typeof mailWorld>, stored: Application = application, links = linksOf(world)): NotifyApplicantsDeps => ({
  application: async () => stored,
  notices: noticesOf(frame, noticeDeps(world, links)),
  reminderNotices: reminderNotices(frame, noticeDeps(world, links)),
  post: world.post,
  now,
});

describe('confirming an application', () => {
  it('writes to the contact, and names its cause', async () => {
    const world = mailWorld();
    await notifyApplicants(event, depsOf(world));
    const [record] = [...world.records.values()];
    expect(record).toMatchObject({
      cause: `application.submitted#${application.id}`,
      template: 'confirmation',
      to: { name: application.contact.name, address: application.contact.email },
      createdAt: '2026-11-22T13:37:01.000Z',
    });
  });

  it('makes one mail of one event, however often it comes and wherever it died', async () => {
    const clean = mailWorld();
    await notifyApplicants(event, depsOf(clean));
    for (let point = 0; point < clean.points(); point++) {
      const world = mailWorld({ killAt: [point] });
      expect(await world.untilDone(() => notifyApplicants(event, depsOf(world)))).toBe(true);
      await notifyApplicants(event, depsOf(world));
      await world.drain();
      expect(world.delivered).toEqual([application.contact.email]);
    }
  });

  it('makes another mail of a withdrawal, that says when', async () => {
    const world = mailWorld();
    const withdrawn: ApplicationEvent = {
      ...event,
      kind: 'application.withdrawn',
      at: '2026-12-01T09:00:00.000Z',
      from: 'submitted',
      to: 'withdrawn',
    };
    await notifyApplicants(event, depsOf(world));
    await notifyApplicants(withdrawn, depsOf(world));
    await notifyApplicants(withdrawn, depsOf(world));
    await world.drain();
    expect(world.delivered).toHaveLength(2);
    const [, record] = [...world.records.values()];
    expect(record).toMatchObject({ cause: `application.withdrawn#${application.id}`, template: 'withdrawal' });
    expect(record?.subject).toBe(`${application.reference}: Sie haben den Antrag zurückgezogen`);
    expect(record?.text).toContain('1. Dezember 2026, 10:00 Uhr');
  });

  it('fails when the application is not there, so that the event is kept', async () => {
    const world = mailWorld();
    await expect(notifyApplicants(event, { ...depsOf(world), application: async () => undefined })).rejects.toThrow(application.id);
    expect(world.records.size).toBe(0);
  });
});

describe('asking signatories to confirm', () => {
  const other = { ...confirmation, id: 'c-2', name: 'Bo Kasse', email: 'bo@verein.example' };
  const joint: Application = { ...application, confirmations: [confirmation, other], confirmationsNeeded: 2 };
  const tokenIn = (text: string) => /\/status\/bestaetigen\/(\S+)/.exec(text)?.[1];

  it('mails each a link of their own, whose token is kept nowhere else', async () => {
    const world = mailWorld();
    const links = linksOf(world);
    await notifyApplicants(event, depsOf(world, joint, links));
    const mails = [...world.records.values()].filter(({ template }) => template === 'please-confirm');
    expect(mails.map(({ to }) => to)).toEqual([
      { name: 'Ada Vorsitz', address: 'ada@verein.example' },
      { name: 'Bo Kasse', address: 'bo@verein.example' },
    ]);
    const tokens = mails.map(({ text }) => tokenIn(text));
    expect(tokens.map((token) => links.links.get(tokenHashOf('confirmation', token, surroundings.hash) ?? ''))).toEqual([
      { applicationId: application.id, confirmationId: confirmation.id, expiresAt: Date.parse(now()) / 1000 + 1_209_600 },
      { applicationId: application.id, confirmationId: 'c-2', expiresAt: Date.parse(now()) / 1000 + 1_209_600 },
    ]);
    for (const { cause } of mails) for (const token of tokens) expect(cause).not.toContain(token);
    expect(JSON.stringify([...links.links])).not.toContain(tokens[0]);
  });

  it('makes one mail of one event wherever it died, and its link opens', async () => {
    const clean = mailWorld();
    await notifyApplicants(event, depsOf(clean, joint));
    expect(clean.points()).toBeGreaterThan(15);
    for (let point = 0; point < clean.points(); point++) {
      const world = mailWorld({ killAt: [point] });
      const links = linksOf(world);
      expect(await world.untilDone(() => notifyApplicants(event, depsOf(world, joint, links)))).toBe(true);
      await notifyApplicants(event, depsOf(world, joint, links));
      await world.drain();
      expect(world.delivered).toEqual([application.contact.email, 'ada@verein.example', 'bo@verein.example']);
      for (const { text, template } of world.records.values())
        if (template === 'please-confirm') expect(links.links.has(tokenHashOf('confirmation', tokenIn(text), surroundings.hash) ?? '')).toBe(true);
    }
  });

  it('mails another link each time the applicant asks for one', async () => {
    const world = mailWorld();
    for (const at of ['2026-11-23T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z'])
      await notifyApplicants({ ...event, kind: 'confirmation.asked', at, subject: 'c-2' }, depsOf(world, joint));
    await world.drain();
    expect(world.delivered).toEqual(['bo@verein.example', 'bo@verein.example']);
  });

  it.each([
    ['is withdrawn', { ...joint, state: 'withdrawn' as const }],
    ['is confirmed', { ...joint, confirmationsNeeded: 0 }],
  ])('mails nobody once the application %s', async (_case, stored) => {
    const world = mailWorld();
    await notifyApplicants({ ...event, kind: 'confirmation.asked', subject: 'c-2' }, depsOf(world, stored));
    await notifyApplicants(event, depsOf(world, stored));
    await world.drain();
    expect(world.delivered).toEqual([application.contact.email]);
  });
});

describe.each([
  {
    kind: 'information.requested',
    subject: informationRequest.id,
    template: 'information-requested',
    says: ['Dienstag, 15. Dezember 2026', 'mit welcher Ausbildung'],
  },
  {
    kind: 'information.answered',
    subject: answeredRequest.id,
    template: 'information-answered',
    says: ['gelernte Köchin', 'eine Datei'],
    only: answeredRequest,
  },
  { kind: 'early-start.requested', template: 'early-start-requested', says: ['15. Januar 2027', 'keinen Vertrag'] },
  { kind: 'application.confirmed', subject: confirmation.id, template: 'confirmed', says: ['Ada Vorsitz (Vorsitzende)', 'Sie müssen nichts tun'] },
] as const)('$kind', ({ kind, template, says, ...more }) => {
  const stored: Application = {
    ...application,
    earlyStart: { state: 'requested', from: '2027-01-15', reason: 'Es eilt.', requestedAt: '2026-12-01T09:00:00.000Z' },
    confirmations: [{ ...confirmation, state: 'confirmed', confirmedAt: '2026-11-23T08:00:00.000Z' }],
    confirmationsNeeded: 1,
  };
  const happened: ApplicationEvent = { ...event, kind, at: '2026-12-01T09:00:00.000Z', ...('subject' in more ? { subject: more.subject } : {}) };
  const deps = (world: ReturnType<typeof mailWorld>) => {
    const found = depsOf(world, stored);
    const notices = noticesOf(frame, { ...noticeDeps(world), request: async () => ('only' in more ? more.only : informationRequest) });
    return { ...found, notices };
  };

  it('is one mail to the contact, however often it comes', async () => {
    const world = mailWorld();
    for (let times = 0; times < 3; times++) await notifyApplicants(happened, deps(world));
    await world.drain();
    expect(world.delivered).toEqual([application.contact.email]);
    const [record] = [...world.records.values()];
    expect(record?.template).toBe(template);
    for (const words of says) expect(record?.text.replace(/\s+/g, ' ')).toContain(words);
  });
});

it.each(['release.granted', 'release.revoked'] as const)('%s is no mail: the page says it', async (kind) => {
  const world = mailWorld();
  await notifyApplicants({ ...event, kind }, depsOf(world));
  expect(world.records.size).toBe(0);
});

it.each(['information.requested', 'application.confirmed'] as const)('%s of what is not there fails, so that the event is kept', async (kind) => {
  const world = mailWorld();
  await expect(notifyApplicants({ ...event, kind, subject: 'none' }, depsOf(world))).rejects.toThrow('none');
});

describe('the confirmation', () => {
  const { subject, text, html } = render(application);

  it('names who still has to confirm', () => {
    const others = [confirmation, { ...confirmation, id: 'c-2', name: 'Bo Kasse', role: 'Kassenwart' }];
    const waiting = (confirmationsNeeded: number) => render({ ...application, confirmations: others, confirmationsNeeded }).text.replace(/\s+/g, ' ');
    expect(waiting(1)).toContain('Eine dieser Personen muss den Antrag noch bestätigen: Ada Vorsitz (Vorsitzende), Bo Kasse (Kassenwart).');
    expect(waiting(2)).toContain('Den Antrag müssen noch bestätigen: Ada Vorsitz (Vorsitzende), Bo Kasse (Kassenwart).');
    expect(waiting(0)).not.toContain('bestätigen:');
    const alone = render({ ...application, confirmations: [confirmation], confirmationsNeeded: 1 }).text.replace(/\s+/g, ' ');
    expect(alone).toContain('Den Antrag muss noch bestätigen: Ada Vorsitz (Vorsitzende).');
  });

  it('begins with the reference', () => {
    expect(subject.startsWith(application.reference)).toBe(true);
    expect(text.split('\n')[0]).toContain(application.reference);
  });

  it('links to the receipt', () => {
    expect(text).toContain(`https://teilhabe.example/antrag/eingegangen/${application.id}\n`);
  });

  it('holds everything that was sent but the account, in both forms, in the order of the form', () => {
    const names = new Map(county.municipalities.map(({ ags, name }) => [ags, name]));
    const placeName = (ags: string) => names.get(ags) ?? '';
    const parts = answersIn(summaryOf(application, application.attachments, { round: madeUnder, placeName }));
    const everything = parts.flatMap((part) => [
      part.heading,
      ...('facts' in part
        ? part.facts.filter(({ label }) => label !== 'IBAN').flatMap(({ label, value }) => [label, ...value])
        : [...part.rows.flatMap(({ kind, details, amount }) => [kind, ...details, amount]), part.total.label, part.total.amount]),
    ]);
    const flat = text.replace(/\n +/g, ' ').replace(/\s*\n\s*/g, ' ');
    const markup = html.replaceAll('<br>', ' ');
    const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    expect(everything.length).toBeGreaterThan(150);
    expect(everything.filter((value) => !flat.includes(value.replace(/\s+/g, ' ')) && !flat.includes(value))).toEqual([]);
    expect(everything.filter((value) => !markup.includes(escaped(value)))).toEqual([]);
    expect(text).toContain(formatInstant(application.submittedAt));
    expect(text).toContain('Integrationsmittel 2027');
  });

  it('has no more of the account than its last four digits: others may read the mail', () => {
    expect(text).toMatch(/IBAN:\s+endet auf 3000\n/);
    const iban = application.organisation.account?.iban ?? '';
    for (const form of [text, html]) expect(form.replace(/\s/g, '')).not.toContain(iban.slice(4, 12));
  });

  it('is made of a round that is gone too', async () => {
    const world = mailWorld();
    await notifyApplicants(event, { ...depsOf(world), notices: noticesOf(frame, { ...noticeDeps(world), roundVersion: async () => undefined }) });
    const [record] = [...world.records.values()];
    expect(record?.text).toMatch(/Förderrunde: {2,}2027-1\n/);
    expect(record?.text).toContain('„complete“');
  });

  it('says no where the description is not released, and shows the key of a place it does not know', () => {
    const other = render({ ...application, reuseRelease: false, project: { ...application.project, municipalities: ['99999999'] } });
    expect(other.text).toContain('Nein, der Kreis darf');
    expect(other.text).toContain('99999999');
  });

  it('shows markup of an applicant as text', () => {
    const attacked = render({ ...application, project: { ...application.project, title: '<img src=x onerror=alert(1)>' } });
    expect(attacked.html).not.toContain('<img');
    expect(attacked.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});
