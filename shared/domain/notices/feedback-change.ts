import type { Instant, IsoDate } from '../calendar.ts';
import type { MailDelivery, MailRecord } from './mail.ts';
import { deliveryOf, type MailFeedback, weightier } from './mail-feedback.ts';
import type { Recipient, Suppression } from './recipient.ts';
import { afterBounces, afterComplaint, type RecipientChange } from './recipient-feedback.ts';
import type { RateCounter } from './sending-rates.ts';

/** A mail as feedback needs it. */
export type FeedbackMail = Pick<MailRecord, 'id' | 'template' | 'createdAt' | 'state' | 'leaseId' | 'delivery'> & {
  /** What SES has said of it, each once: `<kind>#<message id of SES>`, for one that SES stopped itself `stopped-<kind>#…`. */
  readonly heard: readonly string[];
};

/** Another mail to the same address. */
export type MailBeside = Pick<MailRecord, 'id' | 'createdAt' | 'delivery'>;

/** What is known about the reader when feedback speaks of them. */
export type FeedbackReader = {
  readonly addressee: string;
  readonly suppression: Suppression | undefined;
  readonly recipient: Recipient | undefined;
  /** The newest mails to this address, in any order. */
  readonly mails: readonly MailBeside[];
  /** The office's own mailbox is never suppressed: it is told of everything that stops. */
  readonly isOffice: boolean;
};

/** What one report changes, all of it or nothing. */
export type FeedbackChange = {
  readonly mail?: {
    readonly before: FeedbackMail;
    readonly heard: readonly string[];
    readonly delivery: MailDelivery | undefined;
    /** SES took the mail of the attempt that holds it: it is sent. */
    readonly sent?: { readonly at: Instant; readonly sesMessageId: string };
  };
  /** What is counted once, on the day on which SES took the mail (UTC). */
  readonly counted?: { readonly day: IsoDate; readonly counters: readonly RateCounter[] };
  readonly suppression?: { readonly before: Suppression | undefined; readonly after: Suppression };
  readonly recipient?: RecipientChange;
};

/** So many mails in a row that did not arrive, and none that did: the mailbox is given up. */
export const softBounceLimit = 5;

/** Mails in a row, up to the newest whose fate is known, that came back for now. A delayed one has no fate yet. */
export const softBouncesInRow = (mails: readonly MailBeside[]): number => {
  const fates = mails
    .toSorted((one, other) => (one.createdAt > other.createdAt ? -1 : 1))
    .flatMap(({ delivery }) => (delivery === undefined || delivery.kind === 'delayed' ? [] : [delivery.kind]));
  const end = fates.findIndex((kind) => kind !== 'soft-bounced');
  return end === -1 ? fates.length : end;
};

const countersOf = ({ kind, stoppedBySes }: MailFeedback): readonly RateCounter[] =>
  stoppedBySes || (kind !== 'delivered' && kind !== 'bounced' && kind !== 'complained' && kind !== 'rejected') ? [] : [kind];

const severity = { bounce: 1, complaint: 2 } as const satisfies Record<Suppression['reason'], number>;

/** A complaint weighs more than a bounce; of two alike the earlier one stays. */
export const strongerSuppression = (before: Suppression | undefined, next: Suppression): Suppression => {
  if (before === undefined) return next;
  const difference = severity[next.reason] - severity[before.reason];
  return difference > 0 || (difference === 0 && next.at < before.at) ? next : before;
};

/** The mails to the address, this one with what is known of it by this report. */
const matesOf = (feedback: MailFeedback, mail: FeedbackMail | undefined, mails: readonly MailBeside[]): readonly MailBeside[] => {
  if (mail === undefined) return mails;
  const delivery = weightier(mail.delivery, deliveryOf(feedback));
  return [...mails.filter(({ id }) => id !== mail.id), { id: mail.id, createdAt: mail.createdAt, ...(delivery && { delivery }) }];
};

