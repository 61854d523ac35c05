import { maximumRows } from '../../shared/domain/funding/application.ts';
import { formatAmount, parseGermanAmount, sumCents } from '../../shared/domain/money.ts';
import { parseGermanDate } from './german-date.ts';

/** Single fields of the form; names are the JSON Pointers of a submission with points for slashes. */
const singleNames = [
  'organisation.name',
  'organisation.legalForm',
  'organisation.street',
  'organisation.postcode',
  'organisation.city',
  'contact.name',
  'contact.email',
  'contact.phone',
  'project.title',
  'project.shortDescription',
  'project.startDate',
  'project.endDate',
  'requestedAmount',
] as const;

/** @see singleNames */
export type SingleName = (typeof singleNames)[number];

/** The two plans; what sorts a line of each is called differently. */
export const plans = { costs: 'category', financing: 'source' } as const;
export type Plan = keyof typeof plans;

/** A line of a plan as typed. `code` is the category of a cost or the source of money. */
export type Row = { readonly code: string; readonly description: string; readonly amount: string };

/** Everything that was typed, as it was typed: what is shown again when something is wrong. */
export type FormValues = {
  /** Random per form: sending it twice makes one application. */
  readonly key: string;
  readonly singles: Readonly<Record<SingleName, string>>;
  /** Ticked Gemeinden (AGS), and areas ticked as a whole: keys of administrations, or of the county. */
  readonly municipalities: readonly string[];
  readonly areas: readonly string[];
  readonly costs: readonly Row[];
  readonly financing: readonly Row[];
  readonly reuseRelease: boolean;
};

const emptyRow: Row = { code: '', description: '', amount: '' };
// Enough for a small project without a way to the server for each line.
const rowsAtFirst = 3;

/**
 * Where the page comes back after a button of the form: the line that was added, the plan that lost one, the sums.
 * @returns id of an element
 */
export const editTarget = (values: FormValues, action: string): string => {
  const { verb, plan } = /^(?<verb>add|remove)-(?<plan>costs|financing)/.exec(action)?.groups ?? {};
  if (plan !== 'costs' && plan !== 'financing') return 'summen';
  return verb === 'add' ? `${plan}-${values[plan].length}` : plan;
};

const isBlank = (text: string): boolean => text.trim() === '';
const isEmptyRow = ({ code, description, amount }: Row): boolean => isBlank(`${code}${description}${amount}`);

const padded = (rows: readonly Row[]): readonly Row[] => [...rows, ...Array.from({ length: Math.max(0, rowsAtFirst - rows.length) }, () => emptyRow)];

const singlesOf = (read: (name: SingleName) => string): Record<SingleName, string> => ({
  'organisation.name': read('organisation.name'),
  'organisation.legalForm': read('organisation.legalForm'),
  'organisation.street': read('organisation.street'),
  'organisation.postcode': read('organisation.postcode'),
  'organisation.city': read('organisation.city'),
  'contact.name': read('contact.name'),
  'contact.email': read('contact.email'),
  'contact.phone': read('contact.phone'),
  'project.title': read('project.title'),
  'project.shortDescription': read('project.shortDescription'),
  'project.startDate': read('project.startDate'),
  'project.endDate': read('project.endDate'),
  requestedAmount: read('requestedAmount'),
});

/** A fresh form. The first line of the financing plan is this grant: every application has it. */
export const emptyForm = (key: string): FormValues => ({
  key,
  singles: singlesOf(() => ''),
  municipalities: [],
  areas: [],
  costs: padded([]),
  financing: padded([{ ...emptyRow, code: 'county' }]),
  reuseRelease: false,
});

// Browsers send line breaks as CRLF, which people did not type and must not pay for with characters.
const typed = (params: URLSearchParams, name: string): string => (params.get(name) ?? '').replaceAll('\r\n', '\n');

const rowsOf = (params: URLSearchParams, plan: Plan): Row[] => {
  const name = new RegExp(`^${plan}\\.(\\d{1,3})\\.(?:${plans[plan]}|description|amount)$`);
  const numbers = new Set([...params.keys()].flatMap((key) => name.exec(key)?.[1] ?? []).map(Number));
  return [...numbers]
    .sort((a, b) => a - b)
    .map((row) => ({
      code: typed(params, `${plan}.${row}.${plans[plan]}`),
      description: typed(params, `${plan}.${row}.description`),
      amount: typed(params, `${plan}.${row}.amount`),
    }));
};

