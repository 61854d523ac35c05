import * as z from 'zod';
import type { Instant } from '../calendar.ts';
import { cutTo, type MailDelivery, oneLine } from './mail.ts';

/** What SES says of one mail. `sent`: SES took it. All others say so too, and what became of it. */
export type MailFeedback = {
  readonly kind: 'sent' | MailDelivery['kind'];
  /** Of the tags that the mailer gave the mail: which mail, and by which attempt (absent where none was named). */
  readonly mailId: string;
  readonly attempt: string | undefined;
  readonly sesMessageId: string;
  /** When SES took the mail. */
  readonly acceptedAt: Instant;
  /** When what is reported happened. */
  readonly at: Instant;
  /** The address that the mail was sent to. The one that bounced may be another: the mailbox that it was forwarded to. */
  readonly address: string;
  /** What the other mail server said, in one line and without addresses. */
  readonly diagnostic: string | undefined;
  /** SES stopped the mail itself, because the address is on the list of the account: that counts towards no rate. */
  readonly stoppedBySes: boolean;
};

/** Why an event that SES did send changes nothing. */
export type IgnoredFeedback = { readonly ignored: 'unknown-kind' | 'no-tag' | 'no-complaint' };

const instant = z.iso.datetime({ offset: true }).transform((time) => new Date(time).toISOString());

const tagged = {
  mail: z.object({
    timestamp: instant,
    messageId: z.string().min(1).max(200),
    destination: z.tuple([z.string()], z.string()),
    tags: z.object({ mail: z.tuple([z.string().regex(/^[0-9a-f]{64}$/)]), attempt: z.tuple([z.string()]).optional() }),
  }),
};

const diagnosed = z.tuple([z.object({ status: z.string().nullish(), diagnosticCode: z.string().nullish() })], z.unknown());

// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html: only what is used.
const sesEventSchema = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), ...tagged }),
  z.object({ eventType: z.literal('Delivery'), ...tagged, delivery: z.object({ timestamp: instant }) }),
  z.object({
    eventType: z.literal('DeliveryDelay'),
    ...tagged,
    deliveryDelay: z.object({ timestamp: instant, delayType: z.string(), delayedRecipients: diagnosed }),
  }),
  z.object({
    eventType: z.literal('Bounce'),
    ...tagged,
    bounce: z.object({
      bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
      bounceSubType: z.string(),
      bouncedRecipients: diagnosed,
      timestamp: instant,
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    ...tagged,
    complaint: z.object({ timestamp: instant, complaintSubType: z.string().nullish(), complaintFeedbackType: z.string().nullish() }),
  }),
  // Its time is not reported; SES looks for viruses as soon as it took the mail.
  z.object({ eventType: z.literal('Reject'), ...tagged, reject: z.object({ reason: z.string() }) }),
  z.object({ eventType: z.literal('Rendering Failure'), ...tagged, failure: z.object({ errorMessage: z.string() }) }),
]);

type SesEvent = z.infer<typeof sesEventSchema>;

const kindSchema = z.object({ eventType: z.enum(sesEventSchema.options.map(({ shape }) => shape.eventType.value)) });
const tagSchema = z.object({ mail: z.object({ tags: z.object({ mail: z.unknown().refine((tag) => tag !== undefined) }) }) });

/** The list of the account on which SES itself keeps addresses that bounced or complained. */
const onAccountList = 'OnAccountSuppressionList';

const longestDiagnostic = 500;

/** Servers repeat the address that they do not know; what they said is kept longer than the address may be. */
const withoutAddresses = (said: string): string => cutTo(oneLine(said).replace(/[^\s<>"']+@[^\s<>"']+/g, '…@…'), longestDiagnostic);

type Told = Pick<MailFeedback, 'kind' | 'at'> & { readonly said?: string | undefined; readonly stoppedBySes?: boolean };

const toldBy = (event: SesEvent): Told | undefined => {
  switch (event.eventType) {
    case 'Send':
      return { kind: 'sent', at: event.mail.timestamp };
    case 'Delivery':
      return { kind: 'delivered', at: event.delivery.timestamp };
    case 'DeliveryDelay': {
      const { timestamp, delayType, delayedRecipients } = event.deliveryDelay;
      return { kind: 'delayed', at: timestamp, said: delayedRecipients[0].diagnosticCode ?? delayType };
    }
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients, timestamp } = event.bounce;
      const [{ diagnosticCode, status }] = bouncedRecipients;
      return {
        // SES tried a soft bounce several times before it tells, and could not classify an undetermined one: both may work the next time.
        kind: bounceType === 'Permanent' ? 'bounced' : 'soft-bounced',
        at: timestamp,
        said: diagnosticCode ?? [status ?? '', bounceType, bounceSubType].join(' '),
        stoppedBySes: bounceSubType === onAccountList,
      };
    }
    case 'Complaint': {
      const { timestamp, complaintSubType, complaintFeedbackType } = event.complaint;
      // The reader took it out of the spam folder.
      if (complaintFeedbackType === 'not-spam') return undefined;
      return {
        kind: 'complained',
        at: timestamp,
        said: complaintSubType ?? complaintFeedbackType ?? undefined,
        stoppedBySes: complaintSubType === onAccountList,
      };
    }
    case 'Reject':
      return { kind: 'rejected', at: event.mail.timestamp, said: event.reject.reason };
    case 'Rendering Failure':
      return { kind: 'rejected', at: event.mail.timestamp, said: event.failure.errorMessage };
  }
};

/**
 * Reads what SES published.
 * @param event the JSON of an event; anything else is of unknown kind, e.g. the greeting with which SES tries a topic
 * @throws ZodError when an event of a known kind about one of our mails has another shape: a person must see that
 */
export const readFeedback = (event: unknown): MailFeedback | IgnoredFeedback => {
  if (!kindSchema.safeParse(event).success) return { ignored: 'unknown-kind' };
  if (!tagSchema.safeParse(event).success) return { ignored: 'no-tag' };
  const read = sesEventSchema.parse(event);
  const told = toldBy(read);
  if (told === undefined) return { ignored: 'no-complaint' };
  const { said, stoppedBySes = false, ...happened } = told;
  const { timestamp, messageId, destination, tags } = read.mail;
  return {
    ...happened,
    mailId: tags.mail[0],
    attempt: tags.attempt?.[0],
    sesMessageId: messageId,
    acceptedAt: timestamp,
    address: destination[0],
    diagnostic: said === undefined || said.trim() === '' ? undefined : withoutAddresses(said),
    stoppedBySes,
  };
};

const ranks = { delayed: 1, 'soft-bounced': 2, delivered: 3, rejected: 4, bounced: 5, complained: 6 } as const satisfies Record<
  MailDelivery['kind'],
  number
>;

/**
 * What counts of two reports about a mail: the weightier one, of two alike the later. Events come late, twice and in any order; the same
 * events leave the same result.
 */
export const weightier = (one: MailDelivery | undefined, other: MailDelivery | undefined): MailDelivery | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  const difference = ranks[one.kind] - ranks[other.kind];
  return difference > 0 || (difference === 0 && one.at >= other.at) ? one : other;
};

/** What the record of a mail keeps of a report; that SES took it says its state. */
export const deliveryOf = ({ kind, at, diagnostic }: MailFeedback): MailDelivery | undefined =>
  kind === 'sent' ? undefined : { kind, at, ...(diagnostic !== undefined && { diagnostic }) };
