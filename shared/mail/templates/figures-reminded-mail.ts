import { formatMonth } from '../../domain/calendar.ts';
import { formatWeekdayDate } from '../../domain/funding/deadline.ts';
import { figuresTemplates } from '../../domain/notices/mail.ts';
import { deliveryDays } from '../../domain/statistics/delivery-calendar.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { type FiguresRequest, formLink, openingOf, requestBlocks } from './figures-request-facts.ts';

/** Reminds an administration that the figures of a month are not there yet. */
export const figuresRemindedMail: MailTemplate<FiguresRequest> = {
  name: figuresTemplates.reminded,
  occasion: 'Eine Verwaltung hat noch nicht gemeldet und wird erinnert.',
  render: (request, frame) => {
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
  },
};
