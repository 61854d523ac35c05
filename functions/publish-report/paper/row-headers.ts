import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { writePdf } from './write-pdf.ts';

/** What is read out of a table's cells instead of their text, line by line without headers; `undefined` where the text says it. */
export type SpokenTable = {
  /** For the message of a fault. */
  readonly number: string;
  readonly groups: readonly { readonly isNamed: boolean; readonly lines: readonly (readonly (string | undefined)[])[] }[];
};

/** The tags of the file are not those of the document: nothing that a screen reader could be trusted with. */
class StructureFault extends Error {
  override readonly name = 'StructureFault';
}

const names = {
  attributes: PDFName.of('A'),
  expansion: PDFName.of('E'),
  id: PDFName.of('ID'),
  kids: PDFName.of('K'),
  parent: PDFName.of('P'),
  role: PDFName.of('S'),
} as const;

const dictOf = (object: PDFObject | undefined): PDFDict | undefined => (object instanceof PDFDict ? object : undefined);

/** An element of the structure and its reference. */
type Element = { readonly ref: PDFRef; readonly dict: PDFDict };

const roleOf = ({ dict }: Element): string => dict.lookupMaybe(names.role, PDFName)?.decodeText() ?? '';

/** Elements right below one; content that is marked on a page is none. */
const childrenOf = ({ dict }: Pick<Element, 'dict'>): readonly Element[] => {
  const kids = dict.get(names.kids);
  const { context } = dict;
  return (kids instanceof PDFArray ? kids.asArray() : [kids]).flatMap((ref) => {
    const found = ref instanceof PDFRef ? dictOf(context.lookup(ref)) : undefined;
    return ref instanceof PDFRef && found?.has(names.role) ? [{ ref, dict: found }] : [];
  });
};

const within = (element: Pick<Element, 'dict'>, role: string): readonly Element[] =>
  childrenOf(element).flatMap((child) => (roleOf(child) === role ? [child] : within(child, role)));

const idOf = ({ dict }: Element): PDFString | undefined => dict.lookupMaybe(names.id, PDFString);

/** Attributes of a cell. How it looks is left out: it is half of the file, and nobody listens to it. */
const setAttributes = ({ dict }: Element, attributes: Record<string, PDFName | number | PDFString[]>): void => {
  const { context } = dict;
  const table = context.obj({});
  table.set(PDFName.of('O'), PDFName.of('Table'));
  for (const [key, value] of Object.entries(attributes)) {
    table.set(PDFName.of(key), Array.isArray(value) ? context.obj(value) : typeof value === 'number' ? context.obj(value) : value);
  }
  dict.set(names.attributes, table);
};

const columnScope = { Scope: PDFName.of('Column') } as const;
const rowScope = { Scope: PDFName.of('Row') } as const;

const kidsOf = ({ dict }: Element): PDFArray => dict.lookup(names.kids, PDFArray);

const parentOf = ({ dict }: Element): Element | undefined => {
  const ref = dict.get(names.parent);
  const parent = ref instanceof PDFRef ? dictOf(dict.context.lookup(ref)) : undefined;
  return ref instanceof PDFRef && parent !== undefined ? { ref, dict: parent } : undefined;
};

/** Takes an element out of where it is, and with it whatever is empty then, and puts it first into another. */
const moveInto = (target: Element, moved: Element): void => {
  const remove = (element: Element): void => {
    const parent = parentOf(element);
    if (parent === undefined) return;
    const kids = kidsOf(parent);
    kids.remove(kids.asArray().indexOf(element.ref));
    if (kids.size() === 0) remove(parent);
  };
  remove(moved);
  kidsOf(target).insert(0, moved.ref);
  moved.dict.set(names.parent, target.ref);
};

/** Typst sets the title of a table beside it, and who jumps from table to table would not hear it. */
const takeCaption = (table: Element): void => {
  const beside = parentOf(table);
  const around = [beside, beside && parentOf(beside)].flatMap((element) => (element === undefined ? [] : childrenOf(element)));
  const caption = around.find((element) => roleOf(element) === 'Caption');
  if (caption !== undefined) moveInto(table, caption);
};

