import { describe, expect, it } from 'vitest';
import { confirmationMail } from '../../../functions/notify-applicants/confirmation-mail.ts';
import { noticesOf } from '../../../functions/notify-applicants/notices.ts';
import { type NotifyApplicantsDeps, notifyApplicants } from '../../../functions/notify-applicants/notify-applicants.ts';
import { county } from '../../../shared/county/county.ts';
import { formatInstant } from '../../../shared/domain/calendar.ts';
import type { Application, ApplicationEvent } from '../../../shared/domain/funding/application.ts';
import { answersIn, summaryOf } from '../../../shared/domain/funding/summary.ts';
import { application, madeUnder } from '../mail/examples.ts';
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
const render = (sent: Application) => confirmationMail(frame)(sent, madeUnder);
const roundVersion = async (id: string, version: number) => (id === madeUnder.id && version === madeUnder.version ? madeUnder : undefined);
const depsOf = (world: ReturnType<typeof mailWorld>): NotifyApplicantsDeps => ({
  application: async () => application,
  notices: noticesOf(frame, { roundVersion }),
  post: world.post,
  now: () => '2026-11-22T13:37:01.000Z',
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

describe('the confirmation', () => {
  const { subject, text, html } = render(application);

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
    await notifyApplicants(event, { ...depsOf(world), notices: noticesOf(frame, { roundVersion: async () => undefined }) });
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
