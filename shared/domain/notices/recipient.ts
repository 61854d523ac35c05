import * as z from 'zod';
import { instantSchema } from '../calendar.ts';
import { addresseeSchema, headerText, type Mailing, mailingSchema } from './mail.ts';

/** Groups that staff enter people in; administrations have duties instead. */
export const groups = { council: 'Kreistag und Ausschüsse', press: 'Presse', other: 'Weitere' } as const;

/** @see groups */
export type Group = keyof typeof groups;

/** What an address is for in an administration: it is asked for figures (its mails let their reader in), or it gets the report. */
export const dutyRoles = { figures: 'meldet Zahlen', report: 'erhält den Bericht' } as const;

/** An administration (key of its area) that an address works for, and as what. */
export const dutySchema = z.object({ area: z.string().regex(/^\d{8,9}$/), role: z.enum(['figures', 'report']) });

/** @see dutySchema */
export type Duty = z.infer<typeof dutySchema>;

/** Languages of announcements: German, German in plain language, English. */
export const languages = { de: 'Deutsch', 'de-plain': 'Einfache Sprache', en: 'Englisch' } as const;

/** @see languages */
export type Language = keyof typeof languages;

/** What a person subscribed to by themselves: a mailing, or the report with the figures of one administration (`figures:<area>`). */
export const topicSchema = z.union([mailingSchema, z.templateLiteral(['figures:', z.string().regex(/^\d{8,9}$/)])]);

/** @see topicSchema */
export type Topic = z.infer<typeof topicSchema>;

/** The mailing that a topic belongs to: who leaves it leaves the topic. */
export const mailingOf = (topic: Topic): Mailing => mailingSchema.safeParse(topic).data ?? 'report';

/**
 * Somebody whom the county writes to without being asked each time: one item per address, so nobody stands in a list twice.
 * Without a duty, a group or a topic there is no recipient.
 */
export const recipientSchema = z.object({
  /** Of the address (`addresseeOf`). */
  id: addresseeSchema,
  /** As `normalisedAddress` writes it; a domain with umlauts as `xn--…`. */
  address: z.email().max(200),
  name: headerText(150).optional(),
  /** Who to ask for on the telephone. */
  contact: headerText(150).optional(),
  phone: headerText(40).optional(),
  language: z.enum(['de', 'de-plain', 'en']),
  duties: z.array(dutySchema),
  groups: z.array(z.enum(['council', 'press', 'other'])),
  topics: z.array(topicSchema),
  /** When the address confirmed its topics: the proof of Art. 7 (1) GDPR. */
  confirmedAt: instantSchema.optional(),
  /** Mailings that its reader left although staff entered it; staff see that, an import does not undo it. */
  left: z.array(mailingSchema),
  /** Counts the writes; each names the version it read. */
  version: z.int().min(1),
  changedAt: instantSchema,
});

/** @see recipientSchema */
export type Recipient = z.infer<typeof recipientSchema>;

/**
 * What happened to a recipient, without the address: the history of staff. `by`: name of a person of the staff, `reader` for the person
 * behind the address, `system` for what feedback of SES did.
 */
export const recipientEventSchema = z.object({
  recipient: addresseeSchema,
  version: z.int().min(1),
  at: instantSchema,
  by: headerText(150),
  kind: z.enum(['entered', 'imported', 'changed', 'subscribed', 'left', 'suppressed', 'released']),
  /** German sentence: what changed. No address. */
  what: z.string().max(500),
});

/** @see recipientEventSchema */
export type RecipientEvent = z.infer<typeof recipientEventSchema>;

/** Why nothing is sent to an address any more. */
export const suppressionSchema = z.object({
  addressee: addresseeSchema,
  reason: z.enum(['bounce', 'complaint']),
  at: instantSchema,
  /** The mail that came back, and what the other server said. */
  mailId: z.string().optional(),
  diagnostic: z.string().max(500).optional(),
});

/** @see suppressionSchema */
export type Suppression = z.infer<typeof suppressionSchema>;

/** An address of an administration in one role, as those read it who write to administrations. */
export type AreaRecipient = Pick<Recipient, 'id' | 'address' | 'contact' | 'phone'> & { readonly area: string; readonly name: string };

/** Does this recipient get the announcements of a mailing, by duty, group or topic? */
export const isAddressedBy = ({ duties, groups: entered, topics, left }: Recipient, mailing: Mailing): boolean => {
  const byStaff = mailing === 'report' && (entered.length > 0 || duties.some(({ role }) => role === 'report'));
  return (byStaff && !left.includes(mailing)) || topics.some((topic) => mailingOf(topic) === mailing);
};

/** Administrations whose figures this recipient is shown: by duty and by topic, each once. */
export const areasOf = ({ duties, topics }: Pick<Recipient, 'duties' | 'topics'>): readonly string[] => [
  ...new Set([
    ...duties.filter(({ role }) => role === 'report').map(({ area }) => area),
    ...topics.flatMap((topic) => (topic.startsWith('figures:') ? [topic.slice('figures:'.length)] : [])),
  ]),
];
