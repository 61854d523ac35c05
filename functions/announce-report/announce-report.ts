import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { AreaRecipient, Duty } from '../../shared/domain/notices/recipient.ts';
import type { KeyFigure, ReleasePublished } from '../../shared/domain/statistics/release.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';

/** What the announcement is given. */
export type AnnounceReportDeps = {
  readonly duties: (role: Duty['role']) => Promise<readonly AreaRecipient[]>;
  readonly render: (release: ReleasePublished, recipient: AreaRecipient, own: readonly KeyFigure[]) => RenderedMail;
  /** Gives the mail to the system; the same cause and address twice is one mail. */
  readonly post: (mail: MailDraft) => Promise<void>;
  /** Instant, ISO 8601 in UTC. */
  readonly now: () => string;
  /** Area keys and codes only. */
  readonly log: (code: 'RECIPIENT_WITHOUT_FIGURES' | 'AREA_WITHOUT_RECIPIENT', ids: { readonly area: string }) => void;
};

/**
 * Writes one mail to each administration about a published release. Killed at any point, the next run completes it:
 * the cause names release and area, so a mail that was posted is not posted again, and two administrations that
 * share an address get one each.
 */
export const announceReport = async (release: ReleasePublished, deps: AnnounceReportDeps): Promise<void> => {
  const figuresOf = new Map(release.administrations.map(({ area, figures }) => [area, figures]));
  const recipients = await deps.duties('report');
  for (const recipient of recipients) {
    const { area } = recipient;
    const own = figuresOf.get(area);
    if (own === undefined) deps.log('RECIPIENT_WITHOUT_FIGURES', { area });
    await deps.post({
      cause: `release#${release.month}#${release.revision}#${area}`,
      template: 'release',
      to: { name: recipient.name, address: recipient.address },
      ...deps.render(release, recipient, own ?? []),
      createdAt: deps.now(),
    });
  }
  const known = new Set(recipients.map(({ area }) => area));
  for (const area of figuresOf.keys()) if (!known.has(area)) deps.log('AREA_WITHOUT_RECIPIENT', { area });
};
