import { createHash } from 'node:crypto';
import { type DeliverMailDeps, deliverMail } from '../../../functions/deliver-mail/deliver-mail.ts';
import { pace } from '../../../functions/deliver-mail/pace.ts';
import { sharedSending } from '../../../functions/deliver-mail/sending.ts';
import { steadyClock } from '../../../functions/deliver-mail/steady-clock.ts';
import { sweepMails } from '../../../functions/deliver-mail/sweep-mails.ts';
import type { SendOutcome } from '../../../shared/domain/notices/send-outcome.ts';
import { postMail } from '../../../shared/mail/post-mail.ts';
import { type Call, memoryMails } from '../../support/memory-mails.ts';
import { memorySending } from '../../support/memory-sending.ts';
import { seeded, virtualTime } from '../../support/virtual-time.ts';
import { mail as example } from '../mail/examples.ts';

/** What happens to a few mails within some hours. Faults are over after the first hour, but for feedback that is dead for good. */
export type History = {
  readonly seed: number;
  readonly mails: number;
  /** Calls, counted over all processes, at which a process dies, before or after their effect. */
  readonly kills: readonly number[];
  /** How often SES does something else than to accept, 0 to 1. */
  readonly trouble: number;
  /** Minutes: feedback is held up from the first to the second. */
  readonly heldUp: readonly [number, number];
  /** Minute from which on no feedback comes any more. */
  readonly deadFrom: number | undefined;
};

const minute = 60_000;
const start = Date.parse('2026-11-25T05:00:00.000Z');

const troubles: readonly (SendOutcome | 'lost' | 'late')[] = [
  'lost',
  'lost',
  'late',
  { kind: 'uncertain', reason: 'InternalFailure' },
  { kind: 'throttled', reason: 'Throttling' },
  { kind: 'refused', reason: 'Unheard' },
  { kind: 'rejected', reason: 'MessageRejected' },
  { kind: 'stopped', reason: 'ECONNREFUSED', stop: 'unreachable' },
  { kind: 'stopped', reason: 'AccountSendingPausedException', stop: 'sending-paused' },
];

