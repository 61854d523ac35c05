import type { Delivery } from '../../shared/domain/statistics/delivery.ts';
import type { DeliveryFields } from '../../shared/domain/statistics/delivery-form.ts';
import { type Merge, mergeFields, sameFields } from '../../shared/domain/statistics/delivery-merge.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import { type DeliveryView, type ViewDeps, viewDelivery } from './view-delivery.ts';

/** What saving needs from outside. */
export type SaveDeps = ViewDeps & Pick<DeliveryStore, 'keepDelivery'>;

/** What somebody typed, or took over from a file. `read`: the fields as their page showed them. `by`: their address. */
export type SaveRequest = {
  readonly month: string;
  readonly area: string;
  readonly read: DeliveryFields;
  readonly fields: DeliveryFields;
  readonly by: string;
  readonly fromFile?: true;
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
    fromFile,
  }: SaveRequest): Promise<{ readonly saved: Merge } | { readonly conflict: Merge; readonly view: DeliveryView }> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const view = await load(month, area);
      const merge = mergeFields(read, fields, view.fields);
      if (merge.conflicts.length > 0) return { conflict: merge, view };
      const nothingNew = sameFields(merge.fields, view.fields);
      if (nothingNew || (await deps.keepDelivery(withDraft(view, { savedAt: deps.now(), by, fromFile, fields: merge.fields }))))
        return { saved: merge };
    }
    throw new Error('a delivery could not be saved');
  };
};

/** What reads as it was delivered is no draft. */
const withDraft = ({ form: { month, area }, delivery, delivered }: DeliveryView, saved: NonNullable<Delivery['draft']>): Delivery => {
  const { draft, ...before } = delivery ?? { month, area, reminders: [], submissions: [], version: 0 };
  const fromFile = saved.fromFile ?? draft?.fromFile;
  return {
    openedAt: saved.savedAt,
    ...before,
    version: before.version + 1,
    ...(!sameFields(saved.fields, delivered) && { draft: { ...saved, fromFile } }),
  };
};
