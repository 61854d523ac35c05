import { describe, expect, it } from 'vitest';
import { reminderNotices } from '../../../functions/notify-applicants/money-notices.ts';
import { type NoticeDeps, noticesOf, silentKinds } from '../../../functions/notify-applicants/notices.ts';
import { type NotifyApplicantsDeps, notifyApplicants, notifyOfReminder } from '../../../functions/notify-applicants/notify-applicants.ts';
import { county } from '../../../shared/county/county.ts';
import { type Application, type ApplicationEvent, eventKinds } from '../../../shared/domain/funding/application.ts';
import { paymentReleasedMail } from '../../../shared/mail/templates/payment-released-mail.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { award, releasedPayment } from '../../support/paid-cases.ts';
import { application, informationRequest, madeUnder } from '../mail/examples.ts';
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
const now = () => '2026-11-22T13:37:01.000Z';
const issued = award(application.id);

const noticeDeps = (world: ReturnType<typeof mailWorld>): NoticeDeps => ({
  request: async () => informationRequest,
  requestsOf: async () => [informationRequest],
  moneyOf: async () => ({ decisions: [issued], payments: [], lifts: [] }),
  payment: async (_application, number) => (number === 1 ? releasedPayment : undefined),
  roundVersion: async () => madeUnder,
  putConfirmationLink: () => world.call(() => undefined),
  now,
  newToken: surroundings.newToken,
  hash: surroundings.hash,
});
const depsOf = (world: ReturnType<typeof mailWorld>, stored: Application = application): NotifyApplicantsDeps => ({
  application: async () => stored,
  notices: noticesOf(frame, noticeDeps(world)),
  reminderNotices: reminderNotices(frame, noticeDeps(world)),
  post: world.post,
  now,
});

describe('every kind of event', () => {
  it('makes a mail, or stands in the list of those that make none, and never both', () => {
    const told = Object.keys(noticesOf(frame, noticeDeps(mailWorld())));
    expect([...told, ...silentKinds].toSorted()).toEqual([...eventKinds].toSorted());
  });

  it('of the silent ones makes none', async () => {
    const world = mailWorld();
    for (const kind of silentKinds) await notifyApplicants({ ...event, kind }, depsOf(world));
    expect(world.records.size).toBe(0);
  });
});

