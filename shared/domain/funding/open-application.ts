import type { Instant } from '../calendar.ts';
import type { Application } from './application.ts';
import type { Confirmations } from './confirmation.ts';
import type { Round } from './round.ts';
import type { Submission } from './submission.ts';

/** What the house knows of a submission. */
export type Opening = {
  readonly id: string;
  /** E.g. `INT-2026-0042`. */
  readonly reference: string;
  readonly at: Instant;
  readonly round: Round;
  readonly files?: Application['attachments'];
  /** When a declaration was made; `undefined`: with the submission itself. @param code of the declaration */
  readonly declaredAt?: (code: string) => Instant | undefined;
  /** Who has to confirm (`confirmationsFor`). */
  readonly confirmations?: Confirmations;
};

/**
 * An application begins: what was submitted, under which round and guideline, and since when.
 * The rules have been checked before (`readSubmission`).
 */
export const openApplication = (
  submission: Submission,
  { id, reference, at, round, files = [], declaredAt = () => undefined, confirmations = {} }: Opening,
): Application => ({
  ...submission,
  declarations: submission.declarations.map(({ code, version }) => ({ code, version, at: declaredAt(code) ?? at })),
  attachments: files,
  id,
  reference,
  roundId: round.id,
  roundVersion: round.version,
  guidelineVersion: round.guidelineVersion,
  privacyVersion: round.texts.privacyVersion,
  submittedAt: at,
  state: 'submitted',
  version: 1,
  ...confirmations,
});

/** `(2026, 42)` → `INT-2026-0042`. Four digits sort as text up to 9,999 applications a year, forty times the busiest county. */
export const referenceOf = (year: number, number: number): string => `INT-${year}-${String(number).padStart(4, '0')}`;
