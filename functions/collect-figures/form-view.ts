import * as z from 'zod';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { inFormOrder, readDelivery } from '../../shared/domain/statistics/delivery-reading.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import { oddValues, unconfirmed } from '../../shared/domain/statistics/plausibility.ts';
import { confirmedIn, formNames } from './form-fields.ts';
import type { FormView } from './form-page.tsx';
import { texts } from './texts.ts';
import { confirmedField, type DeliveryView, reasonErrors, reasonField } from './view-delivery.ts';

const words = texts.form;
const done = ['speichern', 'berechnen', 'unveraendert', 'melden'] as const;

/**
 * What the page of a form shows: the fields with what is wrong with them. Every page shows what cannot be read and what is odd; what is
 * missing is shown after a try to deliver, and where last month's numbers were not all there.
 */
export const formViewOf = (
  view: DeliveryView,
  { catalogue, request, query }: { readonly catalogue: Catalogue; readonly request: string; readonly query: URLSearchParams },
): FormView => {
  const { form, fields, earlier } = view;
  const state = done.find((action) => action === query.get(formNames.done));
  const read = readDelivery(form, fields);
  const odd = oddValues({ form, values: read.values, earlier, catalogue });
  const open = state === 'melden' || state === 'unveraendert' ? read.open : [];
  const last: readonly FieldError[] =
    state === 'melden' ? [...reasonErrors(view, fields[reasonField]), ...unanswered(odd, view, query.getAll(formNames.shown))] : [];
  return {
    ...view,
    odd,
    errors: [...inFormOrder(form, [...read.mistakes, ...open]), ...last],
    done: state,
    foreign: query.getAll(formNames.foreign),
    moreForeign: z.coerce.number().int().min(1).max(9999).catch(0).parse(query.get(formNames.more)),
    request,
  };
};

/** @param shown keys of the odd values that were on the page that was sent */
const unanswered = (odd: FormView['odd'], { fields }: DeliveryView, shown: readonly string[]): FieldError[] =>
  unconfirmed(odd, fields, confirmedIn(fields), shown).map(({ key, reason }) => ({
    pointer: `/${confirmedField(key)}`,
    message: `${reason} ${words.odd.open}`,
  }));
