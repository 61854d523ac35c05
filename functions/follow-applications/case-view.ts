import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import { missingConfirmations } from '../../shared/domain/funding/confirmation.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { type InformationRequest, isOverdue, mayBeAnswered } from '../../shared/domain/funding/information-request.ts';
import { isUndecided } from '../../shared/domain/funding/life-cycle.ts';
import type { Payment } from '../../shared/domain/funding/payment.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { sentDecisions, toldApplication } from '../../shared/domain/funding/told-records.ts';
import type { ApplicantStore } from '../../shared/store/applicant-store.ts';
import type { AttachmentStore } from '../../shared/store/attachment-store.ts';
import type { PaymentStore } from '../../shared/store/payment-store.ts';
import type { RequestStore } from '../../shared/store/request-store.ts';
import type { RoundStore } from '../../shared/store/round-store.ts';
import { texts } from './texts.ts';

/** What looking at applications needs from outside. */
export type CaseDeps = Pick<ApplicantStore, 'eventsOf'> &
  Pick<AttachmentStore, 'attachmentsOf'> &
  Pick<PaymentStore, 'moneyOf'> &
  Pick<RequestStore, 'requestsOf'> &
  Pick<RoundStore, 'roundVersion'> & { readonly now: () => Instant };

/** An application with everything that its page shows. */
export type CaseView = {
  readonly application: Application;
  readonly events: readonly ApplicationEvent[];
  readonly requests: readonly InformationRequest[];
  readonly files: readonly Attachment[];
  /** Decisions that have left the house. */
  readonly decisions: readonly Decision[];
  readonly payments: readonly Payment[];
  /** The version of the round that the application was made under. */
  readonly round: Round | undefined;
  readonly at: Instant;
};

/** Reads everything that the page of an application shows. */
export const loadCase =
  ({ eventsOf, requestsOf, attachmentsOf, moneyOf, roundVersion, now }: CaseDeps) =>
  async (application: Application): Promise<CaseView> => {
    const { id, roundId, roundVersion: version } = application;
    const [events, requests, files, { decisions, payments }, round] = await Promise.all([
      eventsOf(id),
      requestsOf(id),
      attachmentsOf(id),
      moneyOf(id),
      roundVersion(roundId, version),
    ]);
    return {
      application: toldApplication(application, decisions),
      events,
      requests,
      files,
      decisions: sentDecisions(decisions),
      payments,
      round,
      at: now(),
    };
  };

/** The request that the applicant can answer now. */
export const toAnswer = ({ state }: Application, requests: readonly InformationRequest[]): InformationRequest | undefined =>
  requests.find((request) => mayBeAnswered(request, state));

/** How many confirmations are waited for, while there is no decision. */
export const toConfirm = (application: Application): number => (isUndecided(application.state) ? missingConfirmations(application) : 0);

/** A line of the list: an application, and what its applicant is asked to do. */
export type ListRow = { readonly application: Application; readonly asks: readonly string[] };

/** What the applicant is asked to do, in a few words each. */
export const asksOf = (application: Application, requests: readonly InformationRequest[], at: Instant): readonly string[] => {
  const request = toAnswer(application, requests);
  const missing = toConfirm(application);
  const due = request && formatWeekdayDate(request.dueDate);
  return [
    ...(request && due ? [isOverdue(request, inBerlin(at).date) ? texts.list.overdue(due) : texts.list.answer(due)] : []),
    ...(missing === 0 ? [] : [texts.list.confirm(missing)]),
    ...(application.state === 'proof_due' && application.proofReceivedOn === undefined ? [texts.list.proof] : []),
  ];
};

/** All lines of the list, newest first. Requests and decisions are read only where there can be an open one. */
export const listRows =
  ({ requestsOf, moneyOf, now }: CaseDeps) =>
  (applications: readonly Application[]): Promise<ListRow[]> =>
    Promise.all(
      applications.toReversed().map(async (stored) => {
        const isNew = stored.state === 'award_issued' || stored.state === 'rejected';
        const application = toldApplication(stored, isNew ? (await moneyOf(stored.id)).decisions : []);
        const requests = isUndecided(application.state) ? await requestsOf(application.id) : [];
        return { application, asks: asksOf(application, requests, now()) };
      }),
    );
