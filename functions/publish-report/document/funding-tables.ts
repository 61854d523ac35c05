import { byName } from '../../../shared/county/by-name.ts';
import type { CountyProfile } from '../../../shared/county/profile.ts';
import { formatDate, formatInstant, formatMonth, type Month } from '../../../shared/domain/calendar.ts';
import { formatEuro } from '../../../shared/domain/money.ts';
import type { FundingSnapshot, PublicProject } from '../../../shared/domain/statistics/release.ts';
import { signs } from '../../../shared/pages/figure-signs.tsx';
import type { PublishedTable, TableCell } from './report-document.ts';
import { signCell, textCell } from './table-cells.ts';

type FundingTable = {
  readonly county: CountyProfile;
  readonly month: Month /** Of the chapter. */;
  readonly number: number;
  readonly funding: FundingSnapshot;
};

const euroCell = (cents: number | undefined): TableCell =>
  cents === undefined ? signCell(signs.later) : { text: formatEuro(cents), value: cents / 100, decimals: 2 };

/** Running projects, `undefined` when there are none. */
export const projectsTable = ({ county, month, number, funding: { projects } }: FundingTable): PublishedTable | undefined =>
  projects.length === 0
    ? undefined
    : {
        id: 'tabelle-projekte',
        number: `${number}.1`,
        title: 'Geförderte Projekte',
        scope: `${county.name}, Projekte, die im ${formatMonth(month)} laufen`,
        subject: 'Projekt',
        columns: [
          { key: 'organisation', label: 'Träger', kind: 'text' },
          { key: 'place', label: 'Ort', kind: 'text' },
          { key: 'period', label: 'Zeitraum', kind: 'text' },
          { key: 'targetGroups', label: 'Zielgruppe', kind: 'text' },
          { key: 'amount', label: 'Förderung in Euro', kind: 'number' },
        ],
        groups: [
          {
            rows: projects.map((project) => ({
              key: project.reference,
              header: project.title,
              cells: [
                textCell(project.organisation),
                textCell(placesOf(project, county)),
                textCell(`${formatDate(project.startDate)} bis ${formatDate(project.endDate)}`),
                project.targetGroups === undefined ? signCell(signs.later) : textCell(project.targetGroups.join('; ')),
                euroCell(project.approvedAmount),
              ],
            })),
          },
        ],
        notes: [
          ['Quelle: Förderanträge und Bewilligungen der KIT-Stelle. Privatpersonen und nicht eingetragene Gruppen werden nicht mit Namen genannt.'],
        ],
        place: 'page',
      };

// More names than this say less than their number.
const namedPlaces = 6;

const placesOf = ({ municipalities }: PublicProject, county: CountyProfile): string => {
  if (municipalities.length >= county.municipalities.length) return 'ganzer Kreis';
  if (municipalities.length > namedPlaces) return `${municipalities.length} Gemeinden`;
  const names = new Map(county.municipalities.map(({ ags, name }) => [ags, name]));
  return municipalities
    .map((ags) => names.get(ags) ?? ags)
    .sort(byName)
    .join(', ');
};

/** The state of the money, `undefined` when the year has no budget yet. */
export const budgetTable = ({ county, number, funding: { budget, year, takenAt } }: FundingTable): PublishedTable | undefined =>
  budget && {
    id: 'tabelle-foerdermittel',
    number: `${number}.2`,
    title: `Mittel für Integrationsprojekte im Haushaltsjahr ${year}`,
    unit: 'Euro',
    scope: `${county.name}, Stand ${formatInstant(takenAt)}`,
    subject: 'Mittel',
    columns: [{ key: 'amount', label: 'Betrag', kind: 'number' }],
    groups: [
      {
        rows: [
          { key: 'total', header: 'Ansatz', cells: [euroCell(budget.total)] },
          { key: 'earmarked', header: 'davon zweckgebunden', cells: [euroCell(budget.earmarked)] },
          ...(budget.reserve === undefined
            ? []
            : [{ key: 'reserve', header: 'davon für das Jahresende zurückgestellt', cells: [euroCell(budget.reserve)] }]),
          { key: 'available', header: 'für Förderung verfügbar', cells: [euroCell(budget.total - budget.earmarked - (budget.reserve ?? 0))] },
          { key: 'committed', header: 'vom Verfügbaren bewilligt', cells: [euroCell(budget.committed)] },
          { key: 'free', header: 'vom Verfügbaren noch frei', cells: [euroCell(budget.free)] },
          { key: 'requested', header: 'beantragt (ohne abgelehnte und zurückgezogene Anträge)', cells: [euroCell(budget.requested)] },
        ],
      },
    ],
    notes: [['Quelle: Haushalt und Förderanträge der KIT-Stelle.']],
    place: 'page',
  };
