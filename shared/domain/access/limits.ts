import type { Instant } from '../calendar.ts';
import { networkOf } from './network.ts';

/** At most so many within so many seconds, counted from the first. */
export type Limit = { readonly most: number; readonly seconds: number };

/** A limit and what it is counted for. */
export type CountedLimit = Limit & { readonly counter: string };

const minutes = 60;

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
  { by: 'pause', counter: `pause-${applicant}`, most: 1, seconds: 3 * minutes },
  { by: 'hour', counter: `hour-${applicant}`, most: 5, seconds: 60 * minutes },
];

/**
 * Limit of links that one network asks for: thirty an hour, because an office full of applicants shares one.
 * @param hash SHA-256 of a text, in hexadecimal: addresses of callers are not kept
 */
export const networkLimit = (callerAddress: string, hash: (text: string) => string): CountedLimit => ({
  counter: `network-${hash(`teilhabe network\n${networkOf(callerAddress)}`)}`,
  most: 30,
  seconds: 60 * minutes,
});
