import { exampleFigures } from '../../infra/local/example-figures.ts';
import { county } from '../../shared/county/county.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { readFigures } from '../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import { reportMonths } from '../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { readCsv } from '../../shared/spreadsheets/csv-rows.ts';
import { byAdministration, byMunicipality, countyMonth } from '../support/county-figures.ts';

/** Which values a report is made of: the example of the local system, or a value of every Gemeinde and administration beside it. */
export type Figures = 'example' | 'county';

export type Observations = ReadonlyMap<Month, readonly Observation[]>;

const block = 24;

/** Example figures without the areas that were not yet there. */
const exampleObservations = (lastMonth: Month): readonly Observation[] => {
  const areas = areasOf(county);
  const lines = exampleFigures(lastMonth, county)
    .split('\n')
    .filter((line, at) => {
      const [, area = '', month = ''] = line.split(',');
      return at === 0 || line === '' || areas.at(month).canonical(area) !== undefined;
    });
  const { rows } = readCsv(new TextEncoder().encode(lines.join('\n')));
  const reading = readFigures(rows, { areas, catalogue, currentMonth: lastMonth });
  if (!reading.accepted) throw new Error(JSON.stringify(reading.errors[0]));
  return reading.observations;
};

const whole: ReadonlySet<string> = new Set([...byMunicipality, ...byAdministration]);

/** Values of the county: of all months that the report shows, and of so many before them. */
export const countyObservations = (figures: Figures, month: Month, monthsBefore: number): Observations => {
  const blocks = Array.from({ length: 1 + Math.ceil(monthsBefore / block) }, (_, at) => exampleObservations(addMonths(month, -block * at)));
  const examples = Map.groupBy(blocks.flat(), ({ period }) => period);
  if (figures === 'example') return examples;
  const beside = (observations: readonly Observation[]) => observations.filter(({ indicator }) => !whole.has(indicator));
  return new Map([...examples].map(([of, observations]) => [of, [...beside(observations), ...countyMonth(of)]]));
};

/** Values of every Gemeinde and administration of a county of any size, of all months that the report shows. */
export const grownObservations = (profile: CountyProfile, month: Month): Observations =>
  new Map(reportMonths(month).map((of) => [of, countyMonth(of, profile)]));
