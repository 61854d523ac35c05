import type { ReportStructure } from '../../../shared/domain/statistics/disclosure/report-structure.ts';
import type { MonthlyReport } from '../../../shared/domain/statistics/monthly-report.ts';
import {
  dataFileName,
  dataPackageName,
  excelFileName,
  manifestName,
  structureName,
  tableFileName,
  tableSchemaName,
} from '../../../shared/domain/statistics/publication-paths.ts';
import { tableSchemaOf } from '../../../shared/domain/statistics/record-shape.ts';
import type { MonthRelease, Release } from '../../../shared/domain/statistics/release.ts';
import type { ReportDocument } from '../document/report-document.ts';
import { dataPackage } from './data-package.ts';
import { excelCsv } from './excel-csv.ts';
import { issueWorkbook } from './issue-workbook.ts';
import { type Hash, type IssueSite, jsonFile, type NamedFile, pathOf, textFile } from './named-file.ts';
import { odsWorkbook } from './ods-workbook.ts';
import { recordLabels } from './record-labels.ts';
import { releasedRecords } from './released-records.ts';
import { sdmxJson } from './sdmx-json.ts';
import { tableCsv } from './table-csv.ts';
import { tablesOnce } from './table-texts.ts';
import { tidyCsv } from './tidy-csv.ts';
import { xlsxWorkbook } from './xlsx-workbook.ts';

/** What the files of an issue are made from. */
export type IssueFilesInput = {
  readonly site: IssueSite;
  readonly report: MonthlyReport;
  readonly release: Release;
  readonly document: ReportDocument;
  readonly structure: ReportStructure;
  /** Files that are made elsewhere and can be downloaded: the PDF, the drawings. */
  readonly rendered: readonly NamedFile[];
  /** The pages. They list what can be downloaded, so they come last. */
  readonly pages: (downloads: Downloads) => readonly NamedFile[];
};

/** What can be downloaded whole, with its size. */
export type Downloads = MonthRelease['files'];

/** The files of an issue, those first that others link, the page last. `downloads` are what archive and page list. */
export type IssueFiles = { readonly files: readonly NamedFile[]; readonly downloads: Downloads };

/** Makes all files of an issue. The same input gives the same bytes. */
export const issueFiles = async (input: IssueFilesInput, hash: Hash): Promise<IssueFiles> => {
  const { site, report, release, document, structure, rendered } = input;
  const { month } = release;
  const { title } = document;
  const tables = tablesOnce(document);
  const records = releasedRecords({ report, revision: release.revision, county: site.county.key, catalogue: site.catalogue, structure });
  const sources = [...new Set(records.flatMap(({ SOURCE }) => SOURCE.split('; ')))].filter((source) => source !== '').sort();
  const labels = recordLabels(site, structure);
  const workbook = issueWorkbook({ site, document, release, sources });
  const whole: readonly NamedFile[] = [
    { name: dataFileName(month, 'xlsx'), body: await xlsxWorkbook(workbook) },
    { name: dataFileName(month, 'ods'), body: odsWorkbook(workbook) },
    textFile(dataFileName(month, 'csv'), tidyCsv(records)),
    textFile(excelFileName(month), excelCsv(records, labels)),
    textFile(dataFileName(month, 'json'), sdmxJson({ site, release, title, records, labels })),
  ];
  const downloads = [...rendered, ...whole].map(({ name, body }) => ({ name, bytes: body.length }));
  const pages = input.pages(downloads);
  const data = [
    ...rendered,
    ...whole,
    ...tables.map((table) => textFile(tableFileName(table), tableCsv(table))),
    jsonFile(structureName, structure),
    jsonFile(tableSchemaName, tableSchemaOf(site.catalogue)),
  ];
  const described = [...data, ...pages];
  const about = jsonFile(dataPackageName, dataPackage({ site, release, title, sources, tables, files: described }, hash));
  const manifest = manifestOf(release, [...described, about], hash);
  return { files: [...data, about, manifest, ...pages], downloads };
};

/**
 * What the issue was made from and what it consists of. No time and no software: the same issue has the same manifest. No hash of an input:
 * where only a few numbers are hidden, whoever tries all that fit finds the one with that hash. The stored release keeps them.
 */
const manifestOf = ({ month, revision, vintages, funding }: Release, files: readonly NamedFile[], hash: Hash): NamedFile =>
  jsonFile(manifestName, {
    month,
    revision,
    inputs: {
      vintages: vintages.map(({ month: of, vintage }) => ({ month: of, vintage })),
      funding: { takenAt: funding.takenAt, sha256: hash(JSON.stringify(funding)) },
    },
    files: files.map((file) => ({ path: pathOf(file), sha256: hash(file.body), bytes: file.body.length })),
  });
