import { submissionSchema } from '../../shared/domain/funding/application.ts';
import { submissionFields } from '../../shared/domain/funding/fields.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { TextField, type TextFieldProps } from '../../shared/pages/form.tsx';
import type { FormValues, SingleName } from './submission-form.ts';
import { texts } from './texts.ts';

/** What was typed, and what is wrong with it by the name of the field. */
export type Filled = { readonly values: FormValues; readonly errors: ReadonlyMap<string, string> };

// The list of Gemeinden is one question: what is wrong with one of them is shown there.
const nameOf = (pointer: string): string =>
  pointer.startsWith('/project/municipalities/') ? 'project.municipalities' : pointer.slice(1).replaceAll('/', '.');

const planLine = /^\/(?<plan>costs|financing)\/(?<row>\d+)\//;

// The list above the form stands away from the lines: there „Bitte wählen Sie die Kostenart.“ could mean any of them.
const withLine = ({ pointer, message }: FieldError): string => {
  const { plan = 'costs', row } = planLine.exec(pointer)?.groups ?? {};
  return row === undefined ? message : `${texts.plans[plan === 'costs' ? 'costs' : 'financing'].row(Number(row) + 1)}: ${message}`;
};

/** Errors by the name of their field, and in the order of the form with links that lead there. */
export const errorsByName = (errors: readonly FieldError[]) => {
  const byName = new Map<string, string>();
  for (const { pointer, message } of errors) {
    const earlier = byName.get(nameOf(pointer));
    byName.set(nameOf(pointer), earlier === undefined ? message : `${earlier} ${message}`);
  }
  return { byName, listed: errors.map((error) => ({ pointer: `/${nameOf(error.pointer).replaceAll('.', '/')}`, message: withLine(error) })) };
};

const { organisation, contact, project, costs, financing } = submissionSchema.shape;

/** Longest texts, from the schema that refuses longer ones. */
export const limits = {
  'organisation.name': organisation.shape.name.maxLength,
  'organisation.street': organisation.shape.street.maxLength,
  'organisation.city': organisation.shape.city.maxLength,
  'contact.name': contact.shape.name.maxLength,
  'contact.phone': contact.shape.phone.unwrap().maxLength,
  'project.title': project.shape.title.maxLength,
  'project.shortDescription': project.shape.shortDescription.maxLength,
  costs: costs.element.shape.description.maxLength,
  financing: financing.element.shape.description.unwrap().maxLength,
} as const;

const limitOf = (name: string): number | null => new Map<string, number | null>(Object.entries(limits)).get(name) ?? null;

/** Hint of a field together with its longest text. */
export const hintOf = (name: string, hint?: string): string | undefined => {
  const limit = limitOf(name);
  return [hint ?? [], limit === null ? [] : texts.limit(limit)].flat().join(' ') || undefined;
};

type SingleProps = Omit<TextFieldProps, 'name' | 'label' | 'value' | 'error' | 'hint'> & {
  readonly name: Exclude<SingleName, 'organisation.legalForm' | 'project.shortDescription'>;
  readonly hint?: string | undefined;
  readonly filled: Filled;
};

const labelOf = {
  'organisation.name': submissionFields['/organisation/name'].label,
  'organisation.street': submissionFields['/organisation/street'].label,
  'organisation.postcode': submissionFields['/organisation/postcode'].label,
  'organisation.city': submissionFields['/organisation/city'].label,
  'contact.name': submissionFields['/contact/name'].label,
  'contact.email': submissionFields['/contact/email'].label,
  'contact.phone': submissionFields['/contact/phone'].label,
  'project.title': submissionFields['/project/title'].label,
  'project.startDate': submissionFields['/project/startDate'].label,
  'project.endDate': submissionFields['/project/endDate'].label,
  requestedAmount: submissionFields['/requestedAmount'].label,
} as const satisfies Record<SingleProps['name'], string>;

/** One line of text of the form, with label, limit, what was typed and what is wrong with it. */
export const Single = ({ name, hint, filled, ...props }: SingleProps) => (
  <TextField
    {...props}
    name={name}
    label={labelOf[name]}
    hint={hintOf(name, hint)}
    value={filled.values.singles[name]}
    error={filled.errors.get(name)}
  />
);
