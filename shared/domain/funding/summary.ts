import { formatDate, isoDateSchema } from '../calendar.ts';
import { formatEuro, sumCents } from '../money.ts';
import { nameOfChoice } from './choices.ts';
import type { DraftSection } from './draft.ts';
import { valueAt } from './field-messages.ts';
import { fieldAt } from './fields.ts';
import { formatQuantity } from './quantity.ts';
import type { Round } from './round.ts';
import { type FieldGroup, fieldGroups } from './sections.ts';
import { paperKinds } from './submission-codes.ts';
import { submissionFields } from './submission-fields.ts';

/** One answer: what was asked, and what was said line by line; no line where nothing was said. */
export type SummaryFact = { readonly pointer: string; readonly label: string; readonly value: readonly string[] };

/** A part of what was submitted: facts, or a table whose last column is an amount. */
export type SummaryPart = { readonly section: DraftSection; readonly heading: string } & (
  | { readonly facts: readonly SummaryFact[] }
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly total: readonly string[] }
);

/** Words that the domain does not have: the round it belongs to, and names of places. */
export type SummaryFrame = { readonly round: Round; readonly placeName: (ags: string) => string };

const tokens = (pointer: string): readonly string[] => pointer.split('/').slice(1);
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const rowsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** `/goals/goals` → the pointers of a row's fields, in order. */
export const rowFields = (pointer: string): readonly string[] => Object.keys(submissionFields).filter((key) => key.startsWith(`${pointer}/*/`));

/** How one value is read aloud, by its kind; what could not be understood stands as it was typed. */
const spoken = (pointer: string, value: unknown, { round, placeName }: SummaryFrame): readonly string[] => {
  const kind = fieldAt(pointer)?.kind;
  const pattern = pointer.replace(/\/\d+(?=\/|$)/g, '/*');
  if (kind === 'flag') return typeof value === 'boolean' ? [value ? 'Ja' : 'Nein'] : [];
  if (kind === 'choices') {
    const codes = rowsOf(value).map(textOf);
    if (codes.length === 0) return [];
    return [codes.map((code) => (pattern === '/project/municipalities' ? placeName(code) : nameOfChoice(pattern, code, round))).join(', ')];
  }
  const text = textOf(value).trim();
  if (text === '') return [];
  if (kind === 'choice') return [nameOfChoice(pattern, text, round)];
  if (kind === 'amount') return [typeof value === 'number' ? formatEuro(value) : text];
  if (kind === 'quantity') return [typeof value === 'number' ? formatQuantity(value) : text];
  if (kind === 'date') return [isoDateSchema.safeParse(text).success ? formatDate(text) : text];
  if (kind === 'iban') return [text.replace(/(.{4})(?=.)/g, '$1 ')];
  return text.split(/\r?\n/);
};

const rowText = (pointer: string, row: number, value: unknown, frame: SummaryFrame): string =>
  rowFields(pointer)
    .flatMap((field) => {
      const name = field.slice(pointer.length + 3);
      const said = spoken(`${pointer}/${row}/${name}`, valueAt(value, [name]), frame);
      return said.length === 0 ? [] : [`${fieldAt(field)?.label ?? ''}: ${said.join(' ')}`];
    })
    .join('; ');

/** The answer at a pointer; a list has one line for each of its rows. */
export const factAt = (input: unknown, pointer: string, frame: SummaryFrame): SummaryFact => {
  const value = valueAt(input, tokens(pointer));
  const field = fieldAt(pointer);
  const lines = field?.kind === 'list' ? rowsOf(value).map((row, index) => rowText(pointer, index, row, frame)) : spoken(pointer, value, frame);
  return { pointer, label: field?.label ?? '', value: lines };
};

const groups = (section: keyof typeof fieldGroups, input: unknown, frame: SummaryFrame): readonly SummaryPart[] =>
  fieldGroups[section].map(({ heading, fields }: FieldGroup) => ({
    section,
    heading,
    facts: fields.map((pointer) => factAt(input, pointer, frame)),
  }));

const euro = (value: unknown): string => (typeof value === 'number' ? formatEuro(value) : textOf(value));
const total = (rows: readonly unknown[]): string => {
  const amounts = rows.map((row) => valueAt(row, ['amount']));
  const known = amounts.filter((amount) => typeof amount === 'number');
  return known.length === amounts.length ? formatEuro(sumCents(known)) : 'noch nicht vollständig';
};

