import { formatMonth } from '../../shared/domain/calendar.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import { deliveryDays } from '../../shared/domain/statistics/delivery-calendar.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { FiguresFrame } from './frame.ts';
import { type FiguresRequest, formLink, openingOf, requestBlocks } from './request-facts.ts';

/** Reminds an administration that the figures of a month are not there yet. */
export const remindedMail =
  (frame: FiguresFrame) =>
  (request: FiguresRequest): RenderedMail => {
    const month = formatMonth(request.form.month);
    const due = formatWeekdayDate(deliveryDays(frame.county.collection, request.form.month).due);
    const headline = `Erinnerung: ${request.phase === 'open' ? `Zahlen für ${month} bis ${due}` : `Die Zahlen für ${month} fehlen noch`}`;
    return renderLetter(
      {
        subject: headline,
        headline,
        opening: [...openingOf(frame, request), 'Haben Sie sie gerade gemeldet? Dann müssen Sie nichts tun.'],
        link: formLink(frame, request),
        blocks: requestBlocks(frame, request),
      },
      { ...frame.county, exampleData: frame.exampleData },
    );
  };
