import { formatDate, formatInstant, instantSchema, isoDateSchema } from '../calendar.ts';
import { centsSchema, formatEuro, formatInteger, sumCents } from '../money.ts';
import { nameOfChoice } from './choices.ts';
import type { DraftSection } from './draft.ts';
import { valueAt } from './field-messages.ts';
import { fieldAt } from './fields.ts';
import { formatQuantity } from './quantity.ts';
import type { Round } from './round.ts';
import { type FieldGroup, fieldGroups } from './sections.ts';
import { submissionFields } from './submission-fields.ts';

/**
 * One answer: what was asked, and what was said line by line; no line where nothing was said. A row of a list is one answer too
 * (`Ziel 1`): its first line says what it is, the others begin with their question.
 */
export type SummaryFact = { readonly pointer: string; readonly label: string; readonly value: readonly string[] };

/** A line of a plan: what kind, more of it line by line, and how much. */
export type SummaryRow = { readonly kind: string; readonly details: readonly string[]; readonly amount: string };

/** A table of amounts. `columns` head kind, details and amount. */
export type SummaryPlan = {
  readonly columns: readonly [kind: string, details: string, amount: string];
  readonly rows: readonly SummaryRow[];
  readonly total: { readonly label: string; readonly amount: string };
};

/** A part of what was submitted: answers, or a plan. */
export type SummaryPart = { readonly section: DraftSection; readonly heading: string } & ({ readonly facts: readonly SummaryFact[] } | SummaryPlan);

/** A file that belongs to it. */
export type SummaryFile = { readonly kind: string; readonly name: string };

/**
 * Words that a submission does not have: those of the round it was made under, and names of places. Without the round (it cannot be
 * found any more) its fields of action and declarations stand there by their codes.
 */
export type SummaryFrame = { readonly round: Round | undefined; readonly placeName: (ags: string) => string };

const tokens = (pointer: string): readonly string[] => pointer.split('/').slice(1);
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const textAt = (input: unknown, ...path: readonly string[]): string => textOf(valueAt(input, path)).trim();
const rowsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const filled = (lines: readonly string[]): readonly string[] => lines.filter((line) => line !== '');

// What is no amount, quantity or number stands as it was typed.
const isAmount = (value: unknown): value is number => centsSchema.safeParse(value).success;
const isQuantity = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1_000_000;
const euro = (value: unknown): string => (isAmount(value) ? formatEuro(value) : textOf(value));
const quantity = (value: unknown): string => (isQuantity(value) ? formatQuantity(value) : textOf(value));

/** `/goals/goals` → the pointers of a row's fields, in order. */
export const rowFields = (pointer: string): readonly string[] => Object.keys(submissionFields).filter((key) => key.startsWith(`${pointer}/*/`));

/** What yes and no mean, where the words alone would not say it. */
const meanings: Readonly<Record<string, { readonly yes: string; readonly no: string }>> = {
  '/reuseRelease': {
    yes: 'Ja, der Kreis darf die Kurzbeschreibung veröffentlichen und weiterverwenden. Sie können das jederzeit widerrufen.',
    no: 'Nein, der Kreis darf die Kurzbeschreibung nicht weiterverwenden.',
  },
};

/** How one value is read aloud, by the kind of its field; what could not be understood stands as it was typed. */
const spoken = (pointer: string, value: unknown, { round, placeName }: SummaryFrame): readonly string[] => {
  const kind = fieldAt(pointer)?.kind;
  const { yes, no } = meanings[pointer] ?? { yes: 'Ja', no: 'Nein' };
  if (kind === 'flag') return typeof value === 'boolean' ? [value ? yes : no] : [];
  if (kind === 'choices') {
    const codes = filled(rowsOf(value).map(textOf));
    const names = codes.map((code) => (pointer === '/project/municipalities' ? placeName(code) : nameOfChoice(pointer, code, round)));
    return names.length === 0 ? [] : [names.join(', ')];
  }
  const text = textOf(value).trim();
  if (text === '') return [];
  if (kind === 'choice') return [nameOfChoice(pointer.replace(/\/\d+(?=\/|$)/g, '/*'), text, round)];
  if (kind === 'amount') return [euro(value)];
  if (kind === 'integer') return [Number.isSafeInteger(value) ? formatInteger(Number(value)) : text];
  if (kind === 'date') return [isoDateSchema.safeParse(text).success ? formatDate(text) : text];
  if (kind === 'iban') return [text.replace(/(.{4})(?=.)/g, '$1 ')];
  return text.split(/\r?\n/);
};

