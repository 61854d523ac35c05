import * as z from 'zod';
import { currentMonth, formatMonth, type Instant, instantSchema, lastMonth, type Month, monthSchema } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type MonthlyReport, monthlyReport, reportMonths } from '../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { type Issue, inputsOf, type MonthRelease, type Release } from '../../shared/domain/statistics/release.ts';
import { countingVintages, reasonsOfChange, seenWhole } from '../../shared/domain/statistics/vintage.ts';
import type { FiguresStore } from '../../shared/store/figures-store.ts';
import type { PublicationStore, PublicFile } from '../../shared/store/publication-store.ts';
import type { ReleaseStore } from '../../shared/store/release-store.ts';
import { type Decision, decide, inputsHashOf, type ObservationsByMonth } from './freeze.ts';
import { type FundingReads, takeFundingSnapshot } from './funding-snapshot.ts';
import { writeLists } from './lists/list-files.ts';
import { type Hash, releaseFiles } from './release-files.ts';
import type { ReportSite } from './report-page.tsx';

/** What starts a run: the month, or the schedule's time whose month before it is. */
export const publishInputSchema = z.strictObject({
  month: monthSchema.optional(),
  time: instantSchema.optional(),
  /** Why a correction is made; public. */
  reason: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)
    .optional(),
});

/** @see publishInputSchema */
export type PublishInput = z.infer<typeof publishInputSchema>;

export type PublishDeps = {
  readonly site: ReportSite;
  readonly figures: Pick<FiguresStore, 'vintages' | 'observations'>;
  readonly funding: FundingReads;
  readonly releases: ReleaseStore;
  readonly publication: PublicationStore;
  readonly hash: Hash;
  readonly now: () => Instant;
};

/** What was written. `path` is the public path. */
export type PublishResult = {
  readonly month: Month;
  readonly revision: number;
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
  /** Nothing changed since the last run: the same files were written again and nobody is told again. */
  readonly alreadyPublished: boolean;
};

/**
 * Publishes the report of a month: freezes its inputs, computes, renders, writes the files, and records the release, which
 * starts its announcement. Killed at any point, the next run finishes with the same bytes and one announcement.
 * @throws Refusal `nothing-to-publish` for a month that has not begun or that has no figures
 */
export const publishReport = async (input: PublishInput, deps: PublishDeps): Promise<PublishResult> => {
  const month = monthOf(input, deps.now());
  const revisions = await deps.releases.revisions(month);
  const { decision, observations } = await freeze(month, input.reason, revisions, deps);
  const { release, stage } = decision;
  const report = await compute(release, observations, revisions, deps);
  const issues: Issue[] = [...revisions.filter(({ revision }) => revision < release.revision), release].map(issueOf);
  const { files, downloads } = releaseFiles({ site: deps.site, report, release, issues }, deps.hash);

  // Rendered before anything is fixed: what cannot be rendered leaves no trace. Two runs at once: the later one starts over.
  if (stage === 'new' && !(await deps.releases.freeze(release))) return publishReport(input, deps);

  // The permanent copy and the data first, each page after what it links.
  for (const batch of [files.filter(isData), files.filter((file) => !isData(file))])
    await Promise.all(batch.map((file) => deps.publication.put(file)));
  const entry: MonthRelease = { month, revision: release.revision, issues, files: downloads };
  const lists = await writeOwnLists(entry, release, deps);
  const published = stage !== 'published' && (await record(decision, entry, report, deps));
  if (published) await writeChangedLists(lists.releases, release, deps);
  return { month, revision: release.revision, files: [...files, ...lists.files].map(describe(deps.hash)), alreadyPublished: !published };
};

const isData = ({ path }: PublicFile): boolean => !path.endsWith('/');

const describe =
  (hash: Hash) =>
  ({ path, body }: PublicFile): PublishResult['files'][number] => ({ path, sha256: hash(body), bytes: body.length });

const monthOf = ({ month, time }: PublishInput, now: Instant): Month => {
  const chosen = month ?? lastMonth(time ?? now);
  if (chosen > currentMonth(now)) {
    throw new Refusal('nothing-to-publish', `Der ${formatMonth(chosen)} hat noch nicht begonnen. Einen Bericht gibt es erst, wenn Zahlen vorliegen.`);
  }
  return chosen;
};

const freeze = async (
  month: Month,
  reason: string | undefined,
  revisions: readonly Release[],
  deps: PublishDeps,
): Promise<{ readonly decision: Decision; readonly observations: ObservationsByMonth }> => {
  const newest = revisions.at(-1);
  const { vintages, named } = newest?.state === 'frozen' ? { vintages: newest.vintages, named: [] } : await countingNow(month, newest, deps);
  const observations = await read(month, vintages, deps);
  const now = deps.now();
  const inputsHash = inputsHashOf(observations, deps.site, deps.hash);
  const decision = await decide({ month, now, reason, named, revisions, vintages, inputsHash }, () => takeFundingSnapshot(month, now, deps.funding));
  // The same values came once more: the issue is written again from what it was made of.
  const again = JSON.stringify(decision.release.vintages) !== JSON.stringify(vintages);
  return { decision, observations: again ? await read(month, decision.release.vintages, deps) : observations };
};

