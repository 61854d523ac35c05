import { tablesOf } from '../document/document-tables.ts';
import type { PublishedTable, ReportDocument } from '../document/report-document.ts';

/** The tables of an issue that become files, in its order, each once. */
export const tablesOnce = (document: Pick<ReportDocument, 'sections'>): readonly PublishedTable[] => [
  ...new Map(tablesOf(document).map(({ table }) => [table.id, table])).values(),
];

/** `Tabelle 4.2 a: Belegte Plätze nach Gemeinden der Ämter` */
export const captionOf = ({ number, title }: Pick<PublishedTable, 'number' | 'title'>): string => `Tabelle ${number}: ${title}`;

/** A sentence without its links. */
export const plainText = (content: PublishedTable['notes'][number]): string =>
  content.map((part) => (typeof part === 'string' ? part : part.text)).join('');
