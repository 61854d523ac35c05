import * as z from 'zod';
import type { Instant } from '../calendar.ts';
import { type Mailing, mailingSchema, mailings } from './mail.ts';
import { isAddressedBy, type Language, mailingOf, type Recipient, type RecipientEvent, type Topic, topicSchema } from './recipient.ts';

/** A subscription that somebody asked for with an address which may not be theirs. `expiresAt`: epoch second. */
export const pendingSubscriptionSchema = z.object({
  address: z.email().max(200),
  language: z.enum(['de', 'de-plain', 'en']),
  topics: z.array(topicSchema).min(1),
  expiresAt: z.int(),
});

/** @see pendingSubscriptionSchema */
export type PendingSubscription = z.infer<typeof pendingSubscriptionSchema>;

/** What the reader's own act makes of a recipient. `same`: it was so before. `gone`: nothing is left that they would get. */
export type ReaderStep =
  | { readonly kind: 'same' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'kept'; readonly after: Recipient; readonly event: RecipientEvent };

/** Topics in one order, each once: mailings as they are listed everywhere, then administrations by their keys. */
const ordered = (topics: readonly Topic[]): Topic[] => {
  const asked = new Set(topics);
  const figures = [...asked].filter((topic) => topic.startsWith('figures:')).toSorted();
  return [...mailingSchema.options.filter((mailing) => asked.has(mailing)), ...figures];
};

/** Topics in words of the history: no names of administrations, their number. */
const words = (topics: readonly Topic[]): string => {
  const areas = topics.filter((topic) => topic.startsWith('figures:')).length;
  const named = ordered(topics).flatMap((topic) => (topic.startsWith('figures:') ? [] : [mailings[mailingOf(topic)]]));
  const figures = areas === 1 ? ['Zahlen einer Verwaltung'] : [`Zahlen von ${areas} Verwaltungen`];
  return [...named, ...(areas === 0 ? [] : figures)].join(', ');
};

/** Do staff have this recipient on a list, whatever it subscribed to itself? */
const isEntered = ({ duties, groups }: Recipient): boolean => duties.length > 0 || groups.length > 0;

/** Would this recipient get the mailing because staff entered it, and has not left it? */
export const isEnteredFor = (recipient: Recipient, mailing: Mailing): boolean => isAddressedBy({ ...recipient, topics: [] }, mailing);

/** The mailings that somebody gets. */
export const mailingsOf = (recipient: Recipient): readonly Mailing[] => mailingSchema.options.filter((mailing) => isAddressedBy(recipient, mailing));

const stepTo = (
  before: Recipient,
  changed: Pick<Recipient, 'topics' | 'left'> & { readonly language?: Language },
  { kind, what, at }: Pick<RecipientEvent, 'kind' | 'what' | 'at'>,
): ReaderStep => {
  const { confirmedAt, ...rest } = before;
  const after = { ...rest, ...changed, ...(confirmedAt !== undefined && changed.topics.length > 0 && { confirmedAt }) };
  const differs = after.topics.length !== before.topics.length || after.left.length !== before.left.length || after.language !== before.language;
  if (!differs) return { kind: 'same' };
  if (after.topics.length === 0 && !isEntered(after)) return { kind: 'gone' };
  const version = before.version + 1;
  return { kind: 'kept', after: { ...after, version, changedAt: at }, event: { recipient: before.id, version, at, by: 'reader', kind, what } };
};

/**
 * What confirming makes of the recipient: the topics come to those that are there, and what was left is not left any more. What staff
 * entered stays.
 * @param before `undefined` for an address that the system does not have
 */
export const confirmed = (
  before: Recipient | undefined,
  { id, pending, at }: { readonly id: string; readonly pending: PendingSubscription; readonly at: Instant },
): { readonly after: Recipient; readonly event: RecipientEvent } => {
  const { address, language, topics } = pending;
  const known: Recipient = before ?? { id, address, language, duties: [], groups: [], topics: [], left: [], version: 0, changedAt: at };
  const version = known.version + 1;
  const after: Recipient = {
    ...known,
    language,
    topics: ordered([...known.topics, ...topics]),
    left: known.left.filter((mailing) => !topics.some((topic) => mailingOf(topic) === mailing)),
    confirmedAt: at,
    version,
    changedAt: at,
  };
  return { after, event: { recipient: id, version, at, by: 'reader', kind: 'subscribed', what: `Hat per E-Mail bestätigt: ${words(topics)}.` } };
};

/** What leaving one mailing, or all, makes of the recipient. What staff entered stays and is marked as left. */
export const leaving = (before: Recipient, mailing: Mailing | 'all', at: Instant): ReaderStep => {
  const leaves = (one: Mailing): boolean => mailing === 'all' || one === mailing;
  const topics = before.topics.filter((topic) => !leaves(mailingOf(topic)));
  const left = mailingsOf({ ...before, topics: [] }).filter(leaves);
  const what = `Hat abbestellt: ${mailing === 'all' ? 'alles' : mailings[mailing]}.`;
  return stepTo(before, { topics, left: [...before.left, ...left] }, { kind: 'left', what, at });
};

/**
 * What the form of the reader's page asks for.
 * `shown`: topics that the form was filled in with, so that one that came meanwhile stays. `wanted`: what is ticked.
 */
export type AskedChange = { readonly shown: readonly Topic[]; readonly wanted: readonly Topic[]; readonly language: Language };

/**
 * What a change by the link of a mail makes of the recipient at once, and what it adds. Whoever holds the link may be somebody else whom the
 * mail was passed on to: they can take away, and what they add waits for the mailbox to confirm.
 */
export const changing = (
  before: Recipient,
  { shown, wanted, language }: AskedChange,
  at: Instant,
): { readonly step: ReaderStep; readonly added: readonly Topic[] } => {
  const topics = before.topics.filter((topic) => wanted.includes(topic) || !shown.includes(topic));
  const removed = before.topics.filter((topic) => !topics.includes(topic));
  const what = [
    ...(removed.length === 0 ? [] : [`Hat abbestellt: ${words(removed)}.`]),
    ...(language === before.language ? [] : ['Sprache geändert.']),
  ];
  const step = stepTo(before, { topics, left: before.left, language }, { kind: 'changed', what: what.join(' '), at });
  return { step, added: ordered(wanted.filter((topic) => !before.topics.includes(topic))) };
};

/** Where the link of the mail leads that asks to confirm. GET shows what it is about, POST confirms. */
export const confirmPath = (token: string): string => `/berichte/abonnieren/bestaetigen/${token}`;
