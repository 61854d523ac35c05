import type { Instant } from '../../shared/domain/calendar.ts';
import type { Seal } from '../../shared/domain/notices/mail.ts';
import type { AnnouncementStore } from '../../shared/store/announcement-store.ts';
import type { FeedbackStore } from '../../shared/store/feedback-store.ts';
import type { MailListStore } from '../../shared/store/mail-list-store.ts';
import type { MailStore } from '../../shared/store/mail-store.ts';
import type { SendingStore } from '../../shared/store/sending-store.ts';

/** What the pages of the mails need from outside. */
export type TrackDeps = Pick<MailStore, 'mail'> &
  Pick<MailListStore, 'openMails' | 'resend' | 'mailsOf' | 'countsOf'> &
  Pick<SendingStore, 'sending' | 'resumeSending'> &
  Pick<FeedbackStore, 'feedbackDays'> &
  Pick<AnnouncementStore, 'announcements' | 'announcement'> & {
    /** @returns `false` when it is too late */
    readonly stopAnnouncement: (id: string, stop: { readonly by: string; readonly reason: string }) => Promise<boolean>;
    /** Asks the mailer to deliver a mail. */
    readonly announce: (message: { readonly mailId: string }) => Promise<void>;
    /** Fetches the secret when it is first needed. */
    readonly seal: () => Promise<Seal>;
    readonly now: () => Instant;
  };
