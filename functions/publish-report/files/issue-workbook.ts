import { formatInstant, formatMonth } from '../../../shared/domain/calendar.ts';
import { marks } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { monthPath, revisionPath } from '../../../shared/domain/statistics/publication-paths.ts';
import type { Release } from '../../../shared/domain/statistics/release.ts';
import { markMeanings, signs } from '../../../shared/pages/figure-signs.tsx';
import type { PublishedTable, ReportDocument } from '../document/report-document.ts';
import { exampleHint, type IssueSite } from './named-file.ts';
import type { Sheet, SheetCell, Workbook } from './sheet.ts';
import { contentsName, tableSheet } from './table-sheet.ts';
import { tablesOnce } from './table-texts.ts';

/** What the workbook of an issue is made from. */
export type WorkbookInput = {
  readonly site: IssueSite;
  readonly document: ReportDocument;
  readonly release: Release;
  /** Where the numbers come from. */
  readonly sources: readonly string[];
};

const aboutName = 'Angaben';

/** An issue as a workbook: contents, one sheet per table, and what one must know to use it. */
export const issueWorkbook = (input: WorkbookInput): Workbook => {
  const { site, document, release } = input;
  const tables = tablesOnce(document);
  const names = sheetNames(tables);
  const sheets = tables.map((table) => tableSheet(table, names.get(table.id) ?? ''));
  return {
    title: document.title,
    creator: site.county.office.name,
    at: release.frozenAt,
    sheets: [contentsSheet(input, tables, names), ...sheets, aboutSheet(input)],
  };
};

const longestName = 31;

/**
 * Names of the sheets by id of the table: its number and as much of its title as fits. Programs forbid some characters, and names that are
 * the same but for capital letters.
 */
export const sheetNames = (tables: readonly PublishedTable[]): ReadonlyMap<string, string> => {
  const taken = new Set([contentsName, aboutName].map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  for (const { id, number, title } of tables) {
    const allowed = `${number} ${title}`.replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ').replace(/\s+/g, ' ');
    let name = allowed.slice(0, longestName).trim();
    for (let twin = 2; taken.has(name.toLowerCase()); twin += 1) name = `${allowed.slice(0, longestName - 5).trim()} (${twin})`;
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  return names;
};

const contentsSheet = ({ document, site }: WorkbookInput, tables: readonly PublishedTable[], names: ReadonlyMap<string, string>): Sheet => {
  const header = (['Nummer', 'Tabelle', 'Einheit', 'Gebiet und Zeit'] as const).map((value): SheetCell => ({ value, style: 'header' }));
  const lines = tables.map(({ id, number, title, unit, scope }): (SheetCell | undefined)[] => [
    { value: number },
    { value: title, style: 'wrapped', link: { sheet: names.get(id) ?? '' } },
    unit === undefined ? undefined : { value: unit, style: 'wrapped' },
    { value: scope, style: 'wrapped' },
  ]);
  const about: (SheetCell | undefined)[] = [undefined, { value: 'Angaben zu dieser Ausgabe', link: { sheet: aboutName } }];
  const hint: SheetCell[] = site.exampleData ? [{ value: exampleHint, style: 'strong' }] : [];
  return {
    name: contentsName,
    rows: [[{ value: document.title, style: 'title' }], [{ value: document.subtitle }], hint, header, ...lines, [], about],
    widths: [16, 85, 30, 60],
    frozen: { rows: 4, columns: 0 },
  };
};

const aboutSheet = ({ site, document, release, sources }: WorkbookInput): Sheet => {
  const { county, siteUrl } = site;
  const { month, revision } = release;
  const page = `${siteUrl}${monthPath(month)}`;
  const permanent = `${siteUrl}${revisionPath(month, revision)}`;
  const facts: readonly (readonly [string, string] | readonly [string, string, string])[] = [
    ['Titel', document.title],
    ...(site.exampleData ? ([['Hinweis', exampleHint]] as const) : []),
    ['Monat', formatMonth(month)],
    ['Fassung', `${month}/${revision}`],
    ...(release.reason === undefined ? [] : ([['Grund der Berichtigung', release.reason]] as const)),
    ['Datenstand', formatInstant(release.frozenAt)],
    ['Herausgeber', `${county.name}, ${county.office.name}`],
    ...sources.map((source) => ['Quelle', source] as const),
    ...Object.values(signs).map(({ sign, meaning }) => ['Zeichen', `${sign}  ${meaning}`] as const),
    ...marks.map((mark) => ['Zeichen', `${mark}  ${markMeanings[mark].meaning}`] as const),
    ...county.credits.map((credit) => ['Nachweis', credit] as const),
    ['Lizenz', county.openData.licence.name, county.openData.licence.url],
    ['Bericht', page, page],
    ['Dauerhafte Adresse', permanent, permanent],
  ];
  const rows = facts.map(([label, value, url]): SheetCell[] => [
    { value: label, style: 'strong' },
    { value, style: 'wrapped', ...(url !== undefined && { link: { url } }) },
  ]);
  return {
    name: aboutName,
    rows: [[{ value: 'Angaben zu dieser Ausgabe', style: 'title' }], [{ value: 'Zum Inhalt', link: { sheet: contentsName } }], [], ...rows],
    widths: [24, 90],
  };
};
