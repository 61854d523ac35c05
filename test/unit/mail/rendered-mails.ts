import { figuresAccessMail } from '../../../functions/collect-figures/access-mail.ts';
import { accessMail } from '../../../functions/follow-applications/access-mail.ts';
import { askedMail } from '../../../functions/notify-administrations/asked-mail.ts';
import { remindedMail } from '../../../functions/notify-administrations/reminded-mail.ts';
import { submittedMail } from '../../../functions/notify-administrations/submitted-mail.ts';
import { confirmationMail } from '../../../functions/notify-applicants/confirmation-mail.ts';
import { confirmedMail } from '../../../functions/notify-applicants/confirmed-mail.ts';
import { draftDeadlineMail } from '../../../functions/notify-applicants/draft-deadline-mail.ts';
import { draftDeletionMail } from '../../../functions/notify-applicants/draft-deletion-mail.ts';
import { draftInvitationMail } from '../../../functions/notify-applicants/draft-invitation-mail.ts';
import { draftSavedMail } from '../../../functions/notify-applicants/draft-saved-mail.ts';
import { earlyStartMail } from '../../../functions/notify-applicants/early-start-mail.ts';
import { informationAnsweredMail } from '../../../functions/notify-applicants/information-answered-mail.ts';
import { informationRequestedMail } from '../../../functions/notify-applicants/information-requested-mail.ts';
import { pleaseConfirmMail } from '../../../functions/notify-applicants/please-confirm-mail.ts';
import { withdrawalMail } from '../../../functions/notify-applicants/withdrawal-mail.ts';
import { draftMail } from '../../../functions/notify-editors/draft-mail.ts';
import { earlyMail } from '../../../functions/notify-editors/early-mail.ts';
import { heldMail } from '../../../functions/notify-editors/held-mail.ts';
import { lateMail } from '../../../functions/notify-editors/late-mail.ts';
import { stoppedMail } from '../../../functions/notify-editors/stopped-mail.ts';
import { county } from '../../../shared/county/county.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import type { RenderedMail } from '../../../shared/domain/notices/mail.ts';
import type { MailTemplate } from '../../../shared/mail/mail-template.ts';
import { projectsMail } from '../../../shared/mail/templates/projects-mail.ts';
import { releaseMail } from '../../../shared/mail/templates/release-mail.ts';
import { roundsMail } from '../../../shared/mail/templates/rounds-mail.ts';
import { submission } from '../../support/submissions.ts';
import { amtForm, figuresLink, longForm, receipt, townForm } from './example-deliveries.ts';
import { knownDraft, lateDraft, longDraft } from './example-drafts.ts';
import { answeredRequest, application, confirmation, informationRequest, madeUnder } from './examples.ts';

const frame = { county, siteUrl: 'https://teilhabe.example' };
/** Only what must be said. */
const sparse = {
  organisation: submission.organisation,
  project: submission.project,
  goals: submission.goals,
  fallback: undefined,
  onFile: undefined,
};

const examplesOf =
  <Data>({ examples, render }: MailTemplate<Data>) =>
  (exampleData: boolean): Readonly<Record<string, RenderedMail>> =>
    Object.fromEntries(Object.entries(examples).map(([name, data]) => [name, render(data, { ...frame, exampleData })]));

