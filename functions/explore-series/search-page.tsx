import { formatMonth } from '../../shared/domain/calendar.ts';
import { issueChapters } from '../../shared/domain/statistics/issue-chapters.ts';
import { archivePath, searchPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { Contents } from '../../shared/domain/statistics/published-series.ts';
import { Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { SearchForm } from '../../shared/pages/search-form.tsx';
import type { ExplorerSite } from './explorer-site.ts';
import { type Hit, type Search, searchTables } from './search-tables.ts';

// The years before stand in the series of the table, or in the archive.
const issuesShown = 24;

/** Looks for tables and chapters in all issues. Without a wish it shows the form alone. */
export const searchPage = (site: ExplorerSite, contents: Contents, search: Search): string => {
  const { county, exampleData } = site;
  const months = Object.keys(contents.months).sort().toReversed();
  const isAsked = search.month !== '' || search.topic !== '' || search.text.trim() !== '';
  return renderPage(
    <Page
      title="Berichte durchsuchen"
      county={county}
      exampleData={exampleData}
      current={searchPath}
      breadcrumbs={[{ href: archivePath, label: 'Zuwanderungsberichte' }]}
    >
      <Text>Gesucht wird in den Titeln der Kapitel und Tabellen aller Berichte.</Text>
      <SearchForm months={months} chapters={issueChapters(county.report)} asked={search} />
      {isAsked ? <Results hits={searchTables(site, contents, search)} /> : null}
    </Page>,
  );
};

const Results = ({ hits }: { readonly hits: readonly Hit[] }) => (
  <section class="flow" aria-labelledby="ergebnis">
    <Heading level={2} id="ergebnis">
      {hits.length === 0 ? 'Nichts gefunden' : `${hits.length === 1 ? 'Ein Treffer' : `${hits.length} Treffer`}`}
    </Heading>
    {hits.length === 0 ? (
      <Text>
        Kein Kapitel und keine Tabelle passt zu allen Angaben. Versuchen Sie es mit einem kürzeren Suchwort oder mit allen Monaten, oder sehen Sie im{' '}
        <Link href={archivePath}>Archiv</Link> nach.
      </Text>
    ) : null}
    {hits.map((hit) => (
      <HitEntry key={`${hit.chapter ?? ''} ${hit.title}`} hit={hit} />
    ))}
  </section>
);

const HitEntry = ({ hit: { title, chapter, issues, series } }: { readonly hit: Hit }) => {
  const [newest, ...older] = issues;
  if (newest === undefined) return null;
  const shown = older.slice(0, issuesShown - 1);
  const more = older.length - shown.length;
  return (
    <>
      <Heading level={3}>{title}</Heading>
      <Text>
        {chapter === undefined ? null : `Tabelle im Kapitel ${chapter}. `}
        <Link href={newest.href}>{`${title}, ${formatMonth(newest.month)}`}</Link>
        {series === undefined ? null : (
          <>
            {' · '}
            <Link href={series}>{`${title}: alle Monate`}</Link>
          </>
        )}
      </Text>
      {shown.length === 0 ? null : (
        <details>
          <summary>{`Frühere Monate: ${title}`}</summary>
          <List items={shown.map(({ month, href }) => <Link href={href}>{formatMonth(month)}</Link>)} />
          {more === 0 ? null : <Text small>{`Weitere ${more} Monate stehen im Archiv.`}</Text>}
        </details>
      )}
    </>
  );
};
