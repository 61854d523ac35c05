import type { Block, PublishedTable, ReportDocument, Section } from './report-document.ts';

/** A table with the chapter that it stands in. */
export type PlacedTable = { readonly table: PublishedTable; readonly section: Section };

/** The tables of the main page and of its annex, those of charts too, in their order. */
export const tablesOf = ({ sections }: Pick<ReportDocument, 'sections'>): readonly PlacedTable[] =>
  sections.flatMap((section) => tablesIn(section.blocks).map((table) => ({ table, section })));

/** Tables in blocks, those of charts and in notices too. */
export const tablesIn = (blocks: readonly Block[]): readonly PublishedTable[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'table') return [block.table];
    if (block.kind === 'chart') return [block.chart.table];
    return block.kind === 'notice' ? tablesIn(block.blocks) : [];
  });

/** The sums of a table: what stands in its place where it has a page of its own. `undefined` where it has none. */
export const sumsOf = (table: PublishedTable): PublishedTable | undefined => {
  const rows = table.groups.flatMap((group) => group.rows.filter(({ total }) => total));
  return rows.length === 0 ? undefined : { ...table, groups: [{ rows }] };
};
