import { confirmationLifetime, expiryOf, instantOf } from '../../shared/domain/access/expiry.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Application, ApplicationEvent, Confirmation } from '../../shared/domain/funding/application.ts';
import { mayConfirm } from '../../shared/domain/funding/confirmation.ts';
import type { InformationRequest } from '../../shared/domain/funding/information-request.ts';
import { confirmTemplate, type RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { ConfirmationStore } from '../../shared/store/confirmation-store.ts';
import type { RequestStore } from '../../shared/store/request-store.ts';
import type { RoundStore } from '../../shared/store/round-store.ts';
import { type ConfirmationFrame, confirmationMail } from './confirmation-mail.ts';
import { confirmedMail } from './confirmed-mail.ts';
import { earlyStartMail } from './early-start-mail.ts';
import { informationAnsweredMail } from './information-answered-mail.ts';
import { informationRequestedMail } from './information-requested-mail.ts';
import type { Notice, NotifyApplicantsDeps } from './notify-applicants.ts';
import { pleaseConfirmMail } from './please-confirm-mail.ts';
import { withdrawalMail } from './withdrawal-mail.ts';

/** What mails need beside application and event. */
export type NoticeDeps = Pick<RequestStore, 'request'> &
  Pick<RoundStore, 'roundVersion'> &
  Pick<ConfirmationStore, 'putConfirmationLink'> & {
    readonly now: () => string;
    /** A new random token (`tokenSchema`). */
    readonly newToken: () => string;
    /** SHA-256 in hexadecimal. */
    readonly hash: (text: string) => string;
  };

const toContact = ({ contact }: Application, template: string, mail: RenderedMail, about?: string): readonly Notice[] => [
  { template, to: { name: contact.name, address: contact.email }, about, mail },
];

const requestOf = async ({ request }: NoticeDeps, { applicationId, subject = '' }: ApplicationEvent): Promise<InformationRequest> => {
  const found = await request(applicationId, subject);
  if (found === undefined) throw new Error(`Request ${subject} of the event is missing`);
  return found;
};

const confirmationWith = ({ id, confirmations = [] }: Application, subject: string | undefined): Confirmation => {
  const found = confirmations.find((each) => each.id === subject);
  if (found === undefined) throw new Error(`Confirmation ${subject} of application ${id} is missing`);
  return found;
};

/**
 * The mail with a link by which a signatory confirms, if they are still waited for. The token is made here, because an event must not
 * carry it, and lives in the mail alone. Should this run again after the link was kept and before the mail was, there is one link more
 * that nobody has ever seen; it expires like the others.
 */
const pleaseConfirm = async (
  application: Application,
  confirmation: Confirmation,
  about: string,
  { frame, deps }: { readonly frame: ConfirmationFrame; readonly deps: NoticeDeps },
): Promise<readonly Notice[]> => {
  if (!mayConfirm(application, confirmation.id)) return [];
  const token = deps.newToken();
  const hash = tokenHashOf('confirmation', token, deps.hash);
  if (hash === undefined) throw new Error('the new token is none');
  const expiresAt = expiryOf(deps.now(), confirmationLifetime);
  await deps.putConfirmationLink(hash, { applicationId: application.id, confirmationId: confirmation.id, expiresAt });
  const mail = pleaseConfirmMail(frame)(application, confirmation, { token, expiresAt: instantOf(expiresAt) });
  return [{ template: confirmTemplate, to: { name: confirmation.name, address: confirmation.email }, about, mail }];
};

/** Which mails follow which event. */
export const noticesOf = (frame: ConfirmationFrame, deps: NoticeDeps): NotifyApplicantsDeps['notices'] => ({
  'application.submitted': async (application) => {
    const asked: Notice[] = [];
    for (const confirmation of application.confirmations ?? [])
      asked.push(...(await pleaseConfirm(application, confirmation, confirmation.id, { frame, deps })));
    const round = await deps.roundVersion(application.roundId, application.roundVersion);
    return [...toContact(application, 'confirmation', confirmationMail(frame)(application, round)), ...asked];
  },
  'application.withdrawn': async (application, event) => toContact(application, 'withdrawal', withdrawalMail(frame)(application, event)),
  'application.confirmed': async (application, event) => {
    const mail = confirmedMail(frame)(application, event, confirmationWith(application, event.subject));
    return toContact(application, 'confirmed', mail, event.subject);
  },
  'confirmation.asked': async (application, event) => {
    const confirmation = confirmationWith(application, event.subject);
    return pleaseConfirm(application, confirmation, `${confirmation.id}#${event.at}`, { frame, deps });
  },
  'information.requested': async (application, event) => {
    const mail = informationRequestedMail(frame)(application, await requestOf(deps, event));
    return toContact(application, 'information-requested', mail, event.subject);
  },
  'information.answered': async (application, event) => {
    const mail = informationAnsweredMail(frame)(application, event, await requestOf(deps, event));
    return toContact(application, 'information-answered', mail, event.subject);
  },
  'early-start.requested': async (application) => toContact(application, 'early-start-requested', earlyStartMail(frame)(application)),
  'release.granted': async () => [],
  'release.revoked': async () => [],
});
