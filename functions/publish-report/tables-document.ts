import { areasOf } from '../../shared/domain/statistics/areas.ts';
import type { ReportStructure } from '../../shared/domain/statistics/disclosure/report-structure.ts';
import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { isComplete } from '../../shared/domain/statistics/monthly-report-categories.ts';
import type { Release } from '../../shared/domain/statistics/release.ts';
import { comparisonTable } from './document/comparison-table.ts';
import { indicatorTables, keyFiguresTable } from './document/figures-tables.ts';
import { budgetTable, projectsTable } from './document/funding-tables.ts';
import type { PublishedTable, ReportDocument, Section } from './document/report-document.ts';
import type { IssueSite } from './files/named-file.ts';

type IssueInput = { readonly site: IssueSite; readonly report: MonthlyReport; readonly release: Release };

/** The tables of an issue as a document. */
export const documentOf = ({ site: { county }, report, release }: IssueInput): ReportDocument => {
  const { month, chapters } = report;
  const context = { month, county: county.name, collection: county.collection };
  const section = (id: string, title: string, tables: readonly (PublishedTable | undefined)[]): Section => ({
    id,
    title,
    blocks: tables.filter((table) => table !== undefined).map((table) => ({ kind: 'table', table })),
  });
  const money = { county, month, funding: release.funding };
  return {
    title: county.report.title,
    subtitle: '',
    month,
    revision: release.revision,
    sections: [
      section('kennzahlen', 'Das Wichtigste in Kürze', [keyFiguresTable(month, report.keyFigures, county.name)]),
      ...chapters.map(({ id, title, comparison, tables }) =>
        section(id, title, [
          ...(comparison ? [comparisonTable(comparison, month)] : []),
          ...tables.flatMap((table) => indicatorTables(table, context)),
        ]),
      ),
      section('projekte', 'Integrationsprojekte', [projectsTable({ ...money, number: chapters.length + 1 })]),
      section('foerdermittel', 'Stand der Fördermittel', [budgetTable({ ...money, number: chapters.length + 2 })]),
    ],
    companions: [],
  };
};

/** How the numbers of an issue hang together, without a rule that hides any. */
export const structureOf = ({ site: { county, catalogue }, report, release }: IssueInput): ReportStructure => {
  const areas = areasOf(county).at(report.month);
  const below = (parent: string): ReportStructure['areas'] =>
    areas.children(parent).flatMap((key) => [{ key, name: areas.name(key), parent }, ...below(key)]);
  const tables = report.chapters.flatMap((chapter) => chapter.tables);
  return {
    month: report.month,
    revision: release.revision,
    areas: [...[county.state.key, county.key].map((key) => ({ key, name: areas.name(key) })), ...below(county.key)],
    indicators: catalogue.indicators.map(({ code, label, unit, additive, overTime, boundToLevels, formula }) => ({
      code,
      label,
      unit,
      additive,
      overTime,
      ...(boundToLevels && { boundToLevels }),
      ...(formula && { formula }),
      disclosure: { method: formula ? 'derived' : 'open' },
    })),
    categories: tables.flatMap(({ indicator, breakdowns }) =>
      breakdowns
        .map(({ dimension, rows }) => ({ indicator: indicator.code, dimension, codes: rows.map(({ key }) => key) }))
        .filter(({ dimension, codes }) => isComplete(dimension, codes)),
    ),
  };
};