/** Lives through a history: two workers, a sweep every five minutes, SES with its feedback, a queue that repeats and loses nothing. */
export const live = async (history: History, hours: number) => {
  const { seed, mails, kills, trouble, heldUp, deadFrom } = history;
  const time = virtualTime(start);
  const random = seeded(seed);
  const minutes = (): number => (time.now() - start) / minute;
  const { records, through, heard } = memoryMails();
  const sending = memorySending();
  const killed = new Set(kills);
  /** Mails that SES took: id of the mail. */
  const delivered: string[] = [];
  const queue: { readonly mailId: string; readonly visibleAt: number; readonly received: number }[] = [];
  const deadLetters: string[] = [];
  let calls = 0;

  /** A process: from its death on none of its calls has an effect, and none comes back. */
  const processes = () => {
    let dead: () => void = () => undefined;
    let alive = true;
    const death = new Promise<'dead'>((resolve) => {
      dead = () => {
        alive = false;
        resolve('dead');
      };
    });
    const point = async (): Promise<void> => {
      if (killed.has(calls++) && minutes() < 60) dead();
      if (!alive) await new Promise(() => undefined);
    };
    const call: Call = async (effect) => {
      await point();
      await time.sleep(random() * 40);
      if (!alive) await new Promise(() => undefined);
      const result = effect();
      await point();
      await time.sleep(random() * 40);
      return result;
    };
    return { call, death };
  };

  const feedback = async (id: string, leaseId: string, takenAt: number): Promise<void> => {
    if (deadFrom !== undefined && (takenAt - start) / minute >= deadFrom) return;
    const held = (takenAt - start) / minute >= heldUp[0] && (takenAt - start) / minute < heldUp[1];
    // Sometimes at once, before the mailer has the answer; sometimes minutes late; after a jam in any order.
    const comesAt = Math.max(takenAt, held ? start + heldUp[1] * minute : 0) + (random() < 0.5 ? random() * 50 : random() * 9 * minute);
    await time.sleep(comesAt - time.now());
    heard(id, leaseId, time.instant());
    const { feedbackSeenUpTo } = sending.item();
    const at = new Date(takenAt).toISOString();
    if (feedbackSeenUpTo === undefined || feedbackSeenUpTo < at) sending.set({ feedbackSeenUpTo: at });
  };

  const sesTakes = (id: string, leaseId: string): void => {
    delivered.push(id);
    for (let report = random() < 0.3 ? 3 : 2; report > 0; report -= 1) void feedback(id, leaseId, time.now());
  };

  const send =
    (call: Call): DeliverMailDeps['send'] =>
    async ({ id }, { leaseId }) => {
      const what = minutes() < 60 && random() < trouble ? troubles[Math.floor(random() * troubles.length)] : undefined;
      if (what === undefined) {
        return call((): SendOutcome => {
          sesTakes(id, leaseId);
          return { kind: 'accepted', sesMessageId: `ses-${delivered.length}` };
        });
      }
      if (what !== 'lost' && what !== 'late') return call(() => what);
      // The request is under way for up to ten seconds when the mailer hears nothing of it.
      if (what === 'late') void time.sleep(random() * 10_000).then(() => sesTakes(id, leaseId));
      else await call(() => sesTakes(id, leaseId));
      await time.sleep(10_000);
      return { kind: 'uncertain', reason: 'TimeoutError' };
    };

  const announce = (mailIds: readonly string[]): void => {
    for (const mailId of mailIds) {
      queue.push({ mailId, visibleAt: time.now() + random() * 100, received: 0 });
      // Standard queues may deliver twice.
      if (random() < 0.2) queue.push({ mailId, visibleAt: time.now() + random() * 5 * minute, received: 0 });
    }
  };
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  let ids = 0;

  const depsIn = (call: Call) => {
    const store = through(call);
    const own = sending.through(call);
    const clock = steadyClock({ timeOfDay: time.now, elapsed: () => time.now() - start, wait: time.sleep });
    const shared = sharedSending({
      ...own,
      askQuota: () => call(() => ({ perSecond: 5, perDay: -1, sentLastDay: 0 })),
      now: time.instant,
      log: () => undefined,
    });
    const takeSlot = pace({ exchange: shared.exchange, clock });
    return {
      ...store,
      ...own,
      addressee: async () => 'b'.repeat(64),
      reader: () => call(() => ({ suppression: undefined, recipient: undefined, announcement: undefined })),
      compose: async () => new Uint8Array(),
      send: send(call),
      patience: () => clock.elapsed() + 35_000,
      slot: async (until: number) => {
        await shared.keepQuota();
        return takeSlot(until);
      },
      stop: shared.stop,
      keepQuota: shared.keepQuota,
      announce: (mailIds: readonly string[]) => call(() => announce(mailIds)),
      post: postMail({ enqueue: store.enqueue, announce: ({ mailId }) => call(() => announce([mailId])), hash }),
      now: time.instant,
      newId: () => `attempt-${ids++}`,
      log: () => undefined,
    };
  };

  /** Takes up to ten messages that are visible, and works them off as Lambda does. */
  const worker = async (): Promise<void> => {
    let process = processes();
    let deps = depsIn(process.call);
    for (;;) {
      const batch = queue.filter(({ visibleAt }) => visibleAt <= time.now()).slice(0, 10);
      for (const message of batch) queue.splice(queue.indexOf(message), 1);
      if (batch.length === 0) {
        await time.sleep(20_000 * random());
        continue;
      }
      const done = new Set<unknown>();
      const runs = Promise.all(
        batch.map((message) =>
          deliverMail({ mailId: message.mailId }, deps).then(
            () => done.add(message),
            () => undefined,
          ),
        ),
      );
      const ended = await Promise.race([runs, process.death]);
      for (const message of batch) {
        if (ended !== 'dead' && done.has(message)) continue;
        const received = message.received + 1;
        if (received >= 5) deadLetters.push(message.mailId);
        else queue.push({ ...message, received, visibleAt: time.now() + 6 * minute });
      }
      if (ended === 'dead') {
        process = processes();
        deps = depsIn(process.call);
      }
    }
  };

  const sweeps = async (): Promise<void> => {
    for (;;) {
      await time.sleep(5 * minute);
      const { call, death } = processes();
      await Promise.race([sweepMails(depsIn(call)), death]);
    }
  };

  const outside: Call = async (effect) => effect();
  const { post } = depsIn(outside);
  const { id: _id, ...draft } = example;
  for (let number = 0; number < mails; number += 1)
    void time.sleep(random() * 50 * minute).then(() => post({ ...draft, cause: `history#${number}`, createdAt: time.instant() }));
  void worker();
  void worker();
  void sweeps();
  await time.runUntil(start + hours * 60 * minute);
  return { records: [...records.values()], delivered, deadLetters, calls };
};
