import { type Instant, lastMonth, type Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { MonthRelease } from '../../shared/domain/statistics/release.ts';
import { draftInstant, newestDue, releaseInstant } from '../../shared/domain/statistics/release-calendar.ts';
import { changed, type DraftChange, draftOrEmpty, newDraft, type ReleaseDraft } from '../../shared/domain/statistics/release-draft.ts';
import type { ReleaseDraftStore } from '../../shared/store/release-draft-store.ts';
import { writeCalendar } from './lists/calendar-files.ts';
import { noteAppeared } from './note-appeared.ts';
import { type PublishDeps, type PublishResult, publishReport } from './publish-report.ts';

/** What a run by the schedule needs. */
export type RunDueDeps = PublishDeps & {
  readonly drafts: ReleaseDraftStore;
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** What a run did. */
export type DueResult = { readonly drafted: readonly Month[]; readonly published: readonly PublishResult[] };

// The clock of the function may be a little behind the one of the schedule: then it waits, because nothing may be public before the minute.
const longestWait = 60_000;

// Tries of the schedule itself come within minutes. After that somebody should know.
const lateAfter = 15 * 60_000;

/**
 * Does what is due at this time: the draft of the month before, from the draft's day on, and the report of every month that has to be public
 * and is not, oldest first. Held and stopped months wait for staff.
 * @param time the time that the run stands for
 * @throws the first fault, after all other months
 */
export const runDue = async (time: Instant, deps: RunDueDeps): Promise<DueResult> => {
  const ahead = Date.parse(time) - Date.parse(deps.now());
  if (ahead > 0 && ahead < longestWait) await deps.pause(ahead);
  const at = deps.now();
  const [drafts, releases] = await Promise.all([deps.drafts.drafts(), deps.releases.releases()]);
  const isPublished = (month: Month): boolean => releases.some((release) => release.month === month);
  const due = newestDue(at, deps.site.county.report);
  // A system that has published is at work: its newest month is due even when an outage took the day of the draft as well.
  const waiting = [...drafts.map(({ month }) => month).filter((month) => month <= due), ...(releases.length > 0 ? [due] : [])];
  const months = [...new Set(waiting)].filter((month) => !isPublished(month)).sort();
  const published: PublishResult[] = [];
  const faults: unknown[] = [];
  for (const month of months) {
    try {
      published.push(...(await publishDue(month, at, deps)));
    } catch (fault) {
      if (!(fault instanceof Refusal)) faults.push(fault);
    }
  }
  const drafted = await draftDue(lastMonth(at), at, drafts, isPublished, deps);
  await forgetReaders(
    drafts.filter(({ month }) => isPublished(month)),
    at,
    deps,
  );
  const now = await deps.releases.releases();
  await noteMissed(drafts, now, deps);
  await renewCalendar(now, at, deps);
  if (faults.length > 0) throw faults[0];
  return { drafted, published };
};

const draftDue = async (
  month: Month,
  at: Instant,
  drafts: readonly ReleaseDraft[],
  isPublished: (month: Month) => boolean,
  deps: RunDueDeps,
): Promise<readonly Month[]> => {
  const rule = deps.site.county.report;
  const isTime = draftInstant(month, rule) <= at && at < releaseInstant(month, rule);
  if (!isTime || isPublished(month) || drafts.some((draft) => draft.month === month)) return [];
  // Somebody else may have been faster: then there is one.
  return (await deps.drafts.keepDraft(newDraft(month, at))) ? [month] : [];
};

/** What a run that died behind its record did not say any more. */
const noteMissed = async (drafts: readonly ReleaseDraft[], releases: readonly MonthRelease[], deps: RunDueDeps): Promise<void> => {
  const newest = new Map(releases.map(({ month, revision }) => [month, revision]));
  for (const { month, told } of drafts.filter((draft) => newest.has(draft.month))) {
    if (told.appeared === newest.get(month)) continue;
    const release = (await deps.releases.revisions(month)).find(({ revision }) => revision === newest.get(month));
    if (release !== undefined) await noteAppeared(release, deps);
  }
};

/** A date that has passed is none of the next ones, whether its report came or not; a hold is known within the hour. */
const renewCalendar = async (releases: readonly MonthRelease[], asOf: Instant, { drafts, publication, site }: RunDueDeps): Promise<void> => {
  if (releases.length > 0) await writeCalendar(site, { releases, drafts: await drafts.drafts(), asOf }, publication);
};

/** The addresses of those who read early are of no more use; the next run looks again where somebody else was faster. */
const forgetReaders = async (published: readonly ReleaseDraft[], at: Instant, { drafts }: RunDueDeps): Promise<void> => {
  for (const draft of published.filter(({ preRelease }) => preRelease.length > 0)) {
    await drafts.keepDraft(changed(draft, { preRelease: [] }, { kind: 'release.readers-forgotten', at }));
  }
};

const publishDue = async (month: Month, at: Instant, deps: RunDueDeps): Promise<readonly PublishResult[]> => {
  const draft = await toldOf(month, at, deps);
  if (draft.hold !== undefined || draft.stop !== undefined) return [];
  return [await publishReport({ month, evenEmpty: true }, deps)];
};

/** Says by an event, once, that a report is held although it is due, or that it comes late. @returns the draft as it is then */
const toldOf = async (month: Month, at: Instant, { drafts, site }: RunDueDeps): Promise<ReleaseDraft> => {
  const due = releaseInstant(month, site.county.report);
  for (;;) {
    const draft = draftOrEmpty(await drafts.draft(month), month, at);
    const change = newsOf(draft, at, due);
    if (change === undefined) return draft;
    if (await drafts.keepDraft(change)) return change.after;
  }
};

const newsOf = (draft: ReleaseDraft, at: Instant, due: Instant): DraftChange | undefined => {
  const { hold, stop, told } = draft;
  if (hold !== undefined) {
    if (told.held !== undefined) return undefined;
    return changed(draft, { told: { ...told, held: at } }, { kind: 'release.still-held', reason: hold.reason, at });
  }
  if (stop !== undefined || told.late !== undefined || Date.parse(at) - Date.parse(due) < lateAfter) return undefined;
  return changed(draft, { told: { ...told, late: at } }, { kind: 'release.late', due, at });
};
