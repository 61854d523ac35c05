import { type Mail, type MailMessage, opensSomething } from '../../shared/domain/notices/mail.ts';
import type { SendOutcome } from '../../shared/mail/mail-transport.ts';
import type { MailStore } from '../../shared/store/mail-store.ts';

/** What the delivery is given. */
export type DeliverMailDeps = Pick<MailStore, 'mail' | 'lease' | 'sent' | 'release'> & {
  readonly compose: (mail: Mail) => Promise<Uint8Array>;
  /** Answers what is known; a throw counts as uncertain. */
  readonly send: (mail: Mail, raw: Uint8Array) => Promise<SendOutcome>;
  /** Instant, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly newId: () => string;
  /** Ids and codes only. */
  readonly log: (code: 'MAIL_ACCEPTED' | DeliveryCode, ids: Readonly<Record<string, string>>) => void;
};

/**
 * Why a message goes back to the queue, and after its last try to the dead-letter queue.
 * - `MAIL_UNKNOWN`: no record with this id.
 * - `MAIL_HELD`: another attempt holds the mail; if that attempt died, a person decides (docs/decisions/0040).
 * - `MAIL_REFUSED`: SES did not take it; the next try may succeed.
 * - `MAIL_UNCERTAIN`: SES may have taken it; it is never tried again without a person.
 */
type DeliveryCode = 'MAIL_UNKNOWN' | 'MAIL_HELD' | 'MAIL_REFUSED' | 'MAIL_UNCERTAIN';

/** A delivery that did not end in `sent`. Its name is the code, because the log names faults. */
class DeliveryFault extends Error {
  constructor(code: DeliveryCode) {
    super(code);
    this.name = code;
  }
}

/**
 * Sends the mail of a message at most once.
 * @throws DeliveryFault when the mail is not `sent` at the end
 */
export const deliverMail = async ({ mailId }: MailMessage, deps: DeliverMailDeps): Promise<void> => {
  const fail = (code: DeliveryCode, reason: string): DeliveryFault => {
    deps.log(code, { mail: mailId, reason });
    return new DeliveryFault(code);
  };
  const record = await deps.mail(mailId);
  if (record === undefined) throw fail('MAIL_UNKNOWN', 'no record');
  if (record.state === 'sent') return;
  if (record.state === 'sending') throw fail('MAIL_HELD', 'sending');

  // Composed before the lease: a mail that cannot be composed is not held.
  const raw = await deps.compose(record);
  const leaseId = deps.newId();
  if (!(await deps.lease(mailId, { leaseId, at: deps.now() }))) throw fail('MAIL_HELD', 'lost the lease');

  const outcome = await deps.send(record, raw);
  switch (outcome.kind) {
    case 'accepted':
      // Logged first: if the record cannot be written, the log still knows that SES has the mail.
      deps.log('MAIL_ACCEPTED', { mail: mailId, sesMessageId: outcome.sesMessageId });
      return deps.sent(mailId, { leaseId, at: deps.now(), sesMessageId: outcome.sesMessageId, forget: opensSomething(record) });
    case 'refused':
      await deps.release(mailId, { leaseId });
      throw fail('MAIL_REFUSED', outcome.reason);
    case 'uncertain':
      throw fail('MAIL_UNCERTAIN', outcome.reason);
  }
};
