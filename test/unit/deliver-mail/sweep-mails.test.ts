import { describe, expect, it, vi } from 'vitest';
import { probeAt } from '../../../functions/deliver-mail/probe.ts';
import { sweepMails } from '../../../functions/deliver-mail/sweep-mails.ts';
import { mailSchema } from '../../../shared/domain/notices/mail.ts';
import { evidenceFor, nextProof } from '../../../shared/domain/notices/mail-decisions.ts';
import type { Sending } from '../../../shared/domain/notices/sending.ts';
import { type Call, memoryMails } from '../../support/memory-mails.ts';
import { memorySending } from '../../support/memory-sending.ts';
import { seeded } from '../../support/virtual-time.ts';
import { mail as example } from '../mail/examples.ts';

const minute = (number: number): string => new Date(Date.parse('2026-11-25T05:00:00.000Z') + number * 60_000).toISOString();
const idOf = (number: number): string => number.toString(16).padStart(64, '0');

describe('the evidence about a mail that may have left', () => {
  const proof = (upTo: number, at: number) => ({ upTo: minute(upTo), at: minute(at) });

  it.each([
    ['at once', 0, undefined, 'wait'],
    ['after four minutes', 4, undefined, 'wait'],
    ['after five minutes without a word of later mails', 5, undefined, 'ask'],
    ['after an hour, and feedback spoke of earlier mails only', 60, proof(0, 1), 'ask'],
    ['feedback spoke of a mail that left within the minute of this one', 60, proof(1, 2), 'ask'],
    ['feedback spoke of a later mail, but not for half an hour yet', 51, proof(20, 21), 'wait'],
    ['feedback spoke of a later mail half an hour ago', 52, proof(20, 21), 'again'],
    ['so soon that something may be under way', 14, proof(2, 3), 'wait'],
    ['so late that a message of feedback that failed five times is a dead letter', 34, proof(2, 3), 'again'],
    ['after a day', 24 * 60 + 1, undefined, 'person'],
    ['after a day, even with proof: what it said may be wrong by then', 24 * 60 + 1, proof(20, 21), 'person'],
  ] as const)('%s', (_when, now, seen, evidence) => {
    expect(evidenceFor({ leasedAt: minute(0), proof: seen }, minute(now))).toBe(evidence);
  });

  it('is kept until it has served: otherwise traffic would make it younger all the time', () => {
    expect(nextProof(undefined, undefined, minute(1))).toBeUndefined();
    expect(nextProof(undefined, minute(0), minute(1))).toEqual(proof(0, 1));
    expect(nextProof(proof(0, 1), minute(5), minute(6))).toEqual(proof(0, 1));
    expect(nextProof(proof(0, 1), minute(31), minute(32))).toEqual(proof(31, 32));
    expect(nextProof(proof(0, 1), minute(0), minute(30))).toEqual(proof(0, 1));
  });
});

const world = async (now: number, sending: Partial<Sending> = {}) => {
  const { records, through } = memoryMails();
  const item = memorySending();
  item.set(sending);
  const direct = async <T>(effect: () => T): Promise<T> => effect();
  const store = through(direct);
  const [announce, post, log] = [vi.fn(async () => undefined), vi.fn(async () => undefined), vi.fn()];
  const deps = { ...store, ...item.through(direct), keepQuota: async () => undefined, announce, post, now: () => minute(now), log };
  /** A mail that waits since this minute. */
  const waiting = async (number: number, since: number) => {
    await store.enqueue({ ...example, id: idOf(number), createdAt: minute(since) });
    return idOf(number);
  };
  const inDoubt = async (number: number, since: number) => {
    const id = await waiting(number, since);
    await store.lease(id, { leaseId: `lease-${number}`, at: minute(since), addressee: 'b'.repeat(64) });
    return id;
  };
  return { records, item, deps, announce, post, log, waiting, inDoubt };
};