/** `1. März 2027 bis 30. November 2027`, `ab 1. März 2027`, `bis 30. November 2027`. */
const period = (from: string, to: string): string => (from === '' ? `bis ${to}` : to === '' ? `ab ${from}` : `${from} bis ${to}`);

const rowLines = (pointer: string, row: unknown, frame: SummaryFrame): readonly string[] => {
  const said = rowFields(pointer).map((field) => ({
    label: fieldAt(field)?.label ?? '',
    lines: spoken(field, valueAt(row, [field.slice(pointer.length + 3)]), frame),
  }));
  if (pointer === '/goals/measures') {
    const [what = [], from = [], to = []] = said.map(({ lines }) => lines);
    return from.length + to.length === 0 ? what : [...what, period(from.join(' '), to.join(' '))];
  }
  const [first, ...others] = said;
  return [
    ...(first?.lines ?? []),
    ...others.flatMap(({ label, lines }) => (lines.length === 0 ? [] : [`${label}${label.endsWith('?') ? '' : ':'} ${lines.join(' ')}`])),
  ];
};

/** The answer at a pointer, or one for each row of a list. */
export const factsAt = (input: unknown, pointer: string, frame: SummaryFrame): readonly SummaryFact[] => {
  const value = valueAt(input, tokens(pointer));
  const label = fieldAt(pointer)?.label ?? '';
  if (fieldAt(pointer)?.kind !== 'list') return [{ pointer, label, value: spoken(pointer, value, frame) }];
  const rows = rowsOf(value);
  if (rows.length === 0) return [{ pointer, label, value: [] }];
  const name = fieldAt(`${pointer}/0`)?.label ?? '';
  return rows.map((row, index) => ({
    pointer: `${pointer}/${index}`,
    label: rows.length === 1 ? name : `${name} ${index + 1}`,
    value: rowLines(pointer, row, frame),
  }));
};

const groups = (section: keyof typeof fieldGroups, input: unknown, frame: SummaryFrame): readonly SummaryPart[] =>
  fieldGroups[section].map(({ heading, fields }: FieldGroup) => ({
    section,
    heading,
    facts: fields.flatMap((pointer) => factsAt(input, pointer, frame)),
  }));

const total = (rows: readonly unknown[]): string => {
  const amounts = rows.map((row) => valueAt(row, ['amount']));
  const known = amounts.filter(isAmount);
  return known.length === amounts.length ? formatEuro(sumCents(known)) : 'noch nicht vollständig';
};

const costDetails = (row: unknown, { round }: SummaryFrame): readonly string[] => {
  const unit = textAt(row, 'unit');
  const price = euro(valueAt(row, ['unitPrice']));
  const measure = filled([quantity(valueAt(row, ['quantity'])), unit === '' ? '' : nameOfChoice('/costs/*/unit', unit, round)]).join(' ');
  const [qualification, offers, reason] = [textAt(row, 'qualification'), textAt(row, 'offers'), textAt(row, 'offersReason')];
  return filled([
    textAt(row, 'description'),
    qualification === '' ? '' : `Qualifikation: ${qualification}`,
    filled([measure, price]).join(' × '),
    offers === '' ? '' : `Verglichene Angebote: ${offers}`,
    reason === '' ? '' : `Warum nicht mehr Angebote: ${reason}`,
    valueAt(row, ['eligible']) === false ? 'Diese Ausgabe soll der Kreis nicht bezahlen.' : '',
  ]).flatMap((line) => line.split(/\r?\n/));
};

const costsPart = (input: unknown, frame: SummaryFrame): SummaryPart => {
  const rows = rowsOf(valueAt(input, ['costs']));
  return {
    section: 'costs',
    heading: 'Was das Projekt kostet',
    columns: ['Kostenart', 'Wofür', 'Betrag'],
    rows: rows.map((row) => ({
      kind: nameOfChoice('/costs/*/category', textAt(row, 'category'), frame.round),
      details: costDetails(row, frame),
      amount: euro(valueAt(row, ['amount'])),
    })),
    total: { label: 'Summe der Kosten', amount: total(rows) },
  };
};

