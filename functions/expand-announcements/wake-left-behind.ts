import type { Instant } from '../../shared/domain/calendar.ts';
import { isLeftBehind } from '../../shared/domain/notices/announcement.ts';
import type { Wake } from '../../shared/mail/announcement-queue.ts';
import type { AnnouncementStore } from '../../shared/store/announcement-store.ts';

/** What the sweep is given. */
export type SweepDeps = { readonly announcements: Pick<AnnouncementStore, 'announcements'>; readonly wake: Wake; readonly now: () => Instant };

/** Has every announcement gone on with that should be further: the table and not the queue remembers what is to do. */
export const wakeLeftBehind = async ({ announcements, wake, now }: SweepDeps): Promise<void> => {
  for (const announcement of await announcements.announcements()) if (isLeftBehind(announcement, now())) await wake(announcement.id, 0);
};
