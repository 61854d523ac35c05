import type { Instant } from '../calendar.ts';
import type { Application, Submission } from './application.ts';
import type { Round } from './round.ts';

/**
 * An application begins: what was submitted, under which round and guideline, and since when.
 * The rules have been checked before (`readSubmission`).
 * @param reference e.g. `INT-2026-0042`
 */
export const openApplication = (
  submission: Submission,
  { id, reference, at, round }: { readonly id: string; readonly reference: string; readonly at: Instant; readonly round: Round },
): Application => ({
  ...submission,
  id,
  reference,
  roundId: round.id,
  roundVersion: round.version,
  guidelineVersion: round.guidelineVersion,
  submittedAt: at,
  state: 'submitted',
  version: 1,
});

/** `(2026, 42)` → `INT-2026-0042`. Four digits sort as text up to 9,999 applications a year, forty times the busiest county. */
export const referenceOf = (year: number, number: number): string => `INT-${year}-${String(number).padStart(4, '0')}`;
