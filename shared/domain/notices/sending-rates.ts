import * as z from 'zod';
import { addDays, type IsoDate, isoDateSchema } from '../calendar.ts';

/** What is counted of each mail that SES took, at most once. */
export const rateCounters = ['sent', 'delivered', 'bounced', 'complained', 'rejected'] as const;

/** @see rateCounters */
export type RateCounter = (typeof rateCounters)[number];

const count = z.int().min(0).default(0);

/** Mails by the day on which SES took them, and what became of them. */
export const feedbackDaySchema = z.object({
  /** In UTC. */
  day: isoDateSchema,
  sent: count,
  delivered: count,
  /** For good. */
  bounced: count,
  complained: count,
  /** Held back by SES for what is in them. */
  rejected: count,
  /** Messages that claimed to be feedback and were not: by the day on which they came. */
  refused: count,
});

/** @see feedbackDaySchema */
export type FeedbackDay = z.infer<typeof feedbackDaySchema>;

/** Limits of the house, well below those at which SES looks at an account (5 % and 0.1 %). */
export const rateLimits = { bounces: 0.02, complaints: 0.0005 } as const;

/** Mails that make a rate say something; and the most days back from which they are taken. */
const representativeVolume = 1000;
const longestWindow = 90;

/** Bounces and complaints among the mails of the last days, as shares of 1. */
export type SendingRates = {
  /** The first day that counts; the last one is the day asked for. */
  readonly from: IsoDate;
  readonly sent: number;
  readonly bounces: number;
  readonly complaints: number;
  /** Which of them reached their limit. */
  readonly crossed: readonly (keyof typeof rateLimits)[];
};

/** The days that `ratesOf` may need. */
export const rateWindow = (day: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } => ({ from: addDays(day, 1 - longestWindow), to: day });

/**
 * Rates as SES takes them: not of a fixed time but of a representative volume, so that one bounce in a quiet week does not count like a hundred.
 * How many mails that are SES does not say; here they are the last 1,000, in whole days, of 90 days at most.
 * Permanent bounces only, and no mail that SES stopped itself; each mail counts on the day it was sent, whenever it came back.
 * @param days in any order, those without a mail may be missing
 */
export const ratesOf = (days: readonly FeedbackDay[], day: IsoDate): SendingRates => {
  const window = rateWindow(day);
  const sum = { from: day, sent: 0, bounced: 0, complained: 0 };
  for (const one of days.toSorted((a, b) => (a.day > b.day ? -1 : 1))) {
    if (one.day > window.to) continue;
    if (one.day < window.from || sum.sent >= representativeVolume) break;
    sum.from = one.day;
    sum.sent += one.sent;
    sum.bounced += one.bounced;
    sum.complained += one.complained;
  }
  const share = (part: number): number => (sum.sent === 0 ? 0 : part / sum.sent);
  const rates = { bounces: share(sum.bounced), complaints: share(sum.complained) };
  const limits = ['bounces', 'complaints'] as const;
  return { from: sum.from, sent: sum.sent, ...rates, crossed: limits.filter((limit) => rates[limit] >= rateLimits[limit]) };
};
