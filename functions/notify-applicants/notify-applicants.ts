import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { Mail, RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';

/** A kind of mail: its name, and how it is made of the application as it is now. */
export type Notice = Pick<Mail, 'template'> & { readonly render: (application: Application, event: ApplicationEvent) => Promise<RenderedMail> };

/** What the notification is given. */
export type NotifyApplicantsDeps = {
  /** The application as it is now, read consistently. */
  readonly application: (id: string) => Promise<Application | undefined>;
  /** The mail that each kind of event makes. */
  readonly notices: Readonly<Record<ApplicationEvent['kind'], Notice>>;
  /** Gives the mail to the system; the same cause and address twice is one mail. */
  readonly post: (mail: MailDraft) => Promise<void>;
  /** Instant, ISO 8601 in UTC. */
  readonly now: () => string;
};

/**
 * Tells the contact of an application what happened to it. Repeated for the same event it makes no second mail.
 * @throws Error when the event names an application that is not there: the stream tries again, then parks the event
 */
export const notifyApplicants = async (event: ApplicationEvent, deps: NotifyApplicantsDeps): Promise<void> => {
  const { applicationId, kind } = event;
  const application = await deps.application(applicationId);
  if (application === undefined) throw new Error(`Application ${applicationId} of the event is missing`);
  const { name, email: address } = application.contact;
  const { template, render } = deps.notices[kind];
  await deps.post({
    cause: `${kind}#${applicationId}`,
    template,
    to: { name, address },
    ...(await render(application, event)),
    createdAt: deps.now(),
  });
};
