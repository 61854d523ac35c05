import * as z from 'zod';
import { type Instant, instantSchema } from '../../shared/domain/calendar.ts';
import { askMinutes, evidenceFor, nextProof, personHours } from '../../shared/domain/notices/mail-decisions.ts';
import { rateOf, type Sending, stopAt } from '../../shared/domain/notices/sending.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import type { MailListStore } from '../../shared/store/mail-list-store.ts';
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

const before = (now: Instant, minutes: number): Instant => new Date(Date.parse(now) - minutes * minute).toISOString();

/**
 * Comes back to the mails that are not done with: those in doubt are looked into, those that wait are announced again. Twice is as good as once.
 * @returns how many of each
 */
export const sweepMails = async (deps: SweepDeps): Promise<{ readonly announced: number; readonly again: number; readonly unproven: number }> => {
  const now = deps.now();
  await deps.keepQuota();
  const sending = await deps.sending();
  const { again, unproven } = await settle(sending, now, deps);
  const waiting =
    stopAt(sending, now) === undefined
      ? await deps.openMails('queued', { before: before(now, againMinutes), most: Math.ceil(rateOf(sending) * sweepSeconds) })
      : [];
  const announced = [...new Set([...again, ...waiting.map(({ id }) => id)])];
  await deps.announce(announced);
  return { announced: announced.length, again: again.length, unproven };
};

const settle = async ({ feedbackProof: proof }: Sending, now: Instant, deps: SweepDeps): Promise<{ again: string[]; unproven: number }> => {
  const again: string[] = [];
  let ask = false;
  const dayAgo = before(now, personHours * 60);
  const inDoubt = await deps.openMails('sending', { after: dayAgo, before: before(now, askMinutes), most: mostInDoubt });
  for (const { id, template } of inDoubt) {
    const { state, leaseId, leasedAt } = (await deps.mail(id)) ?? {};
    if (state !== 'sending' || leaseId === undefined || leasedAt === undefined) continue;
    const evidence = evidenceFor({ leasedAt, proof }, now);
    if (evidence === 'wait') continue;
    if (evidence === 'ask') ask = true;
    // Nobody waits for a question; another one is asked where it is needed.
    const over = template === probeTemplate;
    if (evidence !== 'again' && !over) continue;
    // Feedback may come in this moment: then the mail is `sent`, and nothing is given back.
    if (!(await deps.release(id, { leaseId, at: now }))) continue;
    if (over) await deps.withhold(id, { reason: 'question-over' });
    else again.push(id);
  }
  for (const mail of again) deps.log('MAIL_AGAIN', { mail });
  if (inDoubt.length > 0) await lookForProof(now, deps);
  if (ask) await deps.post(probeAt(now));
  const unproven = (await deps.openMails('sending', { before: dayAgo, most: mostInDoubt })).length;
  if (unproven > 0) deps.log('MAIL_UNPROVEN', { mails: unproven });
  return { again, unproven };
};

const lookForProof = (now: Instant, { change }: SweepDeps): Promise<void> =>
  change(({ feedbackProof, feedbackSeenUpTo }) => {
    const next = nextProof(feedbackProof, feedbackSeenUpTo, now);
    return { change: next === feedbackProof ? undefined : { feedbackProof: next }, result: undefined };
  });
