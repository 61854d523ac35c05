import { createHash } from 'node:crypto';
import { type DeliverMailDeps, deliverMail } from '../../../functions/deliver-mail/deliver-mail.ts';
import type { MailMessage } from '../../../shared/domain/notices/mail.ts';
import type { SendOutcome } from '../../../shared/domain/notices/send-outcome.ts';
import { postMail } from '../../../shared/mail/post-mail.ts';
import { memoryMails } from '../../support/memory-mails.ts';

/** What a simulated kill looks like to the code: the call never comes back. */
class Killed extends Error {}

/** What SES does with the next mail; `lost`: it takes the mail and the answer never arrives. */
export type SesMood = SendOutcome['kind'] | 'lost';

const answers: Record<Exclude<SesMood, 'accepted'>, SendOutcome> = {
  lost: { kind: 'uncertain', reason: 'TimeoutError' },
  uncertain: { kind: 'uncertain', reason: 'InternalFailure' },
  throttled: { kind: 'throttled', reason: 'Throttling' },
  refused: { kind: 'refused', reason: 'Unheard' },
  rejected: { kind: 'rejected', reason: 'MessageRejected' },
  stopped: { kind: 'stopped', reason: 'AccountSendingPausedException', stop: 'sending-paused' },
};

/**
 * The mail table, the queue and SES as plain objects. Each call passes two points, before and after its effect;
 * `killAt` names the points (counted from 0) at which the process dies.
 */
export const mailWorld = ({ killAt = [], moods = [] }: { killAt?: readonly number[]; moods?: readonly SesMood[] } = {}) => {
  const { records, through, heard } = memoryMails();
  const queue: MailMessage[] = [];
  const deadLetters: MailMessage[] = [];
  /** Addresses of the mails that SES took. */
  const delivered: string[] = [];
  const attempts: { readonly id: string; readonly leaseId: string }[] = [];
  const stopped: string[] = [];
  const kills = new Set(killAt);
  const nextMoods = [...moods];
  let points = 0;
  let ids = 0;

  const point = () => {
    if (kills.has(points++)) throw new Killed();
  };
  const call = async <T>(effect: () => T): Promise<T> => {
    point();
    const result = effect();
    point();
    return result;
  };
  const store = through(call);

  const post = postMail({
    enqueue: store.enqueue,
    announce: (message) =>
      call(() => {
        queue.push(message);
      }),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });

  const nothing = async () => undefined;
  const deliverDeps: DeliverMailDeps = {
    ...store,
    addressee: async () => 'b'.repeat(64),
    reader: async () => ({ suppression: undefined, recipient: undefined, announcement: undefined }),
    compose: async () => new Uint8Array(),
    patience: () => 0,
    slot: async () => ({ near: nothing, begin: async () => true, answered: nothing, unused: nothing }),
    stop: async (reason) => {
      stopped.push(reason);
    },
    send: (mail, { leaseId }) =>
      call((): SendOutcome => {
        const mood = nextMoods.shift() ?? 'accepted';
        if (mood === 'accepted' || mood === 'lost') {
          delivered.push(mail.to.address);
          attempts.push({ id: mail.id, leaseId });
        }
        return mood === 'accepted' ? { kind: 'accepted', sesMessageId: `ses-${delivered.length}` } : answers[mood];
      }),
    now: () => '2026-10-25T05:00:00.000Z',
    newId: () => `attempt-${ids++}`,
    log: () => undefined,
  };

  /** Repeats a run as Lambda would, until it is not killed and does not fail. */
  const untilDone = async (run: () => Promise<unknown>, most = 100): Promise<boolean> => {
    for (let attempt = 0; attempt < most; attempt++) {
      try {
        await run();
        return true;
      } catch {
        // the next attempt
      }
    }
    return false;
  };

  /** Works through the queue; a message that fails five times goes to the dead-letter queue. */
  const work = async (): Promise<void> => {
    for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
      const current = message;
      if (!(await untilDone(() => deliverMail(current, deliverDeps), 5))) deadLetters.push(current);
    }
  };

  /** Works through the queue, then does what feedback and sweeps do in the hours after: what left is known, what did not is sent again. */
  const drain = async (): Promise<void> => {
    for (let sweep = 0; sweep < 12; sweep += 1) {
      await work();
      for (const { id, leaseId } of attempts) heard(id, leaseId, '2026-10-25T05:10:00.000Z');
      for (const [id, record] of records)
        if (record.state === 'sending') records.set(id, { ...record, state: 'queued', leaseId: undefined, leasedAt: undefined });
      for (const { id, state } of records.values()) if (state === 'queued') queue.push({ mailId: id });
    }
  };

  return { call, records, queue, deadLetters, delivered, stopped, post, deliverDeps, untilDone, work, drain, points: () => points };
};