describe('decisions and money', () => {
  const mailOf = async (over: Partial<ApplicationEvent>, stored: Application = application) => {
    const world = mailWorld();
    await notifyApplicants({ ...event, ...over }, depsOf(world, stored));
    await notifyApplicants({ ...event, ...over }, depsOf(world, stored));
    expect(world.records.size).toBe(1);
    return [...world.records.values()][0];
  };

  it('a notice that left the house is announced without an amount or the document', async () => {
    const mail = await mailOf({ kind: 'decision.dispatched' });
    expect(mail).toMatchObject({ template: 'decision-ready', subject: `${application.reference}: Ihr Bescheid ist da` });
    expect(mail?.text).toContain(`/status/antraege/${application.id}#bescheid`);
    expect(mail?.text).not.toMatch(/7\.500|abgelehnt|bewilligt/);
  });

  it('a payment is told with its amount, but not in the subject, and with an account that nobody could use', async () => {
    const mail = await mailOf({ kind: 'payment.released', subject: '1' });
    expect(mail?.subject).toBe(`${application.reference}: Eine Zahlung ist unterwegs`);
    expect(mail?.text).toContain('4.000,00');
    expect(mail?.text).toContain('21. April 2027');
    expect(mail?.text).not.toContain('DE89370400440532013000');
    expect(mail?.text).toContain('DE89 **** **** **** **30 00');
    expect(mail?.text).toContain('in wenigen Bankarbeitstagen');
  });

  it('a payment of another day than its release names that day, and promises nothing before', () => {
    const render = (over: Partial<typeof releasedPayment>) =>
      paymentReleasedMail.render({ application, payment: { ...releasedPayment, ...over } }, frame).text.replace(/\s+/g, ' ');
    const later = render({ due: '2027-04-01' });
    expect(later).toContain('Das Geld wird zum 1. April 2027 überwiesen.');
    expect(later).not.toMatch(/Bankarbeitstag|unterwegs/);
    expect(render({ due: '2027-04-01', payee: { kind: 'internal' } })).toContain('Es wird zum 1. April 2027 innerhalb des Haushalts umgebucht.');
    // Released on the day that it was due, shortly before midnight in Berlin.
    const released = { ...releasedPayment.ordered, at: '2027-03-10T22:59:59.000Z' };
    expect(render({ released })).toContain('in wenigen Bankarbeitstagen');
  });

  it('a vote is told soberly: only the notice counts', async () => {
    const mail = await mailOf({ kind: 'committee.decided', amount: 100 });
    expect(mail?.text.replace(/\s+/g, ' ')).toContain('ist beschlossen. Ein Bescheid folgt.');
    expect((await mailOf({ kind: 'committee.deferred' }))?.text).toContain('noch einmal auf die Tagesordnung');
  });

  it('a vote that is only corrected makes no second mail', async () => {
    const world = mailWorld();
    await notifyApplicants({ ...event, kind: 'committee.decided', from: 'decided', to: 'decided' }, depsOf(world));
    expect(world.records.size).toBe(0);
  });

  it.each(['approved', 'refused'] as const)('an answer about an early start: %s', async (state) => {
    const earlyStart = { state, from: '2027-01-15', reason: 'Es eilt.', requestedAt: event.at };
    const mail = await mailOf({ kind: 'early-start.decided', subject: state }, { ...application, earlyStart });
    expect(mail?.text.replace(/\s+/g, ' ')).toContain(
      state === 'approved' ? 'Eine Förderung ist damit noch nicht zugesagt' : 'Dem stimmen wir nicht zu',
    );
  });

  it('a payment or a decision that is not there fails, so that the event is kept', async () => {
    await expect(notifyApplicants({ ...event, kind: 'payment.released', subject: '2' }, depsOf(mailWorld()))).rejects.toThrow('Payment 2');
    const world = mailWorld();
    const without = { ...noticeDeps(world), moneyOf: async () => ({ decisions: [], payments: [], lifts: [] }) };
    await expect(
      notifyApplicants({ ...event, kind: 'decision.dispatched' }, { ...depsOf(world), notices: noticesOf(frame, without) }),
    ).rejects.toThrow('missing');
  });
});

describe('reminders', () => {
  const waiting: Application = { ...application, state: 'info_requested' };
  const request = {
    applicationId: application.id,
    kind: 'request.due-near',
    at: event.at,
    lastDay: informationRequest.dueDate,
    days: 3,
    subject: informationRequest.id,
  } as const;
  const proof = { applicationId: application.id, kind: 'proof.due-near', at: event.at, lastDay: '2028-05-31', days: 30 } as const;
  const running: Application = { ...application, state: 'running' };

  it.each([
    ['a question', request, waiting, 'information-due'],
    ['a question that is late', { ...request, kind: 'request.overdue' as const, days: 1 }, waiting, 'information-overdue'],
    ['a proof', proof, running, 'proof-due'],
    ['a proof that is late', { ...proof, kind: 'proof.reminded' as const, days: 1 }, running, 'proof-overdue'],
  ])('%s: one mail of one reminder', async (_name, reminder, stored, template) => {
    const world = mailWorld();
    for (let time = 0; time < 2; time += 1) await notifyOfReminder(reminder, depsOf(world, stored));
    expect([...world.records.values()].map((mail) => mail.template)).toEqual([template]);
  });

  it.each([
    ['the question has another day', { ...request, lastDay: '2026-12-20' }, waiting],
    ['the question is answered', request, { ...application, state: 'formal_check' as const }],
    ['the proof is in', proof, { ...running, proofReceivedOn: '2028-05-01' }],
    ['the proof has another day', { ...proof, lastDay: '2028-04-30' }, running],
  ])('none when %s by now', async (_name, reminder, stored) => {
    const world = mailWorld();
    await notifyOfReminder(reminder, depsOf(world, stored));
    expect(world.records.size).toBe(0);
  });
});
