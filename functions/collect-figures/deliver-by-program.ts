import * as z from 'zod';
import type { KeyHolder } from '../../shared/domain/access/figures-key.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { type FiguresBody, figuresBodySchema } from '../../shared/domain/statistics/delivery-api-shapes.ts';
import type { DeliveryFields, DeliveryForm } from '../../shared/domain/statistics/delivery-form.ts';
import { readDelivery, unknownFields } from '../../shared/domain/statistics/delivery-reading.ts';
import type { OddValue } from '../../shared/domain/statistics/plausibility.ts';
import { apiTexts } from './api-texts.ts';
import { fieldsSent, sentErrors, sentPointer, sentRefusal } from './figures-api.ts';
import { haveSameKey, requestIdOf } from './request-id.ts';
import { type SubmitDeps, type SubmitOutcome, submitDelivery } from './submit-delivery.ts';
import { formOf } from './view-delivery.ts';

/** What a program delivers. `key`: what makes two requests the same one. */
type ProgramRequest = { readonly holder: KeyHolder; readonly month: Month; readonly key: string | undefined; readonly body: unknown };

type Delivered = Extract<SubmitOutcome, { delivered: unknown }>;

/** What is wrong with the fields themselves. */
const fieldErrors = (form: DeliveryForm, fields: DeliveryFields): FieldError[] => {
  const { mistakes, open } = readDelivery(form, fields);
  return sentErrors([...unknownFields(form, fields), ...mistakes, ...open]);
};

const looseBodySchema = () => {
  const members = z.record(z.string(), z.unknown());
  return z.object({ values: members, comments: members.catch({}) });
};

/** What can be said of a body that is not made as the API says, beside that: of the numbers and remarks that are made so. */
const readableErrors = (form: DeliveryForm, body: unknown): FieldError[] => {
  const { data } = looseBodySchema().safeParse(body);
  if (data === undefined) return [];
  const values = Object.entries(data.values).flatMap(([name, value]) =>
    typeof value === 'number' || value === null ? [[name, value] as const] : [],
  );
  const comments = Object.entries(data.comments).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : []));
  return fieldErrors(form, fieldsSent(form, { values: Object.fromEntries(values), comments: Object.fromEntries(comments) }));
};

/** @throws Refusal `invalid-fields` for a body that is not made as the API says, with what else is wrong in it */
const readBody = (form: DeliveryForm, body: unknown): FiguresBody => {
  const { data, error } = figuresBodySchema().safeParse(body);
  if (data !== undefined) return data;
  const errors = error.issues.flatMap((issue): FieldError[] => {
    const at = issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => ({ pointer: `${at}/${name}`, message: apiTexts.unknownMember }));
    return [{ pointer: at, message: at === '' || at === '/values' ? apiTexts.notAnObject : apiTexts.wrong }];
  });
  const shape = new Set(errors.map(({ pointer }) => pointer));
  throw sentRefusal(apiTexts.invalid, [...errors, ...readableErrors(form, body).filter(({ pointer }) => !shape.has(pointer))]);
};

/** Delivers what a program sent, by the same rules as the form. */
export const deliverByProgram = (deps: SubmitDeps & { readonly newId: () => string }) => {
  const submit = submitDelivery(deps);

  /** @throws Refusal `idempotency-key-reused` */
  const refuseReuse = async ({ month, holder }: ProgramRequest, request: string): Promise<void> => {
    const before = (await deps.delivery(month, holder.area))?.submissions.find((each) => haveSameKey(each.request ?? '', request));
    if (before !== undefined && before.request !== request) throw new Refusal('idempotency-key-reused', apiTexts.reused);
  };

  /**
   * @throws Refusal `invalid-fields` with pointers into the body, for what cannot be read, is missing, or is odd and neither confirmed nor
   *   explained; `idempotency-key-reused`; `version-conflict` where the program names a version; `not-found` for a month without a form
   */
  return async (sent: ProgramRequest): Promise<Delivered> => {
    const { holder, month, key } = sent;
    const form = formOf(deps, month, holder.area);
    const body = readBody(form, sent.body);
    const fields = fieldsSent(form, body);
    if (unknownFields(form, fields).length > 0) throw sentRefusal(apiTexts.invalid, fieldErrors(form, fields));
    const request = key === undefined ? deps.newId() : requestIdOf(`figures ${holder.id} ${month}\n${key}`, sent.body, deps.hash);
    if (key !== undefined) await refuseReuse(sent, request);

    const { version, provisional = false, reason, confirmed = [] } = body;
    const deliver = (keys: readonly string[]) =>
      withPointers(submit({ month, area: holder.area, version, fields, way: 'api', provisional, confirmed: keys, reason, by: holder.name, request }));
    const first = await deliver([]);
    if ('delivered' in first) return first;
    const odd = oddIn(first);
    const open = odd.filter(({ name }) => !confirmed.includes(name));
    const second = open.length === 0 ? await deliver(odd.map(({ key: oddKey }) => oddKey)) : first;
    if ('delivered' in second) return second;
    throw sentRefusal(
      apiTexts.odd,
      oddIn(second)
        .filter(({ name }) => !confirmed.includes(name))
        .map(({ name, reason: why }) => ({ pointer: sentPointer(`/${name}`), message: why })),
    );
  };
};

/** A program names no page that it has read, so nothing is put together. */
const oddIn = (outcome: SubmitOutcome): readonly OddValue[] => ('unconfirmed' in outcome ? outcome.unconfirmed : []);

/** Refusals of the form name its fields; a program sent something else. */
const withPointers = async (outcome: Promise<SubmitOutcome>): Promise<SubmitOutcome> => {
  try {
    return await outcome;
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'invalid-fields') throw sentRefusal(fault.message, sentErrors(fault.errors));
    throw fault;
  }
};