describe('a sweep', () => {
  it('announces what waits for five minutes, and nothing younger', async () => {
    const { deps, announce, waiting } = await world(10);
    const old = await waiting(1, 5);
    await waiting(2, 6);
    expect(await sweepMails(deps)).toEqual({ announced: 1, again: 0, unproven: 0 });
    expect(announce).toHaveBeenCalledExactlyOnceWith([old]);
  });

  it('announces no more than can leave until the next one, the oldest first', async () => {
    const { deps, announce, waiting } = await world(60);
    const ids: string[] = [];
    for (let number = 0; number < 310; number += 1) ids.push(await waiting(number, number / 10));
    await sweepMails(deps);
    expect(announce).toHaveBeenCalledExactlyOnceWith(ids.slice(0, 300));
  });

  it('announces nothing while nothing can leave', async () => {
    const stop = { reason: 'sending-paused', at: minute(0), until: minute(15) } as const;
    const { deps, announce, waiting } = await world(10, { stop });
    await waiting(1, 0);
    await sweepMails(deps);
    expect(announce).not.toHaveBeenCalled();
  });

  it('sends a mail again that certainly did not leave', async () => {
    const { deps, announce, log, inDoubt, records } = await world(40, { feedbackProof: { upTo: minute(5), at: minute(6) } });
    const id = await inDoubt(1, 0);
    expect(await sweepMails(deps)).toEqual({ announced: 1, again: 1, unproven: 0 });
    expect(records.get(id)?.state).toBe('queued');
    expect(announce).toHaveBeenCalledExactlyOnceWith([id]);
    expect(log).toHaveBeenCalledWith('MAIL_AGAIN', { mail: id });
  });

  it('leaves a mail alone of which feedback was heard in that moment', async () => {
    const { deps, announce, inDoubt } = await world(40, { feedbackProof: { upTo: minute(5), at: minute(6) } });
    await inDoubt(1, 0);
    await sweepMails({ ...deps, release: async () => false });
    expect(announce).not.toHaveBeenCalled();
  });

  it('goes on with the others when a call fails for one, and lets the proof serve that one too', async () => {
    const proof = { upTo: minute(5), at: minute(6) };
    const { deps, item, announce, records, waiting, inDoubt } = await world(40, { feedbackProof: proof, feedbackSeenUpTo: minute(39) });
    const [waits, unlucky] = [await waiting(99, 20), await inDoubt(0, 0)];
    const doubted: string[] = [];
    for (let number = 1; number <= 60; number += 1) doubted.push(await inDoubt(number, 0));
    const unreadable = async (id: string) => {
      if (id === unlucky) throw new Error('throttled');
      return deps.mail(id);
    };
    await expect(sweepMails({ ...deps, mail: unreadable })).rejects.toThrow('throttled');
    expect(announce.mock.calls).toEqual([[[waits]], [doubted]]);
    expect(doubted.filter((id) => records.get(id)?.state !== 'queued')).toEqual([]);
    expect(item.item().feedbackProof).toEqual(proof);
    expect(await sweepMails(deps)).toMatchObject({ again: 1 });
    expect(records.get(unlucky)?.state).toBe('queued');
    expect(item.item().feedbackProof).toEqual({ upTo: minute(39), at: minute(40) });
  });

  it('is done with two thousand in doubt within two hours, though a call in a hundred and fifty fails', async () => {
    const { records, through } = memoryMails();
    const [item, random, announced] = [memorySending(), seeded(1), new Set<string>()];
    const failing: Call = async (effect) => {
      const luck = random();
      if (luck < 1 / 300) throw new Error('refused');
      const answer = effect();
      if (luck < 1 / 150) throw new Error('the answer was lost');
      return answer;
    };
    const store = through(async (effect) => effect());
    for (let number = 0; number < 2000; number += 1) {
      await store.enqueue({ ...example, id: idOf(number), createdAt: minute(0) });
      await store.lease(idOf(number), { leaseId: `lease-${number}`, at: minute(number / 250), addressee: 'b'.repeat(64) });
    }
    item.set({ feedbackSeenUpTo: minute(9), quota: { perSecond: 200, perDay: -1, sentLastDay: 0, at: minute(0) } });
    const announce = (ids: readonly string[]) =>
      failing(() => {
        for (const id of ids) announced.add(id);
      });
    for (let now = 10; now <= 130; now += 5) {
      // A question is answered at once.
      const post = () => failing(() => item.set({ feedbackSeenUpTo: minute(now + 1) }));
      const deps = {
        ...through(failing),
        ...item.through(failing),
        keepQuota: async () => undefined,
        announce,
        post,
        now: () => minute(now),
        log: () => undefined,
      };
      await sweepMails(deps).catch(() => undefined);
    }
    expect([...records.values()].filter(({ state }) => state === 'sending')).toEqual([]);
    expect(announced.size).toBe(2000);
  });

  it('looks for proof also while what waits cannot be announced, and reads no mail of which nothing is proven', async () => {
    const { deps, item, inDoubt, waiting } = await world(10, { feedbackSeenUpTo: minute(9) });
    await waiting(1, 0);
    await inDoubt(2, 0);
    const [mail, announce] = [vi.fn(deps.mail), vi.fn(async () => Promise.reject(new Error('no queue')))];
    await expect(sweepMails({ ...deps, mail, announce })).rejects.toThrow('no queue');
    expect(item.item().feedbackProof).toEqual({ upTo: minute(9), at: minute(10) });
    expect(mail).not.toHaveBeenCalled();
  });

  it('makes feedback speak, and remembers when it did', async () => {
    const { deps, item, post, inDoubt } = await world(10, { feedbackSeenUpTo: minute(9) });
    await inDoubt(1, 0);
    await sweepMails(deps);
    expect(post).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ to: { address: 'success@simulator.amazonses.com' } }));
    expect(item.item().feedbackProof).toEqual({ upTo: minute(9), at: minute(10) });
  });

  it('asks once in ten minutes, by a mail that is one', () => {
    expect(probeAt(minute(11)).cause).toBe(probeAt(minute(19)).cause);
    expect(probeAt(minute(20)).cause).not.toBe(probeAt(minute(19)).cause);
    expect(mailSchema.safeParse({ id: idOf(1), ...probeAt(minute(1)) }).success).toBe(true);
  });

  it('tells that a person is needed when nobody has heard anything for a day', async () => {
    const { deps, log, post, inDoubt } = await world(24 * 60 + 10);
    await inDoubt(1, 0);
    expect(await sweepMails(deps)).toMatchObject({ unproven: 1 });
    expect(log).toHaveBeenCalledExactlyOnceWith('MAIL_UNPROVEN', { mails: 1 });
    expect(post).not.toHaveBeenCalled();
  });
});
