import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib';

/** An element of the structure of a PDF. */
export type Tag = {
  readonly role: string;
  readonly dict: PDFDict;
  readonly children: readonly Tag[];
  /** It points to an annotation, as a link must. */
  readonly hasObject: boolean;
};

/** Text of an entry, `undefined` when there is none. */
export const textOf = (dict: PDFDict | undefined, key: string): string | undefined => {
  const value = dict?.lookup(PDFName.of(key));
  if (value instanceof PDFString || value instanceof PDFHexString || value instanceof PDFName) return value.decodeText();
  return undefined;
};

/** A dictionary or nothing. */
export const dictIn = (dict: PDFDict | undefined, key: string): PDFDict | undefined => {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFDict ? value : undefined;
};

/** Elements of a list or the single one, resolved. */
export const listIn = (dict: PDFDict | undefined, key: string): readonly PDFObject[] => {
  const value = dict?.lookup(PDFName.of(key));
  const items = value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value];
  return items.flatMap((item) => (item instanceof PDFRef ? (dict?.context.lookup(item) ?? []) : item));
};

const tagOf = (dict: PDFDict, roles: PDFDict | undefined): Tag => {
  const named = textOf(dict, 'S') ?? '';
  const kids = listIn(dict, 'K');
  return {
    role: textOf(roles, named) ?? named,
    dict,
    children: kids.flatMap((kid) => (kid instanceof PDFDict && kid.has(PDFName.of('S')) ? [tagOf(kid, roles)] : [])),
    hasObject: kids.some((kid) => kid instanceof PDFDict && textOf(kid, 'Type') === 'OBJR'),
  };
};

/** The structure of a PDF, roles as the format names them. */
export const tagsOf = (file: PDFDocument): readonly Tag[] => {
  const root = dictIn(file.catalog, 'StructTreeRoot');
  return listIn(root, 'K').flatMap((kid) => (kid instanceof PDFDict ? [tagOf(kid, dictIn(root, 'RoleMap'))] : []));
};

/** A tag and all below it, in reading order. */
export const flat = (tag: Tag): readonly Tag[] => [tag, ...tag.children.flatMap(flat)];

/** An attribute, whoever owns it. */
export const attributeOf = ({ dict }: Tag, key: string): PDFObject | undefined =>
  listIn(dict, 'A')
    .map((owned) => (owned instanceof PDFDict ? owned.lookup(PDFName.of(key)) : undefined))
    .find((value) => value !== undefined);

/** Rows of a table with their cells. */
export const rowsOf = (table: Tag): readonly (readonly Tag[])[] =>
  table.children.flatMap((part) => (part.role === 'TR' ? [part.children] : part.role === 'Caption' ? [] : rowsOf(part)));

/** Columns that a cell takes. */
export const spanOf = (cell: Tag): number => {
  const span = attributeOf(cell, 'ColSpan');
  return span instanceof PDFNumber ? span.asNumber() : 1;
};

/** The words of a cell's headers, `undefined` when it names none. */
export const headersOf = (cell: Tag): readonly string[] | undefined => {
  const headers = attributeOf(cell, 'Headers');
  if (!(headers instanceof PDFArray)) return undefined;
  return headers.asArray().map((id) => (id instanceof PDFString || id instanceof PDFHexString ? id.decodeText() : ''));
};
