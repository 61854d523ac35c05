import * as z from 'zod';
import type { Instant } from '../calendar.ts';
import { cutTo, headerText, mailboxOf } from './mail.ts';
import { type Duty, dutyRoles, dutySchema, groups, languages, type Recipient, type RecipientEvent, recipientSchema } from './recipient.ts';

/** What staff say about an address. What its reader chose (topics, what they left) is not theirs to enter. */
export const recipientEntrySchema = z.strictObject({
  address: z.string().transform(mailboxOf).pipe(z.email().max(200)),
  name: headerText(150).optional(),
  contact: headerText(150).optional(),
  phone: headerText(40).optional(),
  language: recipientSchema.shape.language.default('de'),
  duties: z.array(dutySchema).default([]),
  groups: recipientSchema.shape.groups.default([]),
});

/** @see recipientEntrySchema */
export type RecipientEntry = z.output<typeof recipientEntrySchema>;

/** Who enters, when, and by what name sentences call an administration. `id`: of the address. */
export type Entering = {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly kind: RecipientEvent['kind'];
  readonly nameOf: (area: string) => string;
};

/** A recipient as it shall stand, and its line in the history. `unlessDeleted`: nobody has decided to enter an address again that was deleted. */
export type RecipientWrite = { readonly after: Recipient; readonly event: RecipientEvent; readonly unlessDeleted?: boolean };

const dutyKey = ({ area, role }: Duty): string => `${area} ${role}`;

const eachOnce = (duties: readonly Duty[]): Duty[] =>
  [...new Map(duties.map((duty) => [dutyKey(duty), duty])).entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, duty]) => duty);

const sorted = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].toSorted();

/** An entry in one spelling: duties and groups each once, in a fixed order. */
export const canonical = (entry: RecipientEntry): RecipientEntry => ({ ...entry, duties: eachOnce(entry.duties), groups: sorted(entry.groups) });

/** What staff have entered about a recipient. */
export const entryOf = ({ address, name, contact, phone, language, duties, groups: entered }: Recipient): RecipientEntry =>
  canonical({
    address,
    language,
    duties,
    groups: entered,
    ...(name !== undefined && { name }),
    ...(contact !== undefined && { contact }),
    ...(phone !== undefined && { phone }),
  });

/** An entry with what another adds: nothing is taken away, and what the other leaves open stays. */
export const withAdded = (entry: RecipientEntry, added: Partial<RecipientEntry>): RecipientEntry => {
  const { name = entry.name, contact = entry.contact, phone = entry.phone, language = entry.language } = added;
  return canonical({
    address: entry.address,
    language,
    duties: [...entry.duties, ...(added.duties ?? [])],
    groups: [...entry.groups, ...(added.groups ?? [])],
    ...(name !== undefined && { name }),
    ...(contact !== undefined && { contact }),
    ...(phone !== undefined && { phone }),
  });
};

const textFields = { name: 'Name', contact: 'Ansprechperson', phone: 'Telefon' } as const;

const textChange = (label: string, before: string | undefined, after: string | undefined): string[] => {
  if (before === after) return [];
  if (before === undefined) return [`${label} eingetragen: „${after}“.`];
  return [after === undefined ? `${label} entfernt: „${before}“.` : `${label} geändert: von „${before}“ in „${after}“.`];
};

/** German sentences: what is otherwise in `after`. Without the address. */
export const changesBetween = (before: RecipientEntry | undefined, after: RecipientEntry, nameOf: Entering['nameOf']): string[] => {
  const duty = ({ area, role }: Duty): string => `${nameOf(area)}, ${dutyRoles[role]}`;
  const [had, has] = [before?.duties ?? [], after.duties].map((duties) => new Map(duties.map((each) => [dutyKey(each), each])));
  const [was, is] = [before?.groups ?? [], after.groups];
  return [
    ...textChange(textFields.name, before?.name, after.name),
    ...textChange(textFields.contact, before?.contact, after.contact),
    ...textChange(textFields.phone, before?.phone, after.phone),
    ...((before?.language ?? 'de') === after.language ? [] : [`Sprache: ${languages[after.language]}.`]),
    ...[...(has ?? [])].flatMap(([key, each]) => (had?.has(key) ? [] : [`Neue Aufgabe: ${duty(each)}.`])),
    ...[...(had ?? [])].flatMap(([key, each]) => (has?.has(key) ? [] : [`Aufgabe beendet: ${duty(each)}.`])),
    ...is.flatMap((group) => (was.includes(group) ? [] : [`Neu in der Gruppe ${groups[group]}.`])),
    ...was.flatMap((group) => (is.includes(group) ? [] : [`Nicht mehr in der Gruppe ${groups[group]}.`])),
  ];
};

/** German sentences: everything that stands there of somebody who is entered. Without the address. */
export const describedEntry = (given: RecipientEntry, nameOf: Entering['nameOf']): string[] => {
  const { duties, groups: entered, language, ...texts } = canonical(given);
  const areas = [...new Set(duties.map(({ area }) => area))];
  const rolesIn = (area: string): string => duties.flatMap((duty) => (duty.area === area ? [dutyRoles[duty.role]] : [])).join(' und ');
  return [
    ...areas.map((area) => `${nameOf(area)}, ${rolesIn(area)}.`),
    ...entered.map((group) => `Gruppe ${groups[group]}.`),
    ...(['name', 'contact', 'phone'] as const).flatMap((field) => (texts[field] === undefined ? [] : [`${textFields[field]}: „${texts[field]}“.`])),
    `Sprache: ${languages[language]}.`,
  ];
};

/** Longest `what` of an event. */
const longestSentence = 500;

/**
 * The write that makes what is entered true, on top of what stands there. Same input, same write.
 * @returns `undefined` when it is so already
 */
export const enteredOver = (
  before: Recipient | undefined,
  given: RecipientEntry,
  { id, at, by, kind, nameOf }: Entering,
): RecipientWrite | undefined => {
  const entry = canonical(given);
  const sentences = changesBetween(before && entryOf(before), entry, nameOf);
  if (before !== undefined && sentences.length === 0) return undefined;
  const version = (before?.version ?? 0) + 1;
  const after: Recipient = {
    id,
    ...entry,
    topics: before?.topics ?? [],
    left: before?.left ?? [],
    ...(before?.confirmedAt !== undefined && { confirmedAt: before.confirmedAt }),
    version,
    changedAt: at,
  };
  const what = cutTo([...(before === undefined ? ['Eingetragen.'] : []), ...sentences].join(' '), longestSentence);
  return { after, event: { recipient: id, version, at, by, kind, what } };
};

/** Whether an address would stand here for nothing: nobody gave it a duty or a group, and it subscribed to nothing. */
export const isForNothing = ({ duties, groups: entered }: RecipientEntry, before?: Pick<Recipient, 'topics'>): boolean =>
  duties.length === 0 && entered.length === 0 && (before?.topics.length ?? 0) === 0;
