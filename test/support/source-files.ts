import { writeXlsx } from 'hucre/xlsx';
import { formatMonth, lastDayOf, type Month } from '../../shared/domain/calendar.ts';

/** A number of a table, or what stands in its place. */
export type Figure = number | '-' | '*' | '.' | 'x';

/** A file of a source as our mappings expect it, before anything is written: words as text, figures as they are. */
export type SourceTable = {
  readonly above: readonly (readonly string[])[];
  readonly header: readonly string[];
  /** In the order of the header; figures are numbers or signs in the columns named by `figures`. */
  readonly body: readonly (readonly (string | Figure)[])[];
  /** Positions of the columns that become observations. */
  readonly figures: readonly number[];
  readonly below: readonly string[];
};

const german = (day: string): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

type Next = () => Figure;

/** How the table of each source looks, filled with figures one after the other. The dialects are our own: nobody has shown us a real file. */
const tables: Readonly<Record<string, (month: Month, next: Next) => SourceTable>> = {
  'azr-bestand': (month, next) => ({
    above: [['Ausländerzentralregister: Bestand nach Amt und Staatsangehörigkeit'], [`Stichtag: ${german(lastDayOf(month))}`], []],
    header: ['Amt / Gemeinde', 'Name', 'Staatsangehörigkeit', 'männlich', 'weiblich', 'insgesamt'],
    body: [
      ['010585803', 'Amt Achterwehr', 'Syrien', next(), next(), next()],
      ['', '', 'Türkei', next(), next(), next()],
      ['01058135', 'Rendsburg', 'Ukraine', next(), next(), next()],
      ['Büdelsdorf', '', 'Iran, Islamische Republik', next(), next(), next()],
      ['01058', 'Kreis', 'insgesamt', next(), next(), next()],
    ],
    figures: [3, 4, 5],
    below: ['Quelle: Ausländerzentralregister. Jede Zahl ist auf 5 gerundet.'],
  }),
  'lazuf-zuweisungen': (month, next) => ({
    above: [['Zuweisungen an Kreise und kreisfreie Städte'], ['Berichtsmonat', formatMonth(month)]],
    header: ['Kreis', 'Asyl', 'Ukraine', 'Aufnahmeprogramme', 'insgesamt'],
    body: [
      ['Kreis Rendsburg-Eckernförde', next(), next(), next(), next()],
      ['Schleswig-Holstein', next(), next(), next(), next()],
    ],
    figures: [1, 2, 3, 4],
    below: ['* ggf. Anpassungen der endgültigen Monatszahlen'],
  }),
  'ba-arbeitsmarkt': (month, next) => ({
    above: [['Statistik der Bundesagentur für Arbeit']],
    header: ['Region', 'Berichtsmonat', 'Merkmal', 'Staatsangehörigkeit', 'Männer', 'Frauen', 'Insgesamt'],
    body: [
      ['Rendsburg-Eckernförde', `${month.slice(5)}/${month.slice(0, 4)}`, 'Beschäftigte', 'Ausländer', next(), next(), next()],
      ['Rendsburg-Eckernförde', `${month.slice(5)}/${month.slice(0, 4)}`, 'Beschäftigte', 'Ukraine', next(), next(), next()],
      ['Rendsburg-Eckernförde', month, 'Arbeitslose', 'Ausländer', next(), next(), next()],
      ['Rendsburg-Eckernförde', month, 'Arbeitslose', 'Syrien', next(), next(), next()],
    ],
    figures: [4, 5, 6],
    below: ['Erstellungsdatum: 12.11.2026, Statistik-Service'],
  }),
  'bamf-kurse': (_month, next) => ({
    above: [['Neue Teilnehmende in Integrationskursen, Kreis Rendsburg-Eckernförde']],
    header: ['Kursart', 'Neue Teilnehmende', 'darunter Frauen'],
    body: ['Allgemeiner Integrationskurs', 'Alphabetisierungskurs', 'Jugendintegrationskurs', 'Insgesamt'].map((kind) => [kind, next(), next()]),
    figures: [1, 2],
    below: ['Quelle: Bundesamt für Migration und Flüchtlinge'],
  }),
  'jobcenter-sgb2': (month, next) => ({
    above: [['Regelleistungsberechtigte in Bedarfsgemeinschaften'], [`Berichtsmonat: ${formatMonth(month)}`]],
    header: ['Staatsangehörigkeit', 'Männer', 'Frauen', 'Insgesamt'],
    body: ['Ausländer', 'Ukraine', 'Afghanistan', 'Asylherkunftsländer'].map((group) => [group, next(), next(), next()]),
    figures: [1, 2, 3],
    below: ['Hinweis: Werte sind auf 10 gerundet.'],
  }),
  'land-bericht': (month, next) => ({
    above: [[`Bericht für ${formatMonth(month)}`], []],
    header: ['Kennzahl', 'Monat', 'Vorjahresmonat'],
    body: ['Erfasste Schutzsuchende (SH zuständig)', 'Abschiebungen', 'Freiwillige Ausreisen', 'Belegung Landesunterkünfte (Stichtag)'].map(
      (name) => [name, next(), 7],
    ),
    figures: [1],
    below: ['Quelle: Landesamt für Zuwanderung und Flüchtlinge'],
  }),
  satzform: (month, next) => ({
    above: [],
    header: ['INDICATOR', 'REF_AREA', 'TIME_PERIOD', 'CITIZENSHIP', 'OBS_VALUE', 'COMMENT_OBS'],
    body: ['01058135', '01058034', '010585803', '01058'].map((area, at) => [
      'private_entries',
      area,
      month,
      at === 1 ? 'UKR' : '_T',
      next(),
      'nach Stichprobe geprüft – gültig',
    ]),
    figures: [4],
    below: [],
  }),
};

