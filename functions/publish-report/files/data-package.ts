import { formatMonth } from '../../../shared/domain/calendar.ts';
import {
  dataFileName,
  dataPackageId,
  excelFileName,
  monthPath,
  tableFileName,
  tableSchemaName,
} from '../../../shared/domain/statistics/publication-paths.ts';
import type { Release } from '../../../shared/domain/statistics/release.ts';
import type { PublishedTable } from '../document/report-document.ts';
import { exampleHint, type Hash, type IssueSite, type NamedFile, pathOf } from './named-file.ts';
import { tableCsvColumns } from './table-csv.ts';
import { captionOf } from './table-texts.ts';

/** What a Data Package is made from. */
export type DataPackageInput = {
  readonly site: IssueSite;
  readonly release: Release;
  readonly title: string;
  readonly sources: readonly string[];
  readonly tables: readonly PublishedTable[];
  readonly files: readonly NamedFile[];
};

const profile = 'https://datapackage.org/profiles/2.0';

/** All files of an issue with what they are (Data Package 2.0). Paths are names beside it, so that a copy of the folder is a package too. */
export const dataPackage = ({ site, release, title, sources, tables, files }: DataPackageInput, hash: Hash): object => {
  const { county, siteUrl } = site;
  const { month, revision } = release;
  const { licence } = county.openData;
  const titles = titlesOf(month, tables);
  return {
    $schema: `${profile}/datapackage.json`,
    name: dataPackageId(month),
    title,
    description: `Zahlen zur Zuwanderung im ${county.name} für ${formatMonth(month)}.${site.exampleData ? ` ${exampleHint}` : ''}`,
    version: `${month}/${revision}`,
    created: release.frozenAt,
    homepage: `${siteUrl}${monthPath(month)}`,
    licenses: [{ name: licence.id, title: licence.name, path: licence.url }],
    sources: sources.map((source) => ({ title: source })),
    contributors: [{ title: `${county.name}, ${county.office.name}`, email: county.office.email, roles: ['publisher', 'creator'] }],
    resources: files.map((file) => ({ ...resourceOf(file, hash), ...described(pathOf(file), month, titles, tables) })),
  };
};

const mediaTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const binary = ['ods', 'pdf', 'xlsx'];

const resourceOf = (file: NamedFile, hash: Hash): object => {
  const path = pathOf(file);
  const format = path.slice(path.lastIndexOf('.') + 1);
  const mediatype = mediaTypes[format];
  if (mediatype === undefined) throw new Error(`no media type for ${path}`);
  return {
    name: path.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    path,
    format,
    mediatype,
    ...(!binary.includes(format) && { encoding: 'utf-8' }),
    bytes: file.body.length,
    hash: `sha256:${hash(file.body)}`,
  };
};

const titlesOf = (month: string, tables: readonly PublishedTable[]): ReadonlyMap<string, string> =>
  new Map([
    ['index.html', 'Bericht'],
    [dataFileName(month, 'pdf'), 'Bericht zum Drucken'],
    [dataFileName(month, 'csv'), 'Alle Zahlen, eine je Zeile'],
    [excelFileName(month), 'Alle Zahlen für deutsche Tabellenprogramme'],
    [dataFileName(month, 'xlsx'), 'Alle Tabellen als Arbeitsmappe für Excel'],
    [dataFileName(month, 'ods'), 'Alle Tabellen als Arbeitsmappe für LibreOffice'],
    [dataFileName(month, 'json'), 'Alle Zahlen als SDMX-JSON 2.0'],
    ...tables.map((table) => [tableFileName(table), captionOf(table)] as const),
  ]);

/** Title of a resource; of a table also its columns. */
const described = (path: string, month: string, titles: ReadonlyMap<string, string>, tables: readonly PublishedTable[]): object => {
  const title = titles.get(path);
  const table = tables.find((known) => tableFileName(known) === path);
  return {
    ...(title !== undefined && { title }),
    ...(path === dataFileName(month, 'csv') && { type: 'table', schema: tableSchemaName }),
    ...(path === excelFileName(month) && { type: 'table', dialect: { delimiter: ';' } }),
    ...(table && { type: 'table', schema: schemaOf(table) }),
  };
};

const schemaOf = (table: PublishedTable): object => ({
  $schema: `${profile}/tableschema.json`,
  fields: tableCsvColumns(table).map(({ name, type }) => ({ name, type })),
  missingValues: [''],
});
