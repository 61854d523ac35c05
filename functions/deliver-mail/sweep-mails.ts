import * as z from 'zod';
import { type Instant, instantSchema } from '../../shared/domain/calendar.ts';
import { askMinutes, evidenceFor, type FeedbackProof, nextProof, personHours } from '../../shared/domain/notices/mail-decisions.ts';
import { rateOf, type Sending, stopAt } from '../../shared/domain/notices/sending.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import { allOf, forEachOf } from '../../shared/runtime/all-of.ts';
import type { MailListStore, OpenMail } from '../../shared/store/mail-list-store.ts';
import type { MailStore } from '../../shared/store/mail-store.ts';
import type { SendingStore } from '../../shared/store/sending-store.ts';
import type { Log } from './log.ts';
import { probeAt, probeTemplate } from './probe.ts';

/** What the schedule sends. */
export const sweepInputSchema = z.strictObject({ time: instantSchema.optional() });

/** What a sweep is given. */
export type SweepDeps = Pick<MailStore, 'mail' | 'release' | 'withhold'> &
  Pick<MailListStore, 'openMails'> &
  Pick<SendingStore, 'sending' | 'change'> & {
    readonly keepQuota: () => Promise<void>;
    /** Asks the mailer to deliver these. */
    readonly announce: (mailIds: readonly string[]) => Promise<void>;
    /** Keeps a mail and announces it. */
    readonly post: (draft: MailDraft) => Promise<void>;
    readonly now: () => Instant;
    readonly log: Log;
  };

const minute = 60_000;

/** What waits longer than this is announced again: its message was lost, or was done with while nothing could leave. */
const againMinutes = 5;

/** Seconds until the next sweep: no more is announced than can leave by then. */
const sweepSeconds = 300;

/** Mails in doubt that one sweep looks into. */
const mostInDoubt = 500;

/** Mails that are given back at a time. */
const together = 20;

const before = (now: Instant, minutes: number): Instant => new Date(Date.parse(now) - minutes * minute).toISOString();

/** What a sweep did. `unproven`: mails that a person must look at. */
type Swept = { readonly announced: number; readonly again: number; readonly unproven: number };

/**
 * Comes back to the mails that are not done with: those that wait are announced again, those in doubt are looked into. Twice is as good as
 * once. A call that fails holds up its own mail only: with hundreds in doubt some call fails in every sweep.
 * @returns how many of each
 * @throws the first fault, when everything else is done
 */
export const sweepMails = async (deps: SweepDeps): Promise<Swept> => {
  const now = deps.now();
  await deps.keepQuota();
  const sending = await deps.sending();
  const [waiting, settled] = await allOf([announceWaiting(sending, now, deps), settle(sending, now, deps)]);
  return { ...settled, announced: waiting + settled.again };
};

const announceWaiting = async (sending: Sending, now: Instant, { openMails, announce }: SweepDeps): Promise<number> => {
  if (stopAt(sending, now) !== undefined) return 0;
  const waiting = await openMails('queued', { before: before(now, againMinutes), most: Math.ceil(rateOf(sending) * sweepSeconds) });
  if (waiting.length > 0) await announce(waiting.map(({ id }) => id));
  return waiting.length;
};

const settle = async ({ feedbackProof: proof }: Sending, now: Instant, deps: SweepDeps): Promise<Omit<Swept, 'announced'>> => {
  const dayAgo = before(now, personHours * 60);
  const inDoubt = (await deps.openMails('sending', { after: dayAgo, before: before(now, askMinutes), most: mostInDoubt })).map((mail) => ({
    ...mail,
    // A mail is open as `sending` since its lease.
    evidence: evidenceFor({ leasedAt: mail.openSince, proof }, now),
  }));
  const decided = inDoubt.filter(isDecided);
  const { results, faults } = await forEachOf(decided, together, (mail) => giveBack(mail, proof, now, deps));
  const again = results.flatMap((id) => id ?? []);
  for (const mail of again) deps.log('MAIL_AGAIN', { mail });
  const [unproven] = await allOf([
    deps.openMails('sending', { before: dayAgo, most: mostInDoubt }),
    again.length > 0 ? deps.announce(again) : undefined,
    inDoubt.some(({ evidence }) => evidence === 'ask') ? deps.post(probeAt(now)) : undefined,
    // A proof that has not served all of its mails stays for the next sweep.
    inDoubt.length > 0 && faults.length === 0 ? lookForProof(now, deps) : undefined,
  ]);
  if (unproven.length > 0) deps.log('MAIL_UNPROVEN', { mails: unproven.length });
  if (faults.length > 0) throw faults[0];
  return { again: again.length, unproven: unproven.length };
};

/** It did not leave, or it is a question: nobody waits for one, and another is asked where it is needed. */
const isDecided = ({ evidence, template }: { readonly evidence: ReturnType<typeof evidenceFor>; readonly template: string }): boolean =>
  evidence === 'again' || (evidence === 'ask' && template === probeTemplate);

/** @returns the id of a mail that waits again; `undefined`: it does not, or it was a question */
const giveBack = async ({ id, template }: OpenMail, proof: FeedbackProof | undefined, now: Instant, deps: SweepDeps): Promise<string | undefined> => {
  const { state, leaseId, leasedAt } = (await deps.mail(id)) ?? {};
  // The index is behind by a moment: another attempt may have it.
  if (state !== 'sending' || leaseId === undefined || leasedAt === undefined) return undefined;
  if (!isDecided({ evidence: evidenceFor({ leasedAt, proof }, now), template })) return undefined;
  // Feedback may come in this moment: then the mail is `sent`, and nothing is given back.
  if (template !== probeTemplate) return (await deps.release(id, { leaseId, at: now })) ? id : undefined;
  await deps.withhold(id, { reason: 'question-over', leaseId });
  return undefined;
};

const lookForProof = (now: Instant, { change }: SweepDeps): Promise<void> =>
  change(({ feedbackProof, feedbackSeenUpTo }) => {
    const next = nextProof(feedbackProof, feedbackSeenUpTo, now);
    return { change: next === feedbackProof ? undefined : { feedbackProof: next }, result: undefined };
  });
