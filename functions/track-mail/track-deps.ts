import type { Seal } from '../../shared/domain/notices/mail.ts';
import type { StopDeps } from '../../shared/mail/stop-announcement.ts';
import type { AnnouncementStore } from '../../shared/store/announcement-store.ts';
import type { FeedbackStore } from '../../shared/store/feedback-store.ts';
import type { MailListStore } from '../../shared/store/mail-list-store.ts';
import type { MailStore } from '../../shared/store/mail-store.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import type { SendingStore } from '../../shared/store/sending-store.ts';
import type { SuppressionStore } from '../../shared/store/suppression-store.ts';

/** What the pages of the mails need from outside. */
export type TrackDeps = StopDeps &
  Pick<MailStore, 'mail'> &
  Pick<MailListStore, 'openMails' | 'resend' | 'mailsOf' | 'countsOf'> &
  Pick<FeedbackStore, 'feedbackDays'> &
  Pick<RecipientStore, 'recipient'> &
  Pick<SuppressionStore, 'suppression' | 'liftSuppression'> & {
    readonly sending: Pick<SendingStore, 'sending' | 'resumeSending'>;
    readonly announcements: Pick<AnnouncementStore, 'announcements' | 'announcement' | 'stop'>;
    /** Asks the mailer to deliver mails. */
    readonly deliver: (mailIds: readonly string[]) => Promise<void>;
    /** Fetches the secret when it is first needed. */
    readonly seal: () => Promise<Seal>;
  };
