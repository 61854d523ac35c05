import type { Instant } from '../domain/calendar.ts';
import type { Announcement } from '../domain/notices/announcement.ts';
import type { AnnouncementStore } from '../store/announcement-store.ts';
import type { Wake } from './announcement-queue.ts';

/** What stopping is given. */
export type StopDeps = { readonly announcements: Pick<AnnouncementStore, 'stop' | 'announcement'>; readonly wake: Wake; readonly now: () => Instant };

/**
 * Stops an announcement, held or under way: nobody gets a further mail, and mails that wait are withheld within moments. What has left has left.
 * Again it changes nothing, and withholds what may still wait.
 * @param order.by name of the person, as staff are shown
 * @returns the announcement as it is then, or `undefined` when there is none
 */
export const stopAnnouncement = async (
  { id, by, reason }: { readonly id: string; readonly by: string; readonly reason: string },
  { announcements, wake, now }: StopDeps,
): Promise<Announcement | undefined> => {
  await announcements.stop(id, { by, at: now(), reason });
  const stopped = await announcements.announcement(id);
  if (stopped !== undefined) await wake(id, 0);
  return stopped;
};
