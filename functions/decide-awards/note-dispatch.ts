import type { IsoDate } from '../../shared/domain/calendar.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { type DecisionStep, dispatchedStep, type Person, waivedStep } from '../../shared/domain/funding/decision-steps.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { IsWorkingDay } from '../../shared/domain/working-days.ts';
import { type Chosen, chosenIn } from './approve-decision.ts';
import { attempts, type StepDeps } from './prepare-decision.ts';
import { type KnownCase, readCase, requireVersion, statusesFor } from './read-case.ts';
import { texts } from './texts.ts';

/** What noting a dispatch needs from outside. */
export type NoteDeps = StepDeps & { readonly isWorkingDay: IsWorkingDay };

const noted = async (
  chosen: Chosen,
  staff: Person,
  deps: NoteDeps,
  { isDone, stepOf }: { readonly isDone: (stored: Decision) => boolean; readonly stepOf: (known: KnownCase, stored: Decision) => DecisionStep },
): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const known = await readCase(chosen.id, staff.subject, deps);
    const stored = chosenIn(known, chosen.decision);
    if (isDone(stored)) return;
    const step = stepOf(known, stored);
    requireVersion(known, chosen.version);
    if ((await deps.decide({ ...step, staff: staff.subject, statuses: statusesFor(known.round) })) === 'done') return;
  }
  throw new Refusal('version-conflict', texts.tryAgain);
};

/**
 * Notes how and on which day a notice left the house. Sent twice it is noted once.
 * @throws Refusal `not-found`, `wrong-state`, `version-conflict`
 */
export const noteDispatch = (
  chosen: Chosen,
  { on, how }: Pick<NonNullable<Decision['dispatch']>, 'on' | 'how'>,
  staff: Person,
  deps: NoteDeps,
): Promise<void> =>
  noted(chosen, staff, deps, {
    isDone: ({ dispatch }) => dispatch?.on === on && dispatch.how === how,
    stepOf: ({ application }, stored) => dispatchedStep(application, stored, { on, how, isWorkingDay: deps.isWorkingDay, staff, at: deps.now() }),
  });

/**
 * Notes that the recipient waived the objection. Sent twice it is noted once.
 * @throws Refusal `not-found`, `wrong-state`, `version-conflict`
 */
export const noteWaiver = (chosen: Chosen, on: IsoDate, staff: Person, deps: NoteDeps): Promise<void> =>
  noted(chosen, staff, deps, {
    isDone: ({ waivedOn }) => waivedOn === on,
    stepOf: ({ application }, stored) => waivedStep(application, stored, { on, isWorkingDay: deps.isWorkingDay, staff, at: deps.now() }),
  });
