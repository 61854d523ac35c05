import { formatInstant, type Instant } from '../calendar.ts';
import { Refusal } from '../refusal.ts';
import { epochSecond, instantOf } from './expiry.ts';
import { networkOf } from './network.ts';

/** At most so many within so many seconds, counted from the first. */
export type Limit = { readonly most: number; readonly seconds: number };

/** A limit and what it is counted for. */
export type CountedLimit = Limit & { readonly counter: string };

/** Where counts are kept (`accessStore`). */
export type Counters = {
  /** Counts one more. @returns `false` when it is full: then nothing is counted */
  readonly count: (limit: CountedLimit, at: Instant) => Promise<boolean>;
  /** The epoch second from which on a full counter has room; `undefined` while there is room. */
  readonly fullUntil: (limit: CountedLimit, at: Instant) => Promise<number | undefined>;
};

/** SHA-256 of a text, in hexadecimal: addresses of callers are not kept. */
type Hash = (text: string) => string;

const hour = 60 * 60;

const networkName = (callerAddress: string, hash: Hash): string => hash(`teilhabe network\n${networkOf(callerAddress)}`);

/** Why an address gets no further link for now. */
export type LinkPause = 'pause' | 'hour';

/** Which limit of an address is full, and the instant from which on there is room. */
export type LinkWait = { readonly by: LinkPause; readonly until: Instant };

/**
 * Limits of links to one mailbox. One in three minutes, because a second one only confuses; five an hour, so that nobody can flood
 * another person's mailbox. In the order in which they are counted: who is impatient uses up no hour.
 * @param applicant hash of the address
 */
export const mailboxLimits = (applicant: string): readonly (CountedLimit & { readonly by: LinkPause })[] => [
  { by: 'pause', counter: `pause-${applicant}`, most: 1, seconds: 3 * 60 },
  { by: 'hour', counter: `hour-${applicant}`, most: 5, seconds: hour },
];

/**
 * Limits of links that one network asks for: thirty an hour, because an office full of applicants shares one. Ten are for the asking;
 * for the others a proof of work is due. They are counted apart, so that who proves nothing takes nothing from those who do.
 * `challenges`: so many tasks are made for a network, solved or not.
 */
export const networkLimits = (callerAddress: string, hash: Hash) => {
  const network = networkName(callerAddress, hash);
  return {
    free: { counter: `network-${network}`, most: 10, seconds: hour },
    proven: { counter: `network-proven-${network}`, most: 20, seconds: hour },
    challenges: { counter: `network-challenges-${network}`, most: 60, seconds: hour },
  } as const satisfies Record<string, CountedLimit>;
};

/** The limit of links to figures that one network asks for: an office, or a network that many offices share, is far from it. */
export const figuresNetworkLimit = (callerAddress: string, hash: Hash): CountedLimit => ({
  counter: `network-${networkName(callerAddress, hash)}`,
  most: 30,
  seconds: hour,
});

/** The limit of subscriptions that one network asks for: each is a mail to somebody who may not want it. */
export const subscriptionNetworkLimit = (callerAddress: string, hash: Hash): CountedLimit => ({
  counter: `subscription-network-${networkName(callerAddress, hash)}`,
  most: 20,
  seconds: hour,
});

/** The limit of changes by the link of a mail, which may have been passed on. Leaving is not limited. @param recipient their sealed address */
export const subscriptionChangeLimit = (recipient: string): CountedLimit => ({
  counter: `subscription-change-${recipient}`,
  most: 20,
  seconds: hour,
});

/** What is made without signing in: an application that is sent in one request, a draft of a program, or the key to such drafts. */
export type ApiKind = 'application' | 'draft' | 'key';

/**
 * Limits of what a caller makes without signing in. A portal that sends sixty applications an hour, all with one contact, is far from
 * each; three such portals may share a network. Only what would be stored is counted, so repeats and mistakes are free.
 * @param applicant hash of the address that will get mails about it, where there is one
 */
export const apiLimits = (
  kind: ApiKind,
  { callerAddress, applicant }: { readonly callerAddress: string; readonly applicant?: string | undefined },
  hash: Hash,
): readonly CountedLimit[] => [
  { counter: `${kind}-network-${networkName(callerAddress, hash)}`, most: 180, seconds: hour },
  ...(applicant === undefined ? [] : [{ counter: `${kind}-mailbox-${applicant}`, most: 90, seconds: hour }]),
];

/** The refusal of who came too often. `until`: epoch second from which on there is room. @param said from which instant on it can be tried again */
export const refusedUntil =
  (said: (from: string) => string) =>
  (until: number, at: Instant): Refusal =>
    new Refusal('too-many-requests', said(formatInstant(instantOf(until))), [], Math.max(1, until - epochSecond(at)));

/** @see refusedUntil */
export const tooManyRequests = refusedUntil(
  (from) => `In der letzten Stunde kamen sehr viele Anfragen. Bitte versuchen Sie es ab dem ${from} noch einmal.`,
);

/**
 * Counts one more for each of the limits.
 * @param refusal what is said to who comes too often
 * @throws Refusal `too-many-requests` when one of them is full
 */
export const admitWithin =
  ({ count, fullUntil }: Counters, refusal = tooManyRequests) =>
  async (limits: readonly CountedLimit[], at: Instant): Promise<void> => {
    const counted = await Promise.all(limits.map((limit) => count(limit, at)));
    if (counted.every((room) => room)) return;
    const untils = await Promise.all(limits.map((limit) => fullUntil(limit, at)));
    throw refusal(Math.max(...untils.map((until) => until ?? epochSecond(at))), at);
  };
