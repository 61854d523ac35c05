import { formatMonth } from '../../shared/domain/calendar.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import { type RenderedMail, subjectLimit } from '../../shared/domain/notices/mail.ts';
import { deliveryDays } from '../../shared/domain/statistics/delivery-calendar.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { FiguresFrame } from './frame.ts';
import { type FiguresRequest, formLink, openingOf, requestBlocks } from './request-facts.ts';

/** Asks an administration for the figures of a month. */
export const askedMail =
  (frame: FiguresFrame) =>
  (request: FiguresRequest): RenderedMail => {
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
  };
