import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { CaseReminder } from '../../shared/domain/funding/case-reminders.ts';
import type { Mail, RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';

/** One mail that an event makes. */
export type Notice = Pick<Mail, 'template' | 'to'> & {
  /** Tells apart mails of one kind of event, where an application may have several. */
  readonly about?: string | undefined;
  readonly mail: RenderedMail;
};

/** What the notification is given. */
export type NotifyApplicantsDeps = {
  /** The application as it is now, read consistently. */
  readonly application: (id: string) => Promise<Application | undefined>;
  /** The mails that each kind of event makes, of the application as it is now; work of the office between them makes none. */
  readonly notices: Readonly<
    Partial<Record<ApplicationEvent['kind'], (application: Application, event: ApplicationEvent) => Promise<readonly Notice[]>>>
  >;
  /** The mails that a reminder makes, of the application as it is now. */
  readonly reminderNotices: (application: Application, reminder: CaseReminder) => Promise<readonly Notice[]>;
  /** Gives the mail to the system; the same cause and address twice is one mail. */
  readonly post: (mail: MailDraft) => Promise<void>;
  /** Instant, ISO 8601 in UTC. */
  readonly now: () => string;
};

/**
 * Tells people what happened to an application. Repeated for the same event it makes no second mail.
 * @throws Error when the event names something that is not there: the stream tries again, then parks the event
 */
export const notifyApplicants = async (event: ApplicationEvent, deps: NotifyApplicantsDeps): Promise<void> => {
  const noticesOf = deps.notices[event.kind];
  if (noticesOf !== undefined) await tell(event, (application) => noticesOf(application, event), deps);
};

/** Reminds an applicant. Repeated for the same reminder it makes no second mail. @throws Error as above */
export const notifyOfReminder = (reminder: CaseReminder, deps: NotifyApplicantsDeps): Promise<void> =>
  tell(reminder, (application) => deps.reminderNotices(application, reminder), deps);

const tell = async (
  { applicationId, kind }: { readonly applicationId: string; readonly kind: string },
  noticesOf: (application: Application) => Promise<readonly Notice[]>,
  { application: find, post, now }: NotifyApplicantsDeps,
): Promise<void> => {
  const application = await find(applicationId);
  if (application === undefined) throw new Error(`Application ${applicationId} of the event is missing`);
  for (const { template, to, about, mail } of await noticesOf(application)) {
    const cause = [kind, applicationId, ...(about === undefined ? [] : [about])].join('#');
    await post({ cause, template, to, ...mail, createdAt: now() });
  }
};
