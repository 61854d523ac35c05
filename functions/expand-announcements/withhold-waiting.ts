import type { Announcement } from '../../shared/domain/notices/announcement.ts';
import { announcementStopped } from '../../shared/domain/notices/mail-decisions.ts';
import { allOf } from '../../shared/runtime/all-of.ts';
import type { ExpandDeps } from './expand-announcement.ts';

// The index knows of a mail a moment after it is kept, usually within a second: half a minute after the stop it knows all.
const settled = 30_000;

// On their way together; each costs what it costs alone.
const together = 25;

/** Withholds all mails of a stopped announcement that still wait, and looks once more when the index must know all of them. */
export const withholdWaiting = async (
  { id, stopped }: Announcement,
  { mails, announcements, wake, now }: Pick<ExpandDeps, 'mails' | 'announcements' | 'wake' | 'now'>,
  hasTime: () => boolean,
): Promise<void> => {
  const knowsAll = Date.parse(now()) - Date.parse(stopped?.at ?? now()) >= settled;
  for await (const ids of mails.waitingMails(id)) {
    for (let from = 0; from < ids.length; from += together) {
      if (!hasTime()) return await wake(id, 0);
      await allOf(ids.slice(from, from + together).map((mail) => mails.withhold(mail, announcementStopped)));
    }
  }
  if (!knowsAll) return wake(id, settled / 1000);
  await announcements.allWithheld(id, now());
};
