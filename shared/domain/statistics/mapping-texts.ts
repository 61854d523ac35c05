import { formatMonth } from '../calendar.ts';
import { quoted } from './figures-texts.ts';
import type { NumberFormat } from './source-mapping.ts';

const or = (words: readonly string[]): string => [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' oder ');

/** German sentences about a file of a source and its mapping. */
export const mappingTexts = {
  noHeader: (names: readonly string[]) =>
    `Eine Kopfzeile mit den Spalten dieser Quelle ist nicht zu finden. Gesucht werden ${names.slice(0, 6).map(quoted).join(', ')}. Haben Sie die richtige Quelle gewählt?`,
  otherSource: (unknown: number, all: number) =>
    `${unknown} von ${all} Spalten der Datei kennt diese Quelle nicht. Ist es die richtige Quelle? Wenn nicht, wählen Sie bitte eine andere.`,
  unknownColumn: (name: string) =>
    `Eine Spalte ${quoted(name)} hat diese Quelle bisher nicht. Bitte entfernen Sie die Spalte, oder lassen Sie die Zuordnung der Quelle ergänzen.`,
  columnTwice: (name: string) => `Die Spalte ${quoted(name)} steht zweimal in der Kopfzeile. Bitte entfernen Sie eine davon.`,
  missingColumn: (names: readonly string[]) => `Die Spalte ${or(names.map(quoted))} fehlt.`,
  noMonthInTitle: (words: readonly string[], text: string | undefined) =>
    text === undefined
      ? `Über der Tabelle steht kein Monat. Gesucht wird er hinter ${or(words.map(quoted))}.`
      : `${quoted(text)} ist kein Monat. Möglich ist zum Beispiel „Oktober 2026“ oder „10/2026“.`,
  noDateInTitle: (words: readonly string[], text: string | undefined) =>
    text === undefined
      ? `Über der Tabelle steht kein Stichtag. Gesucht wird er hinter ${or(words.map(quoted))}.`
      : `${quoted(text)} ist kein Datum, das es gibt. Möglich ist zum Beispiel „31.10.2026“.`,
  monthNotSaid: 'Für welchen Monat gilt diese Datei? In ihr steht es nicht. Bitte wählen Sie den Monat.',
  otherMonth: (found: string, said: string) =>
    `In der Datei steht ${formatMonth(found)}, gewählt haben Sie ${formatMonth(said)}. Bitte prüfen Sie, welcher Monat stimmt.`,
  strayCell: 'Diese Zelle steht unter keiner Spalte. Bitte löschen Sie sie, oder geben Sie der Spalte einen Namen.',
  moreCells: (found: number, expected: number) =>
    `Diese Zeile hat ${found} Zellen, die Kopfzeile ${expected}. Enthält eine Zahl oder ein Text das Trennzeichen, muss die Zelle in Anführungszeichen stehen.`,
  emptyDimension: (name: string) => `Die Zelle unter ${quoted(name)} ist leer.`,
  notAMonth: (text: string) => `${quoted(text)} ist kein Monat. Möglich ist zum Beispiel „Oktober 2026“, „10/2026“ oder „2026-10“.`,
  notADate: (text: string) => `${quoted(text)} ist kein Datum, das es gibt. Möglich ist zum Beispiel „31.10.2026“.`,
  twoAreas: (text: string, areas: readonly { readonly key: string; readonly name: string }[]) =>
    `${quoted(text)} heißen mehrere Räume. Welcher ist gemeint? Bitte schreiben Sie ${or(areas.map(({ key, name }) => `${quoted(name)} (${key})`))}.`,
  keyMissing: (name: string, above: string) =>
    `Neben ${quoted(name)} fehlt der Schlüssel; darüber steht ${quoted(above)}. Welcher Raum ist gemeint? Bitte tragen Sie den Schlüssel ein.`,
  keyAndName: (key: string, called: string, name: string) =>
    `Der Schlüssel ${quoted(key)} gehört zu ${quoted(called)}, daneben steht ${quoted(name)}. Welcher Raum ist gemeint? Bitte berichtigen Sie den Schlüssel oder den Namen.`,
  whoseTotal: (area: string) =>
    `Diese Zeile nennt keinen Raum und ist die letzte: Ist die Summe von ${quoted(area)} gemeint oder die der ganzen Tabelle? Bitte schreiben Sie den Raum in die Zeile.`,
  severalInTitle: (text: string, line: number, other: string, otherLine: number) =>
    `Über der Tabelle steht ${quoted(text)} (Zeile ${line}) und ${quoted(other)} (Zeile ${otherLine}). Was gilt für diese Zahlen? Bitte löschen Sie die andere Angabe.`,
  thousands:
    'Hier steht, dass die Zahlen in Tausend oder einer anderen Einheit angegeben sind. Sind die Zahlen der Tabelle so gemeint, wie sie dastehen? Dann löschen Sie bitte diese Angabe, sonst schreiben Sie die Zahlen bitte aus.',
  otherHeader: (line: number) =>
    `Diese Zeile und Zeile ${line} sehen beide aus wie eine Kopfzeile. Welche Tabelle ist gemeint? Bitte speichern Sie jede Tabelle in einer eigenen Datei.`,
  unknownWord: (text: string, name: string, meant: string | undefined) =>
    `${quoted(text)} ist unter ${quoted(name)} nicht bekannt.${meant === undefined ? '' : ` Meinten Sie ${quoted(meant)}?`} Bitte prüfen Sie die Schreibweise, oder lassen Sie die Zuordnung der Quelle ergänzen.`,
  emptyCell: (signs: readonly string[]) =>
    `Hier fehlt eine Zahl.${signs.length === 0 ? '' : ` Fehlt sie mit Grund, steht dort ein Zeichen der Quelle: ${or(signs.map(quoted))}.`}`,
  notRounded: (text: string, base: number) =>
    `${quoted(text)} ist kein Vielfaches von ${base}. Diese Quelle rundet auf ${base}. Bitte prüfen Sie die Zahl und die Quelle.`,
  ambiguous: (text: string) => {
    const digits = text.replace(/\D/g, '');
    return `${quoted(text)} ist mehrdeutig: Sind ${digits} gemeint oder eine Zahl mit Nachkommastellen? Bitte sagen Sie unten, wie die Zahlen geschrieben sind.`;
  },
  otherFormat: (text: string, format: NumberFormat) =>
    `${quoted(text)} passt nicht dazu, wie die Zahlen geschrieben sind: ${format === 'de' ? 'Punkt zwischen Tausendern, Komma vor Nachkommastellen' : 'Komma zwischen Tausendern, Punkt vor Nachkommastellen'}.`,
  notANumber: (text: string) => `${quoted(text)} ist keine Zahl und kein Zeichen, das diese Quelle verwendet.`,
} as const;
