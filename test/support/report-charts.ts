import { reportCharts } from '../../functions/publish-report/charts/report-charts.ts';
import type { PublishedChart } from '../../functions/publish-report/document/report-document.ts';
import { exampleFigures } from '../../infra/local/example-figures.ts';
import { county } from '../../shared/county/county.ts';
import { countyMap } from '../../shared/county/county-map.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { readFigures } from '../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import { monthlyReport, reportMonths } from '../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import type { PublicProject } from '../../shared/domain/statistics/release.ts';

const month = '2026-10';

/** The 24 months of example figures. */
export const exampleObservations = (): ReadonlyMap<Month, readonly Observation[]> => {
  const rows = exampleFigures(month, county)
    .trimEnd()
    .split('\n')
    .map((line, at) => ({ line: at + 1, cells: line.split(',') }));
  const reading = readFigures(rows, { areas: areasOf(county), catalogue, currentMonth: '2026-11' });
  if (!reading.accepted) throw new Error('example figures are refused');
  return Map.groupBy(reading.observations, ({ period }) => period);
};

/** Projects at one place, at several, at many, and everywhere. */
export const exampleProjects: readonly PublicProject[] = [
  ['01058135'],
  ['01058043', '01058135'],
  county.municipalities.slice(0, 9).map(({ ags }) => ags),
  county.municipalities.map(({ ags }) => ags),
].map((municipalities, at) => ({
  reference: `P-${at}`,
  title: `Projekt ${at}`,
  organisation: 'Verein',
  municipalities,
  startDate: '2026-01-01',
  endDate: '2026-12-31',
}));

/** All charts of the county's report, as they would be published. @param change how each observation differs from the example */
export const publishedCharts = (
  observations: ReadonlyMap<Month, readonly Observation[]>,
  change: (observation: Observation) => Observation = (observation) => observation,
): readonly PublishedChart[] => {
  const changed = new Map(reportMonths(month).map((of) => [of, (observations.get(of) ?? []).map(change)]));
  const report = monthlyReport({ month, profile: county, catalogue, observations: changed });
  return [...reportCharts(report, { county, map: countyMap }, { projects: exampleProjects }).values()].flat();
};
