import { inBerlin } from '../../shared/domain/calendar.ts';
import type { Budget } from '../../shared/domain/funding/budget.ts';
import { changeOf, staffActor } from '../../shared/domain/funding/life-cycle.ts';
import { type Payment, sumOf, useUntilOf } from '../../shared/domain/funding/payment.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { overdueOf, requireProofs } from './blocked.ts';
import { changeCase, type PayDeps, type PayFile, type Person, signedBy, waitsAfter } from './change-case.ts';
import { requireAward, requireFinal } from './order-payment.ts';
import { texts } from './texts.ts';

/** A payment by its case and its number there. */
export type PaymentKey = { readonly id: string; readonly number: number };

const requireYear = ({ application, payments }: PayFile, payment: Payment): void => {
  const approved = (application.approvedByYear ?? []).find(({ year }) => year === payment.year)?.amount ?? 0;
  const paid = sumOf(payments.filter(({ state, year }) => state === 'released' && year === payment.year));
  if (paid + payment.amount > approved)
    throw new Refusal('over-budget', texts.release.tooMuchInYear(String(payment.year), formatEuro(approved - paid)));
};

const requireBudget = (budget: Budget | undefined, { year, amount }: Payment): Budget => {
  if (budget === undefined) throw new Refusal('over-budget', texts.release.noBudget(String(year)));
  if (budget.paid + amount > budget.committed) throw new Refusal('over-budget', texts.release.overCommitted(String(year)));
  return budget;
};

/**
 * Releases one payment: in the case, in the budget of its year, and for the next file, together or not at all. Released already, it is done.
 * @throws Refusal `four-eyes` for who ordered it; `not-final`, `proof-overdue`, `over-budget`, `wrong-state` when something has changed since
 */
export const releasePayment =
  (deps: PayDeps) =>
  ({ id, number }: PaymentKey, staff: Person): Promise<unknown> =>
    changeCase(deps, { id, staff }, async (file) => {
      const { application, payments, lifts } = file;
      const payment = payments.find((each) => each.number === number);
      if (payment === undefined) throw new Refusal('not-found', texts.unknownPayment);
      if (payment.state === 'released') return undefined;
      if (payment.state === 'cancelled') throw new Refusal('wrong-state', texts.release.cancelled);
      if (payment.ordered.by.subject === staff.subject) throw new Refusal('four-eyes', texts.release.own);
      const at = deps.now();
      const today = inBerlin(at).date;
      const award = requireAward(file);
      requireFinal(award, today, deps.isWorkingDay);
      const lift = requireProofs(await overdueOf(deps, application, { today, staff: staff.subject }), lifts);
      requireYear(file, payment);
      const budget = requireBudget(await deps.budgetOf(payment.year), payment);
      const round = await deps.roundVersion(application.roundId, application.roundVersion);
      const paidOn = payment.due > today ? payment.due : today;
      const useUntil = round === undefined ? payment.useUntil : useUntilOf(paidOn, round.payment.useWithinDays, award.period);
      const released: Payment = { ...payment, state: 'released', useUntil, released: signedBy(staff, at) };
      const happening = { kind: 'payment.released' as const, at, ...staffActor(staff), amount: payment.amount, subject: String(number) };
      const change = changeOf(application, happening, {
        paidAmount: (application.paidAmount ?? 0) + payment.amount,
        ...(application.state === 'award_issued' && { state: 'running' as const }),
      });
      const rest = payments.map((each) => (each === payment ? released : each));
      return {
        change,
        also: [
          deps.writes.payment(released),
          deps.writes.budgetPaid(budget, payment.amount),
          ...(payment.payee.kind === 'account' ? [deps.writes.transfer({ at, applicationId: id, number })] : []),
          ...(lift === undefined ? [] : [deps.writes.lift({ ...lift, state: 'used', usedBy: number })]),
        ],
        desk: waitsAfter({ ...file, payments: rest }, today, deps.isWorkingDay),
      };
    });

/** A payment that could not be released, and why. */
export type NotReleased = PaymentKey & { readonly why: string };

/**
 * Releases several payments, each by itself: one that is refused holds up no other.
 * @returns those that were refused; a second attempt goes on where a fault stopped the first
 */
export const releasePayments =
  (deps: PayDeps) =>
  async (keys: readonly PaymentKey[], staff: Person): Promise<readonly NotReleased[]> => {
    // Whose proofs are late is read once for all of them: it takes a day to change.
    let rows: ReturnType<PayDeps['rowsOf']> | undefined;
    const release = releasePayment({ ...deps, rowsOf: (rounds) => (rows ??= deps.rowsOf(rounds)) });
    const refused: NotReleased[] = [];
    for (const key of keys) {
      try {
        await release(key, staff);
      } catch (fault) {
        if (!(fault instanceof Refusal)) throw fault;
        refused.push({ ...key, why: fault.message });
      }
    }
    return refused;
  };
