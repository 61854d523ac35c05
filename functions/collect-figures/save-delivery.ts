import type { FieldError } from '../../shared/domain/refusal.ts';
import type { Delivery } from '../../shared/domain/statistics/delivery.ts';
import type { DeliveryFields } from '../../shared/domain/statistics/delivery-form.ts';
import { type Merge, mergeFields, sameFields } from '../../shared/domain/statistics/delivery-merge.ts';
import { longTexts, readDelivery } from '../../shared/domain/statistics/delivery-reading.ts';
import { oddValues } from '../../shared/domain/statistics/plausibility.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import { confirmedIn, formFields } from './form-fields.ts';
import { confirmedField, type DeliveryView, longReason, reasonField, type ViewDeps, viewDelivery } from './view-delivery.ts';

/** What saving needs from outside. */
export type SaveDeps = ViewDeps & Pick<DeliveryStore, 'keepDelivery' | 'pauseAfterRace'>;

/** What somebody typed, or took over from a file. `read`: the fields as their page showed them. `by`: their address. */
export type SaveRequest = {
  readonly month: string;
  readonly area: string;
  readonly read: DeliveryFields;
  readonly fields: DeliveryFields;
  readonly by: string;
  readonly fromFile?: true;
};

/** What became of it: unless it is `saved`, nothing was written and the sender decides. */
export type SaveOutcome =
  /** What both made of it. */
  | { readonly saved: Merge }
  /** Both changed a field to different texts, or a text is too long (`errors`), or others were faster at every attempt (neither). */
  | { readonly conflict: Merge; readonly errors: readonly FieldError[]; readonly view: DeliveryView };

// Of those who write at once one succeeds each time, and the others wait for different times.
const attempts = 12;

/**
 * Keeps what was typed, readable or not, together with what others saved meanwhile.
 * @throws Refusal `not-found`
 */
export const saveDelivery = (deps: SaveDeps) => {
  const load = viewDelivery(deps);
  return async ({ month, area, read, fields, by, fromFile }: SaveRequest): Promise<SaveOutcome> => {
    let view = await load(month, area);
    for (let attempt = 1; ; attempt += 1) {
      const { form } = view;
      const merge = withoutOldConfirmations(deps, view, mergeFields(formFields(form, read), formFields(form, fields), view.fields));
      const errors = [...longTexts(form, merge.fields), ...longReason(merge.fields[reasonField])];
      if (merge.conflicts.length > 0 || errors.length > 0) return { conflict: merge, errors, view };
      if (sameFields(merge.fields, view.fields)) return { saved: merge };
      if (await deps.keepDelivery(withDraft(view, { savedAt: deps.now(), by, fromFile, fields: merge.fields }))) return { saved: merge };
      if (attempt === attempts) return { conflict: merge, errors, view };
      await deps.pauseAfterRace(attempt);
      view = (await withNewDraft(deps, view)) ?? (await load(month, area));
    }
  };
};

/** A confirmation is about the numbers it was given for: of other numbers, and of what a program made up, none is kept. */
const withoutOldConfirmations = ({ catalogue }: SaveDeps, { form, earlier }: DeliveryView, merge: Merge): Merge => {
  const confirmed = confirmedIn(merge.fields);
  if (confirmed.length === 0) return merge;
  const odd = new Set(oddValues({ form, values: readDelivery(form, merge.fields).values, earlier, catalogue }).map(({ key }) => key));
  const dropped = new Set(confirmed.filter((key) => !odd.has(key)).map(confirmedField));
  return { ...merge, fields: Object.fromEntries(Object.entries(merge.fields).filter(([name]) => !dropped.has(name))) };
};

/** The view with what others saved since; `undefined` where they did more than that, and all has to be read again. */
const withNewDraft = async (deps: SaveDeps, view: DeliveryView): Promise<DeliveryView | undefined> => {
  const delivery = await deps.delivery(view.form.month, view.form.area);
  const submissions = view.delivery?.submissions.length ?? 0;
  if (delivery?.draft === undefined || delivery.submissions.length !== submissions) return undefined;
  return { ...view, delivery, fields: delivery.draft.fields };
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
