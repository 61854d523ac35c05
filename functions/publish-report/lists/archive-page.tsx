import { formatDate, formatMonth, inBerlin } from '../../../shared/domain/calendar.ts';
import { issueChapters } from '../../../shared/domain/statistics/issue-chapters.ts';
import {
  archivePath,
  dataPath,
  explorerPath,
  feedPath,
  monthPath,
  revisionPath,
  subscribePath,
} from '../../../shared/domain/statistics/publication-paths.ts';
import type { MonthRelease } from '../../../shared/domain/statistics/release.ts';
import { Heading, Link, List, Text } from '../../../shared/pages/content.tsx';
import { Page, renderPage } from '../../../shared/pages/page.tsx';
import { SearchForm } from '../../../shared/pages/search-form.tsx';
import { formatBytes } from '../number-format.ts';
import type { ReportSite } from '../report-site.ts';

// The chapters of older issues are found by the search: with all of them the page would grow by a screen each month.
const monthsWithChapters = 12;

/** The archive: every published month, newest first, with its corrections and files, and the search. */
export const archivePage = ({ county, exampleData }: ReportSite, releases: readonly MonthRelease[]): string => {
  const [newest] = releases;
  const years = [...Map.groupBy(releases, ({ month }) => month.slice(0, 4))];
  const recent = new Set(releases.slice(0, monthsWithChapters));
  const chapters = issueChapters(county.report);
  return renderPage(
    <Page
      title={'Zuwanderungs\u00adberichte'}
      county={county}
      exampleData={exampleData}
      current={archivePath}
      wide
      description={`Alle Zuwanderungsberichte, ${county.name}: zum Lesen und als Daten.`}
      head={<link rel="alternate" type="application/atom+xml" title="Neue Berichte und Berichtigungen" href={feedPath} />}
    >
      <Text>{`Jeden Monat am ${county.report.day}. erscheint der ${county.report.title}.`}</Text>
      {newest === undefined ? null : (
        <Text>
          Neuester Bericht: <Link href={monthPath(newest.month)}>{formatMonth(newest.month)}</Link>
        </Text>
      )}
      <List
        items={[
          <Link href={explorerPath}>Eine Zahl über alle Monate ansehen</Link>,
          <Link href={dataPath}>Alle Zahlen als Daten</Link>,
          <Link href={subscribePath}>Bericht per E-Mail abonnieren</Link>,
          <>
            Neue Berichte und Berichtigungen als <Link href={feedPath}>Atom-Feed</Link>
          </>,
        ]}
      />
      <Heading level={2} id="suche">
        Tabelle suchen
      </Heading>
      <SearchForm months={releases.map(({ month }) => month)} chapters={chapters} />
      {years.map(([year, months]) => (
        <section key={year} class="flow" aria-labelledby={`jahr-${year}`}>
          <Heading level={2} id={`jahr-${year}`}>
            {year}
          </Heading>
          {months.map((release) => (
            <MonthEntry key={release.month} release={release} chapters={recent.has(release) ? chapters : []} />
          ))}
        </section>
      ))}
    </Page>,
  );
};

const dayOf = (instant: string): string => formatDate(inBerlin(instant).date);

type Chapters = ReturnType<typeof issueChapters>;

// No table: on a narrow screen its corrections and files would lie beyond the edge.
const MonthEntry = ({ release, chapters }: { readonly release: MonthRelease; readonly chapters: Chapters }) => (
  <>
    <Heading level={3}>
      <Link href={monthPath(release.month)}>{formatMonth(release.month)}</Link>
    </Heading>
    <Text>
      {`Erschienen am ${dayOf(release.issues[0]?.frozenAt ?? '')}. Dateien: `}
      <Files release={release} />
    </Text>
    <Corrections release={release} />
    {chapters.length === 0 ? null : (
      <details>
        <summary>{`Kapitel ${formatMonth(release.month)}`}</summary>
        <List items={chapters.map(({ id, title }) => <Link href={`${monthPath(release.month)}#${id}`}>{title}</Link>)} />
      </details>
    )}
  </>
);

const Corrections = ({ release: { month, issues, revision } }: { readonly release: MonthRelease }) => {
  if (issues.length === 1) return null;
  return (
    <List
      items={issues.map(({ revision: number, frozenAt, reason }) => {
        const name = `Fassung ${number} vom ${dayOf(frozenAt)}`;
        const address = number === revision ? monthPath(month) : revisionPath(month, number);
        return (
          <>
            <Link href={address}>{name}</Link>
            {number === 1 ? null : (
              <>
                <br />
                {reason}
              </>
            )}
          </>
        );
      })}
    />
  );
};

const kindOf = (name: string): string => (name.endsWith('-excel.csv') ? 'CSV für Excel' : name.slice(name.lastIndexOf('.') + 1).toUpperCase());

const Files = ({ release: { month, files } }: { readonly release: MonthRelease }) => (
  <>
    {files.map(({ name, bytes }, index) => (
      <>
        {index === 0 ? null : ', '}
        <Link key={name} href={`${monthPath(month)}${name}`}>
          {`${kindOf(name)} ${formatMonth(month)} (${formatBytes(bytes)})`}
        </Link>
      </>
    ))}
  </>
);
