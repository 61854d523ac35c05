import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { SubmissionOfFigures } from '../../shared/domain/statistics/delivery.ts';
import type { FiguresBody, FiguresFormAnswer } from '../../shared/domain/statistics/delivery-api-shapes.ts';
import { deliveryDays } from '../../shared/domain/statistics/delivery-calendar.ts';
import { allFields, askedFields, type DeliveryFields, type DeliveryForm, fieldNames } from '../../shared/domain/statistics/delivery-form.ts';
import { labelWithin, readDelivery, typedNumber } from '../../shared/domain/statistics/delivery-reading.ts';
import { apiTexts } from './api-texts.ts';
import { type DeliveryView, provisionalField, reasonField, type ViewDeps } from './view-delivery.ts';

/** What a program sent, as the fields of the form. A number that is not there (`null`) is ticked as missing where the form asks for it. */
export const fieldsSent = (form: DeliveryForm, { values, comments = {} }: Pick<FiguresBody, 'values' | 'comments'>): DeliveryFields => {
  const optional = new Set(
    form.figures.flatMap((figure) => allFields(figure).filter((field) => !askedFields(figure).includes(field))).map(({ name }) => name),
  );
  return Object.fromEntries([
    ...Object.entries(values).flatMap(([name, value]): [string, string][] => {
      if (value !== null) return [[name, typedNumber(value)]];
      return optional.has(name) ? [] : [[fieldNames.missing(name), 'on']];
    }),
    ...Object.entries(comments).map(([name, comment]) => [fieldNames.comment(name), comment]),
  ]);
};

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Where a wrong field of the form stands in what a program sent. */
export const sentPointer = (pointer: string): string => {
  const name = pointer.slice(1);
  if (name === reasonField) return '/reason';
  if (name === provisionalField) return '/provisional';
  const { commented, missing } = /^(?:(?<commented>.*)\.anmerkung|(?<missing>.*)\.fehlt)$/.exec(name)?.groups ?? {};
  return commented === undefined ? `/values/${escaped(missing ?? name)}` : `/comments/${escaped(commented)}`;
};

/** Wrong fields of the form as a program reads them. */
export const sentErrors = (errors: readonly FieldError[]): FieldError[] =>
  errors.map(({ pointer, message }) => ({ pointer: sentPointer(pointer), message }));

// Who sends ten thousand wrong fields has one thing wrong.
const mostErrors = 100;

/** A refusal of what a program sent: the first errors, and how many there are. @param errors with pointers into what was sent */
export const sentRefusal = (message: string, errors: readonly FieldError[]): Refusal =>
  new Refusal('invalid-fields', errors.length > mostErrors ? apiTexts.many(mostErrors, errors.length) : message, errors.slice(0, mostErrors));

/** A submission without what only the house needs. */
export const submissionAnswer = ({ vintage, at, way, provisional, reason }: SubmissionOfFigures) => ({ vintage, at, way, provisional, reason });

/** The form of a month as a program reads it: what is asked, what was known last month, what is delivered. */
export const figuresForm = (
  { form, delivery, submission, standing, earlier, phase }: DeliveryView,
  { county, areas }: Pick<ViewDeps, 'county' | 'areas'>,
): FiguresFormAnswer => {
  const { values } = readDelivery(form, standing);
  return {
    month: form.month,
    area: form.area,
    name: form.name,
    due: deliveryDays(county.collection, form.month).due,
    phase,
    version: delivery?.version ?? 0,
    ...(submission && { submission: submissionAnswer(submission) }),
    fields: form.figures.flatMap((figure) =>
      allFields(figure).map((field) => ({
        name: field.name,
        indicator: field.indicator.code,
        label: labelWithin(figure, field),
        area: field.area,
        areaName: areas.at(form.month).name(field.area),
        status: field.status,
        unit: field.indicator.unit,
        required: askedFields(figure).includes(field),
        lastMonth: earlier[0]?.values.get(field.name) ?? null,
        value: values.get(field.name) ?? null,
      })),
    ),
  };
};
