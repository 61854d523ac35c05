import * as z from 'zod';
import { addDays, type Instant } from '../calendar.ts';
import { type Mailing, mailingSchema, type Seal } from './mail.ts';

/** Days that the link of a mail works: the last issue of a yearly mailing is still left by it. */
const validDays = 400;

/** What the link of a mail says: who reads, and what they leave with one click. */
export type LeaveLink = { readonly recipient: string; readonly mailing: Mailing };

const letters = { report: 'r', projects: 'p', rounds: 'o' } as const satisfies Record<Mailing, string>;

const tokenPattern = /^([0-9a-f]{64})([a-z])(\d{4})(\d{2})(\d{2})([0-9a-f]{64})$/;

const macOf = ({ recipient, mailing }: LeaveLink, day: string, seal: Seal): string => seal(`teilhabe leave\n${recipient}\n${mailing}\n${day}`);

/**
 * The token of a mail's link: nothing is stored for it, the seal proves it. Letters and digits only, because mail programs that make links
 * of plain text may drop other characters at the end. The same mail gives the same token.
 * @param day of the mail, `YYYY-MM-DD`
 */
export const leaveTokenOf = (link: LeaveLink, day: string, seal: Seal): string =>
  `${link.recipient}${letters[link.mailing]}${day.replaceAll('-', '')}${macOf(link, day, seal)}`;

/** @returns what a token says; `undefined` for one that is altered, expired or no token at all: the three must look alike */
export const readLeaveToken = (token: string, now: Instant, seal: Seal): LeaveLink | undefined => {
  const [, recipient = '', letter, year, month, date, mac] = tokenPattern.exec(token) ?? [];
  const mailing = mailingSchema.options.find((option) => letters[option] === letter);
  const day = z.iso.date().safeParse(`${year}-${month}-${date}`).data;
  if (mailing === undefined || day === undefined) return undefined;
  const link = { recipient, mailing };
  return macOf(link, day, seal) === mac && now.slice(0, 10) <= addDays(day, validDays) ? link : undefined;
};

/** Where the link leads. GET shows a page and changes nothing; POST is RFC 8058's one click, or the page's own form. */
export const leavePath = (token: string): string => `/berichte/abonnement/${token}`;
