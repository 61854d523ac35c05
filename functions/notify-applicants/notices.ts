import { confirmationLifetime, expiryOf, instantOf } from '../../shared/domain/access/expiry.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Application, ApplicationEvent, Confirmation } from '../../shared/domain/funding/application.ts';
import { mayConfirm } from '../../shared/domain/funding/confirmation.ts';
import type { InformationRequest } from '../../shared/domain/funding/information-request.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { confirmationMail } from '../../shared/mail/templates/confirmation-mail.ts';
import { confirmedMail } from '../../shared/mail/templates/confirmed-mail.ts';
import { earlyStartRequestedMail } from '../../shared/mail/templates/early-start-requested-mail.ts';
import { informationAnsweredMail } from '../../shared/mail/templates/information-answered-mail.ts';
import { informationRequestedMail } from '../../shared/mail/templates/information-requested-mail.ts';
import { pleaseConfirmMail } from '../../shared/mail/templates/please-confirm-mail.ts';
import { withdrawalMail } from '../../shared/mail/templates/withdrawal-mail.ts';
import type { ConfirmationStore } from '../../shared/store/confirmation-store.ts';
import type { RequestStore } from '../../shared/store/request-store.ts';
import type { RoundStore } from '../../shared/store/round-store.ts';
import { type MoneyNoticeDeps, moneyNotices, toContact } from './money-notices.ts';
import type { Notice } from './notify-applicants.ts';

/** What mails need beside application and event. */
export type NoticeDeps = Pick<RequestStore, 'request'> &
  Pick<RoundStore, 'roundVersion'> &
  MoneyNoticeDeps &
  Pick<ConfirmationStore, 'putConfirmationLink'> & {
    readonly now: () => string;
    /** A new random token (`tokenSchema`). */
    readonly newToken: () => string;
    /** SHA-256 in hexadecimal. */
    readonly hash: (text: string) => string;
  };

/**
 * Kinds of events that make no mail, each for its reason. Work of the office between two answers is none of the applicant's business, and a
 * decision is told of once, when it leaves the house (docs/decisions/0139). A new kind stands here or below: neither, and the types and a test
 * say so.
 */
export const silentKinds = [
  ...(['release.granted', 'release.revoked'] as const),
  ...(['case.assigned', 'check.recorded', 'opinion.given', 'conflict.declared', 'conflict.withdrawn', 'assessment.recorded'] as const),
  ...(['costs.recognised', 'proposal.made', 'audit.opinion-given', 'paper.requested', 'committee.voted'] as const),
  ...(['motion.added', 'motion.withdrawn'] as const),
  ...(['decision.prepared', 'decision.returned', 'decision.issued', 'objection.waived'] as const),
  ...(['payment.ordered', 'payment.cancelled', 'payment.unblock-asked', 'payment.unblocked'] as const),
  // Reminders tell of it, by the calendar of the round.
  'proof.overdue',
  'proof.received',
] as const;

type ToldKind = Exclude<ApplicationEvent['kind'], (typeof silentKinds)[number]>;
type Told = (application: Application, event: ApplicationEvent) => Promise<readonly Notice[]>;

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
  { frame, deps }: { readonly frame: MailFrame; readonly deps: NoticeDeps },
): Promise<readonly Notice[]> => {
  if (!mayConfirm(application, confirmation.id)) return [];
  const token = deps.newToken();
  const hash = tokenHashOf('confirmation', token, deps.hash);
  if (hash === undefined) throw new Error('the new token is none');
  const expiresAt = expiryOf(deps.now(), confirmationLifetime);
  await deps.putConfirmationLink(hash, { applicationId: application.id, confirmationId: confirmation.id, expiresAt });
  const mail = pleaseConfirmMail.render({ application, signatory: confirmation, access: { token, expiresAt: instantOf(expiresAt) } }, frame);
  return [{ template: pleaseConfirmMail.name, to: { name: confirmation.name, address: confirmation.email }, about, mail }];
};

/** Which mails follow which event. */
export const noticesOf = (frame: MailFrame, deps: NoticeDeps): Readonly<Record<ToldKind, Told>> => {
  const tell = toContact(frame);
  return {
    'application.submitted': async (application) => {
      const asked: Notice[] = [];
      for (const confirmation of application.confirmations ?? [])
        asked.push(...(await pleaseConfirm(application, confirmation, confirmation.id, { frame, deps })));
      const round = await deps.roundVersion(application.roundId, application.roundVersion);
      return [...tell(application, confirmationMail, { application, round }), ...asked];
    },
    'application.withdrawn': async (application, { at }) => tell(application, withdrawalMail, { application, at }),
    'application.confirmed': async (application, { at, subject }) => {
      const confirmation = confirmationWith(application, subject);
      return tell(application, confirmedMail, { application, at, confirmation }, subject);
    },
    'confirmation.asked': async (application, event) => {
      const confirmation = confirmationWith(application, event.subject);
      return pleaseConfirm(application, confirmation, `${confirmation.id}#${event.at}`, { frame, deps });
    },
    'information.requested': async (application, event) => {
      const request = await requestOf(deps, event);
      return tell(application, informationRequestedMail, { application, request }, event.subject);
    },
    'information.answered': async (application, event) => {
      const request = await requestOf(deps, event);
      return tell(application, informationAnsweredMail, { application, at: event.at, request }, event.subject);
    },
    'early-start.requested': async (application) => tell(application, earlyStartRequestedMail, application),
    ...moneyNotices(frame, deps),
  };
};
