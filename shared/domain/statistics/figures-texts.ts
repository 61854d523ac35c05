import { formatMonth } from '../calendar.ts';
import type { AreaLevel } from './indicator.ts';

/** German sentences about a figures file: what is wrong with a cell and what to do. Cells are quoted short and on one line. */

/** `„1.000“`, cut after 30 characters, control characters made visible. */
export const quoted = (text: string): string => {
  const line = text.replace(/\p{C}/gu, '·');
  return `„${line.length > 30 ? `${line.slice(0, 30)}…` : line}“`;
};

const levelNames: Record<AreaLevel, string> = {
  state: 'das Land',
  county: 'den Kreis',
  administration: 'Ämter und amtsfreie Gemeinden',
  municipality: 'Gemeinden',
};

const maybe = (suggestion: string | undefined): string => (suggestion === undefined ? '' : ` Meinten Sie ${suggestion}?`);
const listed = (words: readonly string[]): string => [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' und ');

export const figuresTexts = {
  emptyFile: 'Die Datei ist leer.',
  noRows: 'Unter der Kopfzeile stehen keine Zahlen.',
  noHeader: (required: readonly string[]) =>
    `Die erste Zeile enthält keine bekannten Spaltennamen. Bitte setzen Sie eine Kopfzeile darüber, mindestens mit ${listed(required)}.`,
  missingColumn: (name: string) => `Die Spalte ${name} fehlt. Bitte ergänzen Sie sie.`,
  unknownColumn: (name: string, suggestion: string | undefined) =>
    name === ''
      ? 'Diese Spalte hat keinen Namen. Bitte benennen oder entfernen Sie sie.'
      : `Eine Spalte ${quoted(name)} gibt es nicht.${maybe(suggestion) || ' Bitte entfernen Sie sie.'}`,
  duplicateColumn: (name: string, first: number) =>
    `Die Spalte ${name} kommt zweimal vor, zuerst als Spalte ${first}. Bitte entfernen Sie eine davon.`,
  cellCount: (found: number, expected: number) =>
    `Diese Zeile hat ${found} statt ${expected} Zellen. Enthält eine Zahl oder ein Text das Trennzeichen, muss die Zelle in Anführungszeichen stehen.`,
  splitNumber: (number: string, behind: string) =>
    `Hinter der Zahl ${number} steht noch ${quoted(behind)}: Ist ${number},${behind.slice(0, 30)} gemeint? Dann setzen Sie die Zahl bitte in Anführungszeichen, sonst speichern Sie die Datei bitte mit Semikolon als Trennzeichen.`,
  duplicateRow: (first: number) =>
    `Dieselbe Angabe steht schon in Zeile ${first}: gleicher Indikator, Raum und Monat, gleiche Merkmale. Bitte entfernen Sie eine der beiden Zeilen.`,
  tooManyMonths: (maximum: number) => `Ab hier enthält die Datei Werte für mehr als ${maximum} Monate. Bitte teilen Sie die Datei auf.`,

  unknownIndicator: (code: string, suggestion: string | undefined) =>
    code === '' ? 'Hier fehlt der Indikator.' : `Einen Indikator ${quoted(code)} gibt es nicht.${maybe(suggestion)}`,
  missingArea: 'Hier fehlt der Raumschlüssel.',
  wrongLevel: (label: string, levels: readonly AreaLevel[]) =>
    `„${label}“ gibt es nur für ${listed(levels.map((level) => levelNames[level]))}. Bitte prüfen Sie Indikator und Raum.`,
  notAMonth: (text: string) =>
    /\/P\d+M$/.test(text)
      ? `${quoted(text)} ist eine Summe mehrerer Monate und wird nicht eingelesen. Bitte behalten Sie nur die Zeilen der Monate, die Sie liefern.`
      : `${quoted(text)} ist kein Monat. Bitte schreiben Sie Jahr und Monat so: 2026-10.`,
  futureMonth: (text: string, current: string) =>
    `${formatMonth(text)} liegt in der Zukunft. Möglich ist höchstens der laufende Monat, ${formatMonth(current)}.`,
  notMonthly: (text: string) => `${quoted(text)} ist nicht möglich: Es werden nur Monatswerte (M) eingelesen.`,
  notInList: (text: string, codes: readonly string[]) => `${quoted(text)} ist nicht möglich. Erlaubt sind ${listed(codes)}.`,
  notACode: (text: string, examples: readonly string[]) =>
    `${quoted(text)} ist kein gültiger Code. So sehen Codes hier aus: ${examples.join(', ')}. Für die Gesamtheit steht _T.`,
  totalWord: (text: string) =>
    `${quoted(text)} ist keine Gruppe, sondern eine Summe oder ein Teil einer Gruppe. Ist die Gesamtheit gemeint? Dann schreiben Sie bitte _T, sonst den Code der Gruppe.`,
  notRounded: (text: string, base: number) =>
    `${quoted(text)} ist kein Vielfaches von ${base}, in ROUNDING_BASE steht aber ${base}. Was stimmt? Bitte berichtigen Sie den Wert oder die Rundung.`,
  unknownCountry: (text: string) =>
    `${quoted(text)} ist kein Staat nach ISO 3166-1. Gruppen von Staaten haben mindestens vier Zeichen, zum Beispiel EU27 oder other.`,
  ageOrder: (text: string) => `${quoted(text)} ist keine Altersgruppe: Das höhere Alter steht vor dem niedrigeren.`,
  wrongUnit: (text: string, unit: string, label: string) =>
    `${quoted(text)} passt nicht zum Indikator: Er wird in ${label} gezählt. Bitte schreiben Sie ${unit} oder lassen Sie die Zelle leer.`,
  notADate: (text: string) => `${quoted(text)} ist kein Datum, das es gibt. Bitte schreiben Sie es so: 2026-10-31.`,
  notARoundingBase: (text: string) => `${quoted(text)} ist keine Rundungsbasis. Bitte schreiben Sie eine ganze Zahl von 1 bis 1000, zum Beispiel 5.`,
  tooLong: (maximum: number) => `Dieser Text ist zu lang. Möglich sind höchstens ${maximum} Zeichen.`,
  controlCharacter: 'Dieser Text enthält ein unsichtbares Steuerzeichen. Bitte geben Sie ihn neu ein.',

  emptyValue:
    'Hier fehlt der Wert. Ist er nicht bekannt, tragen Sie bitte in OBS_STATUS den Grund ein (zum Beispiel L, M, O oder Q) oder hier ein Zeichen wie „.“ oder „…“.',
  statusSaysMissing: (status: string, text: string) =>
    `OBS_STATUS ${status} sagt, dass der Wert fehlt, in OBS_VALUE steht aber ${quoted(text)}. Bitte entfernen Sie eines von beiden.`,
  ambiguous: (text: string, thousand: string, decimal: string, decimals: boolean) =>
    decimals
      ? `${quoted(text)} ist mehrdeutig: Sind ${thousand} gemeint oder ${decimal}? Bitte schreiben Sie ${thousand} oder ${decimal}0.`
      : `${quoted(text)} ist mehrdeutig: Sind ${thousand} gemeint oder eine Zahl mit Nachkommastellen? Bitte schreiben Sie ${thousand}, wenn Sie das meinen.`,
  thousands: (text: string) => `Bitte schreiben Sie ${quoted(text)} ohne Trennzeichen zwischen den Tausendern.`,
  decimals: (text: string, label: string) => `${quoted(text)} hat Nachkommastellen. ${label} werden in ganzen Zahlen gezählt.`,
  negative: (text: string, label: string) => `${quoted(text)} ist kleiner als null. Das ist bei „${label}“ nicht möglich.`,
  leadingZero: (text: string) => `${quoted(text)} beginnt mit einer Null. Steht hier ein Schlüssel statt einer Zahl?`,
  tooLarge: (text: string) => `${quoted(text)} ist zu groß. Steht hier ein Schlüssel statt einer Zahl?`,
  scientific: (text: string) =>
    `${quoted(text)} ist eine Zahl in Kurzschreibweise, bei der Stellen verloren gehen. Bitte formatieren Sie die Spalte als Zahl und speichern Sie neu.`,
  formula: (text: string) => `${quoted(text)} ist eine Formel. Bitte speichern Sie die Datei mit Werten statt Formeln.`,
  spaces: (text: string) => `${quoted(text)} enthält Leerzeichen. Bitte schreiben Sie die Zahl ohne Leerzeichen.`,
  notANumber: (text: string) => `${quoted(text)} ist keine Zahl. Möglich sind Zahlen und die Zeichen „-“ (nichts), „.“, „*“, „x“ und „…“.`,
} as const;
