import { formatMonth } from '../../../shared/domain/calendar.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import { issueChapters } from '../../../shared/domain/statistics/issue-chapters.ts';
import { recordColumns } from '../../../shared/domain/statistics/observation.ts';
import {
  allSeriesPath,
  archivePath,
  cataloguePath,
  contentsPath,
  dataFileName,
  dataPath,
  dataSchemaPath,
  explorePath,
  explorerPath,
  feedPath,
  grantsPath,
  monthPath,
  revisionPath,
  seriesPath,
  tableSchemaName,
} from '../../../shared/domain/statistics/publication-paths.ts';
import { recordShape } from '../../../shared/domain/statistics/record-shape.ts';
import type { MonthRelease } from '../../../shared/domain/statistics/release.ts';
import { DataTable, DescriptionList, Heading, Link, List, Text } from '../../../shared/pages/content.tsx';
import { Page, renderPage } from '../../../shared/pages/page.tsx';
import type { ReportSite } from '../report-site.ts';
import { awardDateNote, personsNote } from './grants.ts';

export type DataPageFacts = {
  /** Indicators that have a series. */
  readonly indicators: readonly Indicator[];
  readonly hasGrants: boolean;
  readonly newest?: MonthRelease | undefined;
};

/** The page for people who want the data: what there is, what it means, what may be done with it, and where it stays. */
export const dataPage = (site: ReportSite, facts: DataPageFacts): string => {
  const { county, exampleData } = site;
  return renderPage(
    <Page
      title="Offene Daten"
      county={county}
      exampleData={exampleData}
      current={dataPath}
      wide
      description={`Alle Zahlen zur Zuwanderung als Daten, ${county.name}: Dateien, Spalten, Lizenz und dauerhafte Adressen.`}
    >
      <Text>
        Hier bekommen Sie alle Zahlen der <Link href={archivePath}>Zuwanderungsberichte</Link> als Dateien. Sie brauchen dafür keine Anmeldung. Wenn
        Sie nur eine Zahl ansehen möchten, wählen Sie unter <Link href={explorerPath}>Zeitreihen</Link> ein Thema und einen Ort.
      </Text>
      <Files hasGrants={facts.hasGrants} />
      <Licence site={site} newest={facts.newest} />
      <Indicators site={site} indicators={facts.indicators} />
      <Columns site={site} />
      <Addresses newest={facts.newest} />
    </Page>,
  );
};

const Files = ({ hasGrants }: { readonly hasGrants: boolean }) => (
  <>
    <Heading level={2} id="dateien">
      Dateien
    </Heading>
    <DescriptionList
      entries={[
        {
          term: 'Alle Zahlen aller Monate',
          value: (
            <>
              <Link href={allSeriesPath}>zeitreihen.csv</Link>: eine Zeile für jede Zahl, für jeden Monat in der neuesten Fassung. Die Datei wächst
              jeden Monat.
            </>
          ),
        },
        {
          term: 'Eine Zahl über alle Monate',
          value: 'Für jeden Indikator eine Datei als CSV und als JSON, siehe unten. Die CSV hat alle Spalten, die JSON nur Werte und Status.',
        },
        {
          term: 'Welcher Monat in welcher Fassung',
          value: (
            <>
              <Link href={contentsPath}>ausgaben.json</Link>
            </>
          ),
        },
        ...(hasGrants
          ? [
              {
                term: 'Geförderte Projekte',
                value: (
                  <>
                    <Link href={grantsPath('json')}>foerderungen.json</Link> und <Link href={grantsPath('csv')}>foerderungen.csv</Link> nach dem
                    Standard 360Giving. {personsNote} {awardDateNote}
                  </>
                ),
              },
            ]
          : []),
        {
          term: 'Katalog für Datenportale',
          value: (
            <>
              <Link href={cataloguePath}>katalog.ttl</Link> nach DCAT-AP.de 3.0
            </>
          ),
        },
        {
          term: 'Neue Berichte und Berichtigungen',
          value: <Link href={feedPath}>Atom-Feed</Link>,
        },
      ]}
    />
    <Text small>
      CSV-Dateien sind in UTF-8, mit Komma zwischen den Spalten und Punkt vor den Dezimalen. Für Excel gibt es bei jedem Bericht eine eigene Datei.
    </Text>
  </>
);

