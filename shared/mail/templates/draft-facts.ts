import { formatDeadline, formatWeekdayDate } from '../../domain/funding/deadline.ts';
import { type Draft, keptUntil, titleOfDraft } from '../../domain/funding/draft.ts';
import type { Round } from '../../domain/funding/round.ts';
import { cutTo, oneLine } from '../../domain/notices/mail.ts';
import type { Block } from '../letter.ts';
import type { MailFrame } from '../mail-template.ts';

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
export const draftLink = ({ siteUrl }: MailFrame, { id }: Pick<Draft, 'id'>) => ({
  text: 'Antrag fortsetzen',
  href: `${siteUrl}/antrag/entwuerfe/${id}`,
});
