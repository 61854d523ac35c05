import type * as z from 'zod';
import { formatEuro, formatInteger } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import { type Field, type FieldKind, fieldAt } from './fields.ts';
import { isInvisible } from './text.ts';

/** Who reads a sentence: a person at the form types euros and German dates, a program sends cents and ISO dates. */
export type Channel = 'form' | 'api';

type Issue = z.core.$ZodIssue;

/** What a field wants to see, where what it got is of no use. */
const wanted: Record<FieldKind, Record<Channel, string>> = {
  text: {
    form: 'Bitte geben Sie hier Text ein.',
    api: 'Bitte senden Sie hier Text in Anführungszeichen.',
  },
  choice: {
    form: 'Bitte wählen Sie einen der angebotenen Einträge.',
    api: 'Bitte senden Sie einen der erlaubten Werte.',
  },
  amount: {
    form: 'Bitte geben Sie einen Betrag in Euro mit höchstens zwei Stellen nach dem Komma ein, zum Beispiel 1.234,50. Möglich sind höchstens 100 Millionen Euro.',
    api: 'Bitte senden Sie den Betrag als ganze Zahl in Cent, zum Beispiel 123450 für 1.234,50 €.',
  },
  date: {
    form: 'Dieses Datum können wir nicht lesen. Bitte schreiben Sie es als Tag, Monat und Jahr, zum Beispiel 1.3.2027.',
    api: 'Bitte senden Sie ein Datum, das es gibt, in der Form JJJJ-MM-TT, zum Beispiel 2027-03-01.',
  },
  choices: {
    form: 'Bitte wählen Sie aus den angebotenen Einträgen.',
    api: 'Bitte senden Sie hier eine Liste der erlaubten Werte in eckigen Klammern.',
  },
  integer: {
    form: 'Bitte geben Sie eine ganze Zahl ein, zum Beispiel 25.',
    api: 'Bitte senden Sie eine ganze Zahl ohne Anführungszeichen.',
  },
  quantity: {
    form: 'Bitte geben Sie eine Zahl größer als 0 mit höchstens zwei Stellen nach dem Komma ein, zum Beispiel 12,5.',
    api: 'Bitte senden Sie eine Zahl größer als 0 mit höchstens zwei Nachkommastellen, zum Beispiel 12.5.',
  },
  iban: {
    form: 'Bitte geben Sie die ganze IBAN ein. Eine deutsche IBAN beginnt mit DE und hat 22 Zeichen.',
    api: 'Bitte senden Sie die ganze IBAN als Text, zum Beispiel "DE02120300000000202051".',
  },
  'register-number': {
    form: 'Bitte geben Sie Register und Nummer ein, zum Beispiel VR 1234 oder HRB 12345.',
    api: 'Bitte senden Sie Register und Nummer als Text, zum Beispiel "VR 1234".',
  },
  reference: {
    form: 'Ein Aktenzeichen sieht so aus: INT-2026-0042.',
    api: 'Bitte senden Sie ein Aktenzeichen in der Form "INT-2026-0042".',
  },
  postcode: {
    form: 'Bitte geben Sie die Postleitzahl mit fünf Ziffern ein, zum Beispiel 01234.',
    api: 'Bitte senden Sie die Postleitzahl als Text mit fünf Ziffern, zum Beispiel "01234".',
  },
  email: {
    form: 'Bitte geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@example.org.',
    api: 'Bitte senden Sie eine vollständige E-Mail-Adresse, zum Beispiel "name@example.org".',
  },
  municipality: {
    form: 'Bitte wählen Sie eine Gemeinde aus der Liste.',
    api: 'Bitte senden Sie den Amtlichen Gemeindeschlüssel als Text mit acht Ziffern.',
  },
  flag: { form: 'Bitte setzen Sie den Haken, oder lassen Sie ihn weg.', api: 'Bitte senden Sie true oder false.' },
  list: { form: 'Bitte füllen Sie die Liste aus.', api: 'Bitte senden Sie hier eine Liste in eckigen Klammern.' },
  group: { form: 'Bitte füllen Sie diesen Abschnitt aus.', api: 'Bitte senden Sie hier ein Objekt in geschweiften Klammern.' },
};

