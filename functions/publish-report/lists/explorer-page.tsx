import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import { issueChapters } from '../../../shared/domain/statistics/issue-chapters.ts';
import { dataPath, explorePath, explorerPath, searchPath } from '../../../shared/domain/statistics/publication-paths.ts';
import { Heading, Link, List, Text } from '../../../shared/pages/content.tsx';
import { Page, renderPage } from '../../../shared/pages/page.tsx';
import type { ReportSite } from '../report-site.ts';

/** The topics with their figures: where somebody begins who does not know what there is. */
export const explorerPage = ({ county, catalogue, exampleData }: ReportSite, published: readonly Indicator[]): string => {
  const found = new Set(published.map(({ code }) => code));
  const chapters = issueChapters(county.report).map(({ id, title, indicators }) => ({
    id,
    title,
    indicators: indicators.filter((code) => found.has(code)).map(catalogue.of),
  }));
  const shares = catalogue.shares.filter(({ code }) => found.has(code));
  const topics = [...chapters, { id: 'anteile', title: 'Anteile des Kreises am Land', indicators: shares }].filter(
    ({ indicators }) => indicators.length > 0,
  );
  return renderPage(
    <Page
      title="Zeitreihen"
      county={county}
      exampleData={exampleData}
      current={explorerPath}
      breadcrumbs={[{ href: dataPath, label: 'Offene Daten' }]}
      wide
      description={`Zahlen zur Zuwanderung über alle Monate, ${county.name}: als Diagramm, Tabelle und Datei.`}
    >
      {topics.length === 0 ? (
        <Text>Hier stehen die Zahlen über alle Monate, sobald der erste Bericht erschienen ist.</Text>
      ) : (
        <Text>
          Wählen Sie eine Zahl. Sie sehen dann alle Monate für den Kreis und können einen anderen Ort wählen. Tabellen in einzelnen Berichten finden
          Sie mit der <Link href={searchPath}>Suche</Link>.
        </Text>
      )}
      {topics.map(({ id, title, indicators }) => (
        <section key={id} class="flow" aria-labelledby={id}>
          <Heading level={2} id={id}>
            {title}
          </Heading>
          <List items={indicators.map(({ code, label }) => <Link href={explorePath(code)}>{label}</Link>)} />
        </section>
      ))}
    </Page>,
  );
};
