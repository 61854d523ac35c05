import { type Template, typesetter } from '../../../shared/typesetting/typst.ts';
import { tablesIn } from '../document/document-tables.ts';
import type { PublishedTable, ReportDocument } from '../document/report-document.ts';
import { spokenOf, withLines } from './paper-table.ts';
import { type PaperSite, type ReportPaper, reportPaper } from './report-paper.ts';
import { type SpokenTable, withRowHeaders } from './row-headers.ts';

const template: Template = { file: 'report.typ', fonts: ['FiraSans-Regular.ttf', 'FiraSans-SemiBold.ttf', 'FiraSans-Italic.ttf'] };

/** The PDF of an issue. */
export type ReportPdf = (document: ReportDocument, site: PaperSite) => Promise<Uint8Array>;

const spokenTable = ({ number, groups }: PublishedTable): SpokenTable => ({
  number,
  groups: withLines(groups).map(({ name, rows }) => ({ isNamed: name !== undefined, lines: rows.map(({ cells }) => cells.map(spokenOf)) })),
});

/**
 * Sets an issue as PDF/UA-1: every table and every number of the document, row headers included. The same document gives the same bytes.
 * @param folder holds `typst.node`, `report.typ` and the fonts, see infra/carried-files.ts
 * @returns throws TypesettingFault or StructureFault: a PDF that lacks something for some readers is not published
 */
export const reportPdf = (folder: URL): ReportPdf => {
  const set = typesetter<ReportPaper>(folder, template);
  return async (document, site) => {
    const sections = [document, ...document.companions].flatMap((page) => page.sections);
    const tables = sections.flatMap(({ blocks }) => tablesIn(blocks));
    return withRowHeaders(set(reportPaper(document, site)), tables.map(spokenTable));
  };
};
