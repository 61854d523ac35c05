import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib';
import { attributeOf, dictIn, flat, headersOf, listIn, rowsOf, spanOf, type Tag, tagsOf, textOf } from './pdf-tags.ts';

/** Structure types of PDF 1.7 that our papers use. */
const known = new Set(
  ['Document', 'Part', 'Sect', 'Div', 'Span', 'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody', 'Link', 'Reference', 'Note'].concat(
    ['Table', 'THead', 'TBody', 'TFoot', 'TR', 'TH', 'TD', 'Caption', 'Figure', 'TOC', 'TOCI'],
  ),
);

const decoder = new TextDecoder('latin1');

/** Decoded bytes of a stream as text, one character per byte. */
const streamText = (stream: unknown): string => (stream instanceof PDFRawStream ? decoder.decode(decodePDFRawStream(stream).decode()) : '');

const catalogFaults = ({ catalog }: PDFDocument): string[] => {
  const metadata = streamText(catalog.lookup(PDFName.of('Metadata')));
  const says = (dict: PDFDict | undefined, key: string): boolean => String(dict?.lookup(PDFName.of(key))) === 'true';
  return [
    ...(says(dictIn(catalog, 'MarkInfo'), 'Marked') ? [] : ['not marked as tagged']),
    ...(says(dictIn(catalog, 'MarkInfo'), 'Suspects') ? ['tags are suspect'] : []),
    ...(textOf(catalog, 'Lang') === 'de-DE' ? [] : ['no German']),
    ...(says(dictIn(catalog, 'ViewerPreferences'), 'DisplayDocTitle') ? [] : ['the title is not shown']),
    ...(/pdfuaid:part[>="\s]+1/.test(metadata) ? [] : ['does not say PDF/UA-1']),
    ...(/<dc:title>.*?<rdf:li[^>]*>[^<]+</s.test(metadata) ? [] : ['no title']),
    ...(catalog.has(PDFName.of('Outlines')) ? [] : ['no outline']),
  ];
};

const headingFaults = (tags: readonly Tag[]): string[] => {
  const levels = tags.flatMap(({ role }) => /^H([1-6])$/.exec(role)?.[1] ?? []).map(Number);
  const skips = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
  return [...(levels[0] === 1 ? [] : ['the first heading is not H1']), ...skips.map((level) => `H${level} after a higher one than H${level - 1}`)];
};

const isHeader = (cell: Tag | undefined): boolean => cell?.role === 'TH' && ['Row', 'Column'].includes(String(attributeOf(cell, 'Scope')).slice(1));

/** Every line begins with a header, all lines are equally wide, and whoever names headers names some of the same table. */
const tableFaults = (table: Tag, at: number): string[] => {
  const rows = rowsOf(table);
  const cells = rows.flat();
  const widths = new Set(rows.map((row) => row.reduce((sum, cell) => sum + spanOf(cell), 0)));
  const ids = new Set(cells.filter(({ role }) => role === 'TH').map(({ dict }) => textOf(dict, 'ID')));
  const groups = rows.filter((row) => row.length === 1 && widths.size === 1 && !widths.has(1)).length;
  return [
    ...(rows.length > 1 && rows[0]?.every((cell) => cell.role === 'TH' && String(attributeOf(cell, 'Scope')) === '/Column') ? [] : ['no head']),
    ...(widths.size === 1 ? [] : [`lines of ${[...widths].join(' and ')} cells`]),
    ...(rows.every(([first]) => isHeader(first)) ? [] : ['a line without header']),
    ...(cells.every(({ role }) => role === 'TH' || role === 'TD') ? [] : ['something else than cells']),
    ...(cells.every((cell) => cell.role !== 'TH' || isHeader(cell)) ? [] : ['a header without scope']),
    ...(cells.every((cell) => headersOf(cell)?.every((id) => ids.has(id)) ?? true) ? [] : ['headers that are not there']),
    // Column, group and line: with fewer the reader finds the group and stops.
    ...(groups === 0 || cells.every((cell) => cell.role === 'TH' || headersOf(cell)?.length === 3)
      ? []
      : ['a number of a group without its three headers']),
  ].map((fault) => `table ${at + 1}: ${fault}`);
};

const tagFaults = (tags: readonly Tag[]): string[] => [
  ...tags.filter(({ role }) => !known.has(role)).map(({ role }) => `unknown tag ${role}`),
  ...headingFaults(tags),
  ...tags.filter(({ role }) => role === 'Table').flatMap(tableFaults),
  ...tags
    .filter(({ role }) => role === 'Figure')
    .flatMap((tag) => [
      ...((textOf(tag.dict, 'Alt') ?? '') === '' ? ['a figure without description'] : []),
      ...(attributeOf(tag, 'BBox') === undefined ? ['a figure without its box'] : []),
    ]),
  ...tags.filter(({ role, hasObject }) => role === 'Link' && !hasObject).map(() => 'a link that leads nowhere'),
];

// Beginnings with the name of the tag and its properties, ends, and everything that leaves a trace on the page.
const marksAndPaints =
  /(?<tag>\/\w+)\s*(?<properties><<.*?>>)?\s*(?:BDC|BMC)\b|(?<end>\bEMC\b)|(?<=[\s\])>])(?<paint>Tj|TJ|'|"|Do|[fFBbSs]\*?|sh)(?=\s|$)/gs;

/** What is painted belongs to a tag or is an artifact, and never to both. */
const contentFaults = (text: string, page: number): string[] => {
  const open: string[] = [];
  const faults = new Set<string>();
  const withoutStrings = text.replace(/\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>/g, '()');
  for (const { groups = {} } of withoutStrings.matchAll(marksAndPaints)) {
    if (groups['tag'] !== undefined)
      open.push(groups['tag'] === '/Artifact' ? 'artifact' : /\/MCID\b/.test(groups['properties'] ?? '') ? 'tag' : 'other');
    else if (groups['end'] !== undefined) open.pop();
    else if (!open.includes('artifact') && !open.includes('tag')) faults.add('painted without a tag');
    else if (open.includes('artifact') && open.includes('tag')) faults.add('in a tag and in an artifact');
  }
  return [...faults].map((fault) => `page ${page}: something is ${fault}`);
};

const pageFaults = ({ node }: PDFPage, at: number): string[] => {
  const annotations = listIn(node, 'Annots').filter((found) => found instanceof PDFDict);
  return [
    ...(annotations.length === 0 || textOf(node, 'Tabs') === 'S' ? [] : [`page ${at + 1}: links in no order`]),
    ...(annotations.every((link) => link.has(PDFName.of('StructParent'))) ? [] : [`page ${at + 1}: a link outside the structure`]),
    ...(annotations.every((link) => (textOf(link, 'Contents') ?? '') !== '') ? [] : [`page ${at + 1}: a link without words`]),
    ...contentFaults(listIn(node, 'Contents').map(streamText).join('\n'), at + 1),
  ];
};

/** Names of the fonts, without the letters that mark a part of a font. */
export const fontsOf = (file: PDFDocument): readonly string[] => [
  ...new Set(fontDicts(file).map((font) => (textOf(font, 'BaseFont') ?? '?').replace(/^[A-Z]{6}\+/, '').replace(/-Identity-H$/, ''))),
];

const fontDicts = ({ context }: PDFDocument): readonly PDFDict[] =>
  context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && textOf(object, 'Type') === 'Font' && !object.has(PDFName.of('FontDescriptor')) ? [object] : [],
    );

const fontFaults = (file: PDFDocument): string[] =>
  fontDicts(file).flatMap((font) => {
    const [descendant] = listIn(font, 'DescendantFonts');
    const descriptor = descendant instanceof PDFDict ? dictIn(descendant, 'FontDescriptor') : undefined;
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)));
    return [
      ...(embedded ? [] : [`${textOf(font, 'BaseFont')} is not embedded`]),
      ...(font.has(PDFName.of('ToUnicode')) ? [] : [`${textOf(font, 'BaseFont')} does not say its characters`]),
    ];
  });

/**
 * What a PDF lacks of PDF/UA-1, as far as a program can tell (a part of the Matterhorn protocol) and as far as our papers need it; empty when nothing.
 */
export const pdfFaults = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const file = await PDFDocument.load(pdf, { updateMetadata: false });
  return [...catalogFaults(file), ...tagFaults(tagsOf(file).flatMap(flat)), ...file.getPages().flatMap(pageFaults), ...fontFaults(file)];
};
