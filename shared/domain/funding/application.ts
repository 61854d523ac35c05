import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';
import { codesOf } from './round.ts';
import { submissionSchema } from './submission.ts';

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
  /** Declarations with the instant at which each was made. */
  declarations: z.array(z.strictObject({ code: z.string(), version: z.string(), at: instantSchema })),
  /** The files that were part of it, as they were checked. */
  attachments: z.array(
    z.strictObject({ id: z.uuid(), kind: z.string(), name: z.string(), size: z.int(), mediaType: z.string(), sha256: z.string() }),
  ),
  /** `INT-2026-0042`: unique and ascending within the year of submission (Europe/Berlin). */
  reference: z.string().regex(/^INT-\d{4}-\d{4,}$/),
  roundId: z.string(),
  /** Version of the round's parameters that it was checked against. */
  roundVersion: z.int().min(1),
  guidelineVersion: z.string(),
  /** Version of the privacy notice that was shown. */
  privacyVersion: z.string(),
  /** SHA-256 of what was submitted, byte for byte (`snapshot.ts`). */
  contentHash: z.string().optional(),
  submittedAt: instantSchema,
  state: codesOf(applicationStates),
  /** Counts every change; a write names the version it read. */
  version: z.int().min(1),
  /** Cents, once decided. */
  approvedAmount: centsSchema.optional(),
  /** The wish to begin before the decision (vorzeitiger Maßnahmebeginn): from which day, and why. */
  earlyStart: z
    .object({ state: z.enum(['requested', 'approved', 'refused']), from: isoDateSchema, reason: z.string(), requestedAt: instantSchema })
    .optional(),
  /** Signatories whose confirmation counts or was asked for; absent where nobody has to confirm. */
  confirmations: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.string(),
        email: z.string(),
        state: z.enum(['asked', 'confirmed']),
        askedAt: instantSchema,
        /** How often a link was asked for, once when absent. */
        links: z.int().optional(),
        confirmedAt: instantSchema.optional(),
      }),
    )
    .optional(),
  /** How many of them are needed. */
  confirmationsNeeded: z.int().optional(),
});

/** @see applicationSchema */
export type Application = z.infer<typeof applicationSchema>;

/** An event of an application's history: audit trail and outbox in one. Ids only, no personal data. */
export const applicationEventSchema = z.object({
  applicationId: z.uuid(),
  reference: z.string(),
  kind: z.enum([
    'application.submitted',
    'application.withdrawn',
    'application.confirmed',
    'confirmation.asked',
    'information.requested',
    'information.answered',
    'early-start.requested',
    'release.granted',
    'release.revoked',
  ]),
  at: instantSchema,
  /** Who: `applicant`, `signatory`, `staff`, later a staff id. */
  actor: z.string(),
  /** What it is about, where an application has several: id of a request or of a confirmation. */
  subject: z.string().optional(),
  /** Version of the text that somebody agreed to. */
  textVersion: z.string().optional(),
  from: codesOf(applicationStates).optional(),
  to: codesOf(applicationStates),
});

/** A signatory who confirms an application, or has. @see applicationSchema */
export type Confirmation = NonNullable<Application['confirmations']>[number];

/** @see applicationEventSchema */
export type ApplicationEvent = z.infer<typeof applicationEventSchema>;
