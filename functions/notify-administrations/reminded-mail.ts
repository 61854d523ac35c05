import { formatMonth, type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import { deliveryDays } from '../../shared/domain/statistics/delivery-calendar.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { FiguresFrame } from './frame.ts';
import { type FiguresRequest, formLink, requestBlocks } from './request-facts.ts';

/** What the day of the reminder asks for: before the deadline, until the report is drafted, and after that. */
const wordsOf = (month: string, today: string, { due, freeze }: { readonly due: string; readonly freeze: string }) => {
  if (today <= due) {
    const day = formatWeekdayDate(due);
    return { headline: `Erinnerung: Zahlen für ${month} bis ${day}`, opening: `bitte melden Sie uns die Zahlen für ${month} bis ${day}.` };
  }
  const headline = `Die Zahlen für ${month} fehlen noch`;
  if (today > freeze)
    return { headline, opening: `bitte melden Sie uns die Zahlen für ${month} so bald wie möglich. Wir nehmen sie auch jetzt noch an.` };
  const opening = `bitte melden Sie uns die Zahlen für ${month} bis ${formatWeekdayDate(freeze)}. Danach stellen wir den Bericht fertig. Die Frist war ${formatWeekdayDate(due)}.`;
  return { headline, opening };
};

/** Reminds an administration that the figures of a month are not there yet. @param at when it is reminded */
export const remindedMail =
  (frame: FiguresFrame) =>
  (request: FiguresRequest, at: Instant): RenderedMail => {
    const days = deliveryDays(frame.county.collection, request.form.month);
    const { headline, opening } = wordsOf(formatMonth(request.form.month), inBerlin(at).date, days);
    return renderLetter(
      {
        subject: headline,
        headline,
        opening: [opening, 'Haben Sie sie gerade gemeldet? Dann müssen Sie nichts tun.'],
        link: formLink(frame, request),
        blocks: requestBlocks(frame, request),
      },
      { ...frame.county, exampleData: frame.exampleData },
    );
  };
