import type { Instant } from '../../shared/domain/calendar.ts';
import {
  endingBy,
  type FeedbackMail,
  type FeedbackReader,
  softBounceLimit,
  strongerSuppression,
} from '../../shared/domain/notices/feedback-change.ts';
import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { MailFeedback } from '../../shared/domain/notices/mail-feedback.ts';
import type { Suppression } from '../../shared/domain/notices/recipient.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import { bouncedMail } from '../../shared/mail/templates/bounced-mail.ts';
import { complainedMail } from '../../shared/mail/templates/complained-mail.ts';
import type { LostReader } from '../../shared/mail/templates/lost-reader-facts.ts';
import type { MailStore } from '../../shared/store/mail-store.ts';

/** What telling the office is given. */
export type TellOfficeDeps = Pick<MailStore, 'mail'> & {
  readonly frame: MailFrame;
  /** Gives the mail to the system; the same cause and address twice is one mail. */
  readonly post: (mail: MailDraft) => Promise<void>;
  readonly now: () => Instant;
  /** The office's own mailbox does not take its mail: only people who read the log can know. */
  readonly log: (code: 'OFFICE_UNREACHABLE', about: Readonly<Record<string, string>>) => void;
};

const ownTemplates: ReadonlySet<string> = new Set([bouncedMail.name, complainedMail.name]);

/**
 * Tells the office whom to phone: once for each address that mails come back from, however many do, and once for each that it entered
 * itself and that complained. A mail to the office is never told of by another one.
 */
export const tellOffice = async (
  feedback: MailFeedback,
  about: FeedbackMail | undefined,
  reader: FeedbackReader,
  { mail, frame, post, now, log }: TellOfficeDeps,
): Promise<void> => {
  if (reader.isOffice) {
    if (feedback.kind !== 'soft-bounced') log('OFFICE_UNREACHABLE', { mail: feedback.mailId, kind: feedback.kind });
    return;
  }
  const reason = endingBy(feedback, about, reader);
  if (reason === undefined || about === undefined || ownTemplates.has(about.template)) return;
  if (reason === 'complaint' && reader.recipient === undefined) return;
  const sent = await mail(feedback.mailId);
  if (sent === undefined) return;
  const { recipient } = reader;
  const lost: LostReader = {
    address: feedback.address,
    name: recipient?.name ?? sent.to.name,
    contact: recipient?.contact,
    phone: recipient?.phone,
    recipient: recipient?.id,
    administrations: administrationsOf(reader, frame),
    mail: { id: sent.id, subject: sent.subject, at: feedback.acceptedAt },
  };
  const { name, email } = frame.county.office;
  const { template, rendered } = noteOf(reason, lost, feedback, frame);
  // Of one suppression one mail, however often mails come back, in whatever order; of the next one, after staff lifted the first, another.
  const { at } = strongerSuppression(reader.suppression, { addressee: reader.addressee, reason, at: feedback.at });
  await post({ cause: `${reason}#${reader.addressee}#${at.slice(0, 10)}`, template, to: { name, address: email }, ...rendered, createdAt: now() });
};

const noteOf = (
  reason: Suppression['reason'],
  lost: LostReader,
  { kind, diagnostic }: MailFeedback,
  frame: MailFrame,
): { readonly template: string; readonly rendered: RenderedMail } =>
  reason === 'complaint'
    ? { template: complainedMail.name, rendered: complainedMail.render(lost, frame) }
    : {
        template: bouncedMail.name,
        rendered: bouncedMail.render({ ...lost, diagnostic, times: kind === 'soft-bounced' ? softBounceLimit : 1 }, frame),
      };

const administrationsOf = ({ recipient }: FeedbackReader, { county }: MailFrame): readonly string[] => {
  const areas = new Set(recipient?.duties.map(({ area }) => area));
  return county.administrations.filter(({ area }) => areas.has(area)).map(({ name }) => name);
};