const financingPart = (input: unknown, { round }: SummaryFrame): SummaryPart => {
  const rows = rowsOf(valueAt(input, ['financing']));
  return {
    section: 'financing',
    heading: 'Woher das Geld kommt',
    columns: ['Quelle', 'Erläuterung', 'Betrag'],
    rows: rows.map((row) => ({
      kind: nameOfChoice('/financing/*/source', textAt(row, 'source'), round),
      details: filled([textAt(row, 'description'), nameOfChoice('/financing/*/status', textAt(row, 'status'), round)]),
      amount: euro(valueAt(row, ['amount'])),
    })),
    total: { label: 'Summe der Finanzierung', amount: total(rows) },
  };
};

const paperFacts = (input: unknown, files: readonly SummaryFile[]): readonly SummaryFact[] => {
  const kindOf = (code: string): string => nameOfChoice('/onFile/*/kind', code, undefined);
  const papers = [
    ...files.map(({ kind, name }) => ({ pointer: '/attachments', label: kindOf(kind), value: [name] })),
    ...rowsOf(valueAt(input, ['onFile'])).map((row, index) => ({
      pointer: `/onFile/${index}`,
      label: kindOf(textAt(row, 'kind')),
      value: [`Liegt zum Antrag ${textAt(row, 'reference')} vor und ist unverändert.`],
    })),
  ];
  return papers.length > 0 ? papers : [{ pointer: '/attachments', label: 'Dateien', value: ['keine'] }];
};

const confirmed = (made: unknown): string => {
  const at = instantSchema.safeParse(valueAt(made, ['at'])).data;
  return `Bestätigt${at === undefined ? '' : ` am ${formatInstant(at)}`} (Fassung ${textAt(made, 'version')})`;
};

/** The declarations of the round, made or not, and what was made besides: of a round that is not known. */
const declarationFacts = (input: unknown, { round }: SummaryFrame): readonly SummaryFact[] => {
  const asked = round?.texts.declarations ?? [];
  const made = rowsOf(valueAt(input, ['declarations']));
  const isOf = (row: unknown, { code, version }: (typeof asked)[number]): boolean =>
    textAt(row, 'code') === code && textAt(row, 'version') === version;
  const lines = [
    ...asked.map((declaration) => {
      const found = made.find((row) => isOf(row, declaration));
      return [declaration.text, found === undefined ? 'Noch nicht bestätigt' : confirmed(found)];
    }),
    ...made.filter((row) => !asked.some((declaration) => isOf(row, declaration))).map((row) => [`„${textAt(row, 'code')}“`, confirmed(row)]),
  ];
  return lines.map((value, index) => ({ pointer: '/declarations', label: `Erklärung ${index + 1}`, value }));
};

/**
 * What was submitted, or stands in a draft, in the order of the form: for the page that is checked before sending, the copy by mail, the
 * paper and the status page alike. Works on what is not complete yet. The round itself (`roundId`) is not part of it: every one of them
 * says it in its own heading.
 */
export const summaryOf = (input: unknown, files: readonly SummaryFile[], frame: SummaryFrame): readonly SummaryPart[] => [
  ...groups('organisation', input, frame),
  ...groups('project', input, frame),
  ...groups('goals', input, frame),
  costsPart(input, frame),
  financingPart(input, frame),
  {
    section: 'financing',
    heading: 'Was Sie beantragen',
    facts: ['/requestedAmount', '/sameCostsElsewhere', '/fallback/amount', '/fallback/explanation'].flatMap((pointer) =>
      factsAt(input, pointer, frame),
    ),
  },
  { section: 'attachments', heading: 'Anlagen', facts: paperFacts(input, files) },
  { section: 'declarations', heading: 'Was Sie erklären', facts: declarationFacts(input, frame) },
  { section: 'declarations', heading: 'Was wir weitergeben dürfen', facts: factsAt(input, '/reuseRelease', frame) },
];

/** What was said, without the questions that were left open: for copies. */
export const answersIn = (parts: readonly SummaryPart[]): readonly SummaryPart[] =>
  parts.flatMap((part): readonly SummaryPart[] => {
    if (!('facts' in part)) return [part];
    const facts = part.facts.filter(({ value }) => value.length > 0);
    return facts.length === 0 ? [] : [{ ...part, facts }];
  });