type Line = { readonly cells: readonly Element[]; readonly spoken: readonly (string | undefined)[] };

/**
 * A line with its header. In a table with groups every number names its column, its group and its line: without that a reader who looks
 * upwards for the column finds the group and stops.
 */
const tagLine = (
  { cells: [header, ...numbers], spoken }: Line,
  headersOf: ((column: number, own: PDFString) => PDFString[]) | undefined,
  id: string,
) => {
  if (header === undefined) return;
  header.dict.set(names.role, PDFName.of('TH'));
  setAttributes(header, rowScope);
  const own = PDFString.of(id);
  if (headersOf !== undefined) header.dict.set(names.id, own);
  for (const [at, cell] of numbers.entries()) {
    if (headersOf === undefined) cell.dict.delete(names.attributes);
    else setAttributes(cell, { Headers: headersOf(at + 1, own) });
    const instead = spoken[at];
    if (instead !== undefined) cell.dict.set(names.expansion, PDFHexString.fromText(instead));
  }
};

/** To Typst the name of a group is a head of the table or a body of its own: it goes into the body of its lines. */
const nameGroup = (name: Element | undefined, first: Element | undefined): void => {
  const body = first && parentOf(first);
  if (name !== undefined && body !== undefined && body.ref !== parentOf(name)?.ref) moveInto(body, name);
};

/** @param at position of the table in the file */
const tagTable = (table: Element, { number, groups }: SpokenTable, at: number): void => {
  const rows = within(table, 'TR');
  const expected = 1 + groups.reduce((sum, { isNamed, lines }) => sum + lines.length + (isNamed ? 1 : 0), 0);
  if (rows.length !== expected) throw new StructureFault(`table ${number} has ${rows.length} rows and not ${expected}`);
  const [columns = [], ...lines] = rows.map((row) => childrenOf(row));
  for (const column of columns) setAttributes(column, columnScope);
  const isGrouped = groups.some(({ isNamed }) => isNamed);
  let next = 0;
  for (const group of groups) {
    const [name] = group.isNamed ? (lines[next] ?? []) : [];
    if (name !== undefined) {
      setAttributes(name, { ...rowScope, ColSpan: columns.length });
      nameGroup(rows[next + 1], rows[next + 2]);
      next += 1;
    }
    const headersOf = (column: number, own: PDFString) =>
      [columns[column] && idOf(columns[column]), name && idOf(name), own].filter((id) => id !== undefined);
    for (const spoken of group.lines) {
      tagLine({ cells: lines[next] ?? [], spoken }, isGrouped ? headersOf : undefined, `R${at}y${next}`);
      next += 1;
    }
  }
  takeCaption(table);
};

/** Where each id is, sorted by its bytes as the format demands. */
const indexIds = (root: PDFDict): void => {
  const found: { readonly id: PDFString; readonly ref: PDFRef }[] = [];
  const collect = (element: Element): void => {
    const id = idOf(element);
    if (id !== undefined) found.push({ id, ref: element.ref });
    for (const child of childrenOf(element)) collect(child);
  };
  for (const child of childrenOf({ dict: root })) collect(child);
  const sorted = found.map(({ id, ref }) => ({ key: id.asString(), id, ref })).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (sorted.length === 0) return;
  root.set(PDFName.of('IDTree'), root.context.obj({ Names: sorted.flatMap(({ id, ref }) => [id, ref]) }));
};

/**
 * Gives the tables of a report their row headers, which Typst cannot write yet (docs/decisions/0123-pdf-of-the-report.md), and their signs the
 * words to read out. The same file gives the same bytes.
 * @param tables in the order of the file
 * @throws StructureFault when the file has other tables than these
 */
export const withRowHeaders = async (pdf: Uint8Array, tables: readonly SpokenTable[]): Promise<Uint8Array> => {
  const file = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const root = file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const found = within({ dict: root }, 'Table');
  if (found.length !== tables.length) throw new StructureFault(`the file has ${found.length} tables and not ${tables.length}`);
  for (const [at, table] of tables.entries()) {
    const element = found[at];
    if (element !== undefined) tagTable(element, table, at);
  }
  indexIds(root);
  return writePdf(file.context);
};
