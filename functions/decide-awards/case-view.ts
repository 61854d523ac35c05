import { inBerlin } from '../../shared/domain/calendar.ts';
import { openDecision } from '../../shared/domain/funding/decision-terms.ts';
import { splitByMonths } from '../../shared/domain/funding/ledger.ts';
import type { CaseView } from './case-page.tsx';
import type { NoteDeps } from './note-dispatch.ts';
import { overBudget } from './over-budget.ts';
import type { KnownCase } from './read-case.ts';

/** Years that a case is about: of its project and of what is bound for it. */
const yearsOf = ({ application: { project, approvedByYear = [] }, decisions }: KnownCase): number[] => {
  const touched = splitByMonths(1_000_000, { from: project.startDate, to: project.endDate });
  return [...new Set([...touched, ...approvedByYear, ...decisions.flatMap(({ years }) => years)].map(({ year }) => year))].sort();
};

/** What the page of a case shows, with what is free at this moment. */
export const viewOf = async (known: KnownCase, staff: string, deps: NoteDeps): Promise<CaseView> => {
  const years = yearsOf(known);
  const open = openDecision(known.decisions);
  const [budgets, refusal] = await Promise.all([
    Promise.all(years.map(deps.budget)),
    open === undefined ? undefined : overBudget(known, open.years, staff, deps),
  ]);
  return {
    known,
    years,
    budgets: budgets.filter((budget) => budget !== undefined),
    tooMuch: refusal?.errors.map(({ message }) => message) ?? [],
    today: inBerlin(deps.now()).date,
    isWorkingDay: deps.isWorkingDay,
  };
};
