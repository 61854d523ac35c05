import { type IsoDate, inBerlin } from '../../shared/domain/calendar.ts';
import type { CaseRow } from '../../shared/domain/funding/case-row.ts';
import { awardInForce, type Payment, type PlannedInstalment, payableStates, planOf } from '../../shared/domain/funding/payment.ts';
import type { PaymentFile } from '../../shared/domain/funding/payment-file.ts';
import { isProofOverdue, liftFor, type OverdueProof, organisationKey } from '../../shared/domain/funding/proof-block.ts';
import type { MoneyRecords } from '../../shared/store/payment-store.ts';
import { livelyRounds, namedFor } from './blocked.ts';
import type { PayDeps } from './change-case.ts';
import { type FileDeps, waitingPayments } from './make-file.ts';

/** What listing payments needs from outside. */
export type ListDeps = Pick<PayDeps, 'rounds' | 'rowsOf' | 'moneyOf' | 'now' | 'isWorkingDay'> &
  Pick<FileDeps, 'waitingTransfers' | 'application' | 'payment' | 'files'>;

/** An instalment of a case that is not ordered. `overdue`: proofs that block it. */
export type OpenInstalment = { readonly row: CaseRow; readonly instalment: PlannedInstalment; readonly overdue: readonly OverdueProof[] };

/** A payment with the line of its case. */
export type ListedPayment = { readonly row: CaseRow; readonly payment: Payment };

/** Everything that the page of all payments shows. */
export type PaymentList = {
  readonly due: readonly OpenInstalment[];
  readonly blocked: readonly OpenInstalment[];
  readonly coming: readonly OpenInstalment[];
  readonly waiting: readonly ListedPayment[];
  readonly released: readonly ListedPayment[];
  readonly transfers: readonly Payment[];
  /** There are more than one file takes. */
  readonly more: boolean;
  readonly files: readonly PaymentFile[];
};

type Known = { readonly row: CaseRow; readonly money: MoneyRecords };

// So many cases are read together: the table takes more, a phone line does not get faster by it.
const together = 20;
const shownReleases = 20;
const shownFiles = 20;

const readAll = async (rows: readonly CaseRow[], moneyOf: ListDeps['moneyOf']): Promise<readonly Known[]> => {
  const known: Known[] = [];
  for (let from = 0; from < rows.length; from += together) {
    known.push(...(await Promise.all(rows.slice(from, from + together).map(async (row) => ({ row, money: await moneyOf(row.id) })))));
  }
  return known;
};

/** Overdue proofs by organisation, of all cases, as somebody may read of them. */
const overdueBy = (known: readonly Known[], today: IsoDate, staff: string): ReadonlyMap<string, readonly OverdueProof[]> => {
  const found = new Map<string, OverdueProof[]>();
  for (const { row, money } of known) {
    const due = awardInForce(money.decisions)?.proof.due;
    if (due === undefined || !isProofOverdue(due, row, today)) continue;
    const key = organisationKey(row.organisation);
    found.set(key, [...(found.get(key) ?? []), { applicationId: row.id, reference: namedFor(row, staff), due }]);
  }
  return found;
};

const dueOf = ({ instalment, row: { reference } }: OpenInstalment): string => `${instalment.due ?? ''}#${reference}`;
const byDue = (a: OpenInstalment, b: OpenInstalment): number => (dueOf(a) < dueOf(b) ? -1 : 1);

/** All is paid and the proof is in: nothing of the case is waited for. */
const isDone = ({ approvedAmount, paidAmount, proofReceivedOn }: CaseRow): boolean => proofReceivedOn !== undefined && paidAmount === approvedAmount;

/** Everything about payments that somebody of the staff may see: what is due, what waits for whom, what is blocked and why, and the files. */
export const listPayments =
  (deps: ListDeps) =>
  async (staff: string): Promise<PaymentList> => {
    const today = inBerlin(deps.now()).date;
    const rows = (await deps.rowsOf(livelyRounds(await deps.rounds(), today))).filter((row) => payableStates.includes(row.state) && !isDone(row));
    const [known, { waiting: transfers, more }, files] = await Promise.all([
      readAll(rows, deps.moneyOf),
      waitingPayments(deps, staff),
      deps.files(shownFiles),
    ]);
    const overdue = overdueBy(known, today, staff);
    const seen = known.filter(({ row }) => !row.conflicts.includes(staff));
    const open = seen.flatMap(({ row, money }): OpenInstalment[] => {
      const proofs = overdue.get(organisationKey(row.organisation)) ?? [];
      const blocking = liftFor(proofs, money.lifts) === undefined ? proofs : [];
      const plan = planOf({ application: row, ...money }, { today, isWorkingDay: deps.isWorkingDay });
      return plan
        .filter(({ standing: { kind } }) => kind !== 'paid' && kind !== 'ordered')
        .map((instalment) => ({ row, instalment, overdue: blocking }));
    });
    const payments = seen.flatMap(({ row, money }) => money.payments.map((payment) => ({ row, payment })));
    const isDue = ({ instalment }: OpenInstalment): boolean => instalment.standing.kind === 'payable';
    return {
      due: open.filter((each) => isDue(each) && each.overdue.length === 0).sort(byDue),
      blocked: open.filter((each) => isDue(each) && each.overdue.length > 0).sort(byDue),
      coming: open.filter((each) => !isDue(each)).sort(byDue),
      waiting: payments.filter(({ payment }) => payment.state === 'ordered').sort((a, b) => (a.payment.due < b.payment.due ? -1 : 1)),
      released: payments
        .filter(({ payment }) => payment.released !== undefined)
        .sort((a, b) => ((a.payment.released?.at ?? '') > (b.payment.released?.at ?? '') ? -1 : 1))
        .slice(0, shownReleases),
      transfers: transfers.map(({ payment }) => payment),
      more,
      files,
    };
  };
