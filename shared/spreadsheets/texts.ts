import type { FiguresError } from '../domain/statistics/figures-file.ts';

const piece = (text: string): string => `„${text.trim().slice(0, 30)}“`;

/** German sentences about a file as a whole; those about cells stand with the rules of the record shape. */
export const texts = {
  tooLarge: (megabytes: number) => `Die Datei ist zu groß. Möglich sind höchstens ${megabytes} Megabyte. Bitte teilen Sie sie nach Monaten auf.`,
  kinds: {
    empty: 'Die Datei ist leer. Bitte prüfen Sie, ob Sie die richtige Datei gewählt haben.',
    pdf: 'Das ist eine PDF-Datei. Aus ihr lassen sich keine Zahlen lesen. Bitte laden Sie die Tabelle als CSV-Datei oder Excel-Arbeitsmappe (.xlsx) hoch.',
    picture:
      'Das ist ein Bild. Aus ihm lassen sich keine Zahlen lesen. Bitte laden Sie die Tabelle als CSV-Datei oder Excel-Arbeitsmappe (.xlsx) hoch.',
    word: 'Das ist ein Textdokument (Word). Bitte laden Sie die Tabelle als CSV-Datei oder Excel-Arbeitsmappe (.xlsx) hoch.',
    presentation: 'Das ist eine Präsentation. Bitte laden Sie die Tabelle als CSV-Datei oder Excel-Arbeitsmappe (.xlsx) hoch.',
    openDocument:
      'Das ist eine OpenDocument-Datei (.ods oder .odt). Bitte speichern Sie sie im Tabellenprogramm als „Excel-Arbeitsmappe (.xlsx)“ oder „CSV UTF-8“.',
    oldOffice:
      'Das ist eine Datei im alten Format von Office (.xls oder .doc), oder sie ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort als „Excel-Arbeitsmappe (.xlsx)“.',
    webPage:
      'Das ist eine Webseite (HTML), auch wenn der Name auf .xls endet. Bitte öffnen Sie sie im Tabellenprogramm und speichern Sie sie als „Excel-Arbeitsmappe (.xlsx)“.',
    xml: 'Das ist eine XML-Datei. Bitte öffnen Sie sie im Tabellenprogramm und speichern Sie sie als „Excel-Arbeitsmappe (.xlsx)“.',
  },
  workbook: 'Das ist eine Arbeitsmappe und keine CSV-Datei. Bitte speichern Sie sie im Tabellenprogramm als „CSV UTF-8“.',
  utf16: 'Die Datei ist als „Unicode-Text“ (UTF-16) gespeichert. Bitte speichern Sie sie als „CSV UTF-8“.',
  notUtf8:
    'Diese Zeile enthält Zeichen, die nicht in UTF-8 gespeichert sind, wahrscheinlich Umlaute in Windows-1252. Bitte speichern Sie die Datei als „CSV UTF-8“.',
  noEncoding: 'Diese Zeile enthält Zeichen, die es weder in UTF-8 noch in Windows-1252 gibt. Bitte speichern Sie die Datei als „CSV UTF-8“.',
  mixedEncodings:
    'Ein Teil der Datei ist in UTF-8 gespeichert, diese Zeile nicht (wahrscheinlich Windows-1252). Bitte speichern Sie die ganze Datei als „CSV UTF-8“.',
  lostCharacter: 'In dieser Zeile ist ein Zeichen verloren gegangen (�). Bitte speichern Sie die Datei noch einmal als „CSV UTF-8“.',
  nul: 'Diese Zeile enthält ein Nullzeichen. Die Datei ist beschädigt oder keine CSV-Datei.',
  longCell: (most: number) => `Diese Zelle ist zu lang für eine Tabelle. Möglich sind höchstens ${most.toLocaleString('de-DE')} Zeichen.`,
  longRecord: 'Diese Zeile ist zu lang für eine Tabelle. Vielleicht wird ein Anführungszeichen nicht geschlossen.',
  damagedWorkbook:
    'Die Arbeitsmappe ist beschädigt oder abgeschnitten. Bitte speichern Sie sie im Tabellenprogramm noch einmal als „Excel-Arbeitsmappe (.xlsx)“.',
  lockedWorkbook: 'Die Arbeitsmappe ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort.',
  hugeWorkbook: (megabytes: number) =>
    `Die Arbeitsmappe ist ausgepackt größer als ${megabytes} Megabyte. Bitte speichern Sie nur das Blatt mit den Zahlen.`,
  manyCells: (cells: number) =>
    `Die Arbeitsmappe hat mehr als ${cells.toLocaleString('de-DE')} Zellen. Bitte speichern Sie nur das Blatt mit den Zahlen, oder speichern Sie es als „CSV UTF-8“.`,
  farCell: (place: string, rows: number, columns: number) =>
    `Die Zelle ${place} liegt zu weit außen. Möglich sind ${rows.toLocaleString('de-DE')} Zeilen und ${columns} Spalten. Bitte löschen Sie die leeren Zeilen und Spalten um die Tabelle.`,
  noSheet: 'Die Arbeitsmappe hat kein sichtbares Blatt.',
  missingSheet: (sheet: string, names: readonly string[]) => `Ein Blatt „${sheet}“ hat die Arbeitsmappe nicht. Sie hat: ${names.join(', ')}.`,
  formula: 'Hier steht eine Formel. Bitte speichern Sie die Datei mit Werten statt Formeln (kopieren, dann „Nur Werte einfügen“).',
  hiddenFormulas: 'Die Arbeitsmappe enthält Formeln, deren Stelle sich nicht angeben lässt. Bitte speichern Sie sie mit Werten statt Formeln.',
  errorCell: (text: string) => `Hier steht der Fehler ${text.slice(0, 20)} statt eines Wertes. Bitte berichtigen Sie die Zelle.`,
  markedNumber: (text: string) =>
    `Hier steht ${piece(text)} durchgestrichen, hoch- oder tiefgestellt. Gilt die Zahl? Dann schreiben Sie sie bitte ohne diese Formatierung, sonst löschen Sie sie.`,
  markedPieces: (marked: string, rest: string) =>
    `Hier ist ${piece(marked)} durchgestrichen, hoch- oder tiefgestellt und steht neben ${piece(rest)}. Was gilt? Bitte löschen Sie, was nicht zur Angabe gehört.`,
  numberInPieces: (pieces: readonly string[]) =>
    `Diese Zahl besteht aus mehreren Teilen mit eigener Formatierung: ${pieces.slice(0, 4).map(piece).join(' ')}. Welche Zahl gilt? Bitte geben Sie sie neu ein.`,
  shownOtherwise: (value: number) =>
    `Hier steht die Zahl ${String(value).replace('.', ',')}, das Zahlenformat der Zelle zeigt aber etwas anderes (ein Zeichen, einen Text, gekürzte Tausender oder nichts). Was gilt? Bitte geben Sie der Zelle das Format „Standard“ und tragen Sie ein, was gilt.`,
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
