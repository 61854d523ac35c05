import { formatDate, type IsoDate } from '../../domain/calendar.ts';
import type { Application } from '../../domain/funding/application.ts';
import { formatWeekdayDate } from '../../domain/funding/deadline.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationLetter } from './application-letter.ts';

/** Reminds of the proof of use before its last day. */
export const proofDueMail: MailTemplate<{ readonly application: Application; readonly due: IsoDate }> = {
  name: 'proof-due',
  occasion: 'Ein Verwendungsnachweis ist bald fällig.',
  render: ({ application, due }, frame) =>
    applicationLetter(
      application,
      {
        news: `Verwendungsnachweis bis ${formatDate(due)}`,
        opening: [
          `für Ihr Projekt „${application.project.title}“ brauchen wir den Verwendungsnachweis. Er ist fällig bis ${formatWeekdayDate(due)}.`,
          'Zeigen Sie uns darin, was Sie gemacht haben und wofür Sie das Geld ausgegeben haben. Was dazugehört, steht im Bescheid.',
          'Schaffen Sie es nicht bis zu diesem Tag? Dann sprechen Sie bitte vorher mit uns.',
        ],
        blocks: [],
      },
      frame,
    ),
};