/**
 * What counts now of all months that the report shows, and why it was changed since the newest revision. What becomes visible meanwhile is in
 * it wholly or not at all.
 */
const countingNow = async (
  month: Month,
  newest: Release | undefined,
  { figures }: PublishDeps,
): Promise<{ readonly vintages: Release['vintages']; readonly named: readonly string[] }> => {
  const lists = seenWhole(new Map(await eachMonth(reportMonths(month), figures.vintages)));
  const vintages = [...lists].flatMap(([of, list]) => countingVintages(list).map(({ vintage, sha256 }) => ({ month: of, vintage, sha256 })));
  // Of the month itself only: whoever changed it was told that the reason is public, whoever changed an earlier one was not.
  const named = newest === undefined ? [] : reasonsOfChange(lists.get(month) ?? [], inputsOf(newest, month));
  if (vintages.some((vintage) => vintage.month === month)) return { vintages, named };
  throw new Refusal(
    'nothing-to-publish',
    `Für ${formatMonth(month)} liegen keine Zahlen vor. Bitte lesen Sie zuerst Zahlen ein und starten Sie dann die Veröffentlichung noch einmal.`,
  );
};

/** The values of all months that a report shows, from these vintages. */
const read = async (month: Month, vintages: Release['vintages'], deps: PublishDeps): Promise<ObservationsByMonth> =>
  new Map(await eachMonth(reportMonths(month), (of) => valuesOf(of, vintages, deps)));

const valuesOf = async (month: Month, vintages: Release['vintages'], { figures }: PublishDeps): Promise<readonly Observation[]> => {
  const used = inputsOf({ vintages }, month);
  return used.length === 0 ? [] : figures.observations(month, { vintages: used });
};

const compute = async (
  release: Release,
  observations: ObservationsByMonth,
  revisions: readonly Release[],
  deps: PublishDeps,
): Promise<MonthlyReport> => {
  const before = revisions.find(({ revision }) => revision === release.revision - 1);
  return monthlyReport({
    month: release.month,
    profile: deps.site.county,
    catalogue: deps.site.catalogue,
    observations,
    ...(before && { published: await valuesOf(release.month, before.vintages, deps) }),
  });
};

// Enough to hide the waiting, few enough for a small table.
const monthsAtOnce = 5;

/** Reads months, some at a time, in their order. */
const eachMonth = async <T>(months: readonly Month[], read: (month: Month) => Promise<T>): Promise<(readonly [Month, T])[]> => {
  const results: (readonly [Month, T])[] = [];
  for (let from = 0; from < months.length; from += monthsAtOnce) {
    results.push(...(await Promise.all(months.slice(from, from + monthsAtOnce).map(async (month) => [month, await read(month)] as const))));
  }
  return results;
};

const issueOf = ({ revision, frozenAt, reason }: Release): Issue => ({ revision, frozenAt, ...(reason !== undefined && { reason }) });

/** All lists with this release in them, before it is recorded: whoever is told finds it there. */
const writeOwnLists = async (
  entry: MonthRelease,
  { month, funding }: Release,
  { releases, publication, site, hash }: PublishDeps,
): Promise<{ readonly releases: readonly MonthRelease[]; readonly files: readonly PublicFile[] }> => {
  const others = (await releases.releases()).filter((other) => other.month !== entry.month);
  const all = [...others, entry].sort((a, b) => (a.month < b.month ? 1 : -1));
  return { releases: all, files: await writeLists({ site, releases: all, month, funding }, publication, hash) };
};

// Runs of different months at once: each has listed the others only as far as they were recorded. The last one to
// record finds that something changed, and writes the lists once more.
const writeChangedLists = async (
  written: readonly MonthRelease[],
  { month, funding }: Release,
  { releases, publication, site, hash }: PublishDeps,
): Promise<void> => {
  const recorded = await releases.releases();
  if (JSON.stringify(recorded) !== JSON.stringify(written)) await writeLists({ site, releases: recorded, month, funding }, publication, hash);
};

const record = ({ release }: Decision, entry: MonthRelease, { announced }: MonthlyReport, { releases }: PublishDeps): Promise<boolean> =>
  releases.publish({
    release,
    month: entry,
    event: {
      month: release.month,
      revision: release.revision,
      ...(release.reason !== undefined && { reason: release.reason }),
      at: release.frozenAt,
      ...announced,
    },
  });
