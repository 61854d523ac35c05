import type { NoteDeps } from '../../functions/decide-awards/note-dispatch.ts';
import type { ChangeDeps } from '../../functions/keep-budget/change-budget.ts';
import { county } from '../../shared/county/county.ts';
import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import { type Budget, freeMoney } from '../../shared/domain/funding/budget.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import type { YearAmount } from '../../shared/domain/funding/ledger.ts';
import { workingDays } from '../../shared/domain/working-days.ts';
import type { BudgetChange } from '../../shared/store/ledger-store.ts';
import { decidedApplication, tickingClock } from './decided-cases.ts';
import { round } from './submissions.ts';

/** The funding table as decisions see it, without a database; the store tests hold the real one to the same promises. */
export const memoryDecisions = () => {
  const applications = new Map<string, Application>();
  const events = new Map<string, ApplicationEvent[]>();
  const decisions = new Map<string, Decision[]>();
  const budgets = new Map<number, Budget>();
  const changes = new Map<number, BudgetChange[]>();
  const ledger: YearAmount[] = [];

  const carries = ({ year, amount }: YearAmount, statuses: readonly Budget['status'][]): boolean => {
    const budget = budgets.get(year);
    if (budget === undefined) return false;
    return amount > 0 ? freeMoney(budget) >= amount && statuses.includes(budget.status) : budget.committed >= -amount;
  };

  const deps: NoteDeps & ChangeDeps = {
    now: tickingClock(),
    isWorkingDay: workingDays(county.holidays),
    roundVersion: async () => round,
    budget: async (year) => budgets.get(year),
    budgetChanges: async (year) => changes.get(year) ?? [],
    rowsOfRound: async () => [],
    caseFile: async (id) => {
      const application = applications.get(id);
      if (application === undefined) return undefined;
      return { application, events: events.get(id) ?? [], requests: [], review: undefined, decisions: decisions.get(id) ?? [], others: () => [] };
    },
    decide: async ({ change: { before, after, event }, decision, expected, deltas, statuses }) => {
      const known = decisions.get(before.id) ?? [];
      const stored = known.find(({ number }) => number === decision.number);
      if (applications.get(before.id)?.version !== before.version || stored?.state !== expected) return 'stale';
      if (!deltas.every((delta) => carries(delta, statuses))) return 'budget';
      for (const delta of deltas) {
        const budget = budgets.get(delta.year);
        if (budget !== undefined) budgets.set(delta.year, { ...budget, committed: budget.committed + delta.amount });
        ledger.push(delta);
      }
      applications.set(before.id, after);
      events.set(before.id, [...(events.get(before.id) ?? []), event]);
      decisions.set(before.id, [...known.filter((each) => each !== stored), decision]);
      return 'done';
    },
    keepBudget: async (before, { year, ...plan }, { by, at }) => {
      const stored = budgets.get(year);
      if (stored?.version !== before?.version) return 'changed';
      const version = (stored?.version ?? (stored === undefined ? 0 : 1)) + 1;
      const next = { year, committed: stored?.committed ?? 0, paid: stored?.paid ?? 0, ...plan, version };
      if (freeMoney(next) < 0) return 'committed';
      budgets.set(year, next);
      changes.set(year, [...(changes.get(year) ?? []), { year, version, at, by, ...plan }]);
      return 'done';
    },
  };
  return {
    deps,
    budgets,
    given: async (over: Partial<Application>): Promise<Application> => {
      const application = decidedApplication(over);
      applications.set(application.id, application);
      return application;
    },
    putBudget: async (budget: Budget): Promise<void> => void budgets.set(budget.year, budget),
    application: async (id: string) => applications.get(id),
    bound: async (year: number) => {
      const budget = budgets.get(year);
      const own = ledger.filter((entry) => entry.year === year);
      return { budget, ledger: own.reduce((sum, { amount }) => sum + amount, 0), free: budget === undefined ? undefined : freeMoney(budget) };
    },
  };
};
