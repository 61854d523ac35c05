import type { Draft, DraftEvent } from '../../shared/domain/funding/draft.ts';
import { keptUntil } from '../../shared/domain/funding/draft.ts';
import type { DraftReminder } from '../../shared/domain/funding/draft-reminders.ts';
import type { Mail, RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { MailFrame, MailTemplate } from '../../shared/mail/mail-template.ts';
import { draftDeadlineMail } from '../../shared/mail/templates/draft-deadline-mail.ts';
import { draftDeletionMail } from '../../shared/mail/templates/draft-deletion-mail.ts';
import type { KnownDraft } from '../../shared/mail/templates/draft-facts.ts';
import { draftInvitationMail } from '../../shared/mail/templates/draft-invitation-mail.ts';
import { draftSavedMail } from '../../shared/mail/templates/draft-saved-mail.ts';

/** What happens to drafts, as it comes from the stream. */
export type DraftNews = DraftEvent | DraftReminder;

/** A mail that news of a draft makes, and the addresses it goes to. `about` tells apart mails of one kind about one draft. */
export type DraftNotice = Pick<Mail, 'template'> & { readonly about?: string; readonly to: readonly string[]; readonly mail: RenderedMail };

/** Is anybody told? Most news are saves that only the people who write look up. */
export const isTold = (news: DraftNews): boolean =>
  news.kind === 'draft.saved' ? news.first === true : !['draft.created', 'draft.prolonged', 'draft.editor-removed'].includes(news.kind);

const addressesOf = ({ editors }: Draft, who: (principal: string) => boolean): readonly string[] =>
  editors.flatMap(({ principal, address }) => (address !== undefined && who(principal) ? [address] : []));

const made = <Data>({ name, render }: MailTemplate<Data>, data: Data, frame: MailFrame) => ({ template: name, mail: render(data, frame) });

/**
 * The mail that news of a draft makes, of the draft and its round as they are now.
 * @returns `undefined` when there is none, or the news is out of date
 */
export const draftNotices =
  (frame: MailFrame) =>
  (news: DraftNews, known: KnownDraft): DraftNotice | undefined => {
    const { draft, isOpen } = known;
    const owner = addressesOf(draft, (principal) => principal === draft.owner);
    switch (news.kind) {
      case 'draft.saved':
        return { ...made(draftSavedMail, known, frame), to: owner };
      case 'draft.editor-invited': {
        // One mail to a person about a draft, however often the owner takes them out and in again.
        const to = addressesOf(draft, (principal) => principal === news.editor);
        return { ...made(draftInvitationMail, { known, invitedBy: owner[0] }, frame), to };
      }
      case 'draft.deadline-near': {
        const about = `${news.lastDay}#${news.daysBefore}`;
        return isOpen
          ? { ...made(draftDeadlineMail, { known, lastDay: news.lastDay }, frame), about, to: addressesOf(draft, () => true) }
          : undefined;
      }
      case 'draft.deletion-near':
        // Somebody may have saved since: then it is kept longer.
        if (keptUntil(draft) !== news.lastDay) return undefined;
        return { ...made(draftDeletionMail, known, frame), about: news.lastDay, to: addressesOf(draft, () => true) };
      default:
        return undefined;
    }
  };