/** By template file: every kind of mail it can make, with and without the mark of example data. */
export const renderedMails: Readonly<Record<string, (exampleData: boolean) => Readonly<Record<string, RenderedMail>>>> = {
  'functions/notify-applicants/confirmation-mail.ts': (exampleData) => {
    const render = (sent: Application) => confirmationMail({ ...frame, exampleData })(sent, madeUnder);
    const { phone: _phone, ...contact } = application.contact;
    const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);
    return {
      usual: render(application),
      'one of two has to confirm': render({ ...application, confirmations: [confirmation, { ...confirmation, id: 'c-2' }], confirmationsNeeded: 1 }),
      'all have to confirm': render({ ...application, confirmations: [confirmation, { ...confirmation, id: 'c-2' }], confirmationsNeeded: 2 }),
      sparse: render({ ...application, ...sparse, contact, reuseRelease: false, attachments: [] }),
      'of a round that is gone': confirmationMail({ ...frame, exampleData })(application, undefined),
      'as long as it gets': render({
        ...application,
        organisation: { ...application.organisation, name: long },
        contact: { ...contact, name: long.slice(0, 100) },
        project: {
          ...application.project,
          title: long.slice(0, 100),
          shortDescription: 'x'.repeat(500),
          municipalities: county.municipalities.map(({ ags }) => ags),
        },
        costs: Array.from({ length: 50 }, (_, i) => ({ category: 'volunteering', description: `${long} ${i}`, amount: 10_000_000_000 })),
      }),
    };
  },
  'functions/notify-applicants/withdrawal-mail.ts': (exampleData) => {
    const render = withdrawalMail({ ...frame, exampleData });
    const event = { at: '2026-12-01T09:00:00.000Z' };
    const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);
    return {
      usual: render(application, event),
      'as long as it gets': render({ ...application, project: { ...application.project, title: long.slice(0, 100) } }, event),
    };
  },
  'functions/notify-applicants/draft-saved-mail.ts': (exampleData) => {
    const render = draftSavedMail({ ...frame, exampleData });
    return { usual: render(knownDraft), 'as long as it gets': render(longDraft), 'after the round': render(lateDraft) };
  },
  'functions/notify-applicants/draft-invitation-mail.ts': (exampleData) => {
    const render = draftInvitationMail({ ...frame, exampleData });
    return {
      usual: render(knownDraft, 'kim@verein.example'),
      'as long as it gets': render(longDraft, `${'x'.repeat(60)}@${'y'.repeat(60)}.example`),
      'by a program': render(knownDraft, undefined),
    };
  },
  'functions/notify-applicants/draft-deadline-mail.ts': (exampleData) => {
    const render = draftDeadlineMail({ ...frame, exampleData });
    return { usual: render(knownDraft, { lastDay: '2027-08-31' }), 'as long as it gets': render(longDraft, { lastDay: '2027-09-30' }) };
  },
  'functions/notify-applicants/draft-deletion-mail.ts': (exampleData) => {
    const render = draftDeletionMail({ ...frame, exampleData });
    return {
      usual: render(knownDraft),
      'as long as it gets': render(longDraft),
      'after the round': render(lateDraft),
      'after the round, with a permit': render({ ...lateDraft, draft: { ...lateDraft.draft, latePermit: 'a'.repeat(64) } }),
    };
  },
  'functions/notify-applicants/information-requested-mail.ts': (exampleData) => {
    const render = informationRequestedMail({ ...frame, exampleData });
    return {
      usual: render(application, informationRequest),
      'one question': render(application, { ...informationRequest, points: ['Wer leitet die Abende?'] }),
      'as long as it gets': render(
        { ...application, reference: 'INT-2026-10042', project: { ...application.project, title: 'x'.repeat(100) } },
        { ...informationRequest, text: 'y'.repeat(2000), points: Array.from({ length: 20 }, () => 'z'.repeat(500)), dueDate: '2027-09-30' },
      ),
    };
  },
  'functions/notify-applicants/information-answered-mail.ts': (exampleData) => {
    const render = informationAnsweredMail({ ...frame, exampleData });
    const event = { at: '2026-12-10T18:00:00.000Z' };
    const answer = { texts: ['Kim', 'Es sind zehn Abende.'], attachmentIds: [], at: event.at, by: 'a'.repeat(64) };
    return { usual: render(application, event, answeredRequest), 'without files': render(application, event, { ...answeredRequest, answer }) };
  },
  'functions/notify-applicants/early-start-mail.ts': (exampleData) => {
    const render = earlyStartMail({ ...frame, exampleData });
    const earlyStart = {
      state: 'requested' as const,
      from: '2027-01-15',
      reason: 'Die Küche ist nur im Januar frei.',
      requestedAt: '2026-12-01T09:00:00.000Z',
    };
    return {
      usual: render({ ...application, earlyStart }),
      'long reason': render({ ...application, earlyStart: { ...earlyStart, reason: 'x'.repeat(1000) } }),
    };
  },
  'functions/notify-applicants/please-confirm-mail.ts': (exampleData) => ({
    usual: pleaseConfirmMail({ ...frame, exampleData })(application, confirmation, { token: '0'.repeat(64), expiresAt: '2026-12-06T13:37:00.000Z' }),
  }),
  'functions/notify-applicants/confirmed-mail.ts': (exampleData) => {
    const render = confirmedMail({ ...frame, exampleData });
    const event = { at: '2026-11-23T08:00:00.000Z' };
    const confirmed = { ...confirmation, state: 'confirmed' as const, confirmedAt: event.at };
    return {
      usual: render({ ...application, confirmations: [confirmed], confirmationsNeeded: 1 }, event, confirmed),
      'another is missing': render({ ...application, confirmations: [confirmed, confirmation], confirmationsNeeded: 2 }, event, confirmed),
    };
  },
  'functions/notify-editors/draft-mail.ts': (exampleData) => ({
    usual: draftMail({ ...frame, exampleData })({ month: '2026-09', at: '2026-10-20T04:00:00.000Z' }),
    'after its day': draftMail({ ...frame, exampleData })({ month: '2026-09', at: '2026-11-02T09:00:00.000Z' }),
  }),
  'functions/notify-editors/early-mail.ts': (exampleData) => ({
    usual: earlyMail({ ...frame, exampleData })({ month: '2026-09', name: 'Ada Öztürk', token: '0'.repeat(64) }),
  }),
  'functions/notify-editors/held-mail.ts': (exampleData) => {
    const render = heldMail({ ...frame, exampleData });
    return {
      usual: render({ month: '2026-09', reason: 'Die Zahlen des Jobcenters stimmen nicht.' }),
      'as long as it gets': render({ month: '2026-09', reason: 'Donaudampfschifffahrt'.repeat(14) }),
    };
  },
  'functions/notify-editors/late-mail.ts': (exampleData) => ({
    usual: lateMail({ ...frame, exampleData })({ month: '2026-09', due: '2026-10-25T05:00:00.000Z', at: '2026-10-25T07:20:00.000Z' }),
  }),
  'functions/notify-editors/stopped-mail.ts': (exampleData) => {
    const render = stoppedMail({ ...frame, exampleData });
    return { 'one cell': render({ month: '2026-10', cells: ['a'] }), cells: render({ month: '2026-10', cells: ['a', 'b'] }) };
  },
  'functions/follow-applications/access-mail.ts': (exampleData) => {
    const render = accessMail({ ...frame, exampleData });
    const link = { token: '0'.repeat(64), expiresAt: '2026-12-01T09:30:00.000Z' };
    return {
      status: render({ ...link, purpose: 'status', name: 'Kim Öztürk' }),
      'status of a draft, to an address alone': render({ ...link, purpose: 'status' }),
      applying: render({ ...link, purpose: 'apply' }),
    };
  },
  'shared/mail/templates/release-mail.ts': examplesOf(releaseMail),
  'shared/mail/templates/projects-mail.ts': examplesOf(projectsMail),
  'shared/mail/templates/rounds-mail.ts': examplesOf(roundsMail),
  'functions/collect-figures/access-mail.ts': (exampleData) => ({
    usual: figuresAccessMail({ ...frame, exampleData })({ ...figuresLink, name: amtForm.name, month: amtForm.month }),
  }),
  'functions/notify-administrations/asked-mail.ts': (exampleData) => {
    const render = askedMail({ ...frame, exampleData });
    return {
      usual: render({ ...figuresLink, form: amtForm, phase: 'open' }),
      'the longest month': render({ ...figuresLink, form: longForm, phase: 'open' }),
      'amtsfreie Gemeinde': render({ ...figuresLink, form: townForm, phase: 'open' }),
      'after the deadline': render({ ...figuresLink, form: longForm, phase: 'late' }),
      'while the report is drafted': render({ ...figuresLink, form: amtForm, phase: 'drafting' }),
      'when the report is out': render({ ...figuresLink, form: amtForm, phase: 'published' }),
    };
  },
  'functions/notify-administrations/reminded-mail.ts': (exampleData) => {
    const render = remindedMail({ ...frame, exampleData });
    return {
      'before the deadline': render({ ...figuresLink, form: amtForm, phase: 'open' }),
      'the longest month': render({ ...figuresLink, form: longForm, phase: 'open' }),
      'after the deadline': render({ ...figuresLink, form: amtForm, phase: 'late' }),
      'while the report is drafted': render({ ...figuresLink, form: amtForm, phase: 'drafting' }),
      'when the report is out': render({ ...figuresLink, form: amtForm, phase: 'published' }),
    };
  },
  'functions/notify-administrations/submitted-mail.ts': (exampleData) => {
    const render = submittedMail({ ...frame, exampleData });
    const { submission } = receipt;
    return {
      usual: render(receipt),
      'amtsfreie Gemeinde, by a program': render({ ...receipt, form: townForm, submission: { ...submission, way: 'api' }, by: 'Fachverfahren' }),
      'a provisional correction': render({
        ...receipt,
        corrects: true,
        submission: { ...submission, way: 'file', provisional: true, reason: 'Die Wohnungen in der Hauptstraße fehlten.' },
        by: undefined,
      }),
      'while the report is drafted': render({ ...receipt, phase: 'drafting' }),
      'when the report is out': render({ ...receipt, phase: 'published' }),
    };
  },
};
