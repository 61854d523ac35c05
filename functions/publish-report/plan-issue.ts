import { addMonths, formatMonth, type Instant, type Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { reportMonths } from '../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { type Issue, inputsOf, type Release } from '../../shared/domain/statistics/release.ts';
import { countingVintages, reasonsOfChange, seenWhole } from '../../shared/domain/statistics/vintage.ts';
import type { FiguresStore } from '../../shared/store/figures-store.ts';
import type { ReleaseStore } from '../../shared/store/release-store.ts';
import type { ReleasedCellsStore } from '../../shared/store/released-cells-store.ts';
import { type Decision, decide, type IssueTexts, inputsHashOf, type ObservationsByMonth } from './freeze.ts';
import { type FundingReads, takeFundingSnapshot } from './funding-snapshot.ts';
import type { IssueInputs, IssueTools } from './prepare-issue.ts';
import type { ReportSite } from './report-site.ts';

/** What planning reads. */
export type PlanDeps = {
  readonly site: ReportSite;
  readonly figures: Pick<FiguresStore, 'vintages' | 'observations'>;
  readonly funding: FundingReads;
  readonly releases: Pick<ReleaseStore, 'releases'>;
  readonly cells: Pick<ReleasedCellsStore, 'cells'>;
} & IssueTools;

/** What is planned. */
export type PlanOrder = {
  readonly month: Month;
  /** When the issue appears. */
  readonly at: Instant;
  /** Public reason of a correction; absent: what those wrote who changed the figures. */
  readonly reason?: string | undefined;
  /** Stored revisions of the month, oldest first. */
  readonly revisions: readonly Release[];
  readonly texts: IssueTexts;
  /** A month without any figure gets an issue that says so. */
  readonly evenEmpty: boolean;
};

/** Which issue. */
export type IssueName = { readonly month: Month; readonly revision: number };

/** The revision that a run is about, with everything that it is made from, and the public issues that a reader can put beside it. */
export type IssuePlan = Decision & { readonly inputs: IssueInputs; readonly beside: readonly IssueName[] };

/**
 * Reads what counts and decides which revision it makes. Writes nothing.
 * @throws Refusal `nothing-to-publish` for a month without figures, unless it may be empty
 */
export const planIssue = async (order: PlanOrder, deps: PlanDeps): Promise<IssuePlan> => {
  const { month, revisions } = order;
  const { decision, observations, shared } = await freeze(order, deps);
  const { release, stage } = decision;
  const frozen = release.earlier ?? [];
  const before = revisions.find(({ revision }) => revision === release.revision - 1);
  const published = before && (await valuesOf(month, before.vintages, deps));
  // What was begun, and may be public already, keeps its own pattern: another one beside it would give both away.
  const known = stage === 'new' ? frozen : [...frozen, { month, revision: release.revision }];
  const earlier = (await someAtOnce(known, (issue) => deps.cells.cells(issue.month, issue.revision))).flatMap((cells) => cells ?? []);
  const cellsBefore = before && earlier.find((cells) => cells.month === month && cells.revision === before.revision);
  const issues = [...revisions.filter(({ revision }) => revision < release.revision), release].map(issueOf);
  const inputs = { release, observations, earlier, issues, ...(published && { published }), ...(cellsBefore && { cellsBefore }) };
  // Between the freeze and the end of a run that died, other months may have appeared.
  return { ...decision, inputs, beside: stage === 'published' ? frozen : shared };
};

const issueOf = ({ revision, frozenAt, reason }: Release): Issue => ({ revision, frozenAt, ...(reason !== undefined && { reason }) });

const freeze = async (
  order: PlanOrder,
  deps: PlanDeps,
): Promise<{ readonly decision: Decision; readonly observations: ObservationsByMonth; readonly shared: readonly IssueName[] }> => {
  const { month, at: now, reason, revisions } = order;
  const newest = revisions.at(-1);
  const begun = newest?.state === 'frozen' ? newest : undefined;
  const { vintages, named } = begun ? { vintages: begun.vintages, named: [] } : await countingNow(order, newest, deps);
  const texts = begun ? textsOf(begun) : order.texts;
  const observations = await read(month, vintages, deps);
  const inputsHash = inputsHashOf(observations, { ...deps.site, ...texts }, deps.hash);
  const earlier = await earlierIssues(month, revisions, deps);
  const decision = await decide({ month, now, reason, named, revisions, vintages, inputsHash, texts, earlier }, () =>
    takeFundingSnapshot(month, now, deps.funding),
  );
  // The same values came once more: the issue is written again from what it was made of.
  const again = JSON.stringify(decision.release.vintages) !== JSON.stringify(vintages);
  return { decision, observations: again ? await read(month, decision.release.vintages, deps) : observations, shared: earlier };
};

const textsOf = ({ commentary, alsoHidden, preRelease }: Release): IssueTexts => ({
  ...(commentary && { commentary }),
  ...(alsoHidden && { alsoHidden }),
  ...(preRelease && { preRelease }),
});

/**
 * What counts now of all months that the report shows, and why it was changed since the newest revision. What becomes visible meanwhile is in
 * it wholly or not at all.
 */
const countingNow = async (
  { month, evenEmpty }: PlanOrder,
  newest: Release | undefined,
  { figures }: PlanDeps,
): Promise<{ readonly vintages: Release['vintages']; readonly named: readonly string[] }> => {
  const lists = seenWhole(new Map(await eachMonth(reportMonths(month), figures.vintages)));
  const vintages = [...lists].flatMap(([of, list]) => countingVintages(list).map(({ vintage, sha256 }) => ({ month: of, vintage, sha256 })));
  // Of the month itself only: whoever changed it was told that the reason is public, whoever changed an earlier one was not.
  const named = newest === undefined ? [] : reasonsOfChange(lists.get(month) ?? [], inputsOf(newest, month));
  if (evenEmpty || vintages.some((vintage) => vintage.month === month)) return { vintages, named };
  throw new Refusal(
    'nothing-to-publish',
    `Für ${formatMonth(month)} liegen keine Zahlen vor. Bitte lesen Sie zuerst Zahlen ein und starten Sie dann die Veröffentlichung noch einmal.`,
  );
};

/** The values of all months that a report shows, from these vintages. */
const read = async (month: Month, vintages: Release['vintages'], deps: PlanDeps): Promise<ObservationsByMonth> =>
  new Map(await eachMonth(reportMonths(month), (of) => valuesOf(of, vintages, deps)));

const valuesOf = async (month: Month, vintages: Release['vintages'], { figures }: PlanDeps): Promise<readonly Observation[]> => {
  const used = inputsOf({ vintages }, month);
  return used.length === 0 ? [] : figures.observations(month, { vintages: used });
};

/** What is public of the months that this issue shows: earlier revisions of its own, and issues that share months with it. */
const earlierIssues = async (month: Month, revisions: readonly Release[], { releases }: PlanDeps): Promise<readonly IssueName[]> => {
  const reach = reportMonths(month).length - 1;
  const [from, to] = [addMonths(month, -reach), addMonths(month, reach)];
  const others = (await releases.releases()).filter((release) => release.month !== month && from <= release.month && release.month <= to);
  return [
    ...others.toReversed().flatMap(({ month: of, issues }) => issues.map(({ revision }) => ({ month: of, revision }))),
    ...revisions.map(({ revision }) => ({ month, revision })),
  ];
};

// Enough to hide the waiting, few enough for a small table.
const atOnce = 5;

const someAtOnce = async <T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += atOnce) results.push(...(await Promise.all(all.slice(from, from + atOnce).map(work))));
  return results;
};

/** Reads months, some at a time, in their order. */
const eachMonth = <T>(months: readonly Month[], work: (month: Month) => Promise<T>): Promise<(readonly [Month, T])[]> =>
  someAtOnce(months, async (month) => [month, await work(month)] as const);
