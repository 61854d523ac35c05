import type { EarlyAccess } from '../../shared/domain/access/early-reader.ts';
import { epochSecond } from '../../shared/domain/access/expiry.ts';
import { newTokenOf, type TokenMaker } from '../../shared/domain/access/token.ts';
import type { Instant, Month } from '../../shared/domain/calendar.ts';
import { releaseInstant } from '../../shared/domain/statistics/release-calendar.ts';
import { changed, type DraftChange, type EarlyReader, isApproved, type ReleaseDraft } from '../../shared/domain/statistics/release-draft.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import { reportEarlyMail } from '../../shared/mail/templates/report-early-mail.ts';

/** What inviting people to read early needs. */
export type InviteDeps = TokenMaker & {
  readonly frame: MailFrame;
  /** As it is now, read consistently. */
  readonly draft: (month: Month) => Promise<ReleaseDraft | undefined>;
  /** @returns `false` when somebody else was faster */
  readonly keepDraft: (change: DraftChange) => Promise<boolean>;
  readonly putLink: (hash: string, link: EarlyAccess) => Promise<void>;
  /** Gives the mail to the system; the same cause and address twice is one mail. */
  readonly post: (mail: MailDraft) => Promise<void>;
  readonly now: () => Instant;
};

/**
 * Invites everybody on the list to read the report of a month, once the texts are approved and as long as it has not appeared. Each has one
 * mail, however often this runs; a link that was made for a second one is one that nobody has ever seen. Noted before the mail is made: whoever
 * may have read early is named in the report.
 */
export const inviteReaders = async (month: Month, deps: InviteDeps): Promise<void> => {
  const { frame, putLink, post, now, ...maker } = deps;
  const due = releaseInstant(month, frame.county.report);
  const at = now();
  for (const { name, address } of at < due ? await notedReaders(month, at, deps) : []) {
    const { token, tokenHash } = newTokenOf('early-link', maker);
    await putLink(tokenHash, { month, address, expiresAt: epochSecond(due) });
    const mail = reportEarlyMail.render({ month, name, token }, frame);
    await post({ cause: `release.early#${month}`, template: reportEarlyMail.name, to: { name, address }, ...mail, createdAt: at });
  }
};

/** Those on the list of an approved draft, each noted as invited; nobody of a draft that is not approved. */
const notedReaders = async (month: Month, at: Instant, { draft, keepDraft }: InviteDeps): Promise<readonly EarlyReader[]> => {
  for (;;) {
    const known = await draft(month);
    if (known === undefined || !isApproved(known)) return [];
    if (known.preRelease.every(({ invitedAt }) => invitedAt !== undefined)) return known.preRelease;
    const preRelease = known.preRelease.map((reader) => ({ ...reader, invitedAt: reader.invitedAt ?? at }));
    if (await keepDraft(changed(known, { preRelease }, { kind: 'release.readers-invited', at }))) return preRelease;
  }
};
