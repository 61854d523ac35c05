import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatDate, formatInstant, formatMonth, inBerlin, lastDayOf } from '../../shared/domain/calendar.ts';
import type { CellChange } from '../../shared/domain/statistics/changed-cells.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { archivePath, dataFileName, monthPath, revisionPath, tableSchemaName } from '../../shared/domain/statistics/publication-paths.ts';
import type { Issue, Release } from '../../shared/domain/statistics/release.ts';
import { Alert, DataTable, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { changesTable } from './changes-table.ts';
import { populationSentences, unitText } from './derivation-text.ts';
import { FiguresTable } from './figures-table.tsx';
import { LineChart } from './line-chart.tsx';
import { formatBytes, formatNumber, listed } from './number-format.ts';
import { Chapter } from './report-chapter.tsx';
import { FundingChapters } from './report-funding.tsx';
import { ReportNotes } from './report-notes.tsx';

/** What the pages of all releases have in common. */
export type ReportSite = {
  readonly county: CountyProfile;
  /** The indicators that the county uses. */
  readonly catalogue: Catalogue;
  readonly exampleData: boolean;
  /** Public address without a slash at the end. */
  readonly siteUrl: string;
};

export type ReportPageProps = {
  readonly site: ReportSite;
  readonly report: MonthlyReport;
  readonly release: Release;
  /** All revisions up to this one, oldest first. */
  readonly issues: readonly Issue[];
  /** The data files, with their sizes. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** Of a correction: what it changed. */
  readonly changes: readonly CellChange[];
};

/** The page of an issue. It stands at two addresses, so what lies beside it is linked by name and all else by path. */
export const reportPage = (props: ReportPageProps): string => {
  const { site, report, release } = props;
  const { county, exampleData, siteUrl } = site;
  const { month } = report;
  const title = `${county.report.title}, ${formatMonth(month)}`;
  return renderPage(
    <Page
      title={title}
      county={county}
      exampleData={exampleData}
      current={monthPath(month)}
      breadcrumbs={[{ href: archivePath, label: 'Zuwanderungsberichte' }]}
      wide
      description={`${title}: Kennzahlen, Tabellen nach Ämtern und Gemeinden, laufende Integrationsprojekte.`}
      head={<link rel="canonical" href={`${siteUrl}${monthPath(month)}`} />}
    >
      <Text>{subtitle(props)}</Text>
      {release.preRelease === undefined ? null : (
        <Text small>{`Vorab lesen konnten: ${listed(release.preRelease.map(({ name, role }) => `${name} (${role})`))}.`}</Text>
      )}
      <Correction {...props} />
      <Changes {...props} />
      <Nothing report={report} />
      <Contents report={report} />
      <section class="flow" aria-labelledby="kennzahlen">
        <Heading level={2} id="kennzahlen">
          Das Wichtigste in Kürze
        </Heading>
        <KeyFigures report={report} />
        {report.chart === undefined ? null : <LineChart chart={report.chart} />}
      </section>
      {report.chapters.map((chapter) => (
        <Chapter key={chapter.id} chapter={chapter} month={month} collection={county.collection} />
      ))}
      <FundingChapters county={county} month={month} number={report.chapters.length + 1} funding={release.funding} />
      <ReportNotes county={county} report={report} number={report.chapters.length + 3} />
      <Downloads {...props} number={report.chapters.length + 4} />
    </Page>,
  );
};

const dayOf = (instant: string): string => formatDate(inBerlin(instant).date);

/** The days on which this issue and the first one really appeared, as they are kept with the release. */
const subtitle = ({ report: { month }, release, issues }: ReportPageProps): string => {
  const first = dayOf(issues[0]?.frozenAt ?? release.frozenAt);
  const appeared =
    release.revision === 1 ? `erschienen am ${first}` : `berichtigte Fassung vom ${dayOf(release.frozenAt)} · zuerst erschienen am ${first}`;
  return `Stand ${formatDate(lastDayOf(month))} · ${appeared}`;
};

const correctionSentence = (corrected: number, month: string): string => {
  const name = formatMonth(month);
  if (corrected === 0) {
    return `In den Tabellen dieser Fassung weicht keine Zahl für ${name} von der vorigen Fassung ab. Anders sein können Zahlen früherer Monate.`;
  }
  const count =
    corrected === 1
      ? 'ist eine Zahl anders als in der vorigen Fassung'
      : `sind ${formatNumber(corrected, 0)} Zahlen anders als in der vorigen Fassung`;
  return `In den Tabellen ${count} oder neu. Zahlen für ${name}, an deren Stelle vorher eine andere Zahl stand, tragen das Zeichen r.`;
};

const Correction = ({ report: { month, corrected = 0 }, release, issues }: ReportPageProps) =>
  release.revision === 1 ? null : (
    <Alert kind="info" title={`Berichtigte Fassung ${release.revision} vom ${dayOf(release.frozenAt)}`}>
      <Text>{`Grund: ${release.reason ?? ''}`}</Text>
      <Text>{correctionSentence(corrected, month)}</Text>
      <Text>Frühere Fassungen bleiben abrufbar:</Text>
      <List
        items={issues
          .filter(({ revision }) => revision < release.revision)
          .map(({ revision, frozenAt }) => <Link href={revisionPath(month, revision)}>{`Fassung ${revision} vom ${dayOf(frozenAt)}`}</Link>)}
      />
    </Alert>
  );

/** Which numbers a correction changed. */
const Changes = ({ site, report: { month }, changes }: ReportPageProps) => {
  if (changes.length === 0) return null;
  const { id, title, subject, columns, groups } = changesTable(changes, month, site);
  return (
    <DataTable
      id={id}
      stacked
      caption={title}
      columns={[{ header: subject }, ...columns.map(({ label, kind }) => ({ header: label, numeric: kind === 'number' }))]}
      rows={groups.flatMap(({ rows }) => rows.map(({ header, cells }) => ({ header, cells: cells.map(({ text }) => text) })))}
    />
  );
};

/** An issue without any figure says so before its empty chapters do. */
const Nothing = ({ report: { month, chapters } }: Pick<ReportPageProps, 'report'>) =>
  chapters.some(({ tables }) => tables.length > 0) ? null : (
    <Alert kind="warning" title={`Für ${formatMonth(month)} lagen keine Zahlen vor`}>
      <Text>Dieser Bericht ist deshalb leer. Kommen Zahlen, erscheint er in einer neuen Fassung.</Text>
    </Alert>
  );

const Contents = ({ report: { chapters } }: { readonly report: MonthlyReport }) => {
  const entries = [
    ['kennzahlen', 'Das Wichtigste in Kürze'],
    ...chapters.map(({ id, number, title }) => [id, `${number} ${title}`] as const),
    ['projekte', `${chapters.length + 1} Integrationsprojekte`],
    ['foerdermittel', `${chapters.length + 2} Stand der Fördermittel`],
    ['erlaeuterungen', `${chapters.length + 3} Erläuterungen`],
    ['dateien', `${chapters.length + 4} Dateien`],
  ] as const;
  return (
    <nav aria-label="Inhalt des Berichts">
      <List items={entries.map(([id, title]) => <Link href={`#${id}`}>{title}</Link>)} />
    </nav>
  );
};

const KeyFigures = ({ report: { month, keyFigures } }: { readonly report: MonthlyReport }) => (
  <FiguresTable
    id="tabelle-kennzahlen"
    caption={`Tabelle 0.1: Kennzahlen für ${formatMonth(month)}`}
    subject="Kennzahl"
    month={month}
    yearToDate={keyFigures.some(({ yearToDate }) => yearToDate !== undefined)}
    groups={[
      { rows: keyFigures.map((row) => ({ header: `${row.name}, ${unitText(row.indicator, row.population)}`, indicator: row.indicator, row })) },
    ]}
    note={
      <>
        {[...new Set(keyFigures.flatMap(({ population }) => populationSentences(population)))].map((sentence) => `${sentence} `)}
        Quellen und Stichtage stehen bei den Tabellen der Kapitel. Bedeutung der <Link href="#zeichen">Zeichen</Link>.
      </>
    }
  />
);

const Downloads = ({ report: { month }, release, files, number }: ReportPageProps & { readonly number: number }) => {
  const size = (name: string): string => formatBytes(files.find((file) => file.name === name)?.bytes ?? 0);
  const csv = dataFileName(month, 'csv');
  const json = dataFileName(month, 'json');
  return (
    <section class="flow" aria-labelledby="dateien">
      <Heading level={2} id="dateien">
        {`${number} Dateien`}
      </Heading>
      <List
        items={[
          <Link href={csv}>{`Zahlen dieses Berichts als CSV (${size(csv)})`}</Link>,
          <Link href={json}>{`Zahlen dieses Berichts als JSON (${size(json)})`}</Link>,
          <Link href={tableSchemaName}>Bedeutung und Codes der Spalten als JSON (Frictionless Table Schema)</Link>,
          <Link href="manifest.json">Prüfsummen aller Dateien dieser Fassung als JSON</Link>,
          <Link href={revisionPath(month, release.revision)}>{`Dauerhafte Adresse dieser Fassung (Fassung ${release.revision})`}</Link>,
        ]}
      />
      <Text small>{`Diese Fassung beruht auf den Zahlen, die bis ${formatInstant(release.frozenAt)} eingegangen sind.`}</Text>
    </section>
  );
};
