import { formatInstant, formatMonth, type Instant, type Month } from '../../shared/domain/calendar.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import type { Collection } from '../../shared/domain/statistics/delivery.ts';
import { deliveryDays, phaseOf } from '../../shared/domain/statistics/delivery-calendar.ts';
import { DataTable, Link, Text } from '../../shared/pages/content.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { FiguresFrame, formPath, receiptPath } from './frame.tsx';
import type { Site } from './site.ts';
import { texts } from './texts.ts';
import type { DeliveryView } from './view-delivery.ts';

const words = texts.months;

/** A month of an administration. */
export type MonthRow = Pick<DeliveryView, 'delivery' | 'submission' | 'takenBack' | 'published'> & { readonly month: Month };

const stateOf = ({ month, delivery, submission: last, takenBack, published }: MonthRow, collection: Collection, at: Instant): string => {
  const draft = delivery?.draft;
  const { due } = deliveryDays(collection, month);
  const state = (): readonly string[] => {
    if (last !== undefined) {
      const delivered = last.provisional ? words.deliveredProvisional(formatInstant(last.at)) : words.delivered(formatInstant(last.at));
      return draft === undefined ? [delivered] : [delivered, words.savedAgain];
    }
    const saved = [
      ...(takenBack === undefined ? [] : [words.takenBack]),
      ...(draft === undefined ? [] : [words.saved(formatInstant(draft.savedAt))]),
    ];
    const phase = phaseOf(collection, month, at, published);
    if (phase === 'open') return [...saved, words.open(formatWeekdayDate(due))];
    // Months from before the forms, too, have no delivery: after the freeze nobody is pressed any more.
    return [...saved, phase === 'late' ? words.late(formatWeekdayDate(due)) : words.missing];
  };
  return [...state(), ...(published ? [words.published] : [])].join('; ');
};

/** The months of one administration and where they stand, the newest first. */
export const monthsPage = (site: Site, { name, rows, now }: { readonly name: string; readonly rows: readonly MonthRow[]; readonly now: Instant }) =>
  renderPage(
    <FiguresFrame site={site} title={words.title} below={false}>
      <Text>{words.lead(name)}</Text>
      <DataTable
        id="meldungen"
        caption={words.caption}
        columns={[{ header: words.month }, { header: words.state }]}
        rows={rows.map((row) => ({
          header: <Link href={row.submission ? receiptPath(row.month) : formPath(row.month)}>{formatMonth(row.month)}</Link>,
          cells: [stateOf(row, site.county.collection, now)],
        }))}
      />
    </FiguresFrame>,
  );
