import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { CaseReminder } from '../../shared/domain/funding/case-reminders.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { openRequestOf } from '../../shared/domain/funding/information-request.ts';
import { awardInForce, type Payment } from '../../shared/domain/funding/payment.ts';
import type { MailFrame, MailTemplate } from '../../shared/mail/mail-template.ts';
import { committeeDecidedMail } from '../../shared/mail/templates/committee-decided-mail.ts';
import { committeeDeferredMail } from '../../shared/mail/templates/committee-deferred-mail.ts';
import { decisionReadyMail } from '../../shared/mail/templates/decision-ready-mail.ts';
import { earlyStartDecidedMail } from '../../shared/mail/templates/early-start-decided-mail.ts';
import { informationDueMail } from '../../shared/mail/templates/information-due-mail.ts';
import { informationOverdueMail } from '../../shared/mail/templates/information-overdue-mail.ts';
import { paymentReleasedMail } from '../../shared/mail/templates/payment-released-mail.ts';
import { proofDueMail } from '../../shared/mail/templates/proof-due-mail.ts';
import { proofOverdueMail } from '../../shared/mail/templates/proof-overdue-mail.ts';
import type { PaymentStore } from '../../shared/store/payment-store.ts';
import type { RequestStore } from '../../shared/store/request-store.ts';
import type { Notice } from './notify-applicants.ts';

/** What mails about decisions, money and reminders need beside application and event. */
export type MoneyNoticeDeps = Pick<PaymentStore, 'moneyOf' | 'payment'> & Pick<RequestStore, 'requestsOf'>;

/** A mail to the contact of an application. */
export const toContact =
  (frame: MailFrame) =>
  <Data>({ contact }: Application, { name, render }: MailTemplate<Data>, data: Data, about?: string): readonly Notice[] => [
    { template: name, to: { name: contact.name, address: contact.email }, about, mail: render(data, frame) },
  ];

/** The decision that an event is about: by its id or its number; where it says neither, the one that left the house last. */
const dispatchedOf = async ({ moneyOf }: MoneyNoticeDeps, { applicationId, subject }: ApplicationEvent): Promise<Decision> => {
  const sent = (await moneyOf(applicationId)).decisions.filter(({ dispatch }) => dispatch !== undefined);
  const found = sent.find(({ id, number }) => subject === id || subject === String(number)) ?? sent.toSorted((a, b) => b.number - a.number)[0];
  if (found === undefined) throw new Error(`The decision of application ${applicationId} that left the house is missing`);
  return found;
};

const paymentOf = async ({ payment }: MoneyNoticeDeps, { applicationId, subject }: ApplicationEvent): Promise<Payment> => {
  const found = await payment(applicationId, Number(subject));
  if (found === undefined) throw new Error(`Payment ${subject} of application ${applicationId} is missing`);
  return found;
};

/** Which mails follow which event about the decision and its money. */
export const moneyNotices = (frame: MailFrame, deps: MoneyNoticeDeps) => {
  const tell = toContact(frame);
  return {
    'early-start.decided': async (application: Application) => tell(application, earlyStartDecidedMail, application),
    // A case may come back to its body: each time is a mail of its own. A result that is only corrected is none: the mail names no result.
    'committee.decided': async (application: Application, { at, from }: ApplicationEvent) =>
      from === 'decided' ? [] : tell(application, committeeDecidedMail, application, at),
    'committee.deferred': async (application: Application, { at }: ApplicationEvent) => tell(application, committeeDeferredMail, application, at),
    'decision.dispatched': async (application: Application, event: ApplicationEvent) => {
      const decision = await dispatchedOf(deps, event);
      return tell(application, decisionReadyMail, { application, decision }, decision.id);
    },
    'payment.released': async (application: Application, event: ApplicationEvent) =>
      tell(application, paymentReleasedMail, { application, payment: await paymentOf(deps, event) }, event.subject),
  };
};

/**
 * The mail that a reminder makes, of the application as it is now.
 * @returns nothing when what it reminds of is done or has another day by now
 */
export const reminderNotices =
  (frame: MailFrame, deps: MoneyNoticeDeps) =>
  async (application: Application, { kind, lastDay, days, subject }: CaseReminder): Promise<readonly Notice[]> => {
    const tell = toContact(frame);
    const about = [lastDay, days, ...(subject === undefined ? [] : [subject])].join('#');
    if (kind === 'request.due-near' || kind === 'request.overdue') {
      const request = openRequestOf(await deps.requestsOf(application.id));
      if (request?.id !== subject || request?.dueDate !== lastDay || application.state !== 'info_requested') return [];
      return tell(application, kind === 'request.overdue' ? informationOverdueMail : informationDueMail, { application, request }, about);
    }
    const due = awardInForce((await deps.moneyOf(application.id)).decisions)?.proof.due;
    if (application.proofReceivedOn !== undefined || due !== lastDay) return [];
    return tell(application, kind === 'proof.reminded' ? proofOverdueMail : proofDueMail, { application, due }, about);
  };
