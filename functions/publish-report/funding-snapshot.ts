import { type Instant, lastDayOf, type Month } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { type Budget, earmarkedMoney, freeMoney } from '../../shared/domain/funding/budget.ts';
import { legalForms, type Round } from '../../shared/domain/funding/round.ts';
import { targetGroups } from '../../shared/domain/funding/submission-codes.ts';
import { sumCents } from '../../shared/domain/money.ts';
import type { FundingSnapshot, PublicProject } from '../../shared/domain/statistics/release.ts';

/** What is read for the snapshot. */
export type FundingReads = {
  readonly rounds: () => Promise<readonly Round[]>;
  readonly applicationsOfRound: (roundId: string) => Promise<readonly Application[]>;
  readonly budget: (year: number) => Promise<Budget | undefined>;
};

// Awarded, and not given back.
const awarded: readonly Application['state'][] = ['award_issued', 'running', 'proof_due', 'closed'];
const over: readonly Application['state'][] = ['rejected', 'withdrawn'];
const withoutName: readonly Application['organisation']['legalForm'][] = ['natural-person', 'unregistered-group'];

/** The public state of the funding, as it is at an instant: running projects of the month, money of its year. */
export const takeFundingSnapshot = async (
  month: Month,
  takenAt: Instant,
  { rounds, applicationsOfRound, budget }: FundingReads,
): Promise<FundingSnapshot> => {
  const year = Number(month.slice(0, 4));
  // A project may begin before or end after the budget year it is paid from.
  const near = (await rounds()).filter(({ budgetYear }) => Math.abs(budgetYear - year) <= 1);
  const [found, ofYear] = await Promise.all([
    Promise.all(near.map(async ({ id, budgetYear }) => (await applicationsOfRound(id)).map((application) => ({ budgetYear, application })))),
    budget(year),
  ]);
  const applications = found.flat();
  const asking = applications.filter(({ budgetYear, application }) => budgetYear === year && !over.includes(application.state));
  return {
    takenAt,
    year,
    ...(ofYear && { budget: moneyOf(ofYear, sumCents(asking.map(({ application }) => application.requestedAmount))) }),
    projects: applications
      .map(({ application }) => application)
      .filter((application) => awarded.includes(application.state) && overlaps(application, month))
      .map(publicProject)
      .sort((a, b) => (a.reference < b.reference ? -1 : 1)),
  };
};

const moneyOf = (budget: Budget, requested: number): NonNullable<FundingSnapshot['budget']> => ({
  total: budget.total,
  earmarked: earmarkedMoney(budget),
  ...(budget.reserve > 0 && { reserve: budget.reserve }),
  committed: budget.committed,
  free: freeMoney(budget),
  requested,
});

const overlaps = ({ project: { startDate, endDate } }: Application, month: Month): boolean =>
  startDate <= lastDayOf(month) && endDate >= `${month}-01`;

/** What may be public of an awarded application: no contact, and no name of a person. */
const publicProject = ({ reference, organisation, project, goals, approvedAmount, reuseRelease }: Application): PublicProject => ({
  reference,
  title: project.title,
  organisation: withoutName.includes(organisation.legalForm) ? legalForms[organisation.legalForm] : organisation.name,
  municipalities: project.municipalities,
  startDate: project.startDate,
  endDate: project.endDate,
  targetGroups: goals.targetGroups.map((group) => targetGroups[group]),
  ...(approvedAmount !== undefined && { approvedAmount }),
  ...(reuseRelease && { shortDescription: project.shortDescription }),
});
