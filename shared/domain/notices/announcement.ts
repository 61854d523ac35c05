import * as z from 'zod';
import { type Instant, instantSchema, monthSchema } from '../calendar.ts';
import { addresseeSchema, headerText, type Mailing } from './mail.ts';
import { areasOf, type Language, type Recipient } from './recipient.ts';

/** What is announced to many: a release, the projects that are public with it for the first time, or a funding round that has opened. */
export const announcedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['release', 'projects']), month: monthSchema, revision: z.int().min(1) }),
  z.object({ kind: z.literal('rounds'), roundId: z.string().min(1).max(40) }),
]);

/** @see announcedSchema */
export type Announced = z.infer<typeof announcedSchema>;

/** `release#2026-10#0001`, `rounds#2027`: the sort key, by which the newest of a kind is the last. */
export const announcementIdOf = (announced: Announced): string =>
  announced.kind === 'rounds' ? `rounds#${announced.roundId}` : `${announced.kind}#${announced.month}#${String(announced.revision).padStart(4, '0')}`;

/** What an id says that `announcementIdOf` made; `undefined` of any other text. */
export const announcedIn = (id: string): Announced | undefined => {
  const [kind, first, revision] = id.split('#');
  const said = kind === 'rounds' ? { kind, roundId: first } : { kind, month: first, revision: Number(revision) };
  return announcedSchema.safeParse(said).data;
};

/** `release#2026-10#1`: with the address it names the one mail that somebody gets about it. */
export const causeOf = (announced: Announced): string =>
  announced.kind === 'rounds' ? `rounds#${announced.roundId}` : `${announced.kind}#${announced.month}#${announced.revision}`;

/** Who gets it: the readers of this mailing. */
export const mailingOfAnnounced = ({ kind }: Announced): Mailing => (kind === 'release' ? 'report' : kind);

/**
 * One thing that many are told, and how far that is. `holding`: staff can still stop everything. `expanding`: mails are being made.
 * `expanded`: everybody has a mail. `stopped`: nobody gets a further one, and mails that wait are withheld.
 */
export const announcementSchema = z.object({
  /** @see announcementIdOf */
  id: headerText(100),
  about: announcedSchema,
  state: z.enum(['holding', 'expanding', 'expanded', 'stopped']),
  createdAt: instantSchema,
  /** Until then staff can stop it before anybody has read it. */
  sendAt: instantSchema,
  /** Counts the writes of the expansion: each names the one it read, so two that expand at once never go past each other. */
  step: z.int().min(0),
  /** Recipients up to here are done with: their mails are kept and on their way. Absent: none. */
  cursor: addresseeSchema.optional(),
  /** Mails that were made. */
  made: z.int().min(0),
  expandedAt: instantSchema.optional(),
  stopped: z
    .object({
      /** Name of a person of the staff; `system` for what is void by itself. */
      by: headerText(150),
      at: instantSchema,
      /** German, for staff. */
      reason: z.string().min(1).max(500),
    })
    .optional(),
  /** When all waiting mails of a stopped announcement were withheld. */
  withheldAt: instantSchema.optional(),
});

/** @see announcementSchema */
export type Announcement = z.infer<typeof announcementSchema>;

/** What goes through the queue: go on with this one. */
export const announcementMessageSchema = z.strictObject({ announcement: headerText(100) });

/** An announcement as it begins. @param hold minutes in which it can be stopped unread */
export const openAnnouncement = (about: Announced, { at, hold }: { readonly at: Instant; readonly hold: number }): Announcement => ({
  id: announcementIdOf(about),
  about,
  state: 'holding',
  createdAt: at,
  sendAt: new Date(Date.parse(at) + hold * 60_000).toISOString(),
  step: 0,
  made: 0,
});

// The queue's own message arrives within seconds, and is gone on with at once; two minutes later it is lost.
const patience = 120_000;

/** Whether something is left to do and its message must have been lost, e.g. because every run with it was killed. */
export const isLeftBehind = ({ state, sendAt, withheldAt }: Announcement, now: Instant): boolean => {
  if (state === 'expanded' || Date.parse(now) < Date.parse(sendAt) + patience) return false;
  return state !== 'stopped' || withheldAt === undefined;
};

/** Why somebody is written to: for their office, as a member of a group, or because they asked for it. */
export type Why = 'duty' | 'group' | 'subscription';

/** Everything that a text of an announcement depends on: who is alike in this gets the same text. */
export type Reader = {
  readonly language: Language;
  /** Administrations whose figures are shown, sorted. */
  readonly areas: readonly string[];
  readonly why: Why;
};

/** What a recipient has to do with a mailing. */
export const readerOf = (recipient: Recipient, mailing: Mailing): Reader => ({
  language: recipient.language,
  areas: mailing === 'report' ? areasOf(recipient).toSorted() : [],
  why: mailing === 'report' ? whyOf(recipient) : 'subscription',
});

const whyOf = ({ duties, groups, left }: Recipient): Why => {
  if (left.includes('report')) return 'subscription';
  if (duties.some(({ role }) => role === 'report')) return 'duty';
  return groups.length > 0 ? 'group' : 'subscription';
};

/** One text for readers that are alike. */
export const readerKey = ({ language, areas, why }: Reader): string => [language, why, ...areas].join(' ');
