import type { Instant } from '../../shared/domain/calendar.ts';
import { type Decision, decisionSchema } from '../../shared/domain/funding/decision.ts';
import { decisionErrors } from '../../shared/domain/funding/decision-rules.ts';
import { type Person, preparedStep } from '../../shared/domain/funding/decision-steps.ts';
import { type DecisionTerms, openDecision } from '../../shared/domain/funding/decision-terms.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { DecisionStore } from '../../shared/store/decision-store.ts';
import { type BudgetDeps, overBudget } from './over-budget.ts';
import { type KnownCase, type ReadDeps, readCase, requireVersion, statusesFor } from './read-case.ts';
import { texts } from './texts.ts';

/** What steps of a decision need from outside. */
export type StepDeps = ReadDeps & BudgetDeps & Pick<DecisionStore, 'decide'> & { readonly now: () => Instant };

/** A decision that somebody wants to have prepared. */
export type Wish = {
  /** Of the application. */
  readonly id: string;
  /** Version of the application that was read. */
  readonly version: number;
  /** Id of the decision, drawn when the form was shown: sent twice it is one. */
  readonly decision: string;
  /** What the form says, over the case as it stands now. */
  readonly terms: (known: KnownCase) => DecisionTerms;
};

const saysTheSame = (stored: Decision, terms: DecisionTerms): boolean =>
  JSON.stringify(decisionSchema.parse({ ...stored, ...terms })) === JSON.stringify(decisionSchema.parse(stored));

// Who loses against somebody who writes the same case reads again; the version then says whether it still fits.
export const attempts = 5;

/**
 * Prepares a decision for a second person. Sent twice it is prepared once.
 * @throws Refusal `not-found`; `wrong-state` where the case is not ready or another decision waits; `version-conflict` with what happened
 * since; `invalid-fields`; `over-budget` when the free money cannot carry it: nobody could issue it
 */
export const prepareDecision = async (wish: Wish, staff: Person, deps: StepDeps): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const known = await readCase(wish.id, staff.subject, deps);
    const terms = wish.terms(known);
    const open = openDecision(known.decisions);
    if (open?.state === 'prepared' && open.prepared.by.subject === staff.subject && saysTheSame(open, terms)) return;
    const number = (known.decisions.at(-1)?.number ?? 0) + 1;
    const step = preparedStep(known.application, terms, { id: wish.decision, number, open, staff, at: deps.now() });
    requireVersion(known, wish.version);
    const errors = decisionErrors(terms, known);
    if (errors.length > 0) throw new Refusal('invalid-fields', texts.form.invalid, errors);
    // A budget that will be adopted may be prepared for; a sum that nobody has may not.
    const refusal = await overBudget(known, terms.years, staff.subject, deps, { adopted: true });
    if (refusal !== undefined) throw refusal;
    if ((await deps.decide({ ...step, staff: staff.subject, statuses: statusesFor(known.round) })) === 'done') return;
  }
  throw new Refusal('version-conflict', texts.tryAgain);
};
