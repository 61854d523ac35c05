import type { IsoDate } from '../../shared/domain/calendar.ts';
import { readFeedback } from '../../shared/domain/notices/mail-feedback.ts';
import type { FeedbackStore } from '../../shared/store/feedback-store.ts';
import { type ApplyFeedbackDeps, applyFeedback } from './apply-feedback.ts';
import type { CheckedMessage, Forgery } from './sns-message.ts';
import { type TellOfficeDeps, tellOffice } from './tell-office.ts';
import { type WatchRatesDeps, watchRates } from './watch-rates.ts';

/** What receiving feedback is given. */
export type ReceiveMailFeedbackDeps = ApplyFeedbackDeps &
  Omit<TellOfficeDeps, 'log'> &
  Omit<WatchRatesDeps, 'log'> &
  Pick<FeedbackStore, 'countRefused' | 'feedbackSeen' | 'forgetHistory'> & {
    readonly check: (message: unknown) => Promise<CheckedMessage>;
    /** Ids, kinds and codes only. */
    readonly log: (code: FeedbackCode, about: Readonly<Record<string, string>>) => void;
  };

/**
 * - `FEEDBACK_REFUSED`: a message that SNS did not write for us. It changes nothing and does not come again.
 * - `FEEDBACK_IGNORED`: SES wrote it, and it says nothing that matters here.
 * - `FEEDBACK_TAKEN`: what it says is stored.
 */
type FeedbackCode =
  | 'FEEDBACK_REFUSED'
  | 'FEEDBACK_IGNORED'
  | 'FEEDBACK_TAKEN'
  | Parameters<TellOfficeDeps['log']>[0]
  | Parameters<WatchRatesDeps['log']>[0];

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Takes one message of the feedback queue. It may come twice, late, and before an earlier one. First what it says is stored, all at once; what
 * follows starts from there and can be repeated, so a message that comes again after a crash completes what is missing. That the channel
 * is alive is noted last: the mailer relies on it that everything before is stored.
 */
export const receiveMailFeedback = async (message: unknown, deps: ReceiveMailFeedbackDeps): Promise<void> => {
  const checked = await deps.check(message);
  if (checked.kind === 'forged') return refuse(checked.why, deps);
  const feedback = readFeedback(jsonOf(checked.text));
  if ('ignored' in feedback) return deps.log('FEEDBACK_IGNORED', { why: feedback.ignored });

  const { mail, reader, counted } = await applyFeedback(feedback, deps);
  const { mailId, kind } = feedback;
  deps.log('FEEDBACK_TAKEN', { mail: mailId, kind, record: mail === undefined ? 'gone' : 'known' });
  if (reader !== undefined) {
    await tellOffice(feedback, mail, reader, deps);
    if (kind === 'complained' && reader.recipient === undefined) await deps.forgetHistory(reader.addressee);
  }
  if (counted) await watchRates(feedback, deps);
  await deps.feedbackSeen(feedback.acceptedAt);
};

const refuse = async (why: Forgery, { log, countRefused, now }: ReceiveMailFeedbackDeps): Promise<void> => {
  log('FEEDBACK_REFUSED', { why });
  const day: IsoDate = now().slice(0, 10);
  await countRefused(day);
};
