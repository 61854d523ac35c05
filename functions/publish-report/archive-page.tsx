import { formatDate, formatMonth, inBerlin } from '../../shared/domain/calendar.ts';
import { archivePath, feedPath, monthPath, revisionPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { MonthRelease } from '../../shared/domain/statistics/release.ts';
import { Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { formatBytes } from './number-format.ts';
import type { ReportSite } from './report-site.ts';

/** The archive: every published month, newest first, with its corrections and files. */
export const archivePage = ({ county, exampleData }: ReportSite, releases: readonly MonthRelease[]): string => {
  const [newest] = releases;
  const years = [...Map.groupBy(releases, ({ month }) => month.slice(0, 4))];
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
      <Text>
        Neue Berichte und Berichtigungen gibt es auch als <Link href={feedPath}>Atom-Feed</Link>.
      </Text>
      {years.map(([year, months]) => (
        <section key={year} class="flow" aria-labelledby={`jahr-${year}`}>
          <Heading level={2} id={`jahr-${year}`}>
            {year}
          </Heading>
          {months.map((release) => (
            <MonthEntry key={release.month} release={release} />
          ))}
        </section>
      ))}
    </Page>,
  );
};

const dayOf = (instant: string): string => formatDate(inBerlin(instant).date);

// No table: on a narrow screen its corrections and files would lie beyond the edge.
const MonthEntry = ({ release }: { readonly release: MonthRelease }) => (
  <>
    <Heading level={3}>
      <Link href={monthPath(release.month)}>{formatMonth(release.month)}</Link>
    </Heading>
    <Text>
      {`Erschienen am ${dayOf(release.issues[0]?.frozenAt ?? '')}. Dateien: `}
      <Files release={release} />
    </Text>
    <Corrections release={release} />
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

const Files = ({ release: { month, files } }: { readonly release: MonthRelease }) => (
  <>
    {files.map(({ name, bytes }, index) => (
      <>
        {index === 0 ? null : ', '}
        <Link key={name} href={`${monthPath(month)}${name}`}>
          {`${name.slice(name.lastIndexOf('.') + 1).toUpperCase()} ${formatMonth(month)} (${formatBytes(bytes)})`}
        </Link>
      </>
    ))}
  </>
);
