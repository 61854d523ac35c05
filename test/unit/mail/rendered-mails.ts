import { previews } from '../../../functions/track-mail/previews.ts';
import { county } from '../../../shared/county/county.ts';
import type { Application, Confirmation } from '../../../shared/domain/funding/application.ts';
import type { InformationRequest } from '../../../shared/domain/funding/information-request.ts';
import type { RenderedMail } from '../../../shared/domain/notices/mail.ts';
import { type AccessMailFacts, accessLinkMail } from '../../../shared/mail/templates/access-link-mail.ts';
import { type BouncedMail, bouncedMail } from '../../../shared/mail/templates/bounced-mail.ts';
import { complainedMail } from '../../../shared/mail/templates/complained-mail.ts';
import { confirmationMail } from '../../../shared/mail/templates/confirmation-mail.ts';
import { confirmedMail } from '../../../shared/mail/templates/confirmed-mail.ts';
import { draftDeadlineMail } from '../../../shared/mail/templates/draft-deadline-mail.ts';
import { draftDeletionMail } from '../../../shared/mail/templates/draft-deletion-mail.ts';
import type { KnownDraft } from '../../../shared/mail/templates/draft-facts.ts';
import { draftInvitationMail } from '../../../shared/mail/templates/draft-invitation-mail.ts';
import { draftSavedMail } from '../../../shared/mail/templates/draft-saved-mail.ts';
import { earlyStartRequestedMail } from '../../../shared/mail/templates/early-start-requested-mail.ts';
import { figuresAskedMail } from '../../../shared/mail/templates/figures-asked-mail.ts';
import { figuresRemindedMail } from '../../../shared/mail/templates/figures-reminded-mail.ts';
import type { FiguresRequest } from '../../../shared/mail/templates/figures-request-facts.ts';
import { type FiguresReceipt, figuresSubmittedMail } from '../../../shared/mail/templates/figures-submitted-mail.ts';
import { informationAnsweredMail } from '../../../shared/mail/templates/information-answered-mail.ts';
import { informationRequestedMail } from '../../../shared/mail/templates/information-requested-mail.ts';
import type { LostReader } from '../../../shared/mail/templates/lost-reader-facts.ts';
import { reportDraftMail } from '../../../shared/mail/templates/report-draft-mail.ts';
import { reportHeldMail } from '../../../shared/mail/templates/report-held-mail.ts';
import { reportLeftOutMail } from '../../../shared/mail/templates/report-left-out-mail.ts';
import { reportStoppedMail } from '../../../shared/mail/templates/report-stopped-mail.ts';
import { testMail } from '../../../shared/mail/templates/test-mail.ts';
import { withdrawalMail } from '../../../shared/mail/templates/withdrawal-mail.ts';
import { submission } from '../../support/submissions.ts';
import { amtForm, figuresLink, longForm, receipt, townForm } from './example-deliveries.ts';
import { knownDraft, lateDraft, longDraft } from './example-drafts.ts';
import { answeredRequest, application, confirmation, informationRequest, madeUnder } from './examples.ts';
import { moneyMails } from './money-mails.ts';
import { subscriptionMails } from './subscription-mails.ts';

const frame = { county, siteUrl: 'https://teilhabe.example' };
/** Only what must be said. */
const sparse = {
  organisation: submission.organisation,
  project: submission.project,
  goals: submission.goals,
  fallback: undefined,
  onFile: undefined,
};

const lostReader: LostReader = {
  address: 'meldeamt@amt-beispiel.example',
  name: 'Amt Beispiel',
  contact: 'Kim Öztürk',
  phone: '04331 000-11',
  recipient: 'a'.repeat(64),
  administrations: ['Amt Beispiel', 'Stadt Beispiel'],
  mail: { id: 'b'.repeat(64), subject: 'Zuwanderungsbericht für Oktober 2026 <erschienen>', at: '2026-11-25T05:00:03.000Z' },
};

type Rendered = Readonly<Record<string, (exampleData: boolean) => Readonly<Record<string, RenderedMail>>>>;

