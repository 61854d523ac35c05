import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { ReleaseEvent } from '../../shared/domain/statistics/release-draft.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { reportDraftMail } from '../../shared/mail/templates/report-draft-mail.ts';
import { reportHeldMail } from '../../shared/mail/templates/report-held-mail.ts';
import { reportLateMail } from '../../shared/mail/templates/report-late-mail.ts';
import { reportStoppedMail } from '../../shared/mail/templates/report-stopped-mail.ts';
import { type InviteDeps, inviteReaders } from './invite-readers.ts';

/** What telling the office needs. */
export type NotifyEditorsDeps = InviteDeps;

/** The mail of an event, if people hear of it by mail. */
const mailOf = (event: ReleaseEvent, frame: MailFrame): { readonly template: string; readonly mail: RenderedMail } | undefined => {
  if (event.kind === 'release.preview-made' && event.first) return { template: reportDraftMail.name, mail: reportDraftMail.render(event, frame) };
  if (event.kind === 'release.still-held') return { template: reportHeldMail.name, mail: reportHeldMail.render(event, frame) };
  if (event.kind === 'release.late') return { template: reportLateMail.name, mail: reportLateMail.render(event, frame) };
  if (event.kind === 'release.stopped') return { template: reportStoppedMail.name, mail: reportStoppedMail.render(event, frame) };
  return undefined;
};

/** Tells the office what happened to a report, where somebody has to do something, and invites those who may read early. The same event again makes no second mail. */
export const notifyEditors = async (event: ReleaseEvent, deps: NotifyEditorsDeps): Promise<void> => {
  if (event.kind === 'release.approved' || event.kind === 'release.readers-changed') return inviteReaders(event.month, deps);
  const { frame, post, now } = deps;
  const told = mailOf(event, frame);
  if (told === undefined) return;
  const { name, email } = frame.county.office;
  const cause = `${event.kind}#${event.month}#${event.version}`;
  await post({ cause, template: told.template, to: { name, address: email }, ...told.mail, createdAt: now() });
};