/** Does this report end all mail to the address, and why? The same report again answers the same. */
export const endingBy = (
  feedback: MailFeedback,
  mail: FeedbackMail | undefined,
  { mails, isOffice }: FeedbackReader,
): Suppression['reason'] | undefined => {
  if (isOffice) return undefined;
  if (feedback.kind === 'complained') return 'complaint';
  if (feedback.kind === 'bounced') return 'bounce';
  return feedback.kind === 'soft-bounced' && softBouncesInRow(matesOf(feedback, mail, mails)) >= softBounceLimit ? 'bounce' : undefined;
};

/**
 * What a report of SES changes. The same report again, or an earlier one after a weightier one, changes nothing that is there.
 * @param mail `undefined` when its record is gone (90 days): then only the reader is concerned
 * @param reader absent where the report concerns only the mail
 * @param now when this is decided, for the history of the recipient
 */
export const changeBy = (
  feedback: MailFeedback,
  mail: FeedbackMail | undefined,
  reader: FeedbackReader | undefined,
  now: Instant,
): FeedbackChange => {
  const [taken, told] = [`sent#${feedback.sesMessageId}`, `${feedback.stoppedBySes ? 'stopped-' : ''}${feedback.kind}#${feedback.sesMessageId}`];
  const before = mail?.heard ?? [];
  // Every report proves that SES took the mail, so the first of them counts it as sent.
  const unheard = [...new Set([taken, told])].filter((entry) => !before.includes(entry));
  const delivery = weightier(mail?.delivery, deliveryOf(feedback));
  // A mail that waits again has left after all, whatever attempt it was; one that is held is another attempt's matter.
  const isSent = mail?.state === 'queued' || (mail?.state === 'sending' && mail.leaseId !== undefined && mail.leaseId === feedback.attempt);
  const counters: readonly RateCounter[] = [
    ...(unheard.includes(taken) ? (['sent'] as const) : []),
    ...(unheard.includes(told) ? countersOf(feedback) : []),
  ];
  const isNews = mail === undefined || unheard.includes(told);
  return {
    ...(mail !== undefined &&
      (unheard.length > 0 || isSent || delivery !== mail.delivery) && {
        mail: {
          before: mail,
          heard: [...before, ...unheard],
          delivery,
          ...(isSent && { sent: { at: feedback.acceptedAt, sesMessageId: feedback.sesMessageId } }),
        },
      }),
    ...(mail !== undefined && counters.length > 0 && { counted: { day: feedback.acceptedAt.slice(0, 10), counters } }),
    ...(reader !== undefined && isNews && readerChange(feedback, endingBy(feedback, mail, reader), reader, now)),
  };
};

const readerChange = (
  { at, mailId, diagnostic }: MailFeedback,
  reason: Suppression['reason'] | undefined,
  { addressee, suppression: before, recipient }: FeedbackReader,
  now: Instant,
): Pick<FeedbackChange, 'suppression' | 'recipient'> => {
  if (reason === undefined) return {};
  const after = strongerSuppression(before, {
    addressee,
    reason,
    at,
    mailId,
    ...(diagnostic !== undefined && { diagnostic }),
  });
  const change = recipient === undefined ? undefined : recipientChange(recipient, reason, before?.reason, now);
  return { ...(after !== before && { suppression: { before, after } }), ...(change !== undefined && { recipient: change }) };
};

/** Told once in the history of the recipient: a second bounce is no news. */
const recipientChange = (recipient: Recipient, reason: Suppression['reason'], before: Suppression['reason'] | undefined, now: Instant) => {
  if (reason === 'bounce') return before === undefined ? afterBounces(recipient, now) : undefined;
  return before === 'complaint' && recipient.topics.length === 0 ? undefined : afterComplaint(recipient, now);
};

/** Is there anything to write? */
export const changesNothing = ({ mail, counted, suppression, recipient }: FeedbackChange): boolean =>
  mail === undefined && counted === undefined && suppression === undefined && recipient === undefined;
