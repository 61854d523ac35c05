import { applicantOf } from '../../shared/domain/access/applicant.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { submissionSchema } from '../../shared/domain/funding/application.ts';
import { formatDeadline, formatWeekdayInstant } from '../../shared/domain/funding/deadline.ts';
import type { Channel } from '../../shared/domain/funding/field-messages.ts';
import { openApplication } from '../../shared/domain/funding/open-application.ts';
import { readSubmission, refuseFields } from '../../shared/domain/funding/read-submission.ts';
import { lastClosedRound, nextRound, openRound, type Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { FundingStore, Receipt } from '../../shared/store/funding-store.ts';
import { texts } from './texts.ts';

/** What the story of a submission needs from outside. */
export type SubmitDeps = {
  readonly now: () => Instant;
  readonly newId: () => string;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
  /** Is this AGS one of the county's? */
  readonly knownMunicipality: (ags: string) => boolean;
  /** All rounds, as they stood at most some seconds ago. */
  readonly rounds: (at: Instant) => Promise<readonly Round[]>;
  readonly store: Pick<FundingStore, 'earlierReceipt' | 'submit'>;
};

/** How a submission came. `key`: what makes a repeated request the same one; without it the content itself does. */
export type Sending = { readonly channel: Channel; readonly key?: string | undefined };

// A client that repeats its request does so within minutes; whoever restores an old queue still has a quarter.
const keyLifetime = 90 * 24 * 60 * 60;

/** Why nothing can be submitted now, and when it can be again. */
export const refuseClosed = (rounds: readonly Round[], at: Instant): Refusal => {
  const next = nextRound(rounds, at);
  const closed = lastClosedRound(rounds, at);
  const ended = closed === undefined ? '' : `${texts.closed.ended(closed.title, formatDeadline(closed))} `;
  const coming = next === undefined ? texts.closed.noDate : texts.closed.next(next.title, formatWeekdayInstant(next.opensAt), formatDeadline(next));
  return new Refusal('no-round-open', `${ended}${coming}`);
};

/**
 * An application arrives: it is read, checked against the open round and stored once.
 * What was stored before is answered as it was then, even when the round has closed since.
 * @throws Refusal `invalid-fields` with all errors, `no-round-open`, `idempotency-key-reused`
 */
export const submitApplication =
  ({ now, newId, hash, knownMunicipality, rounds: roundsAt, store }: SubmitDeps) =>
  async (input: unknown, { channel, key }: Sending): Promise<Receipt> => {
    const at = now();
    const { data } = submissionSchema.safeParse(input);
    // zod builds what it read in the order of the schema, so the order in which fields were sent makes no difference.
    const contentHash = hash(JSON.stringify(data ?? null));
    const given = key === undefined ? undefined : { key: `${channel}:${key}`, contentHash };
    const [rounds, earlier] = await Promise.all([roundsAt(at), given && data && store.earlierReceipt(given)]);
    if (earlier) return earlier;

    const open = openRound(rounds, at);
    const round = open ?? lastClosedRound(rounds, at);
    if (round === undefined) throw refuseClosed(rounds, at);
    const sameness = given ?? { key: `content:${round.id}:${contentHash}`, contentHash };
    const same = given || !data ? undefined : await store.earlierReceipt(sameness);
    if (same) return same;
    if (open === undefined) throw refuseClosed(rounds, at);

    const read = readSubmission(input, channel, { round, knownMunicipality });
    if ('errors' in read) throw refuseFields(read.errors);
    const id = newId();
    return store.submit({
      ...sameness,
      at,
      applicant: applicantOf(read.submission.contact.email, hash),
      keyExpiresAt: Math.floor(Date.parse(round.closesAt) / 1000) + keyLifetime,
      open: (reference) => openApplication(read.submission, { id, reference, at, round }),
    });
  };
