import { describe, expect, it } from 'vitest';
import { eventTexts } from '../../../functions/follow-applications/state-texts.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import type { Decision } from '../../../shared/domain/funding/decision.ts';
import { toldKinds } from '../../../shared/domain/funding/told-records.ts';
import type { MoneyRecords } from '../../../shared/store/payment-store.ts';
import { award, people, releasedPayment } from '../../support/paid-cases.ts';
import { statusSite } from '../../support/status-site.ts';
import { application } from '../mail/examples.ts';

const awarded: Partial<Application> = { state: 'award_issued', approvedAmount: 750_000, approvedByYear: [{ year: 2027, amount: 750_000 }] };
const post = { by: people.sascha, at: '2027-02-01T09:00:00.000Z', on: '2027-02-01', how: 'post' as const };
const siteWith = (
  decisions: readonly Decision[],
  over: Partial<Application> = awarded,
  money: Partial<MoneyRecords> = {},
  now = '2027-02-10T09:00:00.000Z',
) => {
  const site = statusSite([{ ...application, ...over }], now);
  site.money.set(application.id, { decisions, payments: [], lifts: [], ...money });
  return site;
};

describe('a decision on the page of an application', () => {
  it('is none of the applicant before it has left the house: neither state nor amount nor file', async () => {
    const site = siteWith([award(application.id, { dispatch: undefined })]);
    const { text } = await site.get();
    expect(text).toContain('Über Ihren Antrag ist entschieden.');
    expect(text).not.toMatch(/bewilligt|Bewilligt|Ihr Bescheid/);
    expect((await site.call('GET', '/status/antraege', {})).text).not.toContain('bewilligt');
    expect((await site.call('GET', '/status/antraege/{id}/bescheide/{nummer}', { id: application.id, nummer: '1' })).status).toBe(404);
  });

  it('says what it is, until when one can object, and from when on money comes', async () => {
    const site = siteWith([award(application.id, { dispatch: post })]);
    const { text, body } = await site.get();
    // Sent on 1 February, received on the 5th.
    expect(text).toContain('Versandt 1. Februar 2027 Bewilligt 7.500,00 € Bewilligungszeitraum 1. März 2027 bis 30. November 2027');
    expect(text).toContain('Sie können bis zum 5. März 2027 Widerspruch einlegen.');
    expect(text).toContain('Ausgezahlt wird ab dem 6. März 2027.');
    expect(text).toContain('Rate 1 4.000,00 € ab dem 6. März 2027');
    expect(body).toContain(`href="/status/antraege/${application.id}/bescheide/1"`);
    const file = await site.call('GET', '/status/antraege/{id}/bescheide/{nummer}', { id: application.id, nummer: '1' });
    expect(file).toMatchObject({ status: 303, location: `https://bucket.example/${application.id}/bescheid-INT-2026-0042-1.pdf` });
    expect((await site.call('GET', '/status/antraege/{id}/bescheide/{nummer}', { id: application.id, nummer: '2' })).status).toBe(404);
  });

  it('says that the objection was waived, or that its time is over', async () => {
    expect((await siteWith([award(application.id, { dispatch: post, waivedOn: '2027-02-08' })]).get()).text).toContain(
      'Sie haben auf einen Widerspruch verzichtet.',
    );
    const late = siteWith([award(application.id, { dispatch: post })], awarded, {}, '2027-03-06T09:00:00.000Z');
    expect((await late.get()).text).toContain('Die Frist für einen Widerspruch endete am 5. März 2027.');
    const internal = siteWith([award(application.id, { dispatch: post, internal: true })]);
    expect((await internal.get()).text).toContain('Einen Widerspruch gibt es nicht.');
  });

  it('shows a rejection with its objection and without money', async () => {
    const { text } = await siteWith([award(application.id, { kind: 'rejection', amount: 0, years: [], plan: [], dispatch: post })], {
      state: 'rejected',
    }).get();
    expect(text).toContain('Ablehnungsbescheid vom 1. Februar 2027 herunterladen (PDF)');
    expect(text).toContain('Sie können bis zum 5. März 2027 Widerspruch einlegen.');
    expect(text).not.toMatch(/Ausgezahlt|Wann Sie Geld bekommen|Verwendungsnachweis/);
  });

  it('shows what was paid to whom, with an account that nobody could use, and nothing that is only ordered', async () => {
    const ordered = { ...releasedPayment, number: 2, instalment: 2, amount: 200_000, state: 'ordered' as const, released: undefined };
    const { text, body } = await siteWith(
      [award(application.id)],
      { ...awarded, state: 'running' },
      { payments: [releasedPayment, ordered] },
      '2027-06-02T09:00:00.000Z',
    ).get();
    expect(text).toContain('10. März 2027 4.000,00 € Rate 1 DE89 **** **** **** **30 00 21. April 2027');
    const later = { ...releasedPayment, due: '2027-04-01' };
    expect((await siteWith([award(application.id)], { ...awarded, state: 'running' }, { payments: [later] }).get()).text).toContain(
      '10. März 2027, Überweisung zum 1. April 2027 4.000,00 €',
    );
    expect(text).toContain('Rate 2 2.000,00 € wird gerade bearbeitet');
    expect(text).toContain('Rate 3 1.500,00 € wenn Ihr Verwendungsnachweis bei uns ist');
    expect(body).not.toContain('DE89370400440532013000');
    for (const { name } of Object.values(people)) expect(body).not.toContain(name);
  });

  it.each([
    [{ state: 'running' as const }, '2028-05-31T09:00:00.000Z', 'Bitte zeigen Sie uns bis zum 31. Mai 2028'],
    [{ state: 'proof_due' as const }, '2028-06-01T09:00:00.000Z', 'Der Verwendungsnachweis war bis zum 31. Mai 2028 fällig.'],
    [
      { state: 'proof_due' as const, proofReceivedOn: '2028-06-05' },
      '2028-06-06T09:00:00.000Z',
      'Ihr Verwendungsnachweis ist am 5. Juni 2028 eingegangen.',
    ],
  ])('says what is owed for it: %j', async (over, now, expected) => {
    const site = siteWith([award(application.id)], { ...awarded, ...over }, {}, now);
    expect((await site.get()).text).toContain(expected);
  });

  it('owes nothing once the proof is in', async () => {
    const site = siteWith([award(application.id)], { ...awarded, state: 'proof_due', proofReceivedOn: '2028-06-05' }, {}, '2028-06-06T09:00:00.000Z');
    expect((await site.get()).text).toContain('Ihr Verwendungsnachweis ist bei uns.');
    expect((await site.call('GET', '/status/antraege', {})).text).not.toContain('Verwendungsnachweis schicken');
  });

  it('tells the same events as the data that people take away', () => expect(Object.keys(eventTexts).toSorted()).toEqual([...toldKinds].toSorted()));
});
