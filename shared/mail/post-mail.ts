import { type Mail, type MailMessage, type MailState, mailIdOf } from '../domain/notices/mail.ts';

/** A mail before it has its id. */
export type MailDraft = Omit<Mail, 'id'>;

/** What posting is given. */
export type PostMailDeps = {
  /** Keeps the mail if it is new, and answers the state that is stored. */
  readonly enqueue: (mail: Mail) => Promise<MailState>;
  /** Asks the mailer to deliver it. */
  readonly announce: (message: MailMessage) => Promise<void>;
  /** SHA-256 of a text, in hexadecimal. */
  readonly hash: (text: string) => string;
};

/**
 * Gives a mail to the system: first the record, then the message. Killed in between, the next try finds the record
 * `queued` and sends the message again. A mail that is `sending` or `sent` had its message, so it gets no second one.
 */
export const postMail =
  ({ enqueue, announce, hash }: PostMailDeps) =>
  async (draft: MailDraft): Promise<void> => {
    const id = mailIdOf({ cause: draft.cause, address: draft.to.address }, hash);
    if ((await enqueue({ id, ...draft })) === 'queued') await announce({ mailId: id });
  };
