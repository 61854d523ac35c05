import type { Instant, Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type Delivery, type DeliveryWay, deliveryWays, keptSubmissions, type SubmissionOfFigures } from '../../shared/domain/statistics/delivery.ts';
import type { DeliveryFields } from '../../shared/domain/statistics/delivery-form.ts';
import { type Merge, mergeFields, sameFields } from '../../shared/domain/statistics/delivery-merge.ts';
import { inFormOrder, observationsOf, readDelivery } from '../../shared/domain/statistics/delivery-reading.ts';
import { fieldsOf, replacedValues, valuesIn } from '../../shared/domain/statistics/delivery-values.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { type OddValue, oddValues, unconfirmed } from '../../shared/domain/statistics/plausibility.ts';
import type { DeliverySubmission } from '../../shared/store/delivery-submission.ts';
import { requestIdOf } from './request-id.ts';
import { texts } from './texts.ts';
import { type DeliveryView, provisionalField, reasonErrors, type ViewDeps, viewDelivery } from './view-delivery.ts';

/** What delivering needs from outside. */
export type SubmitDeps = ViewDeps &
  Pick<DeliverySubmission, 'submitFigures'> & {
    /** SHA-256 in hexadecimal. */
    readonly hash: (text: string) => string;
  };

/** Figures that an administration wants to deliver, by whatever way. */
export type SubmitRequest = {
  readonly month: Month;
  /** Canonical key of the administration. */
  readonly area: string;
  /** Of a program or file: the version of the delivery it has read; another one is a conflict. */
  readonly version?: number | undefined;
  /** Of a form: the fields as the page showed them; what others changed since is put together. */
  readonly read?: DeliveryFields | undefined;
  /** Text by name (`delivery-form.ts`). */
  readonly fields: DeliveryFields;
  /** How it comes now. What a form delivers counts as a file where its draft has one. */
  readonly way: Exclude<DeliveryWay, 'file'>;
  /** The figures will still change. */
  readonly provisional: boolean;
  /** Keys of the odd values that are right all the same. */
  readonly confirmed: readonly string[];
  /** Of a form: keys of the odd values that its page showed; a remark explains no others. */
  readonly shown?: readonly string[] | undefined;
  /** Why something is changed that the report shows already. */
  readonly reason?: string | undefined;
  /** Who delivers: the address of a person, or the name of a program's key. */
  readonly by: string;
  /** A UUID; the same again with the same figures is the same submission. */
  readonly request: string;
};

/** What became of it. */
export type SubmitOutcome =
  /** Delivered, now or by this request before; the same figures again are not a new delivery. */
  | { readonly delivered: SubmissionOfFigures; readonly delivery: Delivery }
  /** Nothing was delivered: these have to be confirmed, or explained by a remark. */
  | { readonly unconfirmed: readonly OddValue[] }
  /** Nothing was delivered: others changed something that the sender has not seen. */
  | { readonly changed: Merge };

// Of those who write at once one succeeds each time; nobody has so many colleagues.
const attempts = 8;

/**
 * Delivers the figures of a month: a vintage, the state of the delivery and the event become true together. What cannot be read or is not
 * there stays undelivered, and so does what somebody else changed meanwhile.
 * @throws Refusal `invalid-fields` with every field, `not-found`, `version-conflict` also where others wrote at every attempt
 */
export const submitDelivery = (deps: SubmitDeps) => {
  const view = viewDelivery(deps);
  return async (request: SubmitRequest): Promise<SubmitOutcome> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const outcome = await attemptToSubmit(deps, await view(request.month, request.area), request);
      if (outcome !== undefined) return outcome;
    }
    throw new Refusal('version-conflict', texts.otherVersion);
  };
};

