import { comparisonTable } from '../../functions/publish-report/document/comparison-table.ts';
import { indicatorTables, keyFiguresTable } from '../../functions/publish-report/document/figures-tables.ts';
import type { Block, PublishedTable, ReportDocument, Section } from '../../functions/publish-report/document/report-document.ts';
import { exampleFigures } from '../../infra/local/example-figures.ts';
import { county } from '../../shared/county/county.ts';
import { formatDate, formatMonth, lastDayOf, type Month } from '../../shared/domain/calendar.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { readFigures } from '../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import { monthlyReport, type ReportChapter } from '../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { readCsv } from '../../shared/spreadsheets/csv-rows.ts';
import { byAdministration, byMunicipality, countyMonth } from './county-figures.ts';

const exampleObservations = (month: Month): readonly Observation[] => {
  const { rows } = readCsv(new TextEncoder().encode(exampleFigures(month, county)));
  const reading = readFigures(rows, { areas: areasOf(county), catalogue, currentMonth: month });
  if (!reading.accepted) throw new Error(JSON.stringify(reading.errors[0]));
  return reading.observations;
};

const table = (published: PublishedTable): Block => ({ kind: 'table', table: published });

/**
 * An issue of the county with the tables of a whole month: the example data, and for what every Gemeinde or administration may deliver a value
 * of each. Charts and texts are not in it.
 */
export const countyDocument = (month: Month): ReportDocument => {
  const whole: readonly string[] = [...byMunicipality, ...byAdministration];
  const examples = exampleObservations(month).filter(({ indicator }) => !whole.includes(indicator));
  const months = [...new Set(examples.map(({ period }) => period))];
  const observations = Map.groupBy([...examples, ...months.flatMap((of) => countyMonth(of))], ({ period }) => period);
  const report = monthlyReport({ month, profile: county, catalogue, observations });
  const context = { month, county: county.name, collection: county.collection };
  const sectionOf = ({ id, number, title, comparison, tables }: ReportChapter): Section => ({
    id,
    number: String(number),
    title,
    blocks: [
      ...(comparison === undefined ? [] : [table(comparisonTable(comparison, month))]),
      ...tables.flatMap((of): readonly Block[] => [
        { kind: 'heading', level: 3, text: `${of.number} ${of.indicator.label}` },
        { kind: 'text', content: [of.indicator.explanation] },
        ...indicatorTables(of, context).map(table),
      ]),
    ],
  });
  return {
    title: `${county.report.title}, ${formatMonth(month)}`,
    subtitle: `Stand ${formatDate(lastDayOf(month))}`,
    month,
    revision: 1,
    sections: [
      { id: 'kennzahlen', title: 'Das Wichtigste in Kürze', blocks: [table(keyFiguresTable(month, report.keyFigures, county.name))] },
      ...report.chapters.map(sectionOf),
    ],
    companions: [],
  };
};