/** Codes of all mappings there is a table for. */
export const sourceCodes: readonly string[] = Object.keys(tables);

/** Signs that a source may use, and the number of which all its figures are multiples. */
export const sourceRules: Readonly<Record<string, { readonly signs: readonly Figure[]; readonly base: number }>> = {
  'azr-bestand': { signs: ['-', '*', '.', 'x'], base: 5 },
  'lazuf-zuweisungen': { signs: ['-'], base: 1 },
  'ba-arbeitsmarkt': { signs: ['*', '-', 'x'], base: 1 },
  'bamf-kurse': { signs: ['.', '-'], base: 1 },
  'jobcenter-sgb2': { signs: ['*', '-', 'x'], base: 10 },
  'land-bericht': { signs: ['-', 'x', '.'], base: 1 },
  satzform: { signs: ['-', '*', '.', 'x'], base: 1 },
};

/** The table of a source. `figures` are used in turn, again and again. */
export const sourceTable = (code: string, month: Month, figures: readonly Figure[]): SourceTable => {
  const make = tables[code];
  if (make === undefined) throw new Error(`no table of ${code}`);
  let at = 0;
  return make(month, () => {
    const figure = figures[at % figures.length] ?? 0;
    at += 1;
    return figure;
  });
};

/** Figures of a table in the order in which they are read, signs as they are. */
export const figuresOf = ({ body, figures }: SourceTable): readonly (string | Figure)[] => body.flatMap((row) => figures.map((at) => row[at] ?? ''));

/** `1234567` → `1.234.567`. */
export const withPoints = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');

/** How a CSV file is written. */
export type CsvLayout = {
  readonly delimiter: ';' | ',' | '\t';
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly encoding: 'utf-8' | 'bom' | 'windows-1252';
  readonly points: boolean;
  readonly quoted: boolean;
  /** Order of the columns. */
  readonly order?: readonly number[];
};

/** The layout of most offices. */
export const plainLayout: CsvLayout = { delimiter: ';', lineEnd: '\r\n', encoding: 'utf-8', points: false, quoted: false };

const inOrder = <T>(cells: readonly T[], order: readonly number[] | undefined): readonly T[] =>
  order === undefined ? cells : order.flatMap((at) => cells.slice(at, at + 1));

/** Lines of cells of a table as they are written, header and notes too. */
export const linesOf = (
  { above, header, body, below }: SourceTable,
  { points, order }: Pick<CsvLayout, 'points' | 'order'>,
): readonly (readonly string[])[] => [
  ...above,
  inOrder(header, order),
  ...body.map((row) => inOrder(row, order).map((cell) => (typeof cell === 'number' && points ? withPoints(cell) : String(cell)))),
  ...(below.length === 0 ? [] : [[], ...below.map((note) => [note])]),
];

/** Lines as bytes. */
export const csvOf = (lines: readonly (readonly string[])[], { delimiter, lineEnd, encoding, quoted }: CsvLayout): Buffer => {
  const cell = (text: string) => (quoted || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = lines.map((line) => `${line.map(cell).join(delimiter)}${lineEnd}`).join('');
  if (encoding !== 'windows-1252') return Buffer.from(encoding === 'bom' ? `\uFEFF${text}` : text);
  return Buffer.from(text.replaceAll('–', '\u0096'), 'latin1');
};

/** A table as a workbook. */
export const xlsxOf = (table: SourceTable, order?: readonly number[]): Promise<Uint8Array> => {
  const { above, header, body, below } = table;
  const rows = [
    ...above.map((line) => [...line]),
    [...inOrder(header, order)],
    ...body.map((row) => [...inOrder(row, order)]),
    ...below.map((note) => [note]),
  ];
  return writeXlsx({ sheets: [{ name: 'Tabelle', rows }] });
};
