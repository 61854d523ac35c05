import * as z from 'zod';
import { type Instant, instantSchema } from '../calendar.ts';
import { type StopReason, stops } from './send-outcome.ts';

/**
 * How fast and how much SES takes, and who is sending: one item for the whole system.
 *
 * The rate is kept by **lanes**: there are as many as mails a second, and a lane carries one mail at a time and is free again one second after
 * SES **answered**. A mail arrives at SES between its start and its answer, so two mails of one lane arrive at least a second apart, however
 * long each of them took, and in any second no more arrive than there are lanes. The price is one answer's time a second.
 */
export const sendingSchema = z.object({
  /** Counts the writes of lanes, quota and proof; each names the version it read. */
  version: z.int().min(0).default(0),
  /** For each lane when it is free, in epoch milliseconds. A lane that somebody holds is free when the hold ends. */
  lanes: z.array(z.number()).default([]),
  /** What SES said: mails a second, mails in 24 hours (-1: as many as you like), and how many of those had left. */
  quota: z.object({ perSecond: z.number().positive(), perDay: z.number(), sentLastDay: z.number().min(0), at: instantSchema }).optional(),
  /** When SES was last asked, answered or not. */
  quotaAskedAt: instantSchema.optional(),
  /** Mails that took a lane since the quota was told. */
  taken: z.number().default(0),
  /** Everybody waits until then. */
  stop: z
    .object({
      reason: z.enum(['unreachable', 'daily-quota', 'sending-paused', 'not-set-up', 'not-allowed']),
      at: instantSchema,
      until: instantSchema,
    })
    .optional(),
  /** Feedback spoke of a mail that left at this time, and of none later. */
  feedbackSeenUpTo: instantSchema.optional(),
  /** @see FeedbackProof */
  feedbackProof: z.object({ upTo: instantSchema, at: instantSchema }).optional(),
});

/** @see sendingSchema */
export type Sending = z.infer<typeof sendingSchema>;

/** What one write changes of it. */
export type SendingChange = Partial<Pick<Sending, 'lanes' | 'quota' | 'quotaAskedAt' | 'taken' | 'feedbackProof'>>;

/** Until SES told its quota: what it grants every account. */
const leastRate = 1;

/** Clocks of machines in one region differ by less. Milliseconds. */
const clockDifference = 5;

/** Lanes are taken at most this long before they are free. Milliseconds. */
const ahead = 1100;

/** A hold ends by itself after this, when its holder died. No mail may begin in it that could be unanswered at its end. Milliseconds. */
export const holdTime = 20_000;

/** Mails a second, at least. */
export const rateOf = ({ quota }: Pick<Sending, 'quota'>): number => quota?.perSecond ?? leastRate;

/** Milliseconds between two mails of a lane: one second, for accounts that may send less often than that, more. */
const cycleOf = (rate: number): number => (rate >= 1 ? 1000 : 1000 / rate);

/** Why nobody may send at the moment, or `undefined`. */
export const stopAt = ({ stop }: Pick<Sending, 'stop'>, now: Instant): StopReason | undefined =>
  stop !== undefined && now < stop.until ? stop.reason : undefined;

/** The stop that follows from what happened now. */
export const stopFor = (reason: StopReason, now: Instant): NonNullable<Sending['stop']> => ({
  reason,
  at: now,
  until: new Date(Date.parse(now) + stops[reason].minutes * 60_000).toISOString(),
});

// The window of 24 hours moves on; what was told longer ago says nothing about it, and SES refuses by itself.
const quotaHolds = 3_600_000;

/** Mails that may still leave today. */
const roomOf = ({ quota, taken }: Sending, now: number): number =>
  quota === undefined || quota.perDay < 0 || now - Date.parse(quota.at) > quotaHolds
    ? Number.POSITIVE_INFINITY
    : quota.perDay - quota.sentLastDay - taken;

/** A lane that is held, from when it may be used until when it must have been. Epoch milliseconds. */
export type Hold = { readonly lane: number; readonly from: number; readonly until: number };

/** A lane that comes back. `answeredAt` (epoch milliseconds) is absent when no mail went through it. */
export type Return = { readonly hold: Hold; readonly answeredAt?: number };

/** As many lanes as the rate has. One that is added carries nothing in its first second: it may be one that was taken away just before. */
const lanesOf = (sending: Sending, now: number): number[] => {
  const rate = rateOf(sending);
  const cycle = cycleOf(rate);
  const added = sending.lanes.length === 0 ? now : now + cycle;
  return Array.from({ length: Math.max(1, Math.floor(rate)) }, (_, lane) => {
    const freeAt = sending.lanes[lane] ?? added;
    // Nobody holds longer: such a time is from a clock that was set back since, and somebody may hold that lane.
    return freeAt > now + holdTime + 1000 ? Math.ceil(now + holdTime) : freeAt;
  });
};

/**
 * Gives lanes back and takes others.
 * @param count lanes that are wanted
 * @returns what to write (`undefined`: nothing), and what is held then: fewer lanes than wanted when others are busy, none when today's quota is `usedUp`
 */
export const exchangeLanes = (
  sending: Sending,
  { count, returned, now }: { readonly count: number; readonly returned: readonly Return[]; readonly now: number },
): { readonly change: SendingChange | undefined; readonly held: readonly Hold[]; readonly usedUp: boolean } => {
  const lanes = lanesOf(sending, now);
  const cycle = cycleOf(rateOf(sending));
  let { taken } = sending;
  for (const { hold, answeredAt } of returned) {
    // A hold that ended belongs to somebody else by now.
    if (lanes[hold.lane] === hold.until) lanes[hold.lane] = answeredAt === undefined ? hold.from : Math.ceil(answeredAt + cycle + clockDifference);
    if (answeredAt === undefined) taken = Math.max(0, taken - 1);
  }
  const room = roomOf({ ...sending, taken }, now);
  const free = lanes
    .map((from, lane) => ({ lane, from, until: Math.ceil(now + holdTime) }))
    .filter(({ from }) => from <= now + ahead)
    .toSorted((one, other) => one.from - other.from);
  const held = free.slice(0, Math.max(0, Math.min(count, room)));
  for (const { lane, until } of held) lanes[lane] = until;
  const same = returned.length === 0 && held.length === 0 && lanes.every((freeAt, lane) => freeAt === sending.lanes[lane]);
  return { change: same ? undefined : { lanes, taken: taken + held.length }, held, usedUp: count > 0 && room <= 0 };
};
