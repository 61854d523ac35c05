import type { CountyProfile } from '../../shared/county/profile.ts';
import { addMonths, type Instant, type Month } from '../../shared/domain/calendar.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import type { Delivery, SubmissionOfFigures } from '../../shared/domain/statistics/delivery.ts';
import { type DeliveryPhase, deliverableMonths, phaseOf } from '../../shared/domain/statistics/delivery-calendar.ts';
import { type DeliveryFields, type DeliveryForm, deliveryForm } from '../../shared/domain/statistics/delivery-form.ts';
import { fieldsOf, valuesIn } from '../../shared/domain/statistics/delivery-values.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { type EarlierMonth, learningMonths } from '../../shared/domain/statistics/plausibility.ts';
import { countingVintages, type Vintage } from '../../shared/domain/statistics/vintage.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import type { FiguresStore } from '../../shared/store/figures-store.ts';
import type { ReleaseStore } from '../../shared/store/release-store.ts';
import { reasonLimit, texts } from './texts.ts';

/** What looking at a delivery needs from outside. */
export type ViewDeps = Pick<DeliveryStore, 'delivery'> &
  Pick<FiguresStore, 'observations' | 'vintages'> &
  Pick<ReleaseStore, 'revisions'> & {
    readonly county: Pick<CountyProfile, 'collection'>;
    readonly catalogue: Catalogue;
    readonly areas: AreasOverTime;
    readonly now: () => Instant;
  };

/** What one submission brought: numbers by field with their sums, and the fields. */
type Own = { readonly values: ReadonlyMap<string, number>; readonly fields: DeliveryFields };

/** One administration's figures of a month as they stand now. */
export type DeliveryView = {
  readonly form: DeliveryForm;
  /** `undefined` before anything has happened. */
  readonly delivery: Delivery | undefined;
  /** The submission that counts: the newest that nobody has taken back. */
  readonly submission: SubmissionOfFigures | undefined;
  /** The newest submission, where staff have taken all of them back, with the reason. */
  readonly takenBack: { readonly submission: SubmissionOfFigures; readonly reason: string | undefined } | undefined;
  /** As delivered, with corrections that others brought since; empty while no submission counts. */
  readonly standing: DeliveryFields;
  /** What the submission that counts brought itself, whatever others brought since: its numbers and its fields. */
  readonly own: Own | undefined;
  /** The same as `standing`, with the ticks at odd values. */
  readonly delivered: DeliveryFields;
  /** What a page shows: what is saved and not delivered yet, else what is delivered or was until staff took it back. */
  readonly fields: DeliveryFields;
  /** Numbers of the month by field as they count now, whoever brought them. */
  readonly known: ReadonlyMap<string, number>;
  /** The twelve months before, the newest first. */
  readonly earlier: readonly EarlierMonth[];
  /** The report of the month is out: delivering is correcting. */
  readonly published: boolean;
  readonly phase: DeliveryPhase;
};

/** Name of the field that says that the figures will still change. */
export const provisionalField = 'vorlaeufig';

/** Name of the field that says that an odd value is right. */
export const confirmedField = (key: string): string => `${confirmedPrefix}${key}`;

/** How the names of these fields begin. */
export const confirmedPrefix = 'bestaetigt.';

/** Name of the field with the reason of a correction. */
export const reasonField = 'begruendung';

/** What is wrong with a reason that is too long to be kept. */
export const longReason = (reason = ''): FieldError[] =>
  reason.length > reasonLimit ? [{ pointer: `/${reasonField}`, message: texts.reason.long(reasonLimit) }] : [];

/** What is wrong with the reason of a correction; before the report is out none is needed. */
export const reasonErrors = ({ published }: Pick<DeliveryView, 'published'>, reason = ''): FieldError[] => {
  const long = longReason(reason);
  if (long.length > 0) return long;
  return published && reason === '' ? [{ pointer: `/${reasonField}`, message: texts.reason.missing }] : [];
};

/** What an administration is asked for a month. @throws Refusal `not-found` for a month that is not over or too long ago, and where there was no such administration */
export const formOf = ({ county, catalogue, areas, now }: Pick<ViewDeps, 'county' | 'catalogue' | 'areas' | 'now'>, month: Month, area: string) => {
  const form = deliverableMonths(now()).includes(month)
    ? deliveryForm({ collection: county.collection, catalogue, areas: areas.at(month) }, { month, area })
    : undefined;
  if (form === undefined) throw new Refusal('not-found', texts.unknownMonth);
  return form;
};

/**
 * Reads what a page, a file or a program of an administration needs to know.
 * @throws Refusal `not-found`, as `formOf`
 */
export const viewDelivery =
  (deps: ViewDeps) =>
  async (month: Month, area: string): Promise<DeliveryView> => {
    const form = formOf(deps, month, area);
    const months = Array.from({ length: learningMonths }, (_, back) => addMonths(month, -1 - back));
    const [delivery, revisions, observations, earlier] = await Promise.all([
      deps.delivery(month, area),
      deps.revisions(month),
      deps.observations(month),
      Promise.all(months.map((before) => earlierMonth(deps, form, before))),
    ]);
    const { submission, takenBack } = countedOf(delivery, delivery?.submissions.length ? await deps.vintages(month) : []);
    const filledIn = (by: SubmissionOfFigures, rows: readonly Observation[]): DeliveryFields => ({
      ...fieldsOf(form, rows),
      ...(by.provisional && { [provisionalField]: 'on' }),
    });
    const standing = submission === undefined ? {} : filledIn(submission, observations);
    const delivered = { ...standing, ...Object.fromEntries((submission?.confirmed ?? []).map((key) => [confirmedField(key), 'on'])) };
    const last = submission ?? takenBack?.submission;
    const rows = last && (await deps.observations(month, { vintages: [last.vintage] }));
    const before = takenBack && rows && filledIn(takenBack.submission, rows);
    const published = revisions.some(({ state }) => state === 'published');
    return {
      form,
      delivery,
      submission,
      takenBack,
      standing,
      own: submission && rows && { values: valuesIn(form, rows, deps.areas.at(month)), fields: filledIn(submission, rows) },
      delivered,
      fields: delivery?.draft?.fields ?? before ?? delivered,
      known: valuesIn(form, observations, deps.areas.at(month)),
      earlier,
      published,
      phase: phaseOf(deps.county.collection, month, deps.now(), published),
    };
  };

/** Which submissions still count. @param vintages of the month */
export const countedOf = (delivery: Delivery | undefined, vintages: readonly Vintage[]): Pick<DeliveryView, 'submission' | 'takenBack'> => {
  const counting = new Set(countingVintages(vintages).map(({ vintage }) => vintage));
  const submission = delivery?.submissions.findLast(({ vintage }) => counting.has(vintage));
  const last = delivery?.submissions.at(-1);
  if (submission !== undefined || last === undefined) return { submission, takenBack: undefined };
  return { submission, takenBack: { submission: last, reason: vintages.findLast(({ withdraws }) => withdraws === last.vintage)?.reason } };
};

const earlierMonth = async ({ observations, areas }: ViewDeps, form: DeliveryForm, month: Month): Promise<EarlierMonth> => ({
  month,
  values: valuesIn(form, await observations(month), areas.at(month)),
});
