import { countyCatalogue } from '../../shared/county/catalogue.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { type DeliveryForm, deliveryForm } from '../../shared/domain/statistics/delivery-form.ts';
import type { FiguresRequest } from '../../shared/mail/templates/figures-request-facts.ts';
import type { FiguresReceipt } from '../../shared/mail/templates/figures-submitted-mail.ts';

const month = '2026-10';

/** The form of the county's first administration. @throws Error for a county without one */
const exampleForm = (county: CountyProfile): DeliveryForm => {
  const area = county.administrations[0]?.area ?? '';
  const form = deliveryForm({ collection: county.collection, catalogue: countyCatalogue, areas: areasOf(county).at(month) }, { month, area });
  if (form === undefined) throw new Error(`no form of ${area} for ${month}`);
  return form;
};

/** An invented link for the form of the county's first administration. */
export const exampleFiguresRequest = (county: CountyProfile): FiguresRequest => ({
  form: exampleForm(county),
  phase: 'open',
  token: '0'.repeat(64),
  expiresAt: '2026-11-20T23:00:00.000Z',
});

/** An invented delivery: each number is the place of its field. */
export const exampleReceipt = (county: CountyProfile): FiguresReceipt => {
  const form = exampleForm(county);
  const fields = form.figures.flatMap(({ municipalities }) => municipalities);
  return {
    form,
    submission: { vintage: 'v', at: '2026-11-05T09:12:00.000Z', way: 'form', notes: 0, provisional: false },
    corrects: false,
    values: new Map(fields.map(({ name }, index) => [name, index])),
    fields: {},
    phase: 'open',
    by: 'zuwanderung@amt.example',
  };
};
