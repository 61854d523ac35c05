import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';

/** What the notification is given. */
export type NotifyApplicantsDeps = {
  /** The application as it is now, read consistently. */
  readonly application: (id: string) => Promise<Application | undefined>;
  readonly render: (application: Application) => RenderedMail;
  /** Gives the mail to the system; the same cause and address twice is one mail. */
  readonly post: (mail: MailDraft) => Promise<void>;
  /** Instant, ISO 8601 in UTC. */
  readonly now: () => string;
};

/**
 * Tells the contact of an application that it arrived. Repeated for the same event it makes no second mail.
 * @throws Error when the event names an application that is not there: the stream tries again, then parks the event
 */
export const notifyApplicants = async ({ applicationId, kind }: ApplicationEvent, deps: NotifyApplicantsDeps): Promise<void> => {
  const application = await deps.application(applicationId);
  if (application === undefined) throw new Error(`Application ${applicationId} of the event is missing`);
  const { name, email: address } = application.contact;
  await deps.post({
    cause: `${kind}#${applicationId}`,
    template: 'confirmation',
    to: { name, address },
    ...deps.render(application),
    createdAt: deps.now(),
  });
};