const costsPart = (input: unknown, frame: SummaryFrame): SummaryPart => {
  const rows = rowsOf(valueAt(input, ['costs']));
  return {
    section: 'costs',
    heading: 'Was das Projekt kostet',
    columns: ['Kostenart', 'Wofür', 'Betrag'],
    rows: rows.map((row) => [
      nameOfChoice('/costs/*/category', textOf(valueAt(row, ['category'])), frame.round),
      [textOf(valueAt(row, ['description'])), ...costDetails(row, frame)].filter((part) => part !== '').join('; '),
      euro(valueAt(row, ['amount'])),
    ]),
    total: ['Summe der Kosten', '', total(rows)],
  };
};

const costDetails = (row: unknown, { round }: SummaryFrame): readonly string[] => {
  const [quantity, unit, price] = [valueAt(row, ['quantity']), textOf(valueAt(row, ['unit'])), valueAt(row, ['unitPrice'])];
  const offers = valueAt(row, ['offers']);
  return [
    ...(typeof quantity === 'number' && typeof price === 'number'
      ? [`${formatQuantity(quantity)}${unit === '' ? '' : ` ${nameOfChoice('/costs/*/unit', unit, round)}`} × ${formatEuro(price)}`]
      : []),
    textOf(valueAt(row, ['qualification'])),
    ...(typeof offers === 'number' ? [`${offers} ${offers === 1 ? 'Angebot' : 'Angebote'} verglichen`] : []),
    textOf(valueAt(row, ['offersReason'])),
    ...(valueAt(row, ['eligible']) === false ? ['bezahlt nicht der Kreis'] : []),
  ];
};

const financingPart = (input: unknown, { round }: SummaryFrame): SummaryPart => {
  const rows = rowsOf(valueAt(input, ['financing']));
  return {
    section: 'financing',
    heading: 'Woher das Geld kommt',
    columns: ['Quelle', 'Erläuterung', 'Betrag'],
    rows: rows.map((row) => {
      const status = textOf(valueAt(row, ['status']));
      return [
        nameOfChoice('/financing/*/source', textOf(valueAt(row, ['source'])), round),
        [textOf(valueAt(row, ['description'])), status === '' ? '' : nameOfChoice('/financing/*/status', status, round)]
          .filter((part) => part !== '')
          .join('; '),
        euro(valueAt(row, ['amount'])),
      ];
    }),
    total: ['Summe der Finanzierung', '', total(rows)],
  };
};

const onFileFact = (input: unknown): readonly SummaryFact[] =>
  rowsOf(valueAt(input, ['onFile'])).map((row, index) => {
    const kind = textOf(valueAt(row, ['kind']));
    const label = new Map<string, string>(Object.entries(paperKinds)).get(kind) ?? kind;
    return { pointer: `/onFile/${index}`, label, value: [`liegt vor zum Antrag ${textOf(valueAt(row, ['reference']))}, unverändert`] };
  });

const filesFact = (files: readonly { readonly kind: string; readonly name: string }[]): readonly SummaryFact[] =>
  files.map(({ kind, name }) => ({
    pointer: '/attachments',
    label: new Map<string, string>(Object.entries(paperKinds)).get(kind) ?? kind,
    value: [name],
  }));

const declarationFacts = (input: unknown, { round }: SummaryFrame): readonly SummaryFact[] =>
  round.texts.declarations.map(({ code, version, text }) => {
    const made = rowsOf(valueAt(input, ['declarations'])).some((row) => valueAt(row, ['code']) === code && valueAt(row, ['version']) === version);
    return { pointer: '/declarations', label: text, value: made ? ['bestätigt'] : [] };
  });

/**
 * What was submitted, or stands in a draft, in the order of the form: for the page that is checked before sending, the copy by mail, the
 * paper and the status page alike. Works on what is not complete yet.
 */
export const summaryOf = (
  input: unknown,
  files: readonly { readonly kind: string; readonly name: string }[],
  frame: SummaryFrame,
): readonly SummaryPart[] => [
  ...groups('organisation', input, frame),
  ...groups('project', input, frame),
  ...groups('goals', input, frame),
  costsPart(input, frame),
  financingPart(input, frame),
  {
    section: 'financing',
    heading: 'Was Sie beantragen',
    facts: ['/requestedAmount', '/sameCostsElsewhere', '/fallback/amount', '/fallback/explanation'].map((pointer) => factAt(input, pointer, frame)),
  },
  { section: 'attachments', heading: 'Anlagen', facts: [...filesFact(files), ...onFileFact(input)] },
  { section: 'declarations', heading: 'Erklärungen', facts: declarationFacts(input, frame) },
  { section: 'declarations', heading: 'Freigabe', facts: [factAt(input, '/reuseRelease', frame)] },
];
