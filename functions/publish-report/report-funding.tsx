import type { ComponentChildren } from 'preact';
import { byName } from '../../shared/county/by-name.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatDate, formatInstant, formatMonth } from '../../shared/domain/calendar.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import type { FundingSnapshot, PublicProject } from '../../shared/domain/statistics/release.ts';
import { DataTable, DescriptionList, Heading, Text } from '../../shared/pages/content.tsx';
import { Sign, signs } from './signs.tsx';

type FundingProps = {
  readonly county: CountyProfile;
  readonly month: string;
  /** Number of the chapter; the budget is the next one. */
  readonly number: number;
  readonly funding: FundingSnapshot;
  /** Of the places of projects. */
  readonly map: ComponentChildren;
};

/** Running projects, and the state of the money. */
export const FundingChapters = ({ county, month, number, funding, map }: FundingProps) => (
  <>
    <section class="flow" aria-labelledby="projekte">
      <Heading level={2} id="projekte">
        {`${number} Integrationsprojekte`}
      </Heading>
      <Projects county={county} month={month} number={number} projects={funding.projects} />
      {map}
    </section>
    <section class="flow" aria-labelledby="foerdermittel">
      <Heading level={2} id="foerdermittel">
        {`${number + 1} Stand der Fördermittel`}
      </Heading>
      <Money funding={funding} />
    </section>
  </>
);

const Projects = ({ county, month, number, projects }: Omit<FundingProps, 'funding' | 'map'> & { readonly projects: readonly PublicProject[] }) => {
  if (projects.length === 0) return <Text>{`Im ${formatMonth(month)} läuft kein gefördertes Projekt.`}</Text>;
  return (
    <DataTable
      id="tabelle-projekte"
      caption={`Tabelle ${number}.1: Geförderte Projekte, die im ${formatMonth(month)} laufen`}
      columns={[{ header: 'Projekt' }, { header: 'Träger' }, { header: 'Ort' }, { header: 'Zeitraum' }, { header: 'Förderung', numeric: true }]}
      rows={projects.map((project) => ({
        header: project.title,
        cells: [
          project.organisation,
          placesOf(project, county),
          `${formatDate(project.startDate)} bis ${formatDate(project.endDate)}`,
          project.approvedAmount === undefined ? <Sign {...signs.later} /> : formatEuro(project.approvedAmount),
        ],
      }))}
      note="Quelle: Förderanträge und Bewilligungen der KIT-Stelle. Privatpersonen und nicht eingetragene Gruppen werden nicht mit Namen genannt."
    />
  );
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

const Money = ({ funding: { budget, year, takenAt } }: { readonly funding: FundingSnapshot }) => {
  if (budget === undefined) return <Text>{`Für das Jahr ${year} liegt noch kein Ansatz im Haushalt vor.`}</Text>;
  return (
    <>
      <Text>{`Mittel für Integrationsprojekte im Haushaltsjahr ${year}, Stand ${formatInstant(takenAt)}.`}</Text>
      <DescriptionList
        entries={[
          { term: 'Ansatz', value: formatEuro(budget.total) },
          { term: 'davon zweckgebunden', value: formatEuro(budget.earmarked) },
          { term: 'für Förderung verfügbar', value: formatEuro(budget.total - budget.earmarked) },
          { term: 'vom Verfügbaren bewilligt', value: formatEuro(budget.committed) },
          { term: 'vom Verfügbaren noch frei', value: formatEuro(budget.free) },
          { term: 'beantragt (ohne abgelehnte und zurückgezogene Anträge)', value: formatEuro(budget.requested) },
        ]}
      />
    </>
  );
};
