import { formatDate, inBerlin } from '../../shared/domain/calendar.ts';
import { changeOf, requireState, staffActor } from '../../shared/domain/funding/life-cycle.ts';
import { payableStates } from '../../shared/domain/funding/payment.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { changeCase, type PayDeps, type Person, waitsAfter } from './change-case.ts';
import { typedDay } from './order-payment.ts';
import { texts } from './texts.ts';

/** Name of the field with the day. */
export const proofField = 'eingegangenAm';

/**
 * Records the day on which the proof of use came in. From then on it blocks nothing, and what was kept back can be paid.
 * @throws Refusal `invalid-fields`, or `version-conflict` when another day is recorded
 */
export const recordProof =
  (deps: PayDeps) =>
  (id: string, typed: string, staff: Person): Promise<unknown> =>
    changeCase(deps, { id, staff }, (file) => {
      const { application } = file;
      requireState(application, payableStates, texts.proof.what);
      const at = deps.now();
      const [today, day, submitted] = [inBerlin(at).date, typedDay(typed), inBerlin(application.submittedAt).date];
      if (day === undefined || day > today || day < submitted) {
        throw new Refusal('invalid-fields', texts.proof.invalid, [
          { pointer: `/${proofField}`, message: texts.proof.wrongDay(formatDate(submitted), formatDate(today)) },
        ]);
      }
      if (application.proofReceivedOn === day) return undefined;
      if (application.proofReceivedOn !== undefined)
        throw new Refusal('version-conflict', texts.proof.known(formatDate(application.proofReceivedOn)));
      const change = changeOf(application, { kind: 'proof.received', at, ...staffActor(staff), subject: day }, { proofReceivedOn: day });
      return { change, also: [], desk: waitsAfter({ ...file, application: change.after }, today, deps.isWorkingDay) };
    });
