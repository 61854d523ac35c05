import { countyCatalogue } from '../../../shared/county/catalogue.ts';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { type DeliveryForm, deliveryForm } from '../../../shared/domain/statistics/delivery-form.ts';
import type { FiguresReceipt } from '../../../shared/mail/templates/figures-submitted-mail.ts';

const formOf = (area: string, month: string): DeliveryForm => {
  const form = deliveryForm({ collection: county.collection, catalogue: countyCatalogue, areas: areasOf(county).at(month) }, { month, area });
  if (form === undefined) throw new Error(`no form of ${area} for ${month}`);
  return form;
};

/** The administration with the most Gemeinden, and one that is a Gemeinde itself. */
const largest = county.administrations.toSorted((a, b) => b.municipalities.length - a.municipalities.length)[0];
const single = county.administrations.find(({ kind }) => kind === 'amtsfrei');
if (largest === undefined || single === undefined) throw new Error('the county has no administrations');

/** The form of an Amt for October 2026. */
export const amtForm = formOf(largest.area, '2026-10');
/** The longest names there are: September's deadline is a Thursday in 2026. */
export const longForm = formOf(largest.area, '2026-09');
/** The form of an amtsfreie Gemeinde. */
export const townForm = formOf(single.area, '2026-10');

/** A link as mails carry it. */
export const figuresLink = { token: '0'.repeat(64), expiresAt: '2026-11-20T23:00:00.000Z' } as const;

/** A delivery by form with all numbers, a remark and one number that is not there. */
export const receipt: FiguresReceipt = {
  form: amtForm,
  submission: { vintage: 'v', at: '2026-11-05T09:12:00.000Z', way: 'form', notes: 0, provisional: false },
  corrects: false,
  values: new Map([
    ['municipal_housing_places', 1234],
    ['municipal_housing_places.shared', 1000],
    ['municipal_housing_places.flat', 234],
    ['municipal_housing_occupied', 200],
    ['municipal_housing_occupied.flat', 200],
    ...amtForm.figures.flatMap(({ municipalities }) => municipalities.map(({ name }, index) => [name, index] as const)),
  ]),
  fields: { 'municipal_housing_occupied.shared.fehlt': 'on', 'municipal_housing_places.anmerkung': 'Zwei Häuser kamen am 12. Oktober dazu.' },
  phase: 'open',
  by: 'zuwanderung@amt.example',
};
