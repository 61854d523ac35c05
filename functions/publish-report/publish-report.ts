import { currentMonth, formatMonth, type Instant, type Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { MonthRelease, Release } from '../../shared/domain/statistics/release.ts';
import { issueTexts } from '../../shared/domain/statistics/release-draft.ts';
import type { PublicationStore, PublicFile } from '../../shared/store/publication-store.ts';
import type { ReleaseDraftStore } from '../../shared/store/release-draft-store.ts';
import type { ReleaseStore } from '../../shared/store/release-store.ts';
import type { ReleasedCellsStore } from '../../shared/store/released-cells-store.ts';
import { type Audit, unsafeCells } from './audit-issue.ts';
import type { Hash } from './files/named-file.ts';
import { writeCalendar } from './lists/calendar-files.ts';
import { writeLists } from './lists/list-files.ts';
import { markReplaced } from './mark-replaced.ts';
import { noteAppeared } from './note-appeared.ts';
import type { IssuePlan } from './plan-issue.ts';
import { planWithTexts, type TextDeps } from './plan-with-texts.ts';
import { type PreparedIssue, prepareIssue } from './prepare-issue.ts';
import { refuseEarly, refuseHeld, stopUnsafe } from './refuse-release.ts';
import { writeIssue } from './write-issue.ts';

/** Which report is published, and how. */
export type PublishOrder = {
  readonly month: Month;
  /** Why a correction is made; public. */
  readonly reason?: string | undefined;
  /** It is due and nobody waits for figures any more: a month without any gets an issue that says so. */
  readonly evenEmpty?: boolean;
};

export type PublishDeps = TextDeps & {
  readonly releases: Pick<ReleaseStore, 'revisions' | 'releases' | 'freeze' | 'publish'>;
  readonly drafts: Pick<ReleaseDraftStore, 'draft' | 'drafts' | 'keepDraft'>;
  readonly cells: ReleasedCellsStore;
  readonly publication: PublicationStore;
  readonly audit: Audit;
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
 * Publishes the report of a month: freezes its inputs, computes, renders, has it audited, writes the files, and records the release, which
 * starts its announcement. Killed at any point, the next run finishes with the same bytes and one announcement.
 * @throws Refusal `too-early` before its minute, `on-hold`, `unsafe-release`, `nothing-to-publish` for a month that has not begun or that has no figures
 */
export const publishReport = async (order: PublishOrder, deps: PublishDeps): Promise<PublishResult> => {
  const { month, reason, evenEmpty = false } = order;
  refuseFuture(month, deps.now());
  refuseEarly(month, deps.now(), deps.site.county.report);
  const [revisions, draft] = await Promise.all([deps.releases.revisions(month), deps.drafts.draft(month)]);
  refuseHeld(draft);
  const texts = issueTexts(draft, revisions.at(-1), 'approved');
  const { plan, guarded } = await planWithTexts({ month, at: deps.now(), reason, revisions, texts, evenEmpty }, draft, deps);
  const { release, stage } = plan;
  const issue = await prepareIssue(plan.inputs, guarded, deps.site, deps);
  await stopUnsafe(month, await unsafeCells(plan, issue, deps), deps);

  // Rendered before anything is fixed: what cannot be rendered leaves no trace. Two runs at once, or staff at work: the later one starts over.
  if (stage === 'new' && !(await deps.releases.freeze(release, draft?.version))) return publishReport(order, deps);

  const files = await writeIssue(release, issue, deps);
  await markReplaced({ month, issues: plan.inputs.issues }, deps.publication);
  const entry: MonthRelease = { month, revision: release.revision, issues: [...plan.inputs.issues], files: issue.downloads };
  const lists = await writeOwnLists(entry, release, deps);
  const calendar = await writeOwnCalendar(lists.releases, deps);
  const published = stage !== 'published' && (await record(plan, entry, issue, deps));
  if (published) await writeChangedLists(lists.releases, release, deps);
  await noteAppeared(release, deps);

  // Of two runs the one of the older revision may have been the last to write the month's page: then the newest is written once more.
  const newest = (await deps.releases.revisions(month)).at(-1);
  if (newest !== undefined && newest.revision > release.revision) return publishReport({ month, evenEmpty }, deps);
  return { month, revision: release.revision, files: [...files, ...lists.files, ...calendar].map(describe(deps.hash)), alreadyPublished: !published };
};

const describe =
  (hash: Hash) =>
  ({ path, body }: PublicFile): PublishResult['files'][number] => ({ path, sha256: hash(body), bytes: body.length });

const refuseFuture = (month: Month, now: Instant): void => {
  if (month <= currentMonth(now)) return;
  throw new Refusal('nothing-to-publish', `Der ${formatMonth(month)} hat noch nicht begonnen. Einen Bericht gibt es erst, wenn Zahlen vorliegen.`);
};

/** The lists with this release in them, before it is recorded: whoever is told finds it there, and a run that dies here is repeated. */
const writeOwnLists = async (
  entry: MonthRelease,
  { month, funding }: Release,
  { releases, publication, site, hash }: PublishDeps,
): Promise<{ readonly releases: readonly MonthRelease[]; readonly files: readonly PublicFile[] }> => {
  const others = (await releases.releases()).filter((release) => release.month !== entry.month);
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

const record = ({ release }: IssuePlan, entry: MonthRelease, { announced }: PreparedIssue, { releases }: PublishDeps): Promise<boolean> =>
  releases.publish({ release, month: entry, event: { ...factsOf(release), ...announced } });

/** As of the newest release, and not of this run: written again on another day it has the same bytes. */
const writeOwnCalendar = async (releases: readonly MonthRelease[], { drafts, publication, site }: PublishDeps): Promise<readonly PublicFile[]> => {
  const asOf = releases.flatMap(({ issues }) => issues.map(({ frozenAt }) => frozenAt)).reduce((a, b) => (b > a ? b : a), '');
  return writeCalendar(site, { releases, drafts: await drafts.drafts(), asOf }, publication);
};

const factsOf = ({ month, revision, reason, frozenAt }: Release) => ({ month, revision, ...(reason !== undefined && { reason }), at: frozenAt });
