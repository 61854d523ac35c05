import type { Instant } from '../../shared/domain/calendar.ts';
import { type Budget, budgetStatuses, earmarkedMoney } from '../../shared/domain/funding/budget.ts';
import { sumCents } from '../../shared/domain/money.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { BudgetPlan, LedgerStore } from '../../shared/store/ledger-store.ts';
import { fields } from './frame.ts';
import { texts } from './texts.ts';

/** What changing a budget needs from outside. */
export type ChangeDeps = Pick<LedgerStore, 'budget' | 'budgetChanges' | 'keepBudget'> & { readonly now: () => Instant };

type Person = { readonly subject: string; readonly name: string };

const said = texts.form;

/** Version of a plan; 0 where none was entered. */
export const versionOf = (budget: Budget | undefined): number => (budget === undefined ? 0 : (budget.version ?? 1));

const isSame = (stored: Budget | undefined, plan: BudgetPlan): boolean => {
  const told = ({ total, earmarks, reserve, status }: BudgetPlan) =>
    JSON.stringify([total, earmarks.map(({ label, amount }) => [label, amount]), reserve, status]);
  return stored !== undefined && told(stored) === told(plan);
};

const conflict = async (year: number, stored: Budget | undefined, { budgetChanges }: ChangeDeps): Promise<Refusal> => {
  const who = (await budgetChanges(year)).at(-1)?.by.name ?? said.somebody;
  const now = stored === undefined ? [] : [said.nowIs(stored.total, earmarkedMoney(stored), stored.reserve, budgetStatuses[stored.status])];
  const errors = [said.conflict(who), ...now].map((message) => ({ pointer: '', message }));
  return new Refusal('version-conflict', said.conflict(who), errors);
};

const belowCommitted = ({ committed }: Budget, plan: BudgetPlan): Refusal => {
  const least = committed + sumCents(plan.earmarks.map(({ amount }) => amount)) + plan.reserve;
  const message = said.belowCommitted(committed, least);
  return new Refusal('below-committed', message, [{ pointer: `/${fields.total}`, message }]);
};

// Awards go on while somebody changes the plan; only another change of the plan is a conflict.
const attempts = 5;

/**
 * Enters or changes the plan of a year. Sent twice it is changed once.
 * @param version that was read; 0 where there was none
 * @throws Refusal `invalid-fields` when earmarks and reserve are more than the total; `version-conflict` with what is now; `below-committed` when
 * awards have bound more than would be left, with the least total that is possible
 */
export const changeBudget = async (year: number, plan: BudgetPlan, version: number, by: Person, deps: ChangeDeps): Promise<void> => {
  const taken = sumCents(plan.earmarks.map(({ amount }) => amount)) + plan.reserve;
  if (taken > plan.total) {
    throw new Refusal('invalid-fields', said.invalid, [{ pointer: `/${fields.total}`, message: said.tooMuch(taken, plan.total) }]);
  }
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const stored = await deps.budget(year);
    if (isSame(stored, plan)) return;
    if (versionOf(stored) !== version) throw await conflict(year, stored, deps);
    const outcome = await deps.keepBudget(stored, { year, ...plan }, { by, at: deps.now() });
    if (outcome === 'done') return;
    if (outcome === 'committed' && stored !== undefined) throw belowCommitted((await deps.budget(year)) ?? stored, plan);
  }
  throw await conflict(year, await deps.budget(year), deps);
};
