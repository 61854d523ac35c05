import type { Decision } from '../../shared/domain/funding/decision.ts';
import { decisionErrors } from '../../shared/domain/funding/decision-rules.ts';
import { issuedStep, type Person, returnedStep } from '../../shared/domain/funding/decision-steps.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { overBudget } from './over-budget.ts';
import { attempts, type StepDeps } from './prepare-decision.ts';
import { type KnownCase, readCase, requireVersion, statusesFor } from './read-case.ts';
import { texts } from './texts.ts';

/** Which decision of which case, and the version of the case that was read. */
export type Chosen = { readonly id: string; readonly version: number; readonly decision: string };

/** @throws Refusal `not-found` */
export const chosenIn = ({ decisions }: KnownCase, id: string): Decision => {
  const found = decisions.find((decision) => decision.id === id);
  if (found === undefined) throw new Refusal('not-found', texts.case.unknown);
  return found;
};

// The fields stand in a form that is not on this page.
const unlinked = ({ message }: FieldError): FieldError => ({ pointer: '', message });

/**
 * Puts a decision in force and binds its money, or gives money back. Sent twice it is issued once.
 * @throws Refusal `not-found`; `four-eyes` for who prepared it; `wrong-state`, also when it breaks a rule by now; `version-conflict` with what
 * happened since; `over-budget` with what is free and what would fit
 */
export const issueDecision = async (chosen: Chosen, staff: Person, deps: StepDeps): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const known = await readCase(chosen.id, staff.subject, deps);
    const stored = chosenIn(known, chosen.decision);
    if (stored.issued?.by.subject === staff.subject) return;
    const step = issuedStep(known.application, stored, { staff, at: deps.now() });
    requireVersion(known, chosen.version);
    // Since it was prepared somebody may have ordered a payment, or recognised less.
    const errors = decisionErrors(stored, known);
    if (errors.length > 0) throw new Refusal('wrong-state', texts.outdated, [{ pointer: '', message: texts.outdated }, ...errors.map(unlinked)]);
    const outcome = await deps.decide({ ...step, staff: staff.subject, statuses: statusesFor(known.round) });
    if (outcome === 'done') return;
    if (outcome === 'stale') continue;
    const refusal = await overBudget(known, stored.years, staff.subject, deps);
    if (refusal !== undefined) throw refusal;
  }
  throw new Refusal('version-conflict', texts.tryAgain);
};

/**
 * Gives a decision back with a reason. Sent twice it is given back once.
 * @throws Refusal `not-found`, `wrong-state`, `version-conflict`; `invalid-fields` without a reason
 */
export const returnDecision = async ({ reason, ...chosen }: Chosen & { readonly reason: string }, staff: Person, deps: StepDeps): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const known = await readCase(chosen.id, staff.subject, deps);
    const stored = chosenIn(known, chosen.decision);
    if (stored.state === 'returned' && stored.returned?.by.subject === staff.subject && stored.returned.reason === reason) return;
    const step = returnedStep(known.application, stored, { reason, staff, at: deps.now() });
    requireVersion(known, chosen.version);
    if ((await deps.decide({ ...step, staff: staff.subject, statuses: [] })) === 'done') return;
  }
  throw new Refusal('version-conflict', texts.tryAgain);
};
