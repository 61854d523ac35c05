import type { Block, PublishedTable, ReportDocument } from '../document/report-document.ts';

/** All tables of an issue in its order, each once: those of its chapters, and the numbers of its charts. */
export const tablesOf = ({ sections }: Pick<ReportDocument, 'sections'>): readonly PublishedTable[] => {
  const found = sections.flatMap(({ blocks }) => blocks.flatMap(tablesIn));
  return [...new Map(found.map((table) => [table.id, table])).values()];
};

const tablesIn = (block: Block): readonly PublishedTable[] => {
  if (block.kind === 'table') return [block.table];
  if (block.kind === 'chart') return [block.chart.table];
  return block.kind === 'notice' ? block.blocks.flatMap(tablesIn) : [];
};

/** `Tabelle 4.2 a: Belegte Plätze nach Gemeinden der Ämter` */
export const captionOf = ({ number, title }: Pick<PublishedTable, 'number' | 'title'>): string => `Tabelle ${number}: ${title}`;

/** A sentence without its links. */
export const plainText = (content: PublishedTable['notes'][number]): string =>
  content.map((part) => (typeof part === 'string' ? part : part.text)).join('');
