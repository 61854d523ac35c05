import type { Round } from './round.ts';

/** Cents that a plan recognises, and what others bring. */
export type GrantBase = {
  /** Recognised costs (zuwendungsfähige Ausgaben). */
  readonly eligible: number;
  /** Own money, money of third parties and income that goes into these costs. */
  readonly others: number;
};

/** How the county pays: Finanzierungsart, the rate in hundredths of a percent, and the most in cents that one project gets. */
export type GrantTerms = { readonly type: Round['financing']['type']; readonly rate: number; readonly cap: number };

/** A share of an amount in cents, rounded half up once, for the result and not line by line. @param rate hundredths of a percent */
export const shareOf = (amount: number, rate: number): number => Math.floor((amount * rate + 5000) / 10_000);

/**
 * The most that a project can get, in cents, never below zero:
 * - `share` (Anteilfinanzierung): the rate of the costs, up to the cap;
 * - `deficit` (Fehlbedarfsfinanzierung): what is missing when all others have paid, up to the cap;
 * - `fixed` (Festbetrag) and `full` (Vollfinanzierung): the costs themselves, up to the cap.
 */
export const highestGrant = ({ eligible, others }: GrantBase, { type, rate, cap }: GrantTerms): number => {
  const need = { share: shareOf(eligible, rate), deficit: eligible - others, fixed: eligible, full: eligible }[type];
  return Math.max(0, Math.min(need, cap));
};

/**
 * What an award is worth when the money is spent: the same arithmetic with what was really spent and really came in, and never more than
 * was awarded. A fixed amount stays as long as the costs reach it.
 */
export const settledGrant = (actual: GrantBase, terms: Pick<GrantTerms, 'type' | 'rate'>, awarded: number): number =>
  highestGrant(actual, { ...terms, cap: awarded });

/** What is claimed back (Erstattung): what was paid above the settled grant. Never negative. */
export const reclaimOf = (paid: number, settled: number): number => Math.max(0, paid - settled);
