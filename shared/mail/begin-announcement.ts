import type { Instant } from '../domain/calendar.ts';
import { type Announced, openAnnouncement } from '../domain/notices/announcement.ts';
import type { AnnouncementStore } from '../store/announcement-store.ts';
import type { Wake } from './announcement-queue.ts';

/** What beginning is given. */
export type BeginDeps = {
  readonly announcements: Pick<AnnouncementStore, 'begin'>;
  readonly wake: Wake;
  readonly now: () => Instant;
  /** Minutes in which staff can stop it unread. */
  readonly hold: number;
};

/**
 * Begins an announcement: first its record, then the message. Killed in between, the next try finds the record held and sends the message
 * again. What is further already goes on by itself.
 */
export const beginAnnouncement =
  ({ announcements, wake, now, hold }: BeginDeps) =>
  async (about: Announced): Promise<void> => {
    const at = now();
    const { id, state, sendAt } = await announcements.begin(openAnnouncement(about, { at, hold }));
    if (state === 'holding') await wake(id, (Date.parse(sendAt) - Date.parse(at)) / 1000);
  };