/** Reads what a browser sent. Nothing is judged here. */
export const readForm = (params: URLSearchParams): FormValues => ({
  key: typed(params, 'key'),
  singles: singlesOf((name) => typed(params, name)),
  municipalities: params.getAll('project.municipalities'),
  areas: params.getAll('project.areas'),
  costs: rowsOf(params, 'costs'),
  financing: rowsOf(params, 'financing'),
  reuseRelease: params.has('reuseRelease'),
});

/** The same form with its empty lines at the end, so that line numbers of errors and of the page agree. */
export const tidyForm = (values: FormValues): FormValues => ({
  ...values,
  costs: values.costs.filter((row) => !isEmptyRow(row)),
  financing: values.financing.filter((row) => !isEmptyRow(row)),
});

/** The form as it is shown again: empty lines to go on with. */
export const shownForm = (values: FormValues): FormValues => ({ ...values, costs: padded(values.costs), financing: padded(values.financing) });

const sumOf = (rows: readonly Row[]): number | undefined => {
  const amounts = rows.filter((row) => !isEmptyRow(row)).map(({ amount }) => parseGermanAmount(amount));
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length > 0 && known.length === amounts.length ? sumCents(known) : undefined;
};

/** Sums in cents of both plans and of the lines of this grant; `undefined` while a line of the plan has no readable amount. */
export const sumsOf = ({ costs, financing }: FormValues) => ({
  costs: sumOf(costs),
  financing: sumOf(financing),
  county: sumOf(financing.filter(({ code }) => code === 'county')),
});

/**
 * What a button other than the last one asks for: a line more, a line less, or the sums.
 * @param action `add-costs`, `remove-financing.2`, `calculate`
 * @returns the form to show, `undefined` when the form is to be submitted
 */
export const editForm = (values: FormValues, action: string): FormValues | undefined => {
  const { groups } = /^(?<verb>add|remove)-(?<plan>costs|financing)(?:\.(?<row>\d{1,3}))?$/.exec(action) ?? {};
  const plan: Plan = groups?.['plan'] === 'costs' ? 'costs' : 'financing';
  if (groups?.['verb'] === 'add') return { ...values, [plan]: values[plan].length < maximumRows ? [...values[plan], emptyRow] : values[plan] };
  if (groups?.['verb'] === 'remove') return { ...values, [plan]: values[plan].filter((_, row) => row !== Number(groups['row'])) };
  if (action !== 'calculate') return undefined;
  const { county } = sumsOf(values);
  const { requestedAmount } = values.singles;
  if (county === undefined || !isBlank(requestedAmount)) return values;
  return { ...values, singles: { ...values.singles, requestedAmount: formatAmount(county) } };
};

/** Cents where the text is an amount, otherwise the text, which the schema refuses at its field. */
const amountOf = (text: string): number | string => parseGermanAmount(text) ?? text;
const dateOf = (text: string): string => parseGermanDate(text) ?? text;

/**
 * What the form says as a submission that has yet to be checked.
 * @param municipalitiesOf AGS of the Gemeinden of an area that was ticked as a whole
 */
export const submissionOf = (values: FormValues, municipalitiesOf: (area: string) => readonly string[]): unknown => {
  const { singles } = values;
  return {
    organisation: {
      name: singles['organisation.name'],
      legalForm: singles['organisation.legalForm'],
      street: singles['organisation.street'],
      postcode: singles['organisation.postcode'],
      city: singles['organisation.city'],
    },
    contact: {
      name: singles['contact.name'],
      email: singles['contact.email'].trim(),
      ...(isBlank(singles['contact.phone']) ? {} : { phone: singles['contact.phone'] }),
    },
    project: {
      title: singles['project.title'],
      shortDescription: singles['project.shortDescription'],
      municipalities: [...new Set([...values.areas.flatMap(municipalitiesOf), ...values.municipalities])].sort(),
      startDate: dateOf(singles['project.startDate']),
      endDate: dateOf(singles['project.endDate']),
    },
    costs: values.costs.map(({ code, description, amount }) => ({ category: code, description, amount: amountOf(amount) })),
    financing: values.financing.map(({ code, description, amount }) => ({
      source: code,
      ...(isBlank(description) ? {} : { description }),
      amount: amountOf(amount),
    })),
    requestedAmount: amountOf(singles.requestedAmount),
    reuseRelease: values.reuseRelease,
  };
};
