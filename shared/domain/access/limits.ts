import { networkOf } from './network.ts';

/** At most so many within so many seconds, counted from the first. */
export type Limit = { readonly most: number; readonly seconds: number };

/** A limit and what it is counted for. */
export type CountedLimit = Limit & { readonly counter: string };

const minutes = 60;

/**
 * Limits of links by mail. One link in three minutes, because a second one only confuses; five an hour, so that nobody can flood
 * another person's mailbox; thirty an hour for a network, because an office full of applicants shares one.
 * @param applicant hash of the address
 * @param hash SHA-256 of a text, in hexadecimal: addresses of callers are not kept
 */
export const linkLimits = (applicant: string, callerAddress: string, hash: (text: string) => string): readonly CountedLimit[] => [
  { counter: `network-${hash(`teilhabe network\n${networkOf(callerAddress)}`)}`, most: 30, seconds: 60 * minutes },
  { counter: `pause-${applicant}`, most: 1, seconds: 3 * minutes },
  { counter: `hour-${applicant}`, most: 5, seconds: 60 * minutes },
];
