import { createHash } from 'node:crypto';
import type { ExpandDeps } from '../../functions/expand-announcements/expand-announcement.ts';
import type { Announcement } from '../../shared/domain/notices/announcement.ts';
import type { MailState, SharedMail, SharedText } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';

/** What a simulated kill looks like to the code: the call never comes back. */
class Killed extends Error {}

/**
 * The mail table and both queues as plain objects. Each call passes two points, before and after its effect; at those that `killAt` names
 * (counted from 0) the process dies.
 */
export const memoryAnnouncements = ({
  recipients,
  lettersOf,
  killAt = [],
  atOnce = 3,
}: {
  readonly recipients: Recipient[];
  readonly lettersOf: ExpandDeps['lettersOf'];
  readonly killAt?: readonly number[];
  readonly atOnce?: number;
}) => {
  const stored = new Map<string, Announcement>();
  const mails = new Map<string, SharedMail & { state: MailState }>();
  const texts = new Map<string, SharedText>();
  const queue: string[] = [];
  const sent: string[] = [];
  const kills = new Set(killAt);
  let [points, clock] = [0, Date.parse('2026-11-25T05:00:00.000Z')];

  const point = () => {
    if (kills.has(points++)) throw new Killed();
  };
  const call = async <T>(effect: () => T): Promise<T> => {
    point();
    const result = effect();
    point();
    return result;
  };
  const change = (id: string, allowed: (announcement: Announcement) => boolean, fields: Partial<Announcement>) =>
    call(() => {
      const found = stored.get(id);
      if (found === undefined || !allowed(found)) return false;
      stored.set(id, { ...found, ...fields });
      return true;
    });
  const now = (): string => new Date(clock).toISOString();

  const announcements = {
    announcement: (id: string) => call(() => stored.get(id)),
    announcements: () => call(() => [...stored.values()]),
    begin: (wanted: Announcement) =>
      call(() => {
        const kept = stored.get(wanted.id) ?? wanted;
        stored.set(wanted.id, kept);
        return kept;
      }),
    startExpanding: (id: string, at: string) => change(id, ({ state, sendAt }) => state === 'holding' && sendAt <= at, { state: 'expanding' }),
    finishExpanding: ({ id, step }: Pick<Announcement, 'id' | 'step'>, at: string) =>
      change(id, (found) => found.state === 'expanding' && found.step === step, { state: 'expanded', expandedAt: at, cursor: undefined }),
    stop: (id: string, stopped: NonNullable<Announcement['stopped']>) =>
      change(id, ({ state }) => state !== 'stopped', { state: 'stopped', stopped }),
    allWithheld: async (id: string, at: string) => void (await change(id, ({ state }) => state === 'stopped', { withheldAt: at })),
  };

  const mailDeps: ExpandDeps['mails'] = {
    atOnce,
    keepText: (text) => call(() => void texts.set(text.id, text)),
    keepMails: ({ id, step }, wanted, cursor) =>
      call(() => {
        const found = stored.get(id);
        if (found?.state !== 'expanding' || found.step !== step) return undefined;
        const missing = wanted.filter((mail) => !mails.has(mail.id));
        for (const mail of missing) mails.set(mail.id, { ...mail, state: 'queued' });
        stored.set(id, { ...found, step: step + 1, made: found.made + missing.length, ...(cursor !== undefined && { cursor }) });
        return { made: missing.length, queued: wanted.flatMap((mail) => (mails.get(mail.id)?.state === 'queued' ? [mail.id] : [])) };
      }),
    async *waitingMails(id) {
      yield await call(() => [...mails.values()].flatMap((mail) => (mail.announcement === id && mail.state === 'queued' ? [mail.id] : [])));
    },
    withhold: (id) =>
      call(() => {
        const mail = mails.get(id);
        if (mail?.state !== 'queued') return false;
        mail.state = 'withheld';
        return true;
      }),
  };

  const deps: ExpandDeps = {
    announcements,
    mails: mailDeps,
    async *recipients(after = '') {
      const sorted = recipients.toSorted((one, other) => (one.id < other.id ? -1 : 1)).filter(({ id }) => id > after);
      for (let from = 0; from < sorted.length; from += 5) yield await call(() => sorted.slice(from, from + 5));
    },
    lettersOf,
    announceMails: (ids) => call(() => void sent.push(...ids)),
    wake: (id, seconds) =>
      call(() => {
        queue.push(id);
        clock += seconds * 1000;
      }),
    now,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    log: () => undefined,
  };

  return {
    deps,
    announcements,
    stored,
    mails,
    texts,
    /** Announcements that wait in their queue. */
    queue,
    /** Ids of mails that the mailer was asked for, each time. */
    sent,
    points: () => points,
    pass: (seconds: number) => {
      clock += seconds * 1000;
    },
  };
};
