import type { Application } from '../../domain/funding/application.ts';
import { formatWeekdayDate } from '../../domain/funding/deadline.ts';
import type { InformationRequest } from '../../domain/funding/information-request.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationLetter } from './application-letter.ts';

/** Says that the last day for an answer has passed, and that it is taken all the same. */
export const informationOverdueMail: MailTemplate<{ readonly application: Application; readonly request: InformationRequest }> = {
  name: 'information-overdue',
  occasion: 'Die Frist für die Antwort auf eine Rückfrage ist vorbei.',
  render: ({ application, request: { dueDate } }, frame) =>
    applicationLetter(
      application,
      {
        news: 'Ihre Antwort fehlt noch',
        opening: [
          `zu Ihrem Antrag „${application.project.title}“ haben wir noch keine Antwort auf unsere Fragen. Die Frist war ${formatWeekdayDate(dueDate)}.`,
          'Sie können noch antworten, bis über den Antrag entschieden ist. Kommt keine Antwort, entscheiden wir nach dem, was uns vorliegt. Der Antrag kann dann abgelehnt werden.',
          'Brauchen Sie mehr Zeit oder Hilfe? Dann sprechen Sie bitte mit uns.',
        ],
        link: { text: 'Fragen beantworten', path: '/antworten' },
        blocks: [],
      },
      frame,
    ),
};