/** By template file: what the longest, the shortest and the oddest data make of it. */
const edgeCases: Rendered = {
  ...subscriptionMails,
  ...moneyMails,
  'shared/mail/templates/test-mail.ts': (exampleData) => ({
    usual: testMail.render({ by: 'Kim <Beispiel>', at: '2026-11-26T09:00:00.000Z' }, { ...frame, exampleData }),
  }),
  'shared/mail/templates/confirmation-mail.ts': (exampleData) => {
    const render = (sent: Application) => confirmationMail.render({ application: sent, round: madeUnder }, { ...frame, exampleData });
    const { phone: _phone, ...contact } = application.contact;
    const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);
    return {
      usual: render(application),
      'one of two has to confirm': render({ ...application, confirmations: [confirmation, { ...confirmation, id: 'c-2' }], confirmationsNeeded: 1 }),
      'all have to confirm': render({ ...application, confirmations: [confirmation, { ...confirmation, id: 'c-2' }], confirmationsNeeded: 2 }),
      sparse: render({ ...application, ...sparse, contact, reuseRelease: false, attachments: [] }),
      'of a round that is gone': confirmationMail.render({ application, round: undefined }, { ...frame, exampleData }),
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
  'shared/mail/templates/withdrawal-mail.ts': (exampleData) => {
    const render = (application: Application, { at }: { at: string }) => withdrawalMail.render({ application, at }, { ...frame, exampleData });
    const event = { at: '2026-12-01T09:00:00.000Z' };
    const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);
    return {
      usual: render(application, event),
      'as long as it gets': render({ ...application, project: { ...application.project, title: long.slice(0, 100) } }, event),
    };
  },
  'shared/mail/templates/draft-saved-mail.ts': (exampleData) => {
    const render = (known: KnownDraft) => draftSavedMail.render(known, { ...frame, exampleData });
    return { usual: render(knownDraft), 'as long as it gets': render(longDraft), 'after the round': render(lateDraft) };
  },
  'shared/mail/templates/draft-invitation-mail.ts': (exampleData) => {
    const render = (known: KnownDraft, invitedBy: string | undefined) => draftInvitationMail.render({ known, invitedBy }, { ...frame, exampleData });
    return {
      usual: render(knownDraft, 'kim@verein.example'),
      'as long as it gets': render(longDraft, `${'x'.repeat(60)}@${'y'.repeat(60)}.example`),
      'by a program': render(knownDraft, undefined),
    };
  },
  'shared/mail/templates/draft-deadline-mail.ts': (exampleData) => {
    const render = (known: KnownDraft, { lastDay }: { lastDay: string }) => draftDeadlineMail.render({ known, lastDay }, { ...frame, exampleData });
    return { usual: render(knownDraft, { lastDay: '2027-08-31' }), 'as long as it gets': render(longDraft, { lastDay: '2027-09-30' }) };
  },
  'shared/mail/templates/draft-deletion-mail.ts': (exampleData) => {
    const render = (known: KnownDraft) => draftDeletionMail.render(known, { ...frame, exampleData });
    return {
      usual: render(knownDraft),
      'as long as it gets': render(longDraft),
      'after the round': render(lateDraft),
      'after the round, with a permit': render({ ...lateDraft, draft: { ...lateDraft.draft, latePermit: 'a'.repeat(64) } }),
    };
  },
  'shared/mail/templates/information-requested-mail.ts': (exampleData) => {
    const render = (application: Application, request: InformationRequest) =>
      informationRequestedMail.render({ application, request }, { ...frame, exampleData });
    return {
      usual: render(application, informationRequest),
      'one question': render(application, { ...informationRequest, points: ['Wer leitet die Abende?'] }),
      'as long as it gets': render(
        { ...application, reference: 'INT-2026-10042', project: { ...application.project, title: 'x'.repeat(100) } },
        { ...informationRequest, text: 'y'.repeat(2000), points: Array.from({ length: 20 }, () => 'z'.repeat(500)), dueDate: '2027-09-30' },
      ),
    };
  },
  'shared/mail/templates/information-answered-mail.ts': (exampleData) => {
    const render = (application: Application, { at }: { at: string }, request: InformationRequest) =>
      informationAnsweredMail.render({ application, at, request }, { ...frame, exampleData });
    const event = { at: '2026-12-10T18:00:00.000Z' };
    const answer = { texts: ['Kim', 'Es sind zehn Abende.'], attachmentIds: [], at: event.at, by: 'a'.repeat(64) };
    return { usual: render(application, event, answeredRequest), 'without files': render(application, event, { ...answeredRequest, answer }) };
  },
  'shared/mail/templates/early-start-requested-mail.ts': (exampleData) => {
    const render = (application: Application) => earlyStartRequestedMail.render(application, { ...frame, exampleData });
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
  'shared/mail/templates/confirmed-mail.ts': (exampleData) => {
    const render = (application: Application, { at }: { at: string }, confirmation: Confirmation) =>
      confirmedMail.render({ application, at, confirmation }, { ...frame, exampleData });
    const event = { at: '2026-11-23T08:00:00.000Z' };
    const confirmed = { ...confirmation, state: 'confirmed' as const, confirmedAt: event.at };
    return {
      usual: render({ ...application, confirmations: [confirmed], confirmationsNeeded: 1 }, event, confirmed),
      'another is missing': render({ ...application, confirmations: [confirmed, confirmation], confirmationsNeeded: 2 }, event, confirmed),
    };
  },
  'shared/mail/templates/report-draft-mail.ts': (exampleData) => ({
    usual: reportDraftMail.render({ month: '2026-09', at: '2026-10-20T04:00:00.000Z' }, { ...frame, exampleData }),
    'after its day': reportDraftMail.render({ month: '2026-09', at: '2026-11-02T09:00:00.000Z' }, { ...frame, exampleData }),
  }),
  'shared/mail/templates/report-held-mail.ts': (exampleData) => {
    const render = (held: { month: string; reason: string }) => reportHeldMail.render(held, { ...frame, exampleData });
    return {
      usual: render({ month: '2026-09', reason: 'Die Zahlen des Jobcenters stimmen nicht.' }),
      'as long as it gets': render({ month: '2026-09', reason: 'Donaudampfschifffahrt'.repeat(14) }),
    };
  },
  'shared/mail/templates/report-left-out-mail.ts': (exampleData) => {
    const render = (leftOut: string[]) => reportLeftOutMail.render({ month: '2026-10', leftOut }, { ...frame, exampleData });
    return { 'one text': render(['a']), texts: render(['a', 'b']) };
  },
  'shared/mail/templates/report-stopped-mail.ts': (exampleData) => {
    const render = (stopped: { month: string; cells: string[] }) => reportStoppedMail.render(stopped, { ...frame, exampleData });
    return { 'one cell': render({ month: '2026-10', cells: ['a'] }), cells: render({ month: '2026-10', cells: ['a', 'b'] }) };
  },
  'shared/mail/templates/access-link-mail.ts': (exampleData) => {
    const render = (facts: AccessMailFacts) => accessLinkMail.render(facts, { ...frame, exampleData });
    const link = { token: '0'.repeat(64), expiresAt: '2026-12-01T09:30:00.000Z' };
    return {
      status: render({ ...link, purpose: 'status', name: 'Kim Öztürk' }),
      'status of a draft, to an address alone': render({ ...link, purpose: 'status' }),
      applying: render({ ...link, purpose: 'apply' }),
    };
  },
  'shared/mail/templates/figures-asked-mail.ts': (exampleData) => {
    const render = (request: FiguresRequest) => figuresAskedMail.render(request, { ...frame, exampleData });
    return {
      usual: render({ ...figuresLink, form: amtForm, phase: 'open' }),
      'the longest month': render({ ...figuresLink, form: longForm, phase: 'open' }),
      'amtsfreie Gemeinde': render({ ...figuresLink, form: townForm, phase: 'open' }),
      'after the deadline': render({ ...figuresLink, form: longForm, phase: 'late' }),
      'while the report is drafted': render({ ...figuresLink, form: amtForm, phase: 'drafting' }),
      'when the report is out': render({ ...figuresLink, form: amtForm, phase: 'published' }),
    };
  },
  'shared/mail/templates/figures-reminded-mail.ts': (exampleData) => {
    const render = (request: FiguresRequest) => figuresRemindedMail.render(request, { ...frame, exampleData });
    return {
      'before the deadline': render({ ...figuresLink, form: amtForm, phase: 'open' }),
      'the longest month': render({ ...figuresLink, form: longForm, phase: 'open' }),
      'after the deadline': render({ ...figuresLink, form: amtForm, phase: 'late' }),
      'while the report is drafted': render({ ...figuresLink, form: amtForm, phase: 'drafting' }),
      'when the report is out': render({ ...figuresLink, form: amtForm, phase: 'published' }),
    };
  },
  'shared/mail/templates/figures-submitted-mail.ts': (exampleData) => {
    const render = (receipt: FiguresReceipt) => figuresSubmittedMail.render(receipt, { ...frame, exampleData });
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
  'shared/mail/templates/bounced-mail.ts': (exampleData) => {
    const render = (bounced: BouncedMail) => bouncedMail.render(bounced, { ...frame, exampleData });
    const long = 'x'.repeat(190);
    return {
      usual: render({ ...lostReader, diagnostic: 'smtp; 550 5.1.1 <…@…>: user unknown', times: 1 }),
      'five that came back for now': render({ ...lostReader, contact: undefined, diagnostic: 'smtp; 452 4.2.2 mailbox full', times: 5 }),
      'of an applicant, and the server said nothing': render({
        ...lostReader,
        contact: undefined,
        phone: undefined,
        recipient: undefined,
        administrations: [],
        diagnostic: undefined,
        times: 1,
      }),
      'without a name': render({ ...lostReader, name: undefined, contact: undefined, administrations: [], diagnostic: undefined, times: 1 }),
      'as long as it gets': render({
        ...lostReader,
        address: `kim@${long}.de`,
        name: undefined,
        administrations: [],
        diagnostic: 'y'.repeat(500),
        times: 1,
      }),
    };
  },
  'shared/mail/templates/complained-mail.ts': (exampleData) => ({
    usual: complainedMail.render(lostReader, { ...frame, exampleData }),
    'without a phone': complainedMail.render({ ...lostReader, phone: undefined }, { ...frame, exampleData }),
  }),
};

/** What staff look at, by template file. */
const previewed: Rendered = Object.fromEntries(
  previews.map(({ name, mails }) => [`shared/mail/templates/${name}-mail.ts`, (exampleData: boolean) => mails({ ...frame, exampleData })]),
);

/** By template file: every kind of mail it can make, with and without the mark of example data. */
export const renderedMails: Rendered = Object.fromEntries(
  Object.keys({ ...previewed, ...edgeCases }).map((file) => [
    file,
    (exampleData: boolean) => ({ ...previewed[file]?.(exampleData), ...edgeCases[file]?.(exampleData) }),
  ]),
);
