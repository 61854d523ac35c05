import { formatDeadline, formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import { type Draft, keptUntil, titleOfDraft } from '../../shared/domain/funding/draft.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { cutTo, oneLine } from '../../shared/domain/notices/mail.ts';
import type { Block } from '../../shared/mail/letter.ts';
import type { ConfirmationFrame } from './confirmation-mail.ts';

/** A draft and its round as they are when the mail is made. `isOpen`: the round still takes applications. */
export type KnownDraft = { readonly draft: Draft; readonly round: Round; readonly isOpen: boolean };

const longestTitle = 100;

/** The draft in a few lines. What is typed was never checked, so it is brought into a form that a mail can carry. */
export const draftFacts = ({ draft, round, isOpen }: KnownDraft): Block => {
  const title = cutTo(oneLine((titleOfDraft(draft) ?? '').toWellFormed()), longestTitle);
  return {
    kind: 'facts',
    rows: [
      ...(title === '' ? [] : [{ label: 'Projekt', value: title }]),
      { label: 'Förderrunde', value: round.title },
      ...(isOpen ? [{ label: 'Frist', value: formatDeadline(round) }] : []),
      { label: 'Aufbewahrt bis', value: formatWeekdayDate(keptUntil(draft)) },
    ],
  };
};

/** The way to a draft, for people who may edit it. */
export const draftLink = ({ siteUrl }: ConfirmationFrame, { id }: Pick<Draft, 'id'>) => ({
  text: 'Antrag fortsetzen',
  href: `${siteUrl}/antrag/entwuerfe/${id}`,
});
