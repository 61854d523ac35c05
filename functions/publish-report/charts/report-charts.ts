import { administrationOf, areaName } from '../../../shared/county/areas.ts';
import { formatMonth } from '../../../shared/domain/calendar.ts';
import { mayHaveDecimals } from '../../../shared/domain/statistics/indicator.ts';
import type { MonthlyReport } from '../../../shared/domain/statistics/monthly-report.ts';
import type { ChartSeries, MapChart, SeriesChart, Trend } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import type { PublicProject } from '../../../shared/domain/statistics/release.ts';
import { categoryName } from '../category-names.ts';
import type { PublishedChart } from '../document/report-document.ts';
import { areaMap } from './area-map.tsx';
import { barChart } from './bar-chart.tsx';
import { mapNotes, seriesNotes, trendNotes } from './chart-notes.ts';
import { chartTable, monthLines } from './chart-tables.ts';
import { describeMap, describeSeries, figureText, spanOf } from './chart-words.ts';
import { lineChart } from './line-chart.tsx';
import { anchor, type ChartSite, type Numbered, pictured } from './picture.ts';
import { projectChart } from './project-chart.ts';
import { tileMap } from './tile-map.tsx';
import { trendPanels } from './trend-panels.tsx';

/** Chapters that are no chapters of the profile: the key figures come first, the projects last. */
export const keyFiguresChapter = 'kennzahlen';
export const projectsChapter = 'projekte';

/**
 * The charts of a report by the id of their chapter, numbered in the order of the report. Everything they show is in `report`, so nothing is drawn
 * that the report does not release.
 * @param funding where given, with the map of the places of its projects
 */
export const reportCharts = (
  report: MonthlyReport,
  site: ChartSite,
  funding?: { readonly projects: readonly PublicProject[] },
): ReadonlyMap<string, readonly PublishedChart[]> => {
  const places = funding && projectChart(report.month, funding.projects, site);
  const planned: readonly (readonly [string, readonly Numbered[]])[] = [
    [keyFiguresChapter, report.trends.some(hasValue) ? [trendChart(report.trends, site)] : []],
    ...report.chapters.map(
      ({ id, charts }) =>
        [id, charts.map((chart) => ('indicator' in chart ? mapChart(chart, site) : seriesChart(chart, site))).filter(isDrawn)] as const,
    ),
    [projectsChapter, places === undefined ? [] : [places]],
  ];
  let number = 0;
  return new Map(
    planned.map(([chapter, charts]) => [
      chapter,
      charts.map((chart) => {
        number += 1;
        return chart(number);
      }),
    ]),
  );
};

const hasValue = ({ points }: Trend): boolean => points.some(({ kind }) => kind === 'value');
const isDrawn = (chart: Numbered | undefined): chart is Numbered => chart !== undefined;

const kinds = { lines: 'Liniendiagramm', bars: 'Säulendiagramm', stack: 'Gestapelte Säulen', tiles: 'Kachelkarte', areas: 'Karte' } as const;

const seriesChart = (chart: SeriesChart, { county }: ChartSite): Numbered => {
  const { kind, over, series, dimension, title } = chart;
  const nameOf = ({ indicator, category }: ChartSeries): string => {
    if (dimension === undefined || category === undefined) return indicator.label;
    return categoryName(dimension, category, county.collection.indicators.find(({ code }) => code === indicator.code)?.parts);
  };
  const id = anchor(series[0]?.indicator.code ?? '', ...(dimension === undefined ? [] : [dimension]), kind === 'lines' ? 'linien' : 'saeulen');
  const span = spanOf(over);
  const description = series.map((one) => describeSeries(nameOf(one), one.indicator, one.points, over)).join(' ');
  const drawing = kind === 'lines' ? lineChart(chart, nameOf) : barChart(chart, nameOf);
  return (number) => ({
    ...pictured({ id, number, title: `${title}, ${span}`, kind: kinds[kind], description, drawing }),
    table: chartTable({
      chart: id,
      figure: number,
      title,
      unit: series[0]?.indicator.unitLabel ?? '',
      scope: `${county.name}, ${span}`,
      subject: 'Monat',
      lines: monthLines(over),
      columns: series.map((one) => ({
        key: one.category ?? one.indicator.code,
        label: nameOf(one),
        indicator: one.indicator,
        figures: one.points,
      })),
    }),
    notes: seriesNotes(chart),
  });
};

const mapChart = (chart: MapChart, { county, map }: ChartSite): Numbered | undefined => {
  const { kind, title, indicator, month, areas } = chart;
  if (kind === 'areas' && map === undefined) return undefined;
  const id = anchor(indicator.code, kind === 'tiles' ? 'kacheln' : 'karte');
  const administration = (ags: string): string => administrationOf(county, ags)?.area ?? ags;
  const drawing =
    kind === 'areas' && map !== undefined
      ? areaMap(id, chart, map, county.tiles, administration)
      : tileMap(
          id,
          { areas, unit: indicator.unitLabel, decimals: mayHaveDecimals(indicator), say: (figure) => figureText(figure, indicator) },
          county.tiles,
        );
  return (number) => ({
    ...pictured({ id, number, title: `${title}, ${formatMonth(month)}`, kind: kinds[kind], description: describeMap(chart), drawing }),
    table: chartTable({
      chart: id,
      figure: number,
      title,
      unit: indicator.unitLabel,
      scope: `${county.name}, ${formatMonth(month)}`,
      subject: kind === 'tiles' ? 'Amt oder amtsfreie Gemeinde' : 'Gemeinde',
      lines: areas.map(({ area, name }) => ({ key: area, header: areaName(county, area) ?? name })),
      columns: [{ key: indicator.code, label: formatMonth(month), indicator, figures: areas.map(({ figure }) => figure) }],
    }),
    notes: mapNotes(chart, kind === 'areas' ? map?.credit : undefined),
  });
};

const trendChart = (trends: readonly Trend[], { county }: ChartSite): Numbered => {
  const id = anchor('kennzahlen');
  const over = trends[0]?.over ?? [];
  const span = spanOf(over);
  const description = trends.map(({ indicator, points }) => describeSeries(indicator.label, indicator, points, over)).join(' ');
  return (number) => ({
    ...pictured({ id, number, title: `Kennzahlen, ${span}`, kind: 'Kleine Liniendiagramme', description, drawing: trendPanels(trends) }),
    table: chartTable({
      chart: id,
      figure: number,
      title: 'Kennzahlen',
      scope: `${county.name}, ${span}`,
      subject: 'Monat',
      lines: monthLines(over),
      columns: trends.map(({ indicator, points }) => ({
        key: indicator.code,
        label: `${indicator.label}, ${indicator.unitLabel}`,
        indicator,
        figures: points,
      })),
    }),
    notes: trendNotes(trends),
  });
};