const Licence = ({ site: { county, siteUrl }, newest }: { readonly site: ReportSite; readonly newest: MonthRelease | undefined }) => {
  const { licence, attribution } = county.openData;
  return (
    <>
      <Heading level={2} id="lizenz">
        Lizenz und Quellenangabe
      </Heading>
      <Text>
        Sie dürfen die Daten weitergeben, verändern und auch gewerblich nutzen. Bitte nennen Sie dabei die Quelle und sagen Sie, was Sie verändert
        haben. Es gilt: <Link href={licence.url}>{licence.name}</Link>.
      </Text>
      <Text>So können Sie die Quelle nennen:</Text>
      <List
        items={[
          `${attribution}: Zeitreihen zur Zuwanderung${newest === undefined ? '' : `, Stand ${formatMonth(newest.month)}`}, ${siteUrl}${allSeriesPath}, ${licence.name}`,
        ]}
      />
      <Text>{`Außerdem zu nennen: ${county.credits.join(' ')}`}</Text>
    </>
  );
};

const Indicators = ({ site: { county }, indicators }: { readonly site: ReportSite; readonly indicators: readonly Indicator[] }) => {
  const chapters = issueChapters(county.report);
  const topicOf = ({ code }: Indicator): string => chapters.find((chapter) => chapter.indicators.includes(code))?.title ?? 'Der Kreis im Land';
  if (indicators.length === 0) return null;
  return (
    <>
      <Heading level={2} id="indikatoren">
        Indikatoren
      </Heading>
      <DataTable
        id="tabelle-indikatoren"
        caption="Zeitreihen nach Indikatoren"
        columns={[{ header: 'Indikator' }, { header: 'Thema' }, { header: 'Einheit' }, { header: 'Dateien' }]}
        rows={indicators.map((indicator) => ({
          header: <Link href={explorePath(indicator.code)}>{indicator.label}</Link>,
          cells: [
            topicOf(indicator),
            indicator.unitLabel,
            <>
              <a class="kern-link" href={seriesPath(indicator.code, 'csv')} aria-label={`CSV: ${indicator.label}`}>
                CSV
              </a>
              {', '}
              <a class="kern-link" href={seriesPath(indicator.code, 'json')} aria-label={`JSON: ${indicator.label}`}>
                JSON
              </a>
            </>,
          ],
        }))}
      />
    </>
  );
};

const Columns = ({ site: { catalogue } }: { readonly site: ReportSite }) => {
  const shape = recordShape(catalogue);
  return (
    <>
      <Heading level={2} id="spalten">
        Spalten
      </Heading>
      <Text>
        Alle CSV-Dateien mit Zahlen haben dieselben Spalten. Für Programme stehen sie mit allen Codes in{' '}
        <Link href={dataSchemaPath}>{tableSchemaName}</Link> (Frictionless Table Schema).
      </Text>
      <DataTable
        id="tabelle-spalten"
        caption="Spalten der CSV-Dateien"
        columns={[{ header: 'Spalte' }, { header: 'Name' }, { header: 'Bedeutung' }]}
        rows={recordColumns.map((column) => ({ header: column, cells: [shape[column].title, shape[column].description] }))}
      />
      <Text>
        Eine leere Zahl ist nicht null. Bei OBS_STATUS Q ist sie geheim: Sie könnte etwas über einzelne Menschen verraten, oder aus ihr ließe sich
        eine solche Zahl ausrechnen.
      </Text>
    </>
  );
};

const Addresses = ({ newest }: { readonly newest: MonthRelease | undefined }) => {
  const month = newest?.month ?? '2026-10';
  return (
    <>
      <Heading level={2} id="adressen">
        Dauerhafte Adressen
      </Heading>
      <Text>Diese Adressen ändern sich nicht. Sie können sie verlinken und in Programmen verwenden.</Text>
      <DescriptionList
        entries={[
          { term: 'Bericht eines Monats, neueste Fassung', value: monthPath(month) },
          { term: 'Eine Fassung, unverändert', value: revisionPath(month, 1) },
          { term: 'Ein Kapitel oder eine Tabelle eines Berichts', value: `${monthPath(month)}#tabelle-foreign-population` },
          { term: 'Zahlen eines Berichts', value: `${monthPath(month)}${dataFileName(month, 'csv')}` },
          { term: 'Alle Zahlen aller Monate', value: allSeriesPath },
          { term: 'Zeitreihe eines Indikators', value: `${seriesPath('foreign_population', 'csv')} und ${seriesPath('foreign_population', 'json')}` },
          { term: 'Seite eines Indikators', value: explorePath('foreign_population') },
          { term: 'Seite eines Indikators für einen Ort', value: explorePath('foreign_population', '01') },
          { term: 'Katalog', value: cataloguePath },
        ]}
      />
    </>
  );
};
