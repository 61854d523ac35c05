import { addMonths, type Instant, lastMonth, type Month, monthSchema } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import { dueBefore, hasDelivered, standingOf } from '../../shared/domain/statistics/completeness.ts';
import type { PreviewNotes } from '../../shared/domain/statistics/preview-notes.ts';
import type { Release } from '../../shared/domain/statistics/release.ts';
import { newestDue, releaseInstant } from '../../shared/domain/statistics/release-calendar.ts';
import { isApproved, type ReleaseDraft, type ReleaseEvent } from '../../shared/domain/statistics/release-draft.ts';
import { countingVintages } from '../../shared/domain/statistics/vintage.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import type { FiguresStore } from '../../shared/store/figures-store.ts';
import type { PreviewStore } from '../../shared/store/preview-store.ts';
import type { ReleaseDraftStore } from '../../shared/store/release-draft-store.ts';
import type { ReleaseStore } from '../../shared/store/release-store.ts';
import type { Site } from './frame.tsx';
import { texts } from './texts.ts';
import { type TextToConfirm, textsToConfirm } from './texts-to-confirm.ts';

/** What the pages read. */
export type ViewDeps = Pick<ReleaseDraftStore, 'draft' | 'drafts' | 'draftEvents'> &
  Pick<ReleaseStore, 'revisions' | 'releases'> &
  Pick<FiguresStore, 'vintages'> &
  Pick<DeliveryStore, 'deliveries'> &
  Pick<PreviewStore, 'preview' | 'notes'> & { readonly areas: AreasOverTime; readonly now: () => Instant };

/** How a month stands, in one word of the list. */
export type MonthState = keyof Omit<typeof texts.states, 'published'> | { readonly revision: number };

/** What is to be decided comes before what has happened. */
export const stateOf = (draft: ReleaseDraft | undefined, published: number | undefined): MonthState => {
  if (draft?.stop !== undefined) return 'stopped';
  if (draft?.hold !== undefined) return 'held';
  if (published !== undefined) return { revision: published };
  if (draft === undefined) return 'none';
  return isApproved(draft) ? 'approved' : 'draft';
};

/** The state in words. */
export const stateWords = (state: MonthState): string => (typeof state === 'string' ? texts.states[state] : texts.states.published(state.revision));

/** One line of the list. */
export type MonthLine = { readonly month: Month; readonly state: MonthState; readonly due: Instant };

// Two years: older months are found in the archive.
const longestList = 24;

/** The months that have a draft or a report, and the next one, newest first. */
export const monthLines = async ({ county }: Pick<Site, 'county'>, deps: ViewDeps): Promise<readonly MonthLine[]> => {
  const now = deps.now();
  const [drafts, releases] = await Promise.all([deps.drafts(), deps.releases()]);
  const months = [lastMonth(now), newestDue(now, county.report), ...drafts.map(({ month }) => month), ...releases.map(({ month }) => month)];
  return [...new Set(months)]
    .sort((a, b) => (a < b ? 1 : -1))
    .slice(0, longestList)
    .map((month) => ({
      month,
      state: stateOf(
        drafts.find((draft) => draft.month === month),
        releases.find((release) => release.month === month)?.revision,
      ),
      due: releaseInstant(month, county.report),
    }));
};

/**
 * The month in an address.
 * @throws Refusal `not-found` for what is none, and for a month that is not over
 */
export const monthIn = (text: string | undefined, now: Instant): Month => {
  const { data } = monthSchema.safeParse(text);
  if (data === undefined || data > lastMonth(now)) throw new Refusal('not-found', texts.noMonth);
  return data;
};

/** Everything that the page of a month shows. */
export type MonthView = {
  readonly month: Month;
  readonly now: Instant;
  readonly due: Instant;
  readonly draft: ReleaseDraft | undefined;
  /** The newest public revision. */
  readonly published: Release | undefined;
  readonly firstPublished: Release | undefined;
  readonly events: readonly ReleaseEvent[];
  /** Names of the administrations that have delivered nothing, and how many there are in all. */
  readonly missing: readonly string[];
  readonly administrations: number;
  /** Of the newest preview. */
  readonly notes: PreviewNotes;
  /** Texts that were written for other numbers than the preview shows. */
  readonly toConfirm: readonly TextToConfirm[];
  /** Numbers of the month came or went after the preview. */
  readonly hasNewerFigures: boolean;
};

/** Reads a month. */
export const monthView = async ({ county }: Pick<Site, 'county'>, month: Month, deps: ViewDeps): Promise<MonthView> => {
  const now = deps.now();
  const [draft, revisions, events, stored, notes] = await Promise.all([
    deps.draft(month),
    deps.revisions(month),
    deps.draftEvents(month),
    deps.deliveries(month),
    deps.notes(month),
  ]);
  const vintages = await deps.vintages(month);
  const counting = new Set(countingVintages(vintages).map(({ vintage }) => vintage));
  const deliveries = new Map(stored.map((delivery) => [delivery.area, delivery]));
  const areas = deps.areas.at(month);
  const due = dueBefore(county.collection, month);
  const standings = areas.children(county.key).map((area) => standingOf({ area, delivery: deliveries.get(area), counting, due, now }));
  const published = revisions.filter(({ state }) => state === 'published');
  return {
    month,
    now,
    due: releaseInstant(month, county.report),
    draft,
    published: published.at(-1),
    firstPublished: published[0],
    events,
    missing: standings.filter((standing) => !hasDelivered(standing)).map(({ area }) => areas.name(area)),
    administrations: standings.length,
    notes: notes ?? { unusual: [], unsafe: [] },
    toConfirm: draft === undefined ? [] : textsToConfirm(draft, notes ?? {}),
    hasNewerFigures: vintages.some(({ receivedAt }) => draft?.preview !== undefined && receivedAt > draft.preview.at),
  };
};

/** The next report that appears by itself. */
export const nextReport = ({ county }: Pick<Site, 'county'>, now: Instant): { readonly month: Month; readonly at: Instant } => {
  const month = lastMonth(now);
  const at = releaseInstant(month, county.report);
  if (at > now) return { month, at };
  const next = addMonths(month, 1);
  return { month: next, at: releaseInstant(next, county.report) };
};
