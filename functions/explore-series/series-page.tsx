import { formatMonth } from '../../shared/domain/calendar.ts';
import { breakSentence, comparisonAnchor, tableAnchor } from '../../shared/domain/statistics/figure-text.ts';
import type { Indicator } from '../../shared/domain/statistics/indicator.ts';
import { dataPath, explorePath, explorerPath, monthPath, seriesPath } from '../../shared/domain/statistics/publication-paths.ts';
import { ChartFigure, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { FigureText, markMeanings, signs } from '../../shared/pages/figure-signs.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import type { AreaSeries } from './area-series.ts';
import type { ComparedArea } from './compared-areas.ts';
import type { ExplorerSite } from './explorer-site.ts';
import { SeriesChart, spanOf } from './series-chart.tsx';

export type SeriesPageProps = {
  readonly indicator: Indicator;
  readonly series: AreaSeries;
  /** Other areas with a series, those above first. */
  readonly compared: readonly ComparedArea[];
};

/** An indicator in an area: what it means, its line, its numbers, where to compare and what to take away. */
export const seriesPage = (site: ExplorerSite, props: SeriesPageProps): string => {
  const { county, exampleData } = site;
  const { indicator, series } = props;
  const hasFigure = series.points.some(({ figure }) => figure.kind === 'value');
  return renderPage(
    <Page
      title={`${indicator.label}: ${series.name}`}
      county={county}
      exampleData={exampleData}
      current={explorePath(indicator.code)}
      breadcrumbs={[
        { href: dataPath, label: 'Offene Daten' },
        { href: explorerPath, label: 'Zeitreihen' },
      ]}
      wide
      description={`${indicator.label}, ${series.name}: alle Monate als Diagramm, Tabelle und Datei.`}
    >
      <Text>{indicator.explanation}</Text>
      <DescriptionList
        entries={[
          { term: 'Einheit', value: indicator.unitLabel },
          { term: 'Quelle', value: indicator.source },
          { term: 'Kleine Zahlen', value: site.catalogue.disclosureRules.find(({ code }) => code === indicator.disclosure)?.text ?? '' },
        ]}
      />
      {hasFigure ? (
        <ChartFigure
          id="verlauf"
          caption={`${indicator.label}, ${series.name}: ${spanOf(series.points)}, ${indicator.unitLabel}`}
          drawing={<SeriesChart series={series} indicator={indicator} />}
          note={`Für Monate ohne Zahl ist die Linie unterbrochen.${series.breaks.length === 0 ? '' : ' Eine senkrechte Linie steht, wo sich die Zählung geändert hat.'}`}
        />
      ) : (
        <Text>Für diesen Ort gibt es keine Zahl, die gezeigt werden darf. Deshalb steht hier kein Diagramm.</Text>
      )}
      <Breaks series={series} />
      <Figures indicator={indicator} series={series} />
      <Downloads indicator={indicator} series={series} />
      <Compared {...props} />
    </Page>,
  );
};

const Breaks = ({ series: { breaks } }: { readonly series: AreaSeries }) =>
  breaks.length === 0 ? null : (
    <>
      <Heading level={2} id="brueche">
        Brüche in der Zeitreihe
      </Heading>
      <List items={breaks.map(breakSentence)} />
    </>
  );

const Figures = ({ indicator, series }: Pick<SeriesPageProps, 'indicator' | 'series'>) => {
  const newestFirst = series.points.toReversed();
  const used = Object.entries(signs).filter(([kind]) =>
    newestFirst.some(({ figure }) => figure.kind === kind || (kind === 'nothing' && figure.kind === 'value' && figure.value === 0)),
  );
  const marks = Object.entries(markMeanings).filter(([mark]) =>
    newestFirst.some(({ figure }) => figure.kind === 'value' && figure.marks.some((found) => found === mark)),
  );
  const legend = [...used.map(([, { sign, meaning }]) => `„${sign}“ ${meaning}`), ...marks.map(([mark, { meaning }]) => `„${mark}“ ${meaning}`)];
  return (
    <>
      <Heading level={2} id="zahlen">
        Zahlen
      </Heading>
      <DataTable
        id="tabelle-reihe"
        caption={`${indicator.label}, ${series.name}, ${indicator.unitLabel}`}
        columns={[{ header: 'Monat' }, { header: 'Wert', numeric: true }, { header: 'Fundstelle' }]}
        rows={newestFirst.map(({ month, figure, revision }) => ({
          header: formatMonth(month),
          cells: [
            <FigureText figure={figure} indicator={indicator} />,
            revision === undefined ? (
              'in keinem Bericht'
            ) : (
              <Link href={`${monthPath(month)}#${anchorOf(indicator)}`}>
                {`Bericht ${formatMonth(month)}${revision === 1 ? '' : `, Fassung ${revision}`}`}
              </Link>
            ),
          ],
        }))}
        note={legend.length === 0 ? undefined : `Zeichen: ${legend.join(', ')}`}
      />
    </>
  );
};

const Downloads = ({ indicator, series: { area, name } }: Pick<SeriesPageProps, 'indicator' | 'series'>) => (
  <>
    <Heading level={2} id="dateien">
      Als Datei
    </Heading>
    <List
      items={[
        <Link href={`${explorePath(indicator.code, area)}?format=csv`}>{`Diese Zeitreihe für ${name} als CSV, mit allen Aufgliederungen`}</Link>,
        <Link href={seriesPath(indicator.code, 'csv')}>Diese Zeitreihe für alle Orte als CSV</Link>,
        <Link href={seriesPath(indicator.code, 'json')}>Diese Zeitreihe für alle Orte als JSON</Link>,
        <Link href={`${dataPath}#spalten`}>Was die Spalten bedeuten, und unter welcher Lizenz die Daten stehen</Link>,
      ]}
    />
  </>
);

const Compared = ({ indicator, compared }: SeriesPageProps) => {
  if (compared.length === 0) return null;
  const groups = [...Map.groupBy(compared, ({ group }) => group)];
  return (
    <>
      <Heading level={2} id="vergleich">
        Andere Orte
      </Heading>
      {groups.map(([group, areas]) => {
        const links = <List items={areas.map(({ area, name }) => <Link href={explorePath(indicator.code, area)}>{name}</Link>)} />;
        return (
          <details key={group} open={areas.length <= 3}>
            <summary>{`${group} (${areas.length})`}</summary>
            {links}
          </details>
        );
      })}
    </>
  );
};

// Shares of the Land have no table of their own: they stand beside county and Land.
const anchorOf = (indicator: Indicator): string =>
  indicator.formula?.kind === 'ratio' && indicator.formula.denominatorLevel ? comparisonAnchor : tableAnchor(indicator);
