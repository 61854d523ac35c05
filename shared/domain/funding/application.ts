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
  deferred: 'zurückgestellt',
  decided: 'beschlossen',
  award_issued: 'bewilligt',
  running: 'läuft',
  proof_due: 'Verwendungsnachweis fällig',
  closed: 'abgeschlossen',
  rejected: 'abgelehnt',
  declined: 'Förderung nicht angenommen',
  revoked: 'widerrufen',
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
  /** Cents that the deciding body voted for: an award is never above it. */
  decidedAmount: centsSchema.optional(),
  /** Cents of the award in force; absent without one, also after it was declined. After a revocation what was paid of it, until that is paid back. */
  approvedAmount: centsSchema.optional(),
  /** The award in force, split over the budgets that it is committed from; together `approvedAmount`. */
  approvedByYear: z.array(z.strictObject({ year: z.int(), amount: centsSchema })).optional(),
  /** Cents of payments that are ordered or released: the table keeps it from passing `approvedAmount`, from either side. */
  orderedAmount: centsSchema.optional(),
  /** Cents of them that are released. */
  paidAmount: centsSchema.optional(),
  /** Day on which the proof of use came in. */
  proofReceivedOn: isoDateSchema.optional(),
  /** Subjects of staff who declared a conflict of interest (Befangenheit, § 81 LVwG SH): to them the case does not exist. */
  conflicts: z.array(z.string()).optional(),
  /** Hash of its newest event: the head of the chain of its history (`event-chain.ts`). */
  chain: z.string().optional(),
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

/** Everything that happens to an application. What its applicant hears of stands in notify-applicants, what of it they see in follow-applications. */
export const eventKinds = [
  'application.submitted',
  'application.withdrawn',
  'application.confirmed',
  'confirmation.asked',
  'information.requested',
  'information.answered',
  'early-start.requested',
  'early-start.decided',
  'release.granted',
  'release.revoked',
  'case.assigned',
  'check.recorded',
  'opinion.given',
  'conflict.declared',
  'conflict.withdrawn',
  'assessment.recorded',
  'costs.recognised',
  'proposal.made',
  'audit.opinion-given',
  'paper.requested',
  'motion.added',
  'motion.withdrawn',
  'committee.voted',
  'committee.decided',
  'committee.deferred',
  'decision.prepared',
  'decision.returned',
  'decision.issued',
  'decision.dispatched',
  'objection.waived',
  'payment.ordered',
  'payment.cancelled',
  'payment.released',
  'payment.unblock-asked',
  'payment.unblocked',
  'proof.overdue',
  'proof.received',
] as const;

/** An event of an application's history: audit trail and outbox in one. Ids only, no personal data but who of the staff it was. */
export const applicationEventSchema = z.object({
  applicationId: z.uuid(),
  reference: z.string(),
  kind: z.enum(eventKinds),
  at: instantSchema,
  /** Who: `applicant`, `signatory`, `staff` (at the command line), `system`, or the subject of somebody of the staff. */
  actor: z.string(),
  /** Name of that person of the staff at that time, for who reads the trail. */
  actorName: z.string().optional(),
  /** Cents that it is about: a decision, a vote, a payment. */
  amount: centsSchema.optional(),
  /** What it is about, where an application has several: id of a request or of a confirmation. */
  subject: z.string().optional(),
  /** Version of the text that somebody agreed to. */
  textVersion: z.string().optional(),
  from: codesOf(applicationStates).optional(),
  to: codesOf(applicationStates),
  /** Place in the history, from 1 on: the version that the application has by it. Events from before the chain have none of the three. */
  number: z.int().min(1).optional(),
  /** Hash of the event before, empty at the first; and of this one. @see sealed */
  previous: z.string().optional(),
  hash: z.string().optional(),
});

/** A signatory who confirms an application, or has. @see applicationSchema */
export type Confirmation = NonNullable<Application['confirmations']>[number];

/** @see applicationEventSchema */
export type ApplicationEvent = z.infer<typeof applicationEventSchema>;
