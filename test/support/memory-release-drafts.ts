import type { Month } from '../../shared/domain/calendar.ts';
import {
  type DraftChange,
  type ReleaseDraft,
  type ReleaseEvent,
  type ReleaseRequest,
  releaseDraftSchema,
  releaseEventSchema,
} from '../../shared/domain/statistics/release-draft.ts';
import type { ReleaseDraftStore } from '../../shared/store/release-draft-store.ts';

/** The drafts of the reports in memory, with the conditions of the table. */
export const memoryReleaseDrafts = () => {
  const items = new Map<Month, ReleaseDraft>();
  const events: ReleaseEvent[] = [];
  const requests: ReleaseRequest[] = [];
  const draft = (month: Month): ReleaseDraft | undefined => {
    const item = items.get(month);
    return item && releaseDraftSchema.parse(item);
  };
  const drafts = (): ReleaseDraft[] => [...items.values()].sort((a, b) => (a.month < b.month ? 1 : -1));
  const keep = ({ after, event, request }: DraftChange): boolean => {
    const stored = items.get(after.month);
    if ((stored?.version ?? 0) !== after.version - 1) return false;
    if (event.kind === 'release.approved' && (stored?.textVersion !== event.textVersion || stored.editedBy?.subject === after.approval?.subject)) {
      return false;
    }
    items.set(after.month, releaseDraftSchema.parse(JSON.parse(JSON.stringify(after))));
    events.push(releaseEventSchema.parse(event));
    if (request !== undefined) requests.push(request);
    return true;
  };
  const store: ReleaseDraftStore = {
    draft: async (month) => draft(month),
    drafts: async () => drafts(),
    draftEvents: async (month) => events.filter((event) => event.month === month),
    keepDraft: async (change) => keep(change),
  };
  return {
    store,
    draft,
    drafts,
    keep,
    events,
    requests,
    version: (month: Month) => items.get(month)?.version,
    state: () => ({ items: [...items], events, requests }),
  };
};
