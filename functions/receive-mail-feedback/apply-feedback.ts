import type { Instant } from '../../shared/domain/calendar.ts';
import { changeBy, changesNothing, type FeedbackMail, type FeedbackReader } from '../../shared/domain/notices/feedback-change.ts';
import { addresseeOf, mailboxOf, type Seal } from '../../shared/domain/notices/mail.ts';
import type { MailFeedback } from '../../shared/domain/notices/mail-feedback.ts';
import type { FeedbackStore } from '../../shared/store/feedback-store.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import type { SuppressionStore } from '../../shared/store/suppression-store.ts';

/** What storing a report is given. */
export type ApplyFeedbackDeps = Pick<FeedbackStore, 'feedbackMail' | 'mailsTo' | 'keepChange'> &
  Pick<RecipientStore, 'recipient'> &
  Pick<SuppressionStore, 'suppression'> & {
    /** With the secret that addresses are sealed with. */
    readonly seal: () => Promise<Seal>;
    /** The office's own mailbox. */
    readonly officeAddress: string;
    readonly now: () => Instant;
    /** After a lost race, from 1 on. */
    readonly pauseAfterRace: (attempt: number) => Promise<void>;
  };

/** What was known when the report was stored, and what follows from it. `recipient` is how it stands now. */
export type AppliedFeedback = {
  readonly mail: FeedbackMail | undefined;
  readonly reader: FeedbackReader | undefined;
  /** It was counted now, and not before. */
  readonly counted: boolean;
};

// Workers meet at one mail, its reader and the counters of a day: each lost race is another's step forward.
const attempts = 12;

/**
 * Stores what a report says, as soon as nothing else comes in between.
 * @throws Error when others were faster twelve times: the message comes again
 */
export const applyFeedback = async (feedback: MailFeedback, deps: ApplyFeedbackDeps): Promise<AppliedFeedback> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const [mail, reader] = await Promise.all([deps.feedbackMail(feedback.mailId), readerOf(feedback, deps)]);
    const change = changeBy(feedback, mail, reader, deps.now());
    const recipient = change.recipient === undefined ? reader?.recipient : change.recipient.kind === 'changed' ? change.recipient.after : undefined;
    if (changesNothing(change) || (await deps.keepChange(change)))
      return { mail, reader: reader && { ...reader, recipient }, counted: change.counted !== undefined };
    await deps.pauseAfterRace(attempt);
  }
  throw new Error('feedback could not be stored: others were faster');
};

const concernsReader: ReadonlySet<MailFeedback['kind']> = new Set(['soft-bounced', 'bounced', 'complained']);

const readerOf = async ({ kind, address }: MailFeedback, deps: ApplyFeedbackDeps): Promise<FeedbackReader | undefined> => {
  if (!concernsReader.has(kind)) return undefined;
  const addressee = addresseeOf(address, await deps.seal());
  const [suppression, recipient, mails] = await Promise.all([
    deps.suppression(addressee),
    deps.recipient(addressee),
    kind === 'soft-bounced' ? deps.mailsTo(addressee) : [],
  ]);
  return { addressee, suppression, recipient, mails, isOffice: mailboxOf(address) === mailboxOf(deps.officeAddress) };
};
