import * as z from 'zod';
import type { Month } from '../domain/calendar.ts';
import { type DeliveryEvent, deliveryEventSchema } from '../domain/statistics/delivery-event.ts';
import { itemsUnder, type TableAccess } from './item-pages.ts';
import { figuresKeys } from './table-design.ts';

/** What happened to deliveries, in the figures table. */
export const deliveryHistoryStore = (access: TableAccess) => ({
  /** Asked, reminded, submitted: everything that happened to the delivery of one administration for a month, oldest first. */
  deliveryHistory: async (month: Month, area: string): Promise<DeliveryEvent[]> =>
    z.array(deliveryEventSchema).parse(await itemsUnder(access, figuresKeys.deliveryEvents(month, area))),
});

/** @see deliveryHistoryStore */
export type DeliveryHistoryStore = ReturnType<typeof deliveryHistoryStore>;
