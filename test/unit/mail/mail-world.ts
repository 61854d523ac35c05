import { createHash } from 'node:crypto';
import { type DeliverMailDeps, deliverMail } from '../../../functions/deliver-mail/deliver-mail.ts';
import type { Mail, MailMessage, MailRecord, MailState } from '../../../shared/domain/notices/mail.ts';
import type { SendOutcome } from '../../../shared/mail/mail-transport.ts';
import { postMail } from '../../../shared/mail/post-mail.ts';

/** What a simulated kill looks like to the code: the call never comes back. */
class Killed extends Error {}

/** What SES does with the next mail; `lost`: it takes the mail and the answer never arrives. */
export type SesMood = SendOutcome['kind'] | 'lost';

/**
 * The mail table, the queue and SES as plain objects. Each call passes two points, before and after its effect;
 * `killAt` names the points (counted from 0) at which the process dies.
 */
export const mailWorld = ({ killAt = [], moods = [] }: { killAt?: readonly number[]; moods?: readonly SesMood[] } = {}) => {
  const records = new Map<string, MailRecord>();
  const queue: MailMessage[] = [];
  const deadLetters: MailMessage[] = [];
  /** Addresses of the mails that SES took. */
  const delivered: string[] = [];
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
  const change = (id: string, allowed: (record: MailRecord) => boolean, fields: Partial<MailRecord>) =>
    call(() => {
      const record = records.get(id);
      if (record === undefined || !allowed(record)) return false;
      records.set(id, { ...record, ...fields });
      return true;
    });

  const post = postMail({
    enqueue: (mail: Mail): Promise<MailState> =>
      call(() => {
        const record = records.get(mail.id) ?? { ...mail, state: 'queued' as const };
        records.set(mail.id, record);
        return record.state;
      }),
    announce: (message) =>
      call(() => {
        queue.push(message);
      }),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });

  const deliverDeps: DeliverMailDeps = {
    mail: (id) => call(() => records.get(id)),
    lease: (id, { leaseId, at }) => change(id, ({ state }) => state === 'queued', { state: 'sending', leaseId, leasedAt: at }),
    sent: async (id, { leaseId, at, sesMessageId }) => {
      if (!(await change(id, (record) => record.leaseId === leaseId, { state: 'sent', sentAt: at, sesMessageId }))) throw new Error('not held');
    },
    release: (id, { leaseId }) =>
      change(id, (record) => record.state === 'sending' && record.leaseId === leaseId, { state: 'queued', leaseId: undefined }),
    compose: async () => new Uint8Array(),
    send: (mail) =>
      call((): SendOutcome => {
        const mood = nextMoods.shift() ?? 'accepted';
        if (mood === 'accepted' || mood === 'lost') delivered.push(mail.to.address);
        if (mood === 'accepted') return { kind: 'accepted', sesMessageId: `ses-${delivered.length}` };
        return mood === 'refused' ? { kind: 'refused', reason: 'Throttling' } : { kind: 'uncertain', reason: 'TimeoutError' };
      }),
    now: () => '2026-10-25T05:00:00.000Z',
    newId: () => `attempt-${ids++}`,
    log: () => undefined,
  };

  /** Repeats a run as Lambda would, until it is not killed and does not fail. */
  const untilDone = async (run: () => Promise<unknown>, attempts = 100): Promise<boolean> => {
    for (let attempt = 0; attempt < attempts; attempt++) {
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
  const drain = async (): Promise<void> => {
    for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
      const current = message;
      if (!(await untilDone(() => deliverMail(current, deliverDeps), 5))) deadLetters.push(current);
    }
  };

  return { call, records, queue, deadLetters, delivered, post, deliverDeps, untilDone, drain, points: () => points };
};
