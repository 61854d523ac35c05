import type { Application } from '../../shared/domain/funding/application.ts';
import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { MailFrame, MailTemplate } from '../../shared/mail/mail-template.ts';
import { accessLinkMail } from '../../shared/mail/templates/access-link-mail.ts';
import { bouncedMail } from '../../shared/mail/templates/bounced-mail.ts';
import { committeeDecidedMail } from '../../shared/mail/templates/committee-decided-mail.ts';
import { committeeDeferredMail } from '../../shared/mail/templates/committee-deferred-mail.ts';
import { complainedMail } from '../../shared/mail/templates/complained-mail.ts';
import { confirmationMail } from '../../shared/mail/templates/confirmation-mail.ts';
import { confirmedMail } from '../../shared/mail/templates/confirmed-mail.ts';
import { decisionReadyMail } from '../../shared/mail/templates/decision-ready-mail.ts';
import { draftDeadlineMail } from '../../shared/mail/templates/draft-deadline-mail.ts';
import { draftDeletionMail } from '../../shared/mail/templates/draft-deletion-mail.ts';
import { draftInvitationMail } from '../../shared/mail/templates/draft-invitation-mail.ts';
import { draftSavedMail } from '../../shared/mail/templates/draft-saved-mail.ts';
import { earlyStartDecidedMail } from '../../shared/mail/templates/early-start-decided-mail.ts';
import { earlyStartRequestedMail } from '../../shared/mail/templates/early-start-requested-mail.ts';
import { figuresAccessMail } from '../../shared/mail/templates/figures-access-mail.ts';
import { figuresAskedMail } from '../../shared/mail/templates/figures-asked-mail.ts';
import { figuresRemindedMail } from '../../shared/mail/templates/figures-reminded-mail.ts';
import { figuresSubmittedMail } from '../../shared/mail/templates/figures-submitted-mail.ts';
import { informationAnsweredMail } from '../../shared/mail/templates/information-answered-mail.ts';
import { informationDueMail } from '../../shared/mail/templates/information-due-mail.ts';
import { informationOverdueMail } from '../../shared/mail/templates/information-overdue-mail.ts';
import { informationRequestedMail } from '../../shared/mail/templates/information-requested-mail.ts';
import { paymentReleasedMail } from '../../shared/mail/templates/payment-released-mail.ts';
import { pleaseConfirmMail } from '../../shared/mail/templates/please-confirm-mail.ts';
import { projectsMail } from '../../shared/mail/templates/projects-mail.ts';
import { proofDueMail } from '../../shared/mail/templates/proof-due-mail.ts';
import { proofOverdueMail } from '../../shared/mail/templates/proof-overdue-mail.ts';
import { releaseMail } from '../../shared/mail/templates/release-mail.ts';
import { reportDraftMail } from '../../shared/mail/templates/report-draft-mail.ts';
import { reportEarlyMail } from '../../shared/mail/templates/report-early-mail.ts';
import { reportHeldMail } from '../../shared/mail/templates/report-held-mail.ts';
import { reportLateMail } from '../../shared/mail/templates/report-late-mail.ts';
import { reportLeftOutMail } from '../../shared/mail/templates/report-left-out-mail.ts';
import { reportStoppedMail } from '../../shared/mail/templates/report-stopped-mail.ts';
import { roundsMail } from '../../shared/mail/templates/rounds-mail.ts';
import { subscriptionChangedMail } from '../../shared/mail/templates/subscription-changed-mail.ts';
import { subscriptionConfirmMail } from '../../shared/mail/templates/subscription-confirm-mail.ts';
import { subscriptionKnownMail } from '../../shared/mail/templates/subscription-known-mail.ts';
import { testMail } from '../../shared/mail/templates/test-mail.ts';
import { withdrawalMail } from '../../shared/mail/templates/withdrawal-mail.ts';
import { projectsExamples, releaseExamples, roundsExamples } from './example-announcements.ts';
import { exampleFiguresRequest, exampleReceipt } from './example-figures.ts';
import { exampleApplication, exampleConfirmation, exampleDraft, exampleRequest, exampleRound } from './example-funding.ts';
import { exampleDecision, examplePayment } from './example-money.ts';
import { changedExamples, confirmExamples, exampleLostReader, knownExamples } from './example-notices.ts';

/** A template with invented data. */
export type Preview = Pick<MailTemplate<never>, 'name' | 'occasion'> & {
  /** By a German name of the case. */
  readonly mails: (frame: MailFrame) => Readonly<Record<string, RenderedMail>>;
};

/** @param examples invented data by the name of the case, made when asked for */
const preview = <Data>(
  { name, occasion, render }: MailTemplate<Data>,
  examples: NoInfer<(frame: MailFrame) => Readonly<Record<string, Data>>>,
): Preview => ({
  name,
  occasion,
  mails: (frame) => Object.fromEntries(Object.entries(examples(frame)).map(([name, data]) => [name, render(data, frame)])),
});

const usual = 'Beispiel';
const at = '2026-12-10T18:00:00.000Z';
const token = '0'.repeat(64);
const expiresAt = '2026-12-11T18:00:00.000Z';
const month = '2026-10';
const application = ({ county }: MailFrame) => exampleApplication(county.municipalities[0]?.ags ?? '');
const answered = (frame: MailFrame, state: 'approved' | 'refused'): Application => ({
  ...application(frame),
  earlyStart: { state, from: '2027-01-15', reason: 'Die Küche ist nur im Januar frei.', requestedAt: at },
});
const request = ({ county }: MailFrame) => ({ [usual]: exampleFiguresRequest(county) });

