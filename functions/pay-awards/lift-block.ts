import { inBerlin } from '../../shared/domain/calendar.ts';
import { changeOf, requireState, staffActor } from '../../shared/domain/funding/life-cycle.ts';
import { payableStates } from '../../shared/domain/funding/payment.ts';
import { askedLift, liftFor, type PaymentLift } from '../../shared/domain/funding/proof-block.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { overdueOf } from './blocked.ts';
import { changeCase, type PayDeps, type Person, signedBy, waitsAfter } from './change-case.ts';
import { texts } from './texts.ts';

/** Longest reason, in characters. */
export const liftReasonLimit = 1000;

/** What somebody typed to ask that a case is paid in spite of an overdue proof. */
export type TypedLift = { readonly request: string; readonly reason: string };

/**
 * Asks that the next payment of a case goes out although a proof of the organisation is overdue. The same form asks once.
 * @throws Refusal `wrong-state` when nothing blocks, or somebody asked already
 */
export const askLift =
  (deps: PayDeps) =>
  (id: string, { request, reason }: TypedLift, staff: Person): Promise<unknown> =>
    changeCase(deps, { id, staff }, async (file) => {
      const { application, lifts } = file;
      if (lifts.some((lift) => lift.request === request)) return undefined;
      requireState(application, payableStates, texts.block.what);
      const at = deps.now();
      const today = inBerlin(at).date;
      const overdue = await overdueOf(deps, application, { today, staff: staff.subject });
      if (overdue.length === 0) throw new Refusal('wrong-state', texts.block.nothing);
      if (askedLift(lifts) !== undefined) throw new Refusal('wrong-state', texts.block.askedAlready);
      if (liftFor(overdue, lifts) !== undefined) throw new Refusal('wrong-state', texts.block.liftedAlready);
      if (reason.trim() === '' || reason.length > liftReasonLimit) {
        throw new Refusal('invalid-fields', texts.block.invalid, [{ pointer: '/begruendung', message: texts.block.noReason }]);
      }
      const number = 1 + Math.max(0, ...lifts.map((lift) => lift.number));
      const lift: PaymentLift = {
        ...{ applicationId: id, number, request, state: 'asked', overdue: [...overdue], reason: reason.trim() },
        asked: signedBy(staff, at),
      };
      const change = changeOf(application, { kind: 'payment.unblock-asked', at, ...staffActor(staff), subject: String(number) }, {});
      return { change, also: [deps.writes.lift(lift)], desk: waitsAfter({ ...file, lifts: [...lifts, lift] }, today, deps.isWorkingDay) };
    });

/**
 * A second person allows what was asked for. Allowed already, it is done.
 * @throws Refusal `four-eyes` for who asked
 */
export const confirmLift =
  (deps: PayDeps) =>
  (id: string, number: number, staff: Person): Promise<unknown> =>
    changeCase(deps, { id, staff }, (file) => {
      const { application, lifts } = file;
      const lift = lifts.find((each) => each.number === number);
      if (lift === undefined) throw new Refusal('not-found', texts.block.unknown);
      if (lift.state !== 'asked') return undefined;
      if (lift.asked.by.subject === staff.subject) throw new Refusal('four-eyes', texts.block.own);
      const at = deps.now();
      const lifted: PaymentLift = { ...lift, state: 'lifted', lifted: signedBy(staff, at) };
      const change = changeOf(application, { kind: 'payment.unblocked', at, ...staffActor(staff), subject: String(number) }, {});
      const rest = lifts.map((each) => (each === lift ? lifted : each));
      return { change, also: [deps.writes.lift(lifted)], desk: waitsAfter({ ...file, lifts: rest }, inBerlin(at).date, deps.isWorkingDay) };
    });
