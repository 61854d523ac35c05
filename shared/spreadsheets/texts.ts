import type { FiguresError } from '../domain/statistics/figures-file.ts';

/** German sentences about a file as a whole; those about cells stand with the rules of the record shape. */
export const texts = {
  tooLarge: (megabytes: number) => `Die Datei ist zu groß. Möglich sind höchstens ${megabytes} Megabyte. Bitte teilen Sie sie nach Monaten auf.`,
  workbook: 'Das ist eine Arbeitsmappe und keine CSV-Datei. Bitte speichern Sie sie im Tabellenprogramm als „CSV UTF-8“.',
  utf16: 'Die Datei ist als „Unicode-Text“ (UTF-16) gespeichert. Bitte speichern Sie sie als „CSV UTF-8“.',
  notUtf8:
    'Diese Zeile enthält Zeichen, die nicht in UTF-8 gespeichert sind, wahrscheinlich Umlaute in Windows-1252. Bitte speichern Sie die Datei als „CSV UTF-8“.',
  lostCharacter: 'In dieser Zeile ist ein Zeichen verloren gegangen (�). Bitte speichern Sie die Datei noch einmal als „CSV UTF-8“.',
  nul: 'Diese Zeile enthält ein Nullzeichen. Die Datei ist beschädigt oder keine CSV-Datei.',
  tabs: 'Die Spalten sind mit Tabulatoren getrennt. Bitte speichern Sie die Datei mit Komma oder Semikolon als Trennzeichen.',
  openQuote:
    'Hier beginnt eine Zelle mit einem Anführungszeichen, das bis zum Ende der Datei nicht geschlossen wird. Vielleicht ist die Datei abgeschnitten.',
  strayQuote:
    'Hier steht ein Anführungszeichen mitten in einer Zelle. Bitte setzen Sie die ganze Zelle in Anführungszeichen und verdoppeln Sie die inneren.',

  refused: (listed: number, count: number) =>
    count === 1
      ? 'Die Datei wurde nicht übernommen. Sie enthält einen Fehler:'
      : `Die Datei wurde nicht übernommen. Sie enthält ${count} Fehler${listed < count ? `, hier die ersten ${listed}` : ''}:`,
  /** `Zeile 12, Spalte 9 (OBS_VALUE): …` */
  error: ({ line, column, message }: FiguresError) => {
    const place = column?.position === undefined ? '' : `, Spalte ${column.position}`;
    return `Zeile ${line}${place}${column?.name ? ` (${column.name})` : ''}: ${message}`;
  },
} as const;
