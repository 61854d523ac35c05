import { formatMonth } from '../../../shared/domain/calendar.ts';
import { heading, table, text } from './blocks.ts';
import { editorsRemark } from './editors-remark.ts';
import { budgetTable, projectsTable } from './funding-tables.ts';
import type { Section } from './report-document.ts';
import type { DocumentInputs } from './report-inputs.ts';

/** Anchor of the chapter, and its key among the charts and the editors' remarks. */
const projectsId = 'projekte';

/** Running projects, and the state of the money. */
export const fundingChapter = ({ site, report, release, charts }: DocumentInputs, number: number): Section => {
  const { month } = report;
  const { funding } = release;
  const props = { county: site.county, month, number, funding };
  const projects = projectsTable(props);
  const budget = budgetTable(props);
  return {
    id: projectsId,
    number: String(number),
    title: 'Integrationsprojekte',
    blocks: [
      ...editorsRemark(release.commentary, projectsId),
      heading(3, `${number}.1 Geförderte Projekte`),
      projects === undefined ? text(`Im ${formatMonth(month)} läuft kein gefördertes Projekt.`) : table(projects),
      ...(charts.get(projectsId) ?? []).map((chart) => ({ kind: 'chart' as const, chart })),
      heading(3, `${number}.2 Stand der Fördermittel`, 'foerdermittel'),
      budget === undefined ? text(`Für das Jahr ${funding.year} liegt noch kein Ansatz im Haushalt vor.`) : table(budget),
    ],
  };
};
