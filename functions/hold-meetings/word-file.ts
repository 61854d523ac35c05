import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { DecisionPaper, PaperBlock, PaperFact, PaperSection } from '../../shared/domain/funding/decision-paper.ts';
import type { PaperFile } from './paper-file.ts';

/** Twentieths of a point: the width of the text of an A4 page with margins of 2.5 cm. */
const textWidth = 9070;
const margin = 1418;

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

// What XML cannot have at all would make a file that no program opens.
const writable = (text: string): string => text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');

const runs = (text: string, options: IRunOptions = {}): TextRun[] =>
  writable(text)
    .split(/\r?\n/)
    .map((line, index) => new TextRun({ ...options, text: line, ...(index > 0 && { break: 1 }) }));

const heading = (text: string, level: number, isNewPage = false): Paragraph =>
  new Paragraph({ children: runs(text), heading: headings[level - 1] ?? HeadingLevel.HEADING_3, pageBreakBefore: isNewPage });

const line = { style: BorderStyle.SINGLE, size: 4, color: '808080' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const borders = { top: none, left: none, right: none, bottom: line, insideHorizontal: line, insideVertical: none };

const cell = (text: string, width: number, { bold = false, isNumeric = false } = {}): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: [new Paragraph({ children: runs(text, { bold }), alignment: isNumeric ? AlignmentType.RIGHT : AlignmentType.LEFT })],
  });

const tableOf = ({ columns, rows }: Extract<PaperBlock, { kind: 'table' }>): Table => {
  const shares = columns.map(({ share = 1 }) => share);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((textWidth * share) / all));
  const row = (cells: readonly string[], isHeader: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: cells.map((text, index) => cell(text, widths[index] ?? 0, { bold: isHeader, isNumeric: columns[index]?.numeric === true })),
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders,
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
};

const fact = ({ label, value }: PaperFact): Paragraph =>
  new Paragraph({ children: [new TextRun({ text: `${label}: `, bold: true }), ...runs(value.join('\n'))] });

const blockOf = (block: PaperBlock): (Paragraph | Table)[] => {
  if (block.kind === 'table') return [tableOf(block), new Paragraph({})];
  if (block.kind === 'facts') return block.rows.map(fact);
  if (block.kind === 'list') return block.items.map((text) => new Paragraph({ children: runs(text), bullet: { level: 0 } }));
  return block.texts.map((text) => new Paragraph({ children: runs(text) }));
};

const sectionOf =
  (level: number) =>
  (section: PaperSection): (Paragraph | Table)[] => [heading(section.heading, level), ...section.blocks.flatMap(blockOf)];

const paperOf = (paper: DecisionPaper, level: number, isNewPage: boolean, notice: string | null): (Paragraph | Table)[] => [
  heading(paper.title, level, isNewPage),
  ...noticeOf(notice),
  ...paper.head.map(fact),
  ...paper.sections.flatMap(sectionOf(level + 1)),
];

const noticeOf = (notice: string | null): Paragraph[] => (notice === null ? [] : [new Paragraph({ children: runs(notice, { bold: true }) })]);

/**
 * The file as a text to go on working with (DOCX): headings, lists and table headers are real ones, and its language is German.
 * Only this file knows the library.
 */
export const wordFile = async (file: PaperFile): Promise<Uint8Array> => {
  const { cover, papers, notice } = file;
  const first = cover === null ? 1 : 2;
  const spacing = { after: 120 };
  const document = new Document({
    title: writable(file.title),
    creator: file.author,
    description: file.description,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language: { value: 'de-DE' } }, paragraph: { spacing } },
        heading1: { run: { size: 34, bold: true, color: '000000' }, paragraph: { spacing: { before: 240, after: 160 }, keepNext: true } },
        heading2: { run: { size: 28, bold: true, color: '000000' }, paragraph: { spacing: { before: 320, after: 140 }, keepNext: true } },
        heading3: { run: { size: 24, bold: true, color: '000000' }, paragraph: { spacing: { before: 260, after: 120 }, keepNext: true } },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: margin, right: margin, bottom: margin, left: margin } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  new TextRun({ text: `${writable(file.footer.left)} – ${file.footer.page} `, size: 18 }),
                  new TextRun({ children: [PageNumber.CURRENT, ` ${file.footer.of} `, PageNumber.TOTAL_PAGES], size: 18 }),
                ],
              }),
            ],
          }),
        },
        children: [
          ...(cover === null ? [] : [heading(file.title, 1), ...noticeOf(notice), ...cover.flatMap(sectionOf(2))]),
          ...papers.flatMap((paper) => paperOf(paper, first, cover !== null, cover === null ? notice : null)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
};
