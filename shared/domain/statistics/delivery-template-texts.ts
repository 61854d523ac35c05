import { quoted } from './figures-texts.ts';

const valueColumn = /^Zahl für /;

/** What stands in a template, and German sentences about one that was filled in. */
export const templateTexts = {
  columns: {
    name: 'Feld',
    label: 'Bezeichnung',
    area: 'Schlüssel',
    areaName: 'Gebiet',
    last: (month: string) => `Vormonat (${month})`,
    value: (month: string) => `Zahl für ${month}`,
    comment: 'Anmerkung',
  },
  sum: (label: string) => `${label}: nur die Summe, wenn die Aufteilung nicht bekannt ist`,
  isValueColumn: (header: string): boolean => valueColumn.test(header),
  isMissing: (text: string): boolean => text.toLowerCase().replace(/\s+/g, ' ') === 'liegt nicht vor',
  empty: 'Diese Datei ist leer. Bitte laden Sie die Vorlage herunter, und füllen Sie sie aus.',
  noColumn: (name: string) =>
    `Hier fehlt die Spalte ${quoted(name)}. Bitte verwenden Sie die Vorlage dieser Seite, und ändern Sie die Überschriften nicht.`,
  columnTwice: (name: string) => `Die Spalte ${quoted(name)} steht zweimal in der Kopfzeile. Welche gilt? Bitte löschen Sie die andere.`,
  strayCell:
    'Diese Zelle steht unter keiner Überschrift. Gehört sie zu einer Zahl? Bitte tragen Sie sie in die richtige Spalte ein, oder löschen Sie sie.',
  moreCells: (found: number, expected: number) =>
    `Diese Zeile hat ${found} Zellen, die Kopfzeile ${expected}. Enthält eine Zahl oder ein Text das Trennzeichen, muss die Zelle in Anführungszeichen stehen.`,
  otherMonth: (found: string, wanted: string) =>
    `Diese Vorlage gehört zu einem anderen Monat: Über den Zahlen steht ${quoted(found)}. Hier brauchen wir ${quoted(wanted)}. Bitte laden Sie die Vorlage dieses Monats herunter.`,
  unknown: (name: string) =>
    `Das Feld ${quoted(name)} gibt es bei Ihrer Verwaltung in diesem Monat nicht. Bitte ändern Sie die Spalte „Feld“ der Vorlage nicht.`,
  twice: (name: string, line: number) =>
    `Das Feld ${quoted(name)} steht schon in Zeile ${line}. Welche Zahl gilt? Bitte löschen Sie die andere Zeile.`,
  otherArea: (found: string, wanted: string) =>
    `Hier steht der Schlüssel ${quoted(found)}, das Feld gehört aber zu ${wanted}. Ist das die Vorlage einer anderen Verwaltung, oder sind Spalten verrutscht?`,
} as const;
