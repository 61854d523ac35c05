import { formatMonth } from '../../domain/calendar.ts';
import { formatWeekdayDate } from '../../domain/funding/deadline.ts';
import { figuresTemplates, subjectLimit } from '../../domain/notices/mail.ts';
import { deliveryDays } from '../../domain/statistics/delivery-calendar.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { type FiguresRequest, formLink, openingOf, requestBlocks } from './figures-request-facts.ts';

/** Asks an administration for the figures of a month. */
export const figuresAskedMail: MailTemplate<FiguresRequest> = {
  name: figuresTemplates.asked,
  occasion: 'Am Tag der Abfrage bekommt jede Verwaltung ihren Link zum Formular.',
  render: (request, frame) => {
    const month = formatMonth(request.form.month);
    const due = formatWeekdayDate(deliveryDays(frame.county.collection, request.form.month).due);
    const headline = `Zahlen für ${month}: bitte ${request.phase === 'open' ? `bis ${due} ` : request.phase === 'published' ? '' : 'jetzt '}melden`;
    return renderLetter(
      {
        // The longest months with the longest day of the week are two characters too long for an inbox.
        subject: headline.length <= subjectLimit ? headline : headline.replace('bitte ', ''),
        headline,
        opening: openingOf(frame, request),
        link: formLink(frame, request),
        blocks: requestBlocks(frame, request),
      },
      { ...frame.county, exampleData: frame.exampleData },
    );
  },
};
