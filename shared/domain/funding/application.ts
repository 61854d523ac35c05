import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';
import { codesOf, costCategories, financingSources, legalForms } from './round.ts';

/** Most lines of a plan, and most municipalities: far above what projects have, low enough to check in a moment. */
export const maximumRows = 50;
export const maximumMunicipalities = 200;

// Control characters and Unicode's line and paragraph separators, spelled as ranges instead of \p{…}: the pattern is
// published in the OpenAPI document, and regular expressions of other languages know ranges.
// Characters that turn the direction of what follows are refused with them: they make a text read as another one.
const refused = '\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069';
// Blanks and characters without width. They may stand in a text (joiners in Persian words and emoji), but make none alone.
const blank =
  ' \\u00a0\\u00ad\\u034f\\u115f\\u1160\\u1680\\u180b-\\u180e\\u2000-\\u200d\\u202f\\u205f-\\u2064\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0';
const allowed = `[^${refused}]`;
const visible = `[^${refused}${blank}]`;

/** Half a surrogate pair has no UTF-8 form: it would be stored as another character. */
const storable = (text: string): boolean => text.isWellFormed();

// One `check` with all rules instead of a chain: each link of a chain would be a schema of its own, made at every cold start.
const text = (maximum: number, pattern: RegExp) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(maximum), z.regex(pattern), z.refine(storable));

/** One line of text as people type it: trimmed, no line breaks or other control characters (they would reach mail headers). */
const line = (maximum: number) => text(maximum, oneLine);
// The first visible character splits the text in one way only: a long text that does not match is given up in linear time.
const oneLine = new RegExp(`^[${blank}]*${visible}${allowed}*$`, 'u');

const onlyBlanks = new RegExp(`^[${blank}\\s]*$`, 'u');
/** Nothing to see: blanks, line breaks and characters without width. */
export const isInvisible = (text: string): boolean => onlyBlanks.test(text);

/** Several lines of text: line feeds and tabs are allowed, other control characters are not. */
const paragraphs = (maximum: number) => text(maximum, severalLines);
const severalLines = new RegExp(`^(?:[${blank}]|\\r?\\n|\\t)*${visible}(?:${allowed}|\\r?\\n|\\t)*$`, 'u');

/**
 * What an applicant submits, in the form and through the API alike. Unknown fields are refused.
 * Amounts are integer cents, municipalities AGS keys of eight digits (text: the leading zero counts).
 */
export const submissionSchema = z.strictObject({
  organisation: z.strictObject({
    name: line(150),
    legalForm: codesOf(legalForms),
    street: line(100),
    postcode: z
      .string()
      .trim()
      .regex(/^\d{5}$/),
    city: line(80),
  }),
  contact: z.strictObject({
    name: line(100),
    email: z.email().max(200),
    phone: line(40).optional(),
  }),
  project: z.strictObject({
    title: line(100),
    shortDescription: paragraphs(500),
    municipalities: z
      .array(z.string().regex(/^\d{8}$/))
      .min(1)
      .max(maximumMunicipalities),
    startDate: isoDateSchema,
    endDate: isoDateSchema,
  }),
  costs: z
    .array(z.strictObject({ category: codesOf(costCategories), description: line(150), amount: centsSchema.min(1) }))
    .min(1)
    .max(maximumRows),
  financing: z
    .array(z.strictObject({ source: codesOf(financingSources), description: line(150).optional(), amount: centsSchema.min(1) }))
    .min(1)
    .max(maximumRows),
  requestedAmount: centsSchema.min(1),
  /** Release of the short description for reuse: separate, voluntary, without influence on the decision. */
  reuseRelease: z.boolean(),
});

/** @see submissionSchema */
export type Submission = z.infer<typeof submissionSchema>;

/** States of the life cycle, German as applicants and readers see them. */
export const applicationStates = {
  submitted: 'eingereicht',
  formal_check: 'in formaler Prüfung',
  info_requested: 'Nachforderung offen',
  assessed: 'fachlich geprüft',
  decided: 'beschlossen',
  award_issued: 'bewilligt',
  running: 'läuft',
  proof_due: 'Verwendungsnachweis fällig',
  closed: 'abgeschlossen',
  rejected: 'abgelehnt',
  withdrawn: 'zurückgezogen',
} as const;

/** An application as it is stored: the submission and what the house adds. */
export const applicationSchema = z.strictObject({
  ...submissionSchema.shape,
  id: z.uuid(),
  /** `INT-2026-0042`: unique and ascending within the year of submission (Europe/Berlin). */
  reference: z.string().regex(/^INT-\d{4}-\d{4,}$/),
  roundId: z.string(),
  /** Version of the round's parameters that it was checked against. */
  roundVersion: z.int().min(1),
  guidelineVersion: z.string(),
  submittedAt: instantSchema,
  state: codesOf(applicationStates),
  /** Counts every change; a write names the version it read. */
  version: z.int().min(1),
  /** Cents, once decided. */
  approvedAmount: centsSchema.optional(),
});

/** @see applicationSchema */
export type Application = z.infer<typeof applicationSchema>;

/** An event of an application's history: audit trail and outbox in one. Ids only, no personal data. */
export const applicationEventSchema = z.object({
  applicationId: z.uuid(),
  reference: z.string(),
  kind: z.enum(['application.submitted', 'application.withdrawn']),
  at: instantSchema,
  /** Who: `applicant`, later a staff id. */
  actor: z.string(),
  from: codesOf(applicationStates).optional(),
  to: codesOf(applicationStates),
});

/** @see applicationEventSchema */
export type ApplicationEvent = z.infer<typeof applicationEventSchema>;