/** @returns `undefined` when somebody else wrote at the same moment */
const attemptToSubmit = async (deps: SubmitDeps, view: DeliveryView, request: SubmitRequest): Promise<SubmitOutcome | undefined> => {
  const { form, delivery, standing, submission: counted } = view;
  const before = delivery?.submissions.find((submission) => submission.request === request.request);
  if (delivery !== undefined && before !== undefined && isAnswered(view, request, deps)) return { delivered: before, delivery };
  const merge = mergedWith(view, request);
  if (merge.foreign.length + merge.conflicts.length > 0) return { changed: merge };

  const { fields } = merge;
  const read = readDelivery(form, fields);
  const observations = observationsOf(form, read, fields, { standing, provisional: request.provisional });
  const unread = [...read.mistakes, ...read.open];
  // What is there already needs no reason, no confirmation and no version.
  if (unread.length === 0 && delivery !== undefined && counted !== undefined && isDelivered(view, observations, request, deps))
    return { delivered: counted, delivery };
  refuseOtherVersion(view, request);
  const errors = [...unread, ...reasonErrors(view, request.reason)];
  if (errors.length > 0) throw new Refusal('invalid-fields', texts.invalid, inFormOrder(form, errors));
  const odd = oddValues({ form, values: read.values, earlier: view.earlier, catalogue: deps.catalogue });
  const left = unconfirmed(odd, fields, request.confirmed, request.shown);
  if (left.length > 0) return { unconfirmed: left };

  const { provisional, reason, by } = request;
  const way: DeliveryWay = request.way === 'form' && delivery?.draft?.fromFile ? 'file' : request.way;
  const at = later(deps.now(), delivery?.submissions.at(-1)?.at);
  const confirmed = odd.map(({ key }) => key).filter((key) => request.confirmed.includes(key));
  const submission = { at, way, notes: odd.length, confirmed, provisional, reason, request: request.request };
  // A page chooses its id itself: alone it could be the one of another month, of another administration, or of what was corrected since.
  const written = `delivery ${form.month} ${form.area} ${delivery?.version ?? 0}\n${request.request}`;
  const kept = await deps.submitFigures({
    request: requestIdOf(written, observations, deps.hash),
    receivedAt: at,
    sha256: deps.hash(JSON.stringify(observations)),
    source: deliveryWays[way],
    origin: { kind: 'delivery', by: form.name, area: form.area, reason },
    observations,
    delivery: (vintage) => submitted(view, { ...submission, vintage }, request),
    event: { month: form.month, area: form.area, kind: 'figures.submitted', at, by },
  });
  const delivered = kept?.submissions.at(-1);
  return kept === undefined || delivered === undefined ? undefined : { delivered, delivery: kept };
};

/** Of a program the fields count as they are. */
const mergedWith = ({ fields: stored }: DeliveryView, { read, fields }: SubmitRequest): Merge =>
  read === undefined ? { fields, foreign: [], conflicts: [] } : mergeFields(read, fields, stored);

/** @throws Refusal `version-conflict` */
const refuseOtherVersion = ({ delivery }: DeliveryView, { version }: SubmitRequest): void => {
  if (version !== undefined && version !== (delivery?.version ?? 0)) throw new Refusal('version-conflict', texts.otherVersion);
};

/**
 * Whether a request that has delivered before is answered by that. To a program its key promises the first answer; a person reads that
 * their numbers have arrived, and then they have to be the ones that count.
 */
const isAnswered = (view: DeliveryView, request: SubmitRequest, deps: Pick<SubmitDeps, 'areas'>): boolean => {
  const { form, standing } = view;
  const { provisional, fields, way } = request;
  return way === 'api' || isStanding(view, observationsOf(form, readDelivery(form, fields), fields, { standing, provisional }), request, deps);
};

/** To a person what is saved and not delivered is a decision of its own, so with it nothing counts as delivered. */
const isDelivered = (view: DeliveryView, observations: readonly Observation[], request: SubmitRequest, deps: Pick<SubmitDeps, 'areas'>): boolean =>
  (request.way !== 'form' || view.delivery?.draft === undefined) && isStanding(view, observations, request, deps);

const isStanding = (
  { form, standing, known }: DeliveryView,
  observations: readonly Observation[],
  { provisional }: Pick<SubmitRequest, 'provisional'>,
  { areas }: Pick<SubmitDeps, 'areas'>,
): boolean =>
  sameFields({ ...fieldsOf(form, observations), ...(provisional && { [provisionalField]: 'on' }) }, standing) &&
  // A sum that a file replaced is in no field, and delivering it again is how it counts again.
  replacedValues(form, valuesIn(form, observations, areas.at(form.month)), known).length === 0;

/** Of two vintages the later one counts, so a submission is later than the one that it corrects, whatever the clocks of two machines say. */
const later = (at: Instant, before: Instant | undefined): Instant =>
  before === undefined || at > before ? at : new Date(Date.parse(before) + 1).toISOString();

/** A program delivers what it has; what a person is still typing stays. */
const submitted = (
  { form: { month, area }, delivery }: DeliveryView,
  submission: SubmissionOfFigures,
  { way }: Pick<SubmitRequest, 'way'>,
): Delivery => {
  const { draft, ...before } = delivery ?? { month, area, reminders: [], submissions: [], version: 0 };
  return {
    ...before,
    version: before.version + 1,
    submissions: keptSubmissions([...before.submissions, submission]),
    ...(way !== 'form' && draft !== undefined && { draft }),
  };
};
