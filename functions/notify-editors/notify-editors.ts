import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { ReleaseEvent } from '../../shared/domain/statistics/release-draft.ts';
import { draftMail } from './draft-mail.ts';
import type { EditorsFrame } from './frame.ts';
import { heldMail } from './held-mail.ts';
import { type InviteDeps, inviteReaders } from './invite-readers.ts';
import { lateMail } from './late-mail.ts';
import { leftOutMail } from './left-out-mail.ts';
import { stoppedMail } from './stopped-mail.ts';

/** What telling the office needs. */
export type NotifyEditorsDeps = InviteDeps;

/** The mail of an event, if people hear of it by mail. */
const mailOf = (event: ReleaseEvent, frame: EditorsFrame): { readonly template: string; readonly mail: RenderedMail } | undefined => {
  if (event.kind === 'release.preview-made' && event.first) return { template: 'report-draft', mail: draftMail(frame)(event) };
  if (event.kind === 'release.still-held') return { template: 'report-held', mail: heldMail(frame)(event) };
  if (event.kind === 'release.late') return { template: 'report-late', mail: lateMail(frame)(event) };
  if (event.kind === 'release.stopped') return { template: 'report-stopped', mail: stoppedMail(frame)(event) };
  if (event.kind === 'release.appeared' && event.leftOut.length > 0) return { template: 'report-left-out', mail: leftOutMail(frame)(event) };
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
