import type { FieldKind } from '../../shared/domain/funding/fields.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { TextFieldProps } from '../../shared/pages/form.tsx';

type Input = Pick<TextFieldProps, 'type' | 'inputMode' | 'autocomplete' | 'width'>;

// What the browser may fill in. None for the IBAN: a wrong one costs more than typing.
const autocompletes: Readonly<Record<string, string>> = {
  '/organisation/name': 'organization',
  '/organisation/street': 'address-line1',
  '/organisation/postcode': 'postal-code',
  '/organisation/city': 'address-level2',
  '/contact/name': 'name',
  '/contact/email': 'email',
  '/contact/phone': 'tel',
};

const byKind: Partial<Record<FieldKind, Input>> = {
  amount: { inputMode: 'decimal', width: 'medium' },
  quantity: { inputMode: 'decimal', width: 'medium' },
  integer: { inputMode: 'numeric', width: 'medium' },
  postcode: { inputMode: 'numeric', width: 'short' },
  date: { width: 'medium' },
  email: { type: 'email' },
  reference: { width: 'medium' },
  'register-number': { width: 'medium' },
  iban: { autocomplete: 'off' },
};

const hints: Readonly<Record<string, (round: Round) => string>> = {
  '/organisation/register/number': () => 'Zum Beispiel VR 1234 oder HRB 12345.',
  '/organisation/tax/noticeDate': () => 'Steht oben auf dem Bescheid. Ein Freistellungsbescheid darf höchstens fünf Jahre alt sein.',
  '/organisation/tax/notice': () => 'Fragen Sie Ihre Kassenwartin oder Ihren Kassenwart. Den Bescheid schickt das Finanzamt.',
  '/organisation/inputTax': () => 'Das heißt auch Vorsteuerabzug. Die meisten Vereine bekommen sie nicht zurück.',
  '/organisation/account/holder': () => 'Das Konto muss der Organisation gehören.',
  '/organisation/account/iban': () => 'Leerzeichen sind erlaubt.',
  '/organisation/signatories': () => 'Zum Beispiel Vorstand, Geschäftsführung, Bürgermeisterin oder Schulleitung.',
  '/organisation/signatories/*/email': () =>
    'Wer den Antrag nicht selbst von dieser Adresse absendet, bekommt dorthin einen Link, um ihn zu bestätigen.',
  '/organisation/jointRepresentation': () => 'Das steht in der Satzung oder im Registerauszug.',
  '/contact/name': () => 'Wer beantwortet unsere Fragen zum Projekt?',
  '/contact/email': () => 'An diese Adresse senden wir die Bestätigung und eine Kopie des Antrags.',
  '/contact/phone': () => 'Für Rückfragen.',
  '/project/previousReference': () => 'Nur wenn Sie ein gefördertes Projekt verlängern oder weiterentwickeln. Zum Beispiel INT-2026-0042.',
  '/project/shortDescription': () =>
    'Was haben Sie vor, mit wem und für wen? Nennen Sie keine Namen von Teilnehmenden. Diesen Text lesen auch die Gremien.',
  '/project/startDate': ({ budgetYear }) => `Zum Beispiel 1.3.${budgetYear}.`,
  '/project/endDate': ({ budgetYear }) => `Zum Beispiel 30.11.${budgetYear}.`,
  '/project/start': () => 'Ein Projekt beginnt mit dem ersten verbindlichen Vertrag, zum Beispiel für Räume oder Personal.',
  '/project/fieldsOfAction': () => 'Wählen Sie höchstens drei.',
  '/project/municipalities': () => 'Wählen Sie alle Gemeinden aus, in denen das Projekt stattfindet. Öffnen Sie dazu das Amt.',
  '/goals/need': () => 'Was fehlt den Menschen vor Ort zurzeit?',
  '/goals/goals': () => 'Höchstens drei. Dieselben Ziele stehen später in Ihrem Bericht: So zeigen Sie, was Sie erreicht haben.',
  '/goals/goals/*/goal': () => 'Zum Beispiel: Eltern sprechen sicherer mit der Schule.',
  '/goals/goals/*/indicator': () => 'Zum Beispiel: Zahl der Eltern, die zum Elternabend kommen.',
  '/goals/goals/*/target': () => 'Zum Beispiel: 30 Eltern.',
  '/goals/measures/*/what': () => 'Zum Beispiel: Sprachcafé, einmal in der Woche.',
  '/goals/participants': () => 'Eine Schätzung genügt.',
  '/goals/childProtection': () => 'Nur wenn das Projekt für Kinder oder Jugendliche ist.',
  '/goals/sustainability': () => 'Zum Beispiel: Wer macht weiter? Was lernen andere daraus?',
  '/costs': () => 'Tragen Sie jede Ausgabe in eine eigene Zeile ein. Leere Zeilen zählen nicht.',
  '/costs/*/amount': () => 'Zum Beispiel 1.234,50. Lassen Sie das Feld leer, wenn Sie Menge und Einzelpreis angeben: Dann rechnen wir.',
  '/costs/*/eligible': () => 'Wählen Sie „Nein“ für Ausgaben, die der Kreis nicht fördert. Dann bezahlen Sie sie aus anderem Geld.',
  '/costs/*/qualification': () => 'Nur für Personal und Honorare.',
  '/financing': () => 'Tragen Sie jede Quelle in eine eigene Zeile ein, auch das Geld, das Sie hier beantragen. Leere Zeilen zählen nicht.',
  '/financing/*/amount': () => 'Zum Beispiel 1.234,50.',
  '/financing/*/status': () => 'Nur für Geld von anderen.',
  '/sameCostsElsewhere': () => 'Zum Beispiel das Land oder eine Stiftung. Gemeint ist dieselbe Rechnung, nicht ein anderer Teil des Projekts.',
  '/fallback/amount': () => 'Wenn Sie keine kleinere Summe gebrauchen können, lassen Sie die Felder leer.',
};