/** Every mail of the system, as staff look at it. */
export const previews: readonly Preview[] = [
  preview(releaseMail, releaseExamples),
  preview(projectsMail, () => projectsExamples),
  preview(roundsMail, () => roundsExamples),
  preview(subscriptionConfirmMail, confirmExamples),
  preview(subscriptionChangedMail, changedExamples),
  preview(subscriptionKnownMail, knownExamples),
  preview(confirmationMail, (frame) => ({
    [usual]: { application: application(frame), round: exampleRound() },
    'Eine Person muss bestätigen': {
      application: { ...application(frame), confirmations: [exampleConfirmation()], confirmationsNeeded: 1 },
      round: exampleRound(),
    },
  })),
  preview(pleaseConfirmMail, (frame) => ({
    [usual]: { application: application(frame), signatory: exampleConfirmation(), access: { token, expiresAt } },
  })),
  preview(confirmedMail, (frame) => ({
    [usual]: {
      application: {
        ...application(frame),
        confirmations: [{ ...exampleConfirmation(), state: 'confirmed', confirmedAt: at }],
        confirmationsNeeded: 1,
      },
      at,
      confirmation: exampleConfirmation(),
    },
  })),
  preview(informationRequestedMail, (frame) => ({ [usual]: { application: application(frame), request: exampleRequest() } })),
  preview(informationAnsweredMail, (frame) => ({ [usual]: { application: application(frame), at, request: exampleRequest() } })),
  preview(earlyStartRequestedMail, (frame) => ({ [usual]: application(frame) })),
  preview(earlyStartDecidedMail, (frame) => ({
    Zugestimmt: answered(frame, 'approved'),
    'Nicht zugestimmt': answered(frame, 'refused'),
  })),
  preview(informationDueMail, (frame) => ({ [usual]: { application: application(frame), request: exampleRequest() } })),
  preview(informationOverdueMail, (frame) => ({ [usual]: { application: application(frame), request: exampleRequest() } })),
  preview(committeeDecidedMail, (frame) => ({ [usual]: application(frame) })),
  preview(committeeDeferredMail, (frame) => ({ [usual]: application(frame) })),
  preview(decisionReadyMail, (frame) => ({ [usual]: { application: application(frame), decision: exampleDecision() } })),
  preview(paymentReleasedMail, (frame) => ({
    [usual]: { application: application(frame), payment: examplePayment() },
    'Erst später fällig': { application: application(frame), payment: { ...examplePayment(), due: '2027-04-01' } },
    'Der Kreis selbst': { application: application(frame), payment: { ...examplePayment(), payee: { kind: 'internal' } } },
  })),
  preview(proofDueMail, (frame) => ({ [usual]: { application: application(frame), due: '2028-05-31' } })),
  preview(proofOverdueMail, (frame) => ({ [usual]: { application: application(frame), due: '2028-05-31' } })),
  preview(withdrawalMail, (frame) => ({ [usual]: { application: application(frame), at } })),
  preview(accessLinkMail, () => ({
    'Stand des Antrags': { purpose: 'status', name: 'Kim Öztürk', token, expiresAt },
    Förderantrag: { purpose: 'apply', token, expiresAt },
  })),
  preview(draftSavedMail, () => ({ [usual]: exampleDraft() })),
  preview(draftInvitationMail, () => ({ [usual]: { known: exampleDraft(), invitedBy: 'kim@verein.example' } })),
  preview(draftDeadlineMail, () => ({ [usual]: { known: exampleDraft(), lastDay: '2027-08-31' } })),
  preview(draftDeletionMail, () => ({ [usual]: exampleDraft() })),
  preview(figuresAskedMail, request),
  preview(figuresRemindedMail, request),
  preview(figuresAccessMail, ({ county }) => ({ [usual]: { name: county.administrations[0]?.name ?? '', month, token, expiresAt } })),
  preview(figuresSubmittedMail, ({ county }) => ({ [usual]: exampleReceipt(county) })),
  preview(reportDraftMail, () => ({ [usual]: { month, at: '2026-11-20T05:00:00.000Z' } })),
  preview(reportEarlyMail, () => ({ [usual]: { month, name: 'Ada Öztürk', token } })),
  preview(reportHeldMail, () => ({ [usual]: { month, reason: 'Die Zahlen des Jobcenters stimmen nicht.' } })),
  preview(reportLateMail, () => ({ [usual]: { month, due: '2026-11-25T05:00:00.000Z', at: '2026-11-25T07:20:00.000Z' } })),
  preview(reportStoppedMail, () => ({ [usual]: { month, cells: ['1', '2'] } })),
  preview(reportLeftOutMail, () => ({ [usual]: { month, leftOut: ['1', '2'] } })),
  preview(bouncedMail, (frame) => ({
    [usual]: { ...exampleLostReader(frame), diagnostic: 'smtp; 550 5.1.1 user unknown', times: 1 },
    'Kommt immer wieder zurück': { ...exampleLostReader(frame), diagnostic: 'smtp; 452 4.2.2 mailbox full', times: 5 },
    'Nicht bei den Empfängern': {
      ...exampleLostReader(frame),
      name: 'Kim Öztürk',
      contact: undefined,
      phone: undefined,
      recipient: undefined,
      administrations: [],
      diagnostic: undefined,
      times: 1,
    },
  })),
  preview(complainedMail, (frame) => ({ [usual]: exampleLostReader(frame) })),
  preview(testMail, () => ({ [usual]: { by: 'Kim Beispiel', at } })),
];
