import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { addMonths, formatMonth, type Month } from '../../shared/domain/calendar.ts';
import type { IndicatorStanding } from '../../shared/domain/statistics/month-as-known.ts';
import { DataTable, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { type Choice, Choices, indicatorLabel, type Site, shortInstant } from './frame.tsx';
import type { MonthSummary } from './months-overview.ts';
import { paths } from './paths.ts';
import { texts } from './texts.ts';

const said = texts.months;

type Shown = { readonly summaries: readonly MonthSummary[]; readonly newest: Month };

/** The months with how complete they are, and the sources over these months. */
export const monthsPage = (site: Site, staff: StaffSession, { summaries, newest }: Shown): string => {
  const [first, last] = [summaries[0]?.month ?? newest, summaries.at(-1)?.month ?? newest];
  return renderPage(
    <StaffPage {...site} title={said.title} current={paths.all()} staff={staff} wide>
      <Text>{said.lead}</Text>
      <Choices label={said.ways} choices={waysOf(staff)} />
      <Months summaries={summaries} />
      <Choices
        label={said.others}
        choices={[
          { href: paths.all(addMonths(last, -1)), label: said.older },
          ...(first === newest ? [] : [{ href: paths.all(), label: said.newest }]),
        ]}
      />
      <Heading level={2} id="quellen">
        {said.sources}
      </Heading>
      <Sources site={site} summaries={summaries} />
    </StaffPage>,
  );
};

const waysOf = ({ roles }: StaffSession): readonly Choice[] => [
  ...(may(roles, 'import-figures') ? [{ href: paths.import, label: said.import }] : []),
  ...(may(roles, 'manage-keys') ? [{ href: paths.keys, label: said.keys }] : []),
];

const Months = ({ summaries }: Pick<Shown, 'summaries'>) => (
  <DataTable
    id="monate"
    stacked
    caption={said.table}
    columns={said.columns.map((header) => ({ header }))}
    rows={summaries.map(({ month, counts, indicators, lastReceived, release }) => ({
      header: <Link href={paths.month(month)}>{formatMonth(month)}</Link>,
      cells: [
        [said.delivered(counts), ...(counts.overdue === 0 ? [] : [said.overdue(counts.overdue)])].join(', '),
        said.indicators(indicators.filter(({ rows }) => rows > 0).length, indicators.length),
        lastReceived === undefined ? said.nothing : shortInstant(lastReceived),
        release === undefined ? said.unpublished : said.published(release.revision),
      ],
    }))}
  />
);

const Sources = ({ site, summaries }: Pick<Shown, 'summaries'> & { readonly site: Site }) => (
  <DataTable
    id="indikatoren"
    caption={said.sourcesTable}
    columns={[{ header: said.indicator }, ...summaries.map(({ month }) => ({ header: formatMonth(month), numeric: true })), { header: said.latest }]}
    rows={(summaries[0]?.indicators ?? []).map(({ indicator }, at) => {
      const standings = summaries.flatMap(({ indicators }) => indicators[at] ?? []);
      return {
        header: indicatorLabel(site, indicator),
        cells: [...standings.map((standing, index) => cellOf(standing, summaries[index]?.month)), latestOf(standings)],
      };
    })}
  />
);

const cellOf = ({ indicator, rows, provisional }: IndicatorStanding, month: Month | undefined) => {
  if (rows === 0 || month === undefined) return said.none;
  return (
    <>
      <Link href={paths.state(month, { indikator: indicator })}>{rows}</Link>
      {provisional === 0 ? null : `, ${said.provisional(provisional)}`}
    </>
  );
};

const latestOf = (standings: readonly IndicatorStanding[]): string => {
  const latest = standings.flatMap(({ latest: vintage }) => vintage ?? []).reduce<IndicatorStanding['latest']>(newer, undefined);
  return latest === undefined ? said.nothing : `${shortInstant(latest.receivedAt)}, ${latest.by}`;
};

const newer = (a: IndicatorStanding['latest'], b: IndicatorStanding['latest']) => ((a?.vintage ?? '') > (b?.vintage ?? '') ? a : b);
