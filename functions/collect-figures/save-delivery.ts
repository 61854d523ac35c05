import type { Delivery } from '../../shared/domain/statistics/delivery.ts';
import type { DeliveryFields } from '../../shared/domain/statistics/delivery-form.ts';
import { type Merge, mergeFields, sameFields } from '../../shared/domain/statistics/delivery-merge.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import { type DeliveryView, type ViewDeps, viewDelivery } from './view-delivery.ts';

/** What saving needs from outside. */
export type SaveDeps = ViewDeps & Pick<DeliveryStore, 'keepDelivery'>;

/** What somebody typed. `read`: the fields as their page showed them. `by`: their address. */
export type SaveRequest = {
  readonly month: string;
  readonly area: string;
  readonly read: DeliveryFields;
  readonly fields: DeliveryFields;
  readonly by: string;
};

const attempts = 8;

/**
 * Keeps what was typed, readable or not, together with what others saved meanwhile.
 * @returns `saved`: what both made of it; `conflict`: nothing was written, because both changed a field to different texts
 * @throws Refusal `not-found`
 */
export const saveDelivery = (deps: SaveDeps) => {
  const load = viewDelivery(deps);
  return async ({
    month,
    area,
    read,
    fields,
    by,
  }: SaveRequest): Promise<{ readonly saved: Merge } | { readonly conflict: Merge; readonly view: DeliveryView }> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const view = await load(month, area);
      const merge = mergeFields(read, fields, view.fields);
      if (merge.conflicts.length > 0) return { conflict: merge, view };
      const nothingNew = sameFields(merge.fields, view.fields);
      if (nothingNew || (await deps.keepDelivery(withDraft(view, merge.fields, by, deps.now())))) return { saved: merge };
    }
    throw new Error('a delivery could not be saved');
  };
};

/** What reads as it was delivered is no draft. */
const withDraft = ({ form: { month, area }, delivery, delivered }: DeliveryView, fields: DeliveryFields, by: string, at: string): Delivery => {
  const { draft: _before, ...before } = delivery ?? { month, area, reminders: [], submissions: [], version: 0 };
  const draft = sameFields(fields, delivered) ? undefined : { savedAt: at, by, fields };
  return { openedAt: at, ...before, version: before.version + 1, ...(draft !== undefined && { draft }) };
};
