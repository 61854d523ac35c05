import type { ComponentChildren } from 'preact';
import { formatMonth } from '../../../shared/domain/calendar.ts';
import { archivePath, monthPath, revisionPath } from '../../../shared/domain/statistics/publication-paths.ts';
import { Link, List, Text } from '../../../shared/pages/content.tsx';
import { Page, renderPage } from '../../../shared/pages/page.tsx';
import { type PlacedTable, sumsOf, tablesIn, tablesOf } from '../document/document-tables.ts';
import type { Companion, ReportDocument } from '../document/report-document.ts';
import { noticeMark } from '../page-notice.ts';
import type { ReportSite } from '../report-site.ts';
import { SectionView } from './blocks.tsx';
import { type Download, Downloads } from './downloads.tsx';
import type { Language } from './page-words.ts';
import { cellsOf, SignWords, type SpokenSigns, spokenSigns } from './spoken-signs.tsx';
import { TableView } from './table-view.tsx';

/** A page in the folder of the issue: `''` is the issue itself, `english/` its page `english/index.html`. */
export type ReportPage = { readonly name: string; readonly body: Uint8Array };

export type ReportPagesProps = {
  readonly site: ReportSite;
  /** Files that can be downloaded, with their sizes. */
  readonly files: readonly Download[];
};

/**
 * All pages of an issue: the main page, its companions, and a page for each long table. The same bytes stand at the address of the month, so
 * what belongs to the issue is linked by its path in the folder of the revision.
 */
export const reportPages = (document: ReportDocument, props: ReportPagesProps): readonly ReportPage[] => {
  const context: Context = { ...props, document, folder: revisionPath(document.month, document.revision) };
  return [
    { name: '', body: mainPage(context) },
    ...document.companions.map((companion) => ({ name: `${companion.name}/`, body: companionPage(companion, context) })),
    ...tablesOf(document)
      .filter(({ table }) => table.place === 'annex')
      .map((placed) => ({ name: `${placed.table.id}/`, body: annexPage(placed, context) })),
  ];
};

type Context = ReportPagesProps & { readonly document: ReportDocument; readonly folder: string };

type FrameProps = {
  readonly context: Context;
  readonly title: string;
  readonly description: string;
  readonly language?: Language;
  readonly wide?: boolean;
  /** Signs in the tables of the page. */
  readonly signs: SpokenSigns;
  /** With the days of the issue below the heading; other pages say them in their own words. */
  readonly dated?: boolean;
  /** Of the main page: it has no report above it. */
  readonly main?: true;
  readonly children: ComponentChildren;
};

const framed = ({ context, title, description, language = 'de', wide = true, dated = true, main, signs, children }: FrameProps): Uint8Array => {
  const { document, folder, site } = context;
  const parents = [{ href: archivePath, label: 'Zuwanderungsberichte' }, ...(main ? [] : [{ href: folder, label: formatMonth(document.month) }])];
  const page = renderPage(
    <Page
      title={title}
      county={site.county}
      exampleData={site.exampleData}
      current={monthPath(document.month)}
      breadcrumbs={parents}
      wide={wide}
      language={language}
      description={description}
      head={main ? <link rel="canonical" href={`${site.siteUrl}${monthPath(document.month)}`} /> : undefined}
    >
      {dated ? <Text>{document.subtitle}</Text> : null}
      <template />
      {children}
      <SignWords signs={signs} />
    </Page>,
  ).replace('<template></template>', noticeMark);
  return new TextEncoder().encode(page);
};

const mainPage = (context: Context): Uint8Array => {
  const { document, folder, files } = context;
  const { title, month, revision, sections } = document;
  const tables = Map.groupBy(tablesOf(document), ({ table }) => table.place);
  const [onPage = [], annex = []] = [tables.get('page'), tables.get('annex')].map((placed) => placed?.map(({ table }) => table));
  const signs = spokenSigns(cellsOf([...onPage, ...annex.flatMap((table) => sumsOf(table) ?? [])]), 'de');
  const place = { language: 'de', signs, data: folder, annex: folder } as const;
  // What a correction changed comes before everything else.
  const first = sections.findIndex(({ id }) => id !== 'berichtigung');
  const [before, after] = [sections.slice(0, first), sections.slice(first)];
  const filesNumber = after.length;
  return framed({
    context,
    title,
    signs,
    main: true,
    description: `${title}: Kennzahlen, Tabellen nach Ämtern und Gemeinden, laufende Integrationsprojekte.`,
    children: (
      <>
        {before.map((section) => (
          <SectionView key={section.id} section={section} place={place} />
        ))}
        <nav class="contents" aria-label="Inhalt des Berichts">
          <List
            items={[
              ...after.map(({ id, number, title: name }) => <Link href={`#${id}`}>{number === undefined ? name : `${number} ${name}`}</Link>),
              <Link href="#dateien">{`${filesNumber} Dateien`}</Link>,
            ]}
          />
        </nav>
        {after.map((section) => (
          <SectionView key={section.id} section={section} place={place} />
        ))}
        <Downloads month={month} revision={revision} number={filesNumber} files={files} />
      </>
    ),
  });
};

const companionPage = ({ title, language, sections, name }: Companion, context: Context): Uint8Array => {
  const signs = spokenSigns(cellsOf(sections.flatMap(({ blocks }) => tablesIn(blocks))), language);
  const place = { language, signs, ...(language === 'de' && { base: context.folder }) };
  return framed({
    context,
    title,
    signs,
    language,
    wide: name !== 'leichte-sprache',
    dated: name === 'methode',
    description: `${title}, ${context.site.county.name}.`,
    children: sections.map((section) => <SectionView key={section.id} section={section} place={place} />),
  });
};

const annexPage = ({ table, section }: PlacedTable, context: Context): Uint8Array => {
  const { folder, document } = context;
  const signs = spokenSigns(cellsOf([table]), 'de');
  const chapter = section.number === undefined ? section.title : `${section.number} ${section.title}`;
  return framed({
    context,
    title: `${table.title}, ${formatMonth(document.month)}`,
    signs,
    description: `Tabelle ${table.number}: ${table.title}. ${table.scope}.`,
    children: (
      <>
        <Text>
          {'Diese Tabelle gehört zum Kapitel '}
          <Link href={`${folder}#${table.id}`}>{chapter}</Link>
          {' des Berichts.'}
        </Text>
        <TableView table={table} place={{ language: 'de', signs, base: folder, data: folder }} />
      </>
    ),
  });
};
