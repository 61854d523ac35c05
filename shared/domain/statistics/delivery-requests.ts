import { endOfDay, type Instant, type IsoDate, inBerlin, type Month } from '../calendar.ts';
import type { Collection, Delivery } from './delivery.ts';
import { deliveryDays } from './delivery-calendar.ts';
import { byCalendar, type DeliveryEvent } from './delivery-event.ts';

/** What the county's calendar has due for an administration: the first mail of a month, or a reminder and the day it was due. */
export type DeliveryRequest = { readonly kind: 'figures.asked' } | { readonly kind: 'figures.reminded'; readonly day: IsoDate };

/** The last day of these whose time has come. */
const lastPassed = (days: readonly IsoDate[], time: string, at: Instant): IsoDate | undefined => {
  const now = inBerlin(at);
  return days
    .filter((day) => day < now.date || (day === now.date && time <= now.time))
    .toSorted()
    .at(-1);
};

const dayOf = (at: Instant): IsoDate => inBerlin(at).date;

/** The day of the newest mail about a delivery, by whomever. */
const lastMailed = ({ askedAt, reminders }: Delivery): IsoDate | undefined =>
  [...(askedAt === undefined ? [] : [askedAt]), ...reminders.map(({ at }) => at)].map(dayOf).toSorted().at(-1);

/**
 * What is due for an administration now. A run that did not come is made up for by the next one; of several reminders that were missed only
 * the last one is due, and none on a day on which a person has reminded already. After a delivery and after the freeze day nothing is due.
 */
export const dueRequest = (collection: Collection, month: Month, delivery: Delivery | undefined, at: Instant): DeliveryRequest | undefined => {
  const { asked, reminders, freeze } = deliveryDays(collection, month);
  if (at >= endOfDay(freeze) || (delivery !== undefined && delivery.submissions.length > 0)) return undefined;
  if (lastPassed([asked], collection.time, at) === undefined) return undefined;
  const mailed = delivery && lastMailed(delivery);
  if (mailed === undefined) return { kind: 'figures.asked' };
  const day = lastPassed(reminders, collection.time, at);
  return day === undefined || mailed >= day ? undefined : { kind: 'figures.reminded', day };
};

/** A delivery after a request, and the event from which its mail is made: to be written together. */
export const requested = (
  before: Delivery | undefined,
  { month, area }: { readonly month: Month; readonly area: string },
  request: DeliveryRequest,
  at: Instant,
): { readonly after: Delivery; readonly event: DeliveryEvent } => {
  const known: Delivery = before ?? { month, area, version: 0, reminders: [], submissions: [] };
  const change = request.kind === 'figures.asked' ? { askedAt: at } : { reminders: [...known.reminders, { at, by: byCalendar }] };
  return { after: { ...known, ...change, version: known.version + 1 }, event: { month, area, at, by: byCalendar, ...request } };
};
