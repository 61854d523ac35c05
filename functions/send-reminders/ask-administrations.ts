import { type Instant, lastMonth, type Month } from '../../shared/domain/calendar.ts';
import type { Areas } from '../../shared/domain/statistics/areas.ts';
import type { Collection, Delivery } from '../../shared/domain/statistics/delivery.ts';
import type { DeliveryEvent } from '../../shared/domain/statistics/delivery-event.ts';
import { dueRequest, requested } from '../../shared/domain/statistics/delivery-requests.ts';

/** What asking the administrations needs from outside. */
export type AskAdministrationsDeps = {
  readonly county: { readonly key: string; readonly collection: Collection };
  readonly areasAt: (month: Month) => Pick<Areas, 'children'>;
  readonly deliveries: (month: Month) => Promise<readonly Delivery[]>;
  readonly delivery: (month: Month, area: string) => Promise<Delivery | undefined>;
  /** Keeps a delivery with what happened, if it still is as it was read. @returns `false` when somebody else was faster */
  readonly keepDelivery: (after: Delivery, event: DeliveryEvent) => Promise<boolean>;
};

/** How many administrations were asked and reminded. */
export type Requests = { asked: number; remindedAdministrations: number };

// Who writes a delivery at this very moment needs less than a second for it.
const attempts = 5;

/**
 * Asks every administration for the figures of the month before, and reminds who has not delivered, by the county's calendar.
 * @throws the first fault, after all others were asked
 */
export const askAdministrations = async (at: Instant, deps: AskAdministrationsDeps): Promise<Requests> => {
  const month = lastMonth(at);
  const known = new Map((await deps.deliveries(month)).map((delivery) => [delivery.area, delivery]));
  const done: Requests = { asked: 0, remindedAdministrations: 0 };
  const faults: unknown[] = [];
  for (const area of deps.areasAt(month).children(deps.county.key)) {
    try {
      const kind = await ask({ month, area }, known.get(area), at, deps);
      if (kind === 'figures.asked') done.asked += 1;
      if (kind === 'figures.reminded') done.remindedAdministrations += 1;
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
  return done;
};

/** @returns what was written, if anything was due */
const ask = async (
  about: { readonly month: Month; readonly area: string },
  read: Delivery | undefined,
  at: Instant,
  { county, delivery, keepDelivery }: AskAdministrationsDeps,
): Promise<DeliveryEvent['kind'] | undefined> => {
  let before = read;
  for (let attempt = 1; ; attempt += 1) {
    const request = dueRequest(county.collection, about.month, before, at);
    if (request === undefined) return undefined;
    const { after, event } = requested(before, about, request, at);
    if (await keepDelivery(after, event)) return event.kind;
    if (attempt === attempts) throw new Error(`the delivery of ${about.area} for ${about.month} changes all the time`);
    // Somebody saved or delivered meanwhile, or another run was faster: what is due now?
    before = await delivery(about.month, about.area);
  }
};
