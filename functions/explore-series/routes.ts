import { Refusal } from '../../shared/domain/refusal.ts';
import type { Indicator } from '../../shared/domain/statistics/indicator.ts';
import type { Series } from '../../shared/domain/statistics/published-series.ts';
import { type HttpAnswer, type HttpRequest, pageAnswer, type RouteHandlers } from '../../shared/runtime/http-handler.ts';
import { areaSeries, areasIn } from './area-series.ts';
import { comparedAreas } from './compared-areas.ts';
import type { ExplorerSite } from './explorer-site.ts';
import type { manifest } from './manifest.ts';
import { type PublishedFiles, readAreaCsv, readContents, readSeries } from './read-published.ts';
import { searchPage } from './search-page.tsx';
import { seriesPage } from './series-page.tsx';

// As long as the files they are made from are kept.
const cached = { 'cache-control': 'public, max-age=300' };

// Longer than any title.
const longestSearch = 100;

/** One handler per route of the manifest. */
export const seriesRoutes = (site: ExplorerSite, files: PublishedFiles): RouteHandlers<typeof manifest> => ({
  'GET /daten/reihen/{indicator}': { handle: (request) => showSeries(site, files, request) },
  'GET /daten/reihen/{indicator}/{area}': { handle: (request) => showSeries(site, files, request) },
  'GET /berichte/suche': {
    handle: async ({ query }) => {
      const asked = (name: string): string => (query.get(name) ?? '').slice(0, longestSearch);
      const search = { month: asked('monat'), topic: asked('thema'), text: asked('text') };
      return pageAnswer(searchPage(site, await readContents(files), search), 200, cached);
    },
  },
});

const unknown = (): Refusal =>
  new Refusal('not-found', 'Für diese Adresse gibt es keine Zeitreihe. Unter /daten/reihen/ finden Sie alle Zahlen, die schon erschienen sind.');

const showSeries = async (site: ExplorerSite, files: PublishedFiles, { pathParameters, query }: HttpRequest): Promise<HttpAnswer> => {
  const indicator = site.catalogue.find(pathParameters['indicator'] ?? '');
  const series = indicator && (await readSeries(indicator.code, files));
  if (indicator === undefined || series === undefined) throw unknown();
  const names = areasIn(series, site);
  const area = pathParameters['area'] ?? firstArea(names, site);
  const name = names.get(area);
  if (name === undefined) throw unknown();
  if (query.get('format') === 'csv') return csvAnswer(indicator, area, files);
  return pageAnswer(pageOf(site, { indicator, series, area, name, names }), 200, cached);
};

/** What a page begins with: the county, or the Land where the county has no figure. */
const firstArea = (names: ReadonlyMap<string, string>, { county }: ExplorerSite): string =>
  [county.key, county.state.key, ...names.keys()].find((area) => names.has(area)) ?? '';

type Found = {
  readonly indicator: Indicator;
  readonly series: Series;
  readonly area: string;
  readonly name: string;
  readonly names: ReadonlyMap<string, string>;
};

const pageOf = (site: ExplorerSite, { indicator, series, area, name, names }: Found): string => {
  const newest = Object.keys(series.months).sort().at(-1) ?? '';
  return seriesPage(site, {
    indicator,
    series: areaSeries(series, indicator, area, name, site),
    compared: comparedAreas(area, names, newest, site),
  });
};

const csvAnswer = async (indicator: Indicator, area: string, files: PublishedFiles): Promise<HttpAnswer> => {
  const body = await readAreaCsv(indicator.code, area, files);
  if (body === undefined) throw unknown();
  const headers = {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${indicator.code}-${area}.csv"`,
  };
  return { status: 200, headers: { ...cached, ...headers }, body };
};
