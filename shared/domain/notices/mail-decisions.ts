import type { Instant } from '../calendar.ts';
import type { Announcement } from './announcement.ts';
import type { Mail, MailRecord } from './mail.ts';
import { isAddressedBy, type Recipient, type Suppression } from './recipient.ts';

/** What is known right before a mail leaves, of its reader and of the announcement that it belongs to. */
export type Reader = {
  readonly suppression: Suppression | undefined;
  /** Of mails with `leave`. */
  readonly recipient: Recipient | undefined;
  readonly announcement: Pick<Announcement, 'state'> | undefined;
};

/** Staff stopped its announcement. @see withheldBecause */
export const announcementStopped = 'announcement-stopped';

/** Why a mail must not leave, as a code, or `undefined`. */
export const withheldBecause = ({ leave }: Pick<Mail, 'leave'>, { suppression, recipient, announcement }: Reader): string | undefined => {
  if (announcement?.state === 'stopped') return announcementStopped;
  if (suppression !== undefined) return `suppressed-${suppression.reason}`;
  if (leave === undefined) return undefined;
  if (recipient === undefined) return 'recipient-gone';
  return isAddressedBy(recipient, leave.mailing) ? undefined : 'mailing-left';
};

const minute = 60_000;

/**
 * Minutes after which nothing of an attempt is under way any more: the function ends after one, and SES reports what it took within a few.
 * Until then a mail that is `sending` is left alone.
 */
export const settleMinutes = 15;

/** Minutes after which it is worth asking whether feedback arrives at all. */
export const askMinutes = 5;

/** Whether an attempt is so young that nobody need wonder what became of it. */
export const isUnderWay = ({ state, leasedAt }: Pick<MailRecord, 'state' | 'leasedAt'>, now: Instant): boolean =>
  state === 'sending' && leasedAt !== undefined && Date.parse(now) - Date.parse(leasedAt) < askMinutes * minute;

/** An attempt lasts less than this, so a mail that left later by this was also begun later. Minutes. */
const marginMinutes = 1;

/**
 * Feedback that was held up comes in any order; after this long all of it is there that left before what was seen. A message that fails comes
 * again after 6 minutes (six timeouts of its reader), five times until it is a dead letter: 5 × 6 + 1. Minutes.
 */
export const proofMinutes = 31;

/** Hours after which a person decides: what a mail said may be wrong by then. */
export const personHours = 24;

/** That feedback arrives: at `at` it had spoken of a mail that left at `upTo`. */
export type FeedbackProof = { readonly upTo: Instant; readonly at: Instant };

/**
 * What becomes of a mail that may have left. SES reports every mail that it takes, with the attempt; whoever hears of one marks it `sent`. So
 * a mail of which nothing was heard did not leave, once it is certain that reports arrive: half an hour ago one about a later mail was there.
 * - `wait`: too early to say.
 * - `ask`: nothing is proven for later mails; a mail to SES's mailbox simulator makes feedback speak.
 * - `again`: it did not leave.
 * - `person`: nobody has heard anything for a day.
 */
export const evidenceFor = (
  { leasedAt, proof }: { readonly leasedAt: Instant; readonly proof: FeedbackProof | undefined },
  now: Instant,
): 'wait' | 'ask' | 'again' | 'person' => {
  const [leased, at] = [Date.parse(leasedAt), Date.parse(now)];
  const age = at - leased;
  if (age > personHours * 60 * minute) return 'person';
  const covered = proof !== undefined && Date.parse(proof.upTo) > leased + marginMinutes * minute;
  if (!covered) return age < askMinutes * minute ? 'wait' : 'ask';
  return age >= settleMinutes * minute && at - Date.parse(proof.at) >= proofMinutes * minute ? 'again' : 'wait';
};

/** The proof to keep after a look at what feedback has spoken of: the one that there is, until it has served. */
export const nextProof = (proof: FeedbackProof | undefined, seenUpTo: Instant | undefined, now: Instant): FeedbackProof | undefined => {
  if (seenUpTo === undefined || seenUpTo === proof?.upTo) return proof;
  const served = proof === undefined || Date.parse(now) - Date.parse(proof.at) >= proofMinutes * minute;
  return served ? { upTo: seenUpTo, at: now } : proof;
};
