import * as z from 'zod';
import { isLive } from '../domain/access/expiry.ts';
import type { Instant } from '../domain/calendar.ts';
import type { Application } from '../domain/funding/application.ts';
import type { Attachment, ReadyAttachment } from '../domain/funding/attachment.ts';
import { copyNameOf, noticeNameOf } from '../domain/funding/document-names.ts';
import type { Draft, DraftEvent } from '../domain/funding/draft.ts';
import type { InformationRequest } from '../domain/funding/information-request.ts';
import { isTold, sentDecisions, toldApplication, toldDecision, toldEvent, toldPayment, toldRequest } from '../domain/funding/told-records.ts';
import { applicantStore } from './applicant-store.ts';
import { attachmentStore } from './attachment-store.ts';
import type { ApplicationDocument } from './document-store.ts';
import { draftStore } from './draft-store.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { paymentStore } from './payment-store.ts';
import { requestStore } from './request-store.ts';
import { byApplicant, references } from './table-design.ts';

/** What belongs to a case beside the case itself. */
type Around = {
  /** What happened while it was a draft. */
  readonly draftEvents: readonly DraftEvent[];
  /** Records of its files. */
  readonly attachments: readonly Attachment[];
};

/** Everything that is stored about a person under their address; nobody of the staff is named in it. */
export type PersonRecords = {
  readonly applications: readonly (Around & {
    readonly application: Application;
    readonly events: readonly ReturnType<typeof toldEvent>[];
    readonly requests: readonly InformationRequest[];
    /** Those that have left the house. */
    readonly decisions: readonly ReturnType<typeof toldDecision>[];
    /** Those that were released. */
    readonly payments: readonly ReturnType<typeof toldPayment>[];
  })[];
  readonly drafts: readonly (Around & { readonly draft: Draft })[];
  /** How many sessions are live. */
  readonly sessions: number;
};

const sessionSchema = z.object({ expiresAt: z.int() });

/** What a person may ask for (Article 15 GDPR): all of the funding table that is found by their address. */
export const personStore = (access: TableAccess) => {
  const { applicationsOf, eventsOf } = applicantStore(access);
  const { requestsOf } = requestStore(access);
  const { attachmentsOf } = attachmentStore(access);
  const { moneyOf } = paymentStore(access);
  const drafts = draftStore(access);

  const around = async (id: string): Promise<Around> => {
    const [draftEvents, attachments] = await Promise.all([drafts.eventsOf(id), attachmentsOf(id)]);
    return { draftEvents, attachments };
  };

  const applicationsWhole = async (principal: string): Promise<PersonRecords['applications']> =>
    Promise.all(
      (await applicationsOf(principal)).map(async (application) => {
        const { id } = application;
        const [events, requests, money, rest] = await Promise.all([eventsOf(id), requestsOf(id), moneyOf(id), around(id)]);
        return {
          application: toldApplication(application, money.decisions),
          events: events.filter(isTold).map(toldEvent),
          requests: requests.map(toldRequest),
          decisions: sentDecisions(money.decisions).map(toldDecision),
          payments: money.payments.filter(({ state }) => state === 'released').map(toldPayment),
          ...rest,
        };
      }),
    );

  const draftsWhole = async (principal: string): Promise<PersonRecords['drafts']> =>
    Promise.all((await drafts.draftsOf(principal)).map(async (draft) => ({ draft, ...(await around(draft.id)) })));

  const sessionsOf = async (principal: string, at: Instant): Promise<number> => {
    let live = 0;
    const query = {
      IndexName: byApplicant.name,
      KeyConditionExpression: '#applicant = :applicant AND begins_with(#reference, :sessions)',
      ExpressionAttributeNames: { '#applicant': byApplicant.partitionKey, '#reference': byApplicant.sortKey },
      ExpressionAttributeValues: { ':applicant': principal, ':sessions': references.sessions },
    };
    for await (const page of queryPages(access, query)) live += page.filter((item) => isLive(sessionSchema.parse(item), at)).length;
    return live;
  };

  return {
    /** @param principal see `applicantOf` */
    recordsOf: async (principal: string, at: Instant): Promise<PersonRecords> => {
      const [applications, open, sessions] = await Promise.all([applicationsWhole(principal), draftsWhole(principal), sessionsOf(principal, at)]);
      return { applications, drafts: open, sessions };
    },
  };
};

/** @see personStore */
export type PersonStore = ReturnType<typeof personStore>;

/** A file of a person: the copy of an application, a notice about it, or what was sent with it. */
export type PersonFile = { readonly copy: Pick<ApplicationDocument, 'applicationId' | 'name'> } | { readonly attachment: ReadyAttachment };

const readyIn = ({ attachments }: Around): PersonFile[] =>
  attachments.flatMap((attachment) => (attachment.state === 'ready' ? [{ attachment }] : []));

/** All files of a person that may be given out. A copy may not be made yet. */
export const filesOf = ({ applications, drafts }: PersonRecords): readonly PersonFile[] => [
  ...applications.flatMap(({ application: { id, reference }, decisions, ...rest }) => [
    { copy: { applicationId: id, name: copyNameOf(reference) } },
    ...decisions.map(({ number }) => ({ copy: { applicationId: id, name: noticeNameOf(reference, number) } })),
    ...readyIn(rest),
  ]),
  ...drafts.flatMap(readyIn),
];
