import type { Instant } from '../../shared/domain/calendar.ts';
import { type Announced, type Announcement, mailingOfAnnounced, type Reader } from '../../shared/domain/notices/announcement.ts';
import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import { isAddressedBy, type Recipient } from '../../shared/domain/notices/recipient.ts';
import type { Wake } from '../../shared/mail/announcement-queue.ts';
import { allOf } from '../../shared/runtime/all-of.ts';
import type { AnnouncedMailStore } from '../../shared/store/announced-mail-store.ts';
import type { AnnouncementStore } from '../../shared/store/announcement-store.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import { oneAhead } from './ahead.ts';
import { portionsOf } from './portions.ts';
import { withholdWaiting } from './withhold-waiting.ts';
import { writtenPortions } from './written-portions.ts';

/** What an announcement says to a reader, and under which name of a template. */
export type Letters = { readonly template: string; readonly letter: (reader: Reader) => RenderedMail };

/** What expanding is given. */
export type ExpandDeps = {
  readonly announcements: Pick<AnnouncementStore, 'announcement' | 'startExpanding' | 'finishExpanding' | 'stop' | 'allWithheld'>;
  readonly mails: Pick<AnnouncedMailStore, 'atOnce' | 'keepText' | 'keepMails' | 'waitingMails' | 'withhold'>;
  readonly recipients: RecipientStore['recipients'];
  /** What there is to say; `undefined` where it is void meanwhile, as a round that is closed. */
  readonly lettersOf: (about: Announced) => Promise<Letters | undefined>;
  /** Asks the mailer to deliver these mails. */
  readonly announceMails: (ids: readonly string[]) => Promise<void>;
  readonly wake: Wake;
  readonly now: () => Instant;
  /** SHA-256 of a text, in hexadecimal. */
  readonly hash: (text: string) => string;
  /** Ids of announcements and counts only. */
  readonly log: (code: 'ANNOUNCEMENT_EXPANDED' | 'ANNOUNCEMENT_CONTINUED' | 'ANNOUNCEMENT_UNKNOWN', announcement: string) => void;
};

/**
 * Goes on with an announcement: waits while it is held, makes its mails, or withholds those of a stopped one. Killed anywhere, the next run
 * goes on: nobody is left out and nobody gets two.
 * @param hasTime whether this run may take another portion; without time it asks for the next run
 */
export const expandAnnouncement = async (id: string, deps: ExpandDeps, hasTime: () => boolean): Promise<void> => {
  if (!hasTime()) return deps.wake(id, 0);
  const found = await deps.announcements.announcement(id);
  if (found === undefined) return deps.log('ANNOUNCEMENT_UNKNOWN', id);
  if (found.state === 'stopped') return withholdWaiting(found, deps, hasTime);
  if (found.state === 'expanded') return;
  if (found.state === 'holding') {
    const wait = Date.parse(found.sendAt) - Date.parse(deps.now());
    if (wait > 0) return deps.wake(id, wait / 1000);
    await deps.announcements.startExpanding(id, deps.now());
  }
  const letters = await deps.lettersOf(found.about);
  if (letters !== undefined) return expand(found, letters, deps, hasTime);
  await deps.announcements.stop(id, { by: 'system', at: deps.now(), reason: 'Was angekündigt werden sollte, gilt nicht mehr.' });
  await deps.wake(id, 0);
};

/**
 * Portion by portion: texts, then mails together with the step, then their messages. While a portion is kept, the messages of the one before
 * leave and the next one is read and written: the table never waits for this process. The cursor follows one portion behind, when the
 * messages are in the queue; what is done twice after a kill finds its mails there.
 */
const expand = async ({ id, about, cursor, ...found }: Announcement, letters: Letters, deps: ExpandDeps, hasTime: () => boolean): Promise<void> => {
  const isAddressed = (recipient: Recipient): boolean => isAddressedBy(recipient, mailingOfAnnounced(about));
  const portions = portionsOf(deps.recipients(cursor), { isAddressed, atOnce: deps.mails.atOnce });
  let { step } = found;
  let done = cursor;
  let last: { readonly queued: readonly string[]; readonly to: string } | undefined;
  for await (const { mails, to } of oneAhead(writtenPortions(portions, { id, about }, letters, deps))) {
    const [, kept] = await allOf([deps.announceMails(last?.queued ?? []), deps.mails.keepMails({ id, step }, mails, done)]);
    // Awaited here: leaving the loop waits for what is under way, and nobody would hear of a fault meanwhile.
    if (kept === undefined) return await leave(id, deps, hasTime);
    step += 1;
    done = last?.to ?? done;
    last = { queued: kept.queued, to };
    if (hasTime()) continue;
    await deps.announceMails(last.queued);
    if ((await deps.mails.keepMails({ id, step }, [], last.to)) === undefined) return await leave(id, deps, hasTime);
    deps.log('ANNOUNCEMENT_CONTINUED', id);
    return await deps.wake(id, 0);
  }
  await deps.announceMails(last?.queued ?? []);
  if (!(await deps.announcements.finishExpanding({ id, step }, deps.now()))) return leave(id, deps, hasTime);
  deps.log('ANNOUNCEMENT_EXPANDED', id);
};

/** Another run is ahead and goes on by itself, or staff have stopped it: then this one's mails are withheld too. */
const leave = async (id: string, deps: ExpandDeps, hasTime: () => boolean): Promise<void> => {
  const found = await deps.announcements.announcement(id);
  if (found?.state === 'stopped') await withholdWaiting(found, deps, hasTime);
};
