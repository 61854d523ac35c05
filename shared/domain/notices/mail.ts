import * as z from 'zod';
import { instantSchema } from '../calendar.ts';

/** Half a surrogate pair has no UTF-8 form: another character would arrive. */
const storable = (text: string): boolean => text.isWellFormed();

/** One line without control characters: it becomes a mail header, and a header that ends early is another header. */
export const headerText = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)
    .refine(storable);

/** Body of a mail: line feeds and tabs are the only control characters. */
const bodyText = z
  .string()
  .min(1)
  .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u)
  .refine(storable);

/** SHA-256 in hexadecimal. It also becomes Message-ID, MIME boundary and SES tag, where other characters would matter. */
const mailIdSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Mails are kept so long: longer than any retry or dead-letter queue (14 days), so that none can be sent again. */
export const mailKeptDays = 90;

/** Longest subject, in UTF-16 units: what phones and inbox lists show. */
export const subjectLimit = 70;

/** An address as the system recognises it without keeping it: HMAC-SHA-256 under the secret `mailKey`, in hexadecimal. @see addresseeOf */
export const addresseeSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Series of mails that somebody can leave, with their German names. Figures of one administration come with the report. */
export const mailings = { report: 'Zuwanderungsbericht', projects: 'Neue Projekte', rounds: 'Offene Förderrunden' } as const;

/** @see mailings */
export const mailingSchema = z.enum(['report', 'projects', 'rounds']);

/** @see mailings */
export type Mailing = z.infer<typeof mailingSchema>;

/** Whose mail it is and what it is about, without its text. */
const envelope = {
  id: mailIdSchema,
  /** Event that caused it, e.g. `application.submitted#<application id>`, `release#2026-10#1`. */
  cause: headerText(200),
  /** Name of the template, for the records and SES message tags. */
  template: z.string().regex(/^[a-z][a-z-]{0,59}$/),
  /** `name` is absent where only the address is known. */
  to: z.object({ name: headerText(150).optional(), address: z.email().max(200) }),
  createdAt: instantSchema,
  /** The announcement that it belongs to (its sort key). */
  announcement: headerText(100).optional(),
  /** Of mails that their reader can leave: the recipient and the mailing. Nothing is sent once either is gone. */
  leave: z.object({ recipient: addresseeSchema, mailing: mailingSchema }).optional(),
};

/** What people see of a mail. */
const writing = {
  /** At most 70 characters, no line break. */
  subject: headerText(subjectLimit),
  text: bodyText,
  html: bodyText,
  /** German when absent. */
  language: z.literal('en').optional(),
};

/**
 * A mail as it waits to be sent: rendered, but not yet MIME. `id` is derived from the event and the recipient,
 * so the same event can never make a second mail for the same person.
 */
export const mailSchema = z.object({ ...envelope, ...writing });

/** @see mailSchema */
export type Mail = z.infer<typeof mailSchema>;

/** A text that many mails share, kept once under its SHA-256. In place of the reader's own link it has `leaveHref`. */
export const sharedTextSchema = z.object({ id: mailIdSchema, ...writing });

/** @see sharedTextSchema */
export type SharedText = z.infer<typeof sharedTextSchema>;

/** Stands in shared texts where each reader gets a link of their own; the mailer puts it there. */
export const leaveHref = 'https://teilhabe.invalid/abonnement';

/** One of the mails of an announcement: its text is a `SharedText`. */
export const sharedMailSchema = z.object({ ...envelope, textId: mailIdSchema });

/** @see sharedMailSchema */
export type SharedMail = z.infer<typeof sharedMailSchema>;

/** Template of the mail whose link lets its reader in. */
export const accessTemplate = 'access-link';

/** Template of the mail by whose link a signatory confirms. */
export const confirmTemplate = 'please-confirm';

/** Templates of the mails whose link lets an administration in: asked for by hand, asked by the calendar, reminded. */
export const figuresTemplates = { access: 'figures-access', asked: 'figures-asked', reminded: 'figures-reminded' } as const;

/** Template of the mail whose link lets somebody read a report before it appears. */
export const earlyTemplate = 'report-early';

/** Templates of the mails about a subscription: please confirm, it is there already, this is what you get. */
export const subscriptionTemplates = {
  confirm: 'subscription-confirm',
  known: 'subscription-known',
  changed: 'subscription-changed',
} as const;

const opening: ReadonlySet<string> = new Set([
  accessTemplate,
  confirmTemplate,
  earlyTemplate,
  ...Object.values(figuresTemplates),
  ...Object.values(subscriptionTemplates),
]);

/** Whoever reads this mail may do something by it: its text is not kept once it is sent. */
export const opensSomething = ({ template }: Pick<Mail, 'template'>): boolean => opening.has(template);

