import type { Instant } from '../../shared/domain/calendar.ts';
import type { Draft } from '../../shared/domain/funding/draft.ts';
import { openRounds, type Round } from '../../shared/domain/funding/round.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import { type DraftNews, type draftNotices, isTold } from './draft-notices.ts';

/** What the notification is given. */
export type NotifyEditorsDeps = {
  /** The draft as it is now, read consistently. */
  readonly draft: (id: string) => Promise<Draft | undefined>;
  readonly rounds: () => Promise<readonly Round[]>;
  readonly draftNotice: ReturnType<typeof draftNotices>;
  /** Gives the mail to the system; the same cause and address twice is one mail. */
  readonly post: (mail: MailDraft) => Promise<void>;
  readonly now: () => Instant;
};

/**
 * Tells the people who write an application what they have to know. Who has no address, a client of the API, is not told; nor is anybody
 * about a draft that is submitted or deleted by now. Repeated for the same news it makes no second mail.
 */
export const notifyEditors = async (news: DraftNews, { draft: find, rounds, draftNotice, post, now }: NotifyEditorsDeps): Promise<void> => {
  if (!isTold(news)) return;
  const draft = await find(news.draftId);
  if (draft === undefined) return;
  const round = (await rounds()).find(({ id }) => id === draft.roundId);
  if (round === undefined) throw new Error(`Round ${draft.roundId} of draft ${draft.id} is missing`);
  const createdAt = now();
  const notice = draftNotice(news, { draft, round, isOpen: openRounds([round], createdAt).length > 0 });
  if (notice === undefined) return;
  const { template, about, to, mail } = notice;
  const cause = [news.kind, draft.id, ...(about === undefined ? [] : [about])].join('#');
  for (const address of to) await post({ cause, template, to: { address }, ...mail, createdAt });
};
