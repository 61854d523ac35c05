import { refusedFile } from './refused-file.ts';
import { texts } from './texts.ts';
import { isWellFormed } from './well-formed.ts';

const maximum = { cells: 500_000, rows: 200_000, columns: 500, strings: 500_000, sheets: 50 } as const;

const refuse = (message: string) => refusedFile([{ line: 1, message }]);

/** What the reader of workbooks does not say itself. */
export type WorkbookScan = {
  /** Formulas of all sheets, also those without a text. */
  readonly formulas: number;
};

/**
 * Bounds what a reader of workbooks will hold in memory, and makes sure that its documents are whole: it would take a document that ends early, or a text that is not there, for less content.
 * @param parts from `workbookParts`
 * @throws Refusal `invalid-figures-file`
 */
export const scanWorkbook = (parts: ReadonlyMap<string, Uint8Array>): WorkbookScan => {
  const documents = [...parts].filter(([name]) => /\.(xml|rels)$/i.test(name)).map(([name, bytes]) => ({ name, text: documentOf(bytes) }));
  const strings = documents
    .filter(({ text }) => rootOf(text) === 'sst')
    .reduce((sum, { text }) => sum + (text.match(/<(?:[\w.-]+:)?si[\s/>]/g)?.length ?? 0), 0);
  if (strings > maximum.strings) throw refuse(texts.manyCells(maximum.cells));
  const sheets = documents.filter(({ text }) => rootOf(text) === 'worksheet');
  if (sheets.length > maximum.sheets) throw refuse(texts.manyCells(maximum.cells));
  let cells = 0;
  let formulas = 0;
  for (const { text } of sheets) {
    const data = /<(?:[\w.-]+:)?sheetData[\s>][\s\S]*<\/(?:[\w.-]+:)?sheetData>/.exec(text)?.[0] ?? '';
    cells = scanCells(data, cells, strings);
    formulas += data.match(/<(?:[\w.-]+:)?f[\s/>]/g)?.length ?? 0;
    // A reader fills the list of columns up to the last one that is described.
    if ((text.match(/<(?:[\w.-]+:)?(?:col|mergeCell|row)[\s/>]/g)?.length ?? 0) > maximum.rows * 2) throw refuse(texts.manyCells(maximum.cells));
  }
  return { formulas };
};

const scanCells = (data: string, before: number, strings: number): number => {
  let cells = before;
  for (const [, attributes = '', index] of data.matchAll(/<(?:[\w.-]+:)?c(?=[\s/>])([^>]*)>(?:\s*<(?:[\w.-]+:)?v>\s*(\d+)\s*<)?/g)) {
    cells += 1;
    if (cells > maximum.cells) throw refuse(texts.manyCells(maximum.cells));
    const [, column = '', row = ''] = /\sr\s*=\s*["']([A-Za-z]*)(\d*)["']/.exec(attributes) ?? [];
    if (columnNumber(column) > maximum.columns || Number(row) > maximum.rows)
      throw refuse(texts.farCell(`${column}${row}`, maximum.rows, maximum.columns));
    if (index !== undefined && /\st\s*=\s*["']s["']/.test(attributes) && Number(index) >= strings) throw refuse(texts.damagedWorkbook);
  }
  for (const [, row] of data.matchAll(/<(?:[\w.-]+:)?row\s[^>]*?\br\s*=\s*["'](\d+)["']/g)) {
    if (Number(row) > maximum.rows) throw refuse(texts.farCell(`Zeile ${row}`, maximum.rows, maximum.columns));
  }
  return cells;
};

const columnNumber = (letters: string): number => [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const strict = new TextDecoder('utf-8', { fatal: true });

const documentOf = (bytes: Uint8Array): string => {
  const text = decoded(bytes);
  // An entity that is declared in the document may grow without bounds, and no office program writes one.
  if (!isWellFormed(text) || /<!(DOCTYPE|ENTITY)/i.test(text)) throw refuse(texts.damagedWorkbook);
  return text;
};

const decoded = (bytes: Uint8Array): string => {
  try {
    return strict.decode(bytes);
  } catch {
    throw refuse(texts.damagedWorkbook);
  }
};

/** Name of the outermost element, without a prefix. */
const rootOf = (text: string): string | undefined => /<(?![?!])(?:[\w.-]+:)?([\w.-]+)/.exec(text.slice(0, 5000))?.[1];
