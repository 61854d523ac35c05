import type { IsoDate } from '../../shared/domain/calendar.ts';
import { formatDate } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { CaseRow } from '../../shared/domain/funding/case-row.ts';
import { awardInForce, payableStates } from '../../shared/domain/funding/payment.ts';
import { isProofOverdue, liftFor, type OverdueProof, organisationKey, type PaymentLift } from '../../shared/domain/funding/proof-block.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { PayDeps } from './change-case.ts';
import { texts } from './texts.ts';

// A proof is due at most a good year after the project; what is five years late is claimed back and no longer waited for.
const yearsOfProofs = 5;

/** Rounds whose awards may still be paid, or whose proofs may still be missing. */
export const livelyRounds = (rounds: readonly Round[], today: IsoDate): string[] =>
  rounds.filter(({ budgetYear }) => budgetYear >= Number(today.slice(0, 4)) - yearsOfProofs).map(({ id }) => id);

/** Lines with an award whose proof is not in. */
export const withoutProof = (rows: readonly CaseRow[]): readonly CaseRow[] =>
  rows.filter(({ state, proofReceivedOn }) => payableStates.includes(state) && proofReceivedOn === undefined);

/** A case as somebody may read of it: one that they have a conflict with has no name for them, and still counts. */
export const namedFor = ({ reference, conflicts }: Pick<CaseRow, 'reference' | 'conflicts'>, staff: string): string =>
  conflicts.includes(staff) ? texts.block.hidden : reference;

/** Proofs of an organisation that are overdue today, in any of its cases, this one too, as somebody may read of them. The earliest first. */
export const overdueOf = async (
  { rounds, rowsOf, moneyOf }: Pick<PayDeps, 'rounds' | 'rowsOf' | 'moneyOf'>,
  { organisation }: Pick<Application, 'organisation'>,
  { today, staff }: { readonly today: IsoDate; readonly staff: string },
): Promise<readonly OverdueProof[]> => {
  const key = organisationKey(organisation.name);
  const rows = withoutProof(await rowsOf(livelyRounds(await rounds(), today))).filter((row) => organisationKey(row.organisation) === key);
  const proofs = await Promise.all(
    rows.map(async (row) => {
      const { id } = row;
      const due = awardInForce((await moneyOf(id)).decisions)?.proof.due;
      return due !== undefined && isProofOverdue(due, {}, today) ? [{ applicationId: id, reference: namedFor(row, staff), due }] : [];
    }),
  );
  return proofs.flat().toSorted((a, b) => (a.due < b.due ? -1 : 1));
};

/** Overdue proofs as part of a sentence: „INT-2025-0007 (fällig seit 1. März 2027)“. */
export const proofNames = (overdue: readonly OverdueProof[]): string =>
  new Intl.ListFormat('de').format(overdue.map(({ reference, due }) => `${reference} (fällig am ${formatDate(due)})`));

/**
 * Nothing is paid to an organisation that owes a proof, unless two people have allowed it.
 * @returns the allowance that was needed; `undefined` when nothing is overdue
 * @throws Refusal `proof-overdue` with the cases
 */
export const requireProofs = (overdue: readonly OverdueProof[], lifts: readonly PaymentLift[]): PaymentLift | undefined => {
  if (overdue.length === 0) return undefined;
  const lift = liftFor(overdue, lifts);
  if (lift === undefined) throw new Refusal('proof-overdue', texts.block.refused(proofNames(overdue)));
  return lift;
};
