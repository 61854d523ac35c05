import type { Block, PublishedTable, ReportDocument, Section } from './report-document.ts';

/** A table with the chapter that it stands in. Tables of charts repeat numbers of the chapter. */
export type PlacedTable = { readonly table: PublishedTable; readonly section: Section; readonly ofChart: boolean };

/** The tables of the main page and of its annex, those of charts too, in their order. */
export const tablesOf = ({ sections }: Pick<ReportDocument, 'sections'>): readonly PlacedTable[] =>
  sections.flatMap((section) => section.blocks.flatMap(tablesIn).map((found) => ({ ...found, section })));

const tablesIn = (block: Block): readonly Omit<PlacedTable, 'section'>[] => {
  if (block.kind === 'table') return [{ table: block.table, ofChart: false }];
  if (block.kind === 'chart') return [{ table: block.chart.table, ofChart: true }];
  return block.kind === 'notice' ? block.blocks.flatMap(tablesIn) : [];
};
