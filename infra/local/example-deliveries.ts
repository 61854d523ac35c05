import { createHash } from 'node:crypto';
import { countyCatalogue } from '../../shared/county/catalogue.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { addMonths, type Instant, type Month } from '../../shared/domain/calendar.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { type Delivery, type DeliveryWay, deliveryWays } from '../../shared/domain/statistics/delivery.ts';
import { askedFields, type DeliveryFields, type DeliveryForm, deliveryForm } from '../../shared/domain/statistics/delivery-form.ts';
import { observationsOf, readDelivery } from '../../shared/domain/statistics/delivery-reading.ts';
import { requested } from '../../shared/domain/statistics/delivery-requests.ts';
import { total } from '../../shared/domain/statistics/observation.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { deliverySubmission } from '../../shared/store/delivery-submission.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import type { TableAccess } from '../../shared/store/item-pages.ts';
import { administrationRows } from './example-figures.ts';

/** What an administration did about a month, by day of the month after. `forgotten`: occupied places that it delivers later. */
type Story = {
  readonly reminded?: readonly number[];
  readonly opened?: number;
  readonly saved?: number;
  readonly delivered?: readonly {
    readonly day: number;
    readonly way: DeliveryWay;
    readonly notes?: number;
    readonly provisional?: boolean;
    readonly forgotten?: number;
  }[];
};

// Most deliver by the form and in time. The others show what a board can show.
const usual: Story = { delivered: [{ day: 4, way: 'form' }] };
const stories: readonly Story[] = [
  { reminded: [10, 15, 18] },
  usual,
  { reminded: [10], delivered: [{ day: 11, way: 'form', notes: 1 }] },
  { delivered: [{ day: 3, way: 'file' }] },
  { reminded: [10, 15], opened: 15, saved: 16 },
  { delivered: [{ day: 2, way: 'api', provisional: true }] },
  { reminded: [10, 15], delivered: [{ day: 17, way: 'form' }] },
  {
    delivered: [
      { day: 5, way: 'form', forgotten: 6 },
      { day: 9, way: 'form' },
    ],
  },
];

const remark = 'Eine Unterkunft ist seit diesem Monat geschlossen.';

/** Deliveries of all administrations for a month, through the stores: all but two have delivered. */
export const storeExampleDeliveries = async (
  { client, table }: TableAccess,
  { month, county, addressOf }: { readonly month: Month; readonly county: CountyProfile; readonly addressOf: (administration: string) => string },
): Promise<void> => {
  const deliveries = deliveryStore({ client, table });
  const { submitFigures } = deliverySubmission({ ...figuresStore({ client, table }), ...deliveries });
  const areas = areasOf(county).at(month);
  const at = (day: number, time: string): Instant => `${addMonths(month, 1)}-${String(day).padStart(2, '0')}T${time}:00.000Z`;

  for (const [index, { area, name }] of county.administrations.entries()) {
    const form = deliveryForm({ collection: county.collection, catalogue: countyCatalogue, areas }, { month, area });
    if (form === undefined) throw new Error(`${name} is not asked for ${month}`);
    const { reminded = [], opened, saved, delivered = [] } = stories[index] ?? usual;
    const requests = [
      { request: { kind: 'figures.asked' } as const, day: 1 },
      ...reminded.map((day) => ({ request: { kind: 'figures.reminded', day: at(day, '').slice(0, 10) } as const, day })),
    ];
    let delivery: Delivery | undefined;
    for (const { request, day } of requests) {
      const { after, event } = requested(delivery, { month, area }, request, at(day, '07:00'));
      await deliveries.keepDelivery(after, event);
      delivery = after;
    }
    const fields = exampleFields(form, month, county);
    if (opened !== undefined && delivery !== undefined) {
      const [first = ''] = Object.keys(fields);
      const draft = { savedAt: at(saved ?? opened, '09:40'), fields: { [first]: fields[first] ?? '' } };
      delivery = { ...delivery, version: delivery.version + 1, openedAt: at(opened, '09:31'), ...(saved !== undefined && { draft }) };
      await deliveries.keepDelivery(delivery);
    }
    for (const [number, { day, way, notes = 0, provisional = false, forgotten = 0 }] of delivered.entries()) {
      const given = without(fields, forgotten);
      const typed = notes === 0 ? given : { ...given, [`${form.figures[0]?.indicator.code}.anmerkung`]: remark };
      const observations = observationsOf(form, readDelivery(form, typed), typed, { standing: {}, provisional });
      const receivedAt = at(day, `${String(8 + (index % 6)).padStart(2, '0')}:${String(10 + index * 2)}`);
      const before: Delivery = delivery ?? { month, area, version: 0, reminders: [], submissions: [] };
      const become = (vintage: string): Delivery => ({
        ...before,
        version: before.version + 1,
        submissions: [...before.submissions, { vintage, at: receivedAt, way, notes, provisional }],
      });
      delivery = await submitFigures({
        request: createHash('sha256').update(`${month} ${area} ${number}`).digest('hex'),
        receivedAt,
        sha256: createHash('sha256').update(JSON.stringify(observations)).digest('hex'),
        source: deliveryWays[way],
        origin: { kind: 'delivery', by: name, area },
        observations,
        delivery: become,
        event: { month, area, kind: 'figures.submitted', at: receivedAt, by: addressOf(name) },
      });
    }
  }
};

/** With less in the last field: of the fields asked, it is one of occupied places, so that there are never more than places. */
const without = (fields: DeliveryFields, forgotten: number): DeliveryFields => {
  const [name, number] = Object.entries(fields).at(-1) ?? [];
  return name === undefined || forgotten === 0 ? fields : { ...fields, [name]: String(Math.max(0, Number(number) - forgotten)) };
};

/** The numbers that the example's file would have of this administration. */
const exampleFields = (form: DeliveryForm, month: Month, county: CountyProfile): DeliveryFields => {
  const rows = administrationRows(month, county).filter(({ area }) => area === form.area);
  const fields = form.figures.flatMap((figure) => askedFields(figure));
  return Object.fromEntries(
    fields.map(({ name, indicator, status }) => {
      const row = rows.find((each) => each.indicator === indicator.code && (each.status ?? total) === status);
      return [name, String(row?.value ?? 0)];
    }),
  );
};
