import { applicantOf } from '../../shared/domain/access/applicant.ts';
import { apiLimits, type CountedLimit } from '../../shared/domain/access/limits.ts';
import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { confirmationsFor } from '../../shared/domain/funding/confirmation.ts';
import { formatDeadline, formatWeekdayInstant } from '../../shared/domain/funding/deadline.ts';
import type { Channel } from '../../shared/domain/funding/field-messages.ts';
import { valueAt } from '../../shared/domain/funding/field-messages.ts';
import { fieldAt } from '../../shared/domain/funding/fields.ts';
import { openApplication } from '../../shared/domain/funding/open-application.ts';
import { readSubmission, refuseFields } from '../../shared/domain/funding/read-submission.ts';
import { lastClosedRound, nextRound, openRounds, type Round } from '../../shared/domain/funding/round.ts';
import { freeze } from '../../shared/domain/funding/snapshot.ts';
import { submissionSchema } from '../../shared/domain/funding/submission.ts';
import type { RuleContext } from '../../shared/domain/funding/submission-rules.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { FundingStore, Receipt } from '../../shared/store/funding-store.ts';
import { texts } from './texts.ts';

/** What the story of a submission needs from outside. */
export type SubmitDeps = Pick<RuleContext, 'knownMunicipality' | 'validIban'> & {
  readonly now: () => Instant;
  readonly newId: () => string;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
  /** All rounds, as they stood at most some seconds ago. */
  readonly rounds: (at: Instant) => Promise<readonly Round[]>;
  /** Address of the published schema of what is submitted. */
  readonly schemaAddress: string;
  readonly store: Pick<FundingStore, 'earlierReceipt' | 'submit'>;
  /** Counts one more for each limit. @throws Refusal `too-many-requests` when one is full */
  readonly admit: (limits: readonly CountedLimit[], at: Instant) => Promise<void>;
};

/**
 * How a submission came. `key`: what makes a repeated request the same one; without it the content itself does. `callerAddress`: of the
 * caller's machine, absent when unknown.
 */
export type Sending = { readonly channel: Channel; readonly key?: string | undefined; readonly callerAddress?: string };

// A client that repeats its request does so within minutes; whoever restores an old queue still has a quarter.
const keyLifetime = 90 * 24 * 60 * 60;

/** Epoch second after which the key of a submission to a round may be forgotten. */
export const keyExpiryOf = ({ closesAt }: Pick<Round, 'closesAt'>, at: Instant): number =>
  Math.floor(Math.max(Date.parse(closesAt), Date.parse(at)) / 1000) + keyLifetime;

/** Why nothing can be submitted now, and when it can be again. */
export const refuseClosed = (rounds: readonly Round[], at: Instant): Refusal => {
  const next = nextRound(rounds, at);
  const closed = lastClosedRound(rounds, at);
  const ended = closed === undefined ? '' : `${texts.closed.ended(closed.title, formatDeadline(closed))} `;
  const coming = next === undefined ? texts.closed.noDate : texts.closed.next(next.title, formatWeekdayInstant(next.opensAt), formatDeadline(next));
  return new Refusal('no-round-open', `${ended}${coming}`);
};

/**
 * The round that a submission is for: the one that it names, or the only one that is open.
 * @returns `undefined` when it names none of the open ones, or none of several
 */
export const roundFor = (input: unknown, open: readonly Round[]): Round | undefined => {
  const named = valueAt(input, ['roundId']);
  if (named !== undefined) return open.find(({ id }) => id === named);
  return open.length === 1 ? open[0] : undefined;
};

/** Why it is not clear for which round it is. */
export const askForRound = (input: unknown, open: readonly Round[]): readonly FieldError[] => {
  const named = valueAt(input, ['roundId']) !== undefined;
  const choice = texts.rounds.choice(open.map(({ id, title }) => `${id} (${title})`).join(', '));
  return [{ pointer: '/roundId', message: named ? `${texts.rounds.notOpen} ${choice}` : `${fieldAt('/roundId')?.ask} ${choice}` }];
};

/**
 * An application arrives in one piece: it is read, checked against its round and stored once.
 * What was stored before is answered as it was then, even when the round has closed since.
 * @throws Refusal `invalid-fields` with all errors, `no-round-open`, `idempotency-key-reused`, `too-many-requests`
 */
export const submitApplication =
  ({ now, newId, hash, rounds: roundsAt, schemaAddress, store, admit, ...known }: SubmitDeps) =>
  async (input: unknown, { channel, key, callerAddress = '' }: Sending): Promise<Receipt> => {
    const at = now();
    const { data } = submissionSchema.safeParse(input);
    // zod builds what it read in the order of the schema, so the order in which fields were sent makes no difference.
    const contentHash = hash(JSON.stringify(data ?? null));
    const given = key === undefined ? undefined : { key: `${channel}:${key}`, contentHash };
    const [rounds, earlier] = await Promise.all([roundsAt(at), given && data && store.earlierReceipt(given)]);
    if (earlier) return earlier;

    const open = openRounds(rounds, at);
    const round = roundFor(input, open);
    const remembered = round ?? lastClosedRound(rounds, at);
    const sameness = given ?? { key: `content:${remembered?.id ?? ''}:${contentHash}`, contentHash };
    const same = given || !data ? undefined : await store.earlierReceipt(sameness);
    if (same) return same;

    // Without a round the rules of the first open one tell what else is wrong.
    const rules = round ?? open[0];
    if (rules === undefined) throw refuseClosed(rounds, at);
    const read = readSubmission(input, channel, { ...known, round: rules, today: inBerlin(at).date, files: [] });
    if (round === undefined) throw refuseFields([...askForRound(input, open), ...('errors' in read ? read.errors : [])]);
    if ('errors' in read) throw refuseFields(read.errors);
    const applicant = applicantOf(read.submission.contact.email, hash);
    const id = newId();
    const { signatories, jointRepresentation } = read.submission.organisation;
    return store.submit({
      ...sameness,
      at,
      applicant,
      admitted: admit(apiLimits('application', { callerAddress, applicant }, hash), at),
      keyExpiresAt: keyExpiryOf(round, at),
      // Nobody has proved a mailbox here: signatories confirm by the link that they get.
      open: (reference) => {
        const confirmations = confirmationsFor({ signatories, jointRepresentation, sender: undefined }, { at, newId });
        return freeze(openApplication(read.submission, { id, reference, at, round, confirmations }), schemaAddress, hash);
      },
    });
  };
