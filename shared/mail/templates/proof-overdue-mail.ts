import type { IsoDate } from '../../domain/calendar.ts';
import type { Application } from '../../domain/funding/application.ts';
import { formatWeekdayDate } from '../../domain/funding/deadline.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationLetter } from './application-letter.ts';

/** Says that the proof of use is overdue, and what follows. */
export const proofOverdueMail: MailTemplate<{ readonly application: Application; readonly due: IsoDate }> = {
  name: 'proof-overdue',
  occasion: 'Ein Verwendungsnachweis ist überfällig.',
  render: ({ application, due }, frame) =>
    applicationLetter(
      application,
      {
        news: 'Der Verwendungsnachweis fehlt',
        opening: [
          `für Ihr Projekt „${application.project.title}“ fehlt uns der Verwendungsnachweis. Er war fällig bis ${formatWeekdayDate(due)}.`,
          'Solange er fehlt, zahlen wir Ihrer Organisation nichts aus, auch nicht für andere Projekte. Kommt er nicht, müssen wir das Geld zurückfordern.',
          'Haben Sie ihn schon geschickt, oder brauchen Sie Hilfe? Dann rufen Sie uns bitte an.',
        ],
        blocks: [],
      },
      frame,
    ),
};