type RowWords = { readonly row: (number: number) => string; readonly add: string; readonly remove: (number: number) => string };
const rowNames: Readonly<Record<string, readonly [singular: string, gender: 'eine' | 'ein']>> = {
  '/organisation/signatories': ['Person', 'eine'],
  '/goals/goals': ['Ziel', 'ein'],
  '/goals/measures': ['Maßnahme', 'eine'],
  '/costs': ['Kostenzeile', 'eine'],
  '/financing': ['Finanzierungszeile', 'eine'],
};

/** Words around the fields of the sections; labels and questions stand in shared/domain/funding/submission-fields.ts. */
export const fieldTexts = {
  hints,
  choose: 'Bitte wählen',
  /** What a list of the plan says that may stay as it is; its column is narrow. */
  chooseNothing: (pattern: string) => (pattern === '/costs/*/unit' ? 'Keine' : 'Keine Angabe'),
  limit: (maximum: number) => `Höchstens ${maximum} Zeichen.`,
  typedByYou: (value: string) => `Ihre Eingabe: ${value === '' ? 'nichts' : `„${value}“`}.`,
  savedMeanwhile: (value: string) => `Inzwischen gespeichert: ${value === '' ? 'nichts' : `„${value}“`}.`,
  yesNo: [
    { value: 'ja', label: 'Ja' },
    { value: 'nein', label: 'Nein' },
  ],
  inputs: (pattern: string, kind: FieldKind): Input => {
    const autocomplete = autocompletes[pattern];
    return { ...byKind[kind], ...(pattern === '/contact/phone' && { type: 'tel' }), ...(autocomplete !== undefined && { autocomplete }) };
  },
  rows: (pointer: string): RowWords => {
    const [name, article] = rowNames[pointer] ?? ['Zeile', 'eine'];
    return {
      row: (number) => `${name} ${number}`,
      add: article === 'ein' ? `Ein weiteres ${name} hinzufügen` : `Eine weitere ${name} hinzufügen`,
      remove: (number) => `${name} ${number} entfernen`,
    };
  },
} as const;