const tooLong = (issue: Extract<Issue, { code: 'too_big' }>, value: unknown, isAmount: boolean): string => {
  const maximum = Number(issue.maximum);
  if (issue.origin === 'array') return `Möglich sind höchstens ${formatInteger(maximum)} Einträge. Bitte fassen Sie Einträge zusammen.`;
  if (issue.origin !== 'string' && !isAmount) return `Die Zahl ist zu groß. Möglich ist höchstens ${formatInteger(maximum)}.`;
  if (issue.origin !== 'string') return `Der Betrag ist zu hoch. Möglich sind höchstens ${formatEuro(maximum)}.`;
  const surplus = typeof value === 'string' ? value.trim().length - maximum : 0;
  return `Der Text ist zu lang. Möglich sind ${formatInteger(maximum)} Zeichen. Bitte kürzen Sie ihn um ${formatInteger(surplus)} Zeichen.`;
};

const isEmpty = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && isInvisible(value));

const misspelt = ({ kind }: Field, value: unknown, channel: Channel): string => {
  if (kind === 'text' && !(channel === 'api' && typeof value !== 'string')) {
    return 'Der Text enthält unsichtbare Steuerzeichen oder Zeilenumbrüche, die hier nicht möglich sind. Bitte entfernen Sie sie, oder tippen Sie den Text neu.';
  }
  if (kind === 'date' && channel === 'form' && isoShape.test(String(value))) {
    return 'Dieses Datum gibt es nicht. Bitte prüfen Sie Tag und Monat.';
  }
  if (kind === 'email' && typeof value === 'string' && beyondAscii.test(value)) {
    return 'E-Mail-Adressen mit Umlauten oder anderen Sonderzeichen sind hier nicht möglich. Bitte geben Sie eine andere Adresse an, zum Beispiel name@example.org.';
  }
  return wanted[kind][channel];
};
// The form turns what it can read as a date into ISO, whether the day exists or not.
const isoShape = /^\d{4}-\d{2}-\d{2}$/;
const beyondAscii = /\P{ASCII}/u;

/** German sentence for what zod found at a field: the field's own question where nothing was typed. */
export const sentence = (field: Field, issue: Issue, value: unknown, channel: Channel): string => {
  if (isEmpty(value)) return field.ask;
  switch (issue.code) {
    case 'too_big':
      return tooLong(issue, value, field.kind === 'amount');
    case 'too_small':
      if (field.kind === 'amount') return 'Der Betrag muss größer als 0,00 € sein.';
      return field.kind === 'quantity' || field.kind === 'integer' ? wanted[field.kind][channel] : field.ask;
    case 'invalid_value':
      return channel === 'api' ? `${wanted.choice.api} Möglich sind: ${issue.values.map(String).join(', ')}.` : wanted.choice.form;
    case 'invalid_format':
      return misspelt(field, value, channel);
    case 'custom':
      return field.kind === 'quantity'
        ? wanted.quantity[channel]
        : 'Der Text enthält ein Zeichen, das sich nicht speichern lässt. Bitte entfernen Sie es.';
    default:
      return wanted[field.kind][channel];
  }
};

/** JSON Pointer (RFC 6901) of a path. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What stands at a path of an unknown value; `undefined` where there is nothing. */
export const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown => {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
};

const unknownField = 'Dieses Feld kennt die Schnittstelle nicht. Bitte lassen Sie es weg.';
const whole: Field = {
  kind: 'group',
  label: 'Antrag',
  ask: 'Der Inhalt muss ein JSON-Objekt sein. Ein vollständiges Beispiel steht in der Beschreibung der Schnittstelle.',
};

/**
 * German sentences for what zod found, one per field: the first issue of a field hides its others.
 * @param input what was parsed: an empty field gets another sentence than a wrong one
 */
export const fieldErrorsOf = (issues: readonly Issue[], input: unknown, channel: Channel): FieldError[] => {
  const found = new Map<string, FieldError>();
  for (const issue of issues) {
    const pointer = pointerOf(issue.path);
    const errors =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ pointer: `${pointer}${pointerOf([key])}`, message: unknownField }))
        : [{ pointer, message: sentence(fieldAt(pointer) ?? whole, issue, valueAt(input, issue.path), channel) }];
    for (const error of errors) if (!found.has(error.pointer)) found.set(error.pointer, error);
  }
  return [...found.values()];
};