/** What a template makes: the parts of a mail that people see. */
export type RenderedMail = Pick<Mail, 'subject' | 'text' | 'html' | 'language'>;

/**
 * `queued` waits, `sending` was handed to SES and nobody knows yet, `sent` was accepted by SES. `given-up`: SES will not take it, staff may
 * send it again. `withheld`: it must not leave (the recipient is gone or suppressed, or staff stopped the announcement).
 */
export const mailStateSchema = z.enum(['queued', 'sending', 'sent', 'given-up', 'withheld']);

/** @see mailStateSchema */
export type MailState = z.infer<typeof mailStateSchema>;

/** What became of a sent mail, as SES reported it. `bounced` is for good, `soft-bounced` may work the next time. */
export const deliverySchema = z.object({
  kind: z.enum(['delivered', 'delayed', 'soft-bounced', 'bounced', 'rejected', 'complained']),
  at: instantSchema,
  /** What the other mail server said. */
  diagnostic: z.string().max(500).optional(),
});

/** @see deliverySchema */
export type MailDelivery = z.infer<typeof deliverySchema>;

const progress = {
  state: mailStateSchema,
  /** The attempt that holds the mail while it is `sending`, and that sent it once it is `sent`. */
  leaseId: z.string().optional(),
  leasedAt: instantSchema.optional(),
  sentAt: instantSchema.optional(),
  sesMessageId: z.string().optional(),
  /** Set with the first attempt: by it a mail is found again (`addresseeOf`). */
  addressee: addresseeSchema.optional(),
  /** Definite refusals so far. */
  refusals: z.int().optional(),
  /** Why it is `given-up` or `withheld`: a code. */
  reason: z.string().max(200).optional(),
  delivery: deliverySchema.optional(),
};

/** A mail with what happened to it. Where the table keeps a `textId`, the store has put the shared text in its place. */
export const mailRecordSchema = z.object({ ...envelope, ...writing, ...progress });

/** @see mailRecordSchema */
export type MailRecord = z.infer<typeof mailRecordSchema>;

/** A mail of an announcement as the table keeps it. */
export const sharedMailRecordSchema = z.object({ ...envelope, textId: mailIdSchema, ...progress });

/**
 * The id of the one mail that an event may send to an address.
 * @param hash SHA-256 of a text, in hexadecimal
 */
export const mailIdOf = ({ cause, address }: { readonly cause: string; readonly address: string }, hash: (text: string) => string): string =>
  hash(`${cause}\n${address.trim().toLowerCase()}`);

/** What goes through the queue: the id only, no personal data. */
export const mailMessageSchema = z.strictObject({ mailId: mailIdSchema });

/** @see mailMessageSchema */
export type MailMessage = z.infer<typeof mailMessageSchema>;

// Nothing else may reach `URL`: it would take `verein.example/x` for a host and a path.
const domainPattern = /^[\p{L}\p{M}\p{N}.-]+$/u;

/**
 * One spelling for one mailbox: lower case, no dot at the end of the domain, and a domain with umlauts in its ASCII form (`xn--…`).
 * A text that is no address stays what it is, in lower case.
 */
export const mailboxOf = (address: string): string => {
  const trimmed = address.trim().toLowerCase().replace(/\.+$/, '');
  const at = trimmed.lastIndexOf('@');
  const domain = trimmed.slice(at + 1);
  const { hostname } = at > 0 && domainPattern.test(domain) && URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`) : { hostname: domain };
  return `${trimmed.slice(0, at + 1)}${hostname}`;
};

/** HMAC-SHA-256 of a text under the secret `mailKey`, in hexadecimal. */
export type Seal = (text: string) => string;

/** The address as keys, tokens and lists of the system know it. Who has the table but not the secret cannot try addresses. */
export const addresseeOf = (address: string, seal: Seal): string => seal(`teilhabe addressee\n${mailboxOf(address)}`);

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/**
 * Shortens a text to at most `maximum` UTF-16 units, ending in `…`. Cuts between whole characters as people see them,
 * at a space where one is near.
 */
export const cutTo = (text: string, maximum: number): string => {
  if (text.length <= maximum) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > maximum - 1) break;
    kept += segment;
  }
  const space = kept.lastIndexOf(' ');
  return `${(space > maximum * 0.7 ? kept.slice(0, space) : kept).replace(/[\s,;:–-]+$/, '')}…`;
};

/** A subject from any text: one line, at most 70 characters, a long end replaced by `…`. */
export const subjectOf = (text: string): string => cutTo(oneLine(text), subjectLimit);

/** Text in one line: control characters and white space become single spaces. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
