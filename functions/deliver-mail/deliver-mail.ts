import { type Mail, type MailMessage, type MailRecord, opensSomething } from '../../shared/domain/notices/mail.ts';
import { type Reader, withheldBecause } from '../../shared/domain/notices/mail-decisions.ts';
import { mostRefusals, type SendOutcome, type StopReason } from '../../shared/domain/notices/send-outcome.ts';
import type { MailStore } from '../../shared/store/mail-store.ts';
import type { Log } from './log.ts';
import type { Slot } from './pace.ts';

/** What the delivery is given. */
export type DeliverMailDeps = Pick<MailStore, 'mail' | 'lease' | 'sent' | 'release' | 'giveUp' | 'withhold'> & {
  /** The address as records know it. */
  readonly addressee: (address: string) => Promise<string>;
  /** What is known of a mail's reader and its announcement at this moment. */
  readonly reader: (mail: Mail, addressee: string) => Promise<Reader>;
  readonly compose: (mail: Mail) => Promise<Uint8Array>;
  /** Answers what is known; a throw counts as uncertain. */
  readonly send: (mail: Mail, attempt: { readonly raw: Uint8Array; readonly leaseId: string }) => Promise<SendOutcome>;
  /** Until when a message may wait for slots, all its tries together: what `slot` takes. */
  readonly patience: () => number;
  /** The right to hand over one mail; `undefined`: there is none until then. */
  readonly slot: (until: number) => Promise<Slot | undefined>;
  /** Makes everybody wait. */
  readonly stop: (reason: StopReason) => Promise<void>;
  /** Instant, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly newId: () => string;
  readonly log: Log;
};

/** SES said that it was too fast: the mail takes another slot, this often at most. Then the sweep announces it again. */
const triesInOneRun = 3;

/**
 * Sends the mail of a message at most once. A message is done when nothing can be done for its mail now: the record knows what it waits for,
 * and the sweep comes back to it (sweep-mails.ts).
 * @throws whatever a database, a secret or the queue throws: the message comes again
 */
export const deliverMail = async ({ mailId }: MailMessage, deps: DeliverMailDeps): Promise<void> => {
  const until = deps.patience();
  for (let tries = 0; tries < triesInOneRun; tries += 1) if ((await attempt(mailId, until, deps)) === 'done') return;
};

/** A message whose mail nobody has kept. Its name is the code, because the log names faults. */
class UnknownMail extends Error {
  override name = 'MAIL_UNKNOWN';
}

const attempt = async (mailId: string, until: number, deps: DeliverMailDeps): Promise<'done' | 'again'> => {
  const mail = await deps.mail(mailId);
  if (mail === undefined) {
    deps.log('MAIL_UNKNOWN', { mail: mailId });
    throw new UnknownMail();
  }
  if (mail.state !== 'queued') return 'done';
  const addressee = await deps.addressee(mail.to.address);
  const raw = await composed(mail, deps);
  const slot = raw && (await deps.slot(until));
  if (raw === undefined || slot === undefined) return 'done';
  return inSlot(slot, { mail, addressee, raw }, deps);
};

/** Composed before the lease: a mail that cannot be composed is not held, and no later try would do better. */
const composed = async (mail: MailRecord, { compose, giveUp, now, log }: DeliverMailDeps): Promise<Uint8Array | undefined> => {
  try {
    return await compose(mail);
  } catch {
    if (await giveUp(mail.id, { at: now(), reason: 'Malformed' })) log('MAIL_GIVEN_UP', { mail: mail.id, reason: 'Malformed' });
    return undefined;
  }
};

type Ready = { readonly mail: MailRecord; readonly addressee: string; readonly raw: Uint8Array };

const inSlot = async (slot: Slot, { mail, addressee, raw }: Ready, deps: DeliverMailDeps): Promise<'done' | 'again'> => {
  const leaseId = deps.newId();
  const ready = await mayLeave(slot, { mail, addressee, leaseId }, deps).catch(async (fault: unknown) => {
    await slot.unused();
    throw fault;
  });
  if (ready !== 'send') {
    await slot.unused();
    return ready;
  }
  const outcome = await deps.send(mail, { raw, leaseId });
  const [next] = await Promise.all([record(outcome, { mail, leaseId }, deps), slot.answered()]);
  return next;
};

/** Asked as late as can be: somebody may be deleted, leave or be suppressed, and staff may stop the announcement, while the mail waits. */
const mayLeave = async (
  slot: Slot,
  { mail, addressee, leaseId }: { readonly mail: MailRecord; readonly addressee: string; readonly leaseId: string },
  deps: DeliverMailDeps,
): Promise<'send' | 'done' | 'again'> => {
  await slot.near();
  const reason = withheldBecause(mail, await deps.reader(mail, addressee));
  if (reason !== undefined) {
    if (await deps.withhold(mail.id, { reason, addressee, forget: opensSomething(mail) })) deps.log('MAIL_WITHHELD', { mail: mail.id, reason });
    return 'done';
  }
  if (!(await deps.lease(mail.id, { leaseId, at: deps.now(), addressee }))) return 'done';
  if (await slot.begin()) return 'send';
  await deps.release(mail.id, { leaseId, at: deps.now() });
  return 'again';
};

/** Writes down what SES said. */
const record = async (
  outcome: SendOutcome,
  { mail, leaseId }: { readonly mail: MailRecord; readonly leaseId: string },
  deps: DeliverMailDeps,
): Promise<'done' | 'again'> => {
  const held = { leaseId, at: deps.now() };
  const giveUp = async (reason: string): Promise<void> => {
    await deps.giveUp(mail.id, { ...held, reason });
    deps.log('MAIL_GIVEN_UP', { mail: mail.id, reason });
  };
  switch (outcome.kind) {
    case 'accepted':
      // Logged first: if the record cannot be written, the log still knows that SES has the mail.
      deps.log('MAIL_ACCEPTED', { mail: mail.id, sesMessageId: outcome.sesMessageId });
      await deps.sent(mail.id, { ...held, sesMessageId: outcome.sesMessageId, forget: opensSomething(mail) });
      return 'done';
    case 'uncertain':
      // It stays `sending`: feedback, or the lack of it, says more (mail-decisions.ts).
      deps.log('MAIL_UNCERTAIN', { mail: mail.id, reason: outcome.reason });
      return 'done';
    case 'throttled':
      deps.log('MAIL_THROTTLED', { mail: mail.id, reason: outcome.reason });
      await deps.release(mail.id, held);
      return 'again';
    case 'stopped':
      deps.log('MAIL_STOPPED', { mail: mail.id, reason: outcome.reason });
      await Promise.all([deps.release(mail.id, held), deps.stop(outcome.stop)]);
      return 'done';
    case 'rejected':
      await giveUp(outcome.reason);
      return 'done';
    case 'refused':
      if ((mail.refusals ?? 0) + 1 >= mostRefusals) await giveUp(outcome.reason);
      else {
        deps.log('MAIL_REFUSED', { mail: mail.id, reason: outcome.reason });
        await deps.release(mail.id, { ...held, refused: true });
      }
      return 'done';
  }
};
