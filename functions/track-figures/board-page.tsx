import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { type BoardFilter, boardFilters, hasDelivered, isRemindable } from '../../shared/domain/statistics/completeness.ts';
import { deliveryDays } from '../../shared/domain/statistics/delivery-calendar.ts';
import { revisionPath } from '../../shared/domain/statistics/publication-paths.ts';
import { Alert, DataTable, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { AdministrationHints, AdministrationReminder, AdministrationState, KeptFilter } from './administration-cells.tsx';
import { type Choice, Choices, crumbsOf, indicatorLabel, type Site, shortDate, shortInstant } from './frame.tsx';
import type { MonthBoard } from './month-board.ts';
import { paths } from './paths.ts';
import type { Reminded } from './remind-administrations.ts';
import { texts } from './texts.ts';

const said = texts.board;

type Shown = {
  readonly board: MonthBoard;
  readonly filter: BoardFilter | undefined;
  /** What a click on *remind* did, just before. */
  readonly reminded: Reminded | undefined;
};

/** Who delivered what, what is late, what is odd, and what the sources gave. */
export const boardPage = (site: Site, staff: StaffSession, { board, filter, reminded }: Shown): string => {
  const { month, counts } = board;
  const mayRemind = board.deliverable && may(staff.roles, 'remind-administrations');
  return renderPage(
    <StaffPage {...site} title={said.title(month)} current={paths.month(month)} breadcrumbs={crumbsOf()} staff={staff} wide>
      {reminded === undefined ? null : <Done reminded={reminded} />}
      <Text>{said.lead(counts, deliveryDays(site.county.collection, month).due)}</Text>
      <Published board={board} />
      {mayRemind ? <RemindAll board={board} filter={filter} /> : null}
      <Choices label={said.ways} choices={waysOf(board, staff)} />
      <Heading level={2} id="verwaltungen">
        {said.administrations}
      </Heading>
      <Filters board={board} filter={filter} />
      <Administrations site={site} board={board} filter={filter} mayRemind={mayRemind} />
      <Heading level={2} id="quellen">
        {said.sources}
      </Heading>
      <Sources site={site} board={board} />
    </StaffPage>,
  );
};

const RemindAll = ({ board: { month, lines }, filter }: Pick<Shown, 'board' | 'filter'>) => {
  const overdue = lines.filter(({ standing }) => standing.late && !hasDelivered(standing));
  const takenBack = overdue.filter(({ standing }) => !isRemindable(standing)).length;
  const reached = overdue.filter(({ standing, recipients }) => isRemindable(standing) && recipients.length > 0).length;
  const others = overdue.length - reached;
  return (
    <>
      {reached === 0 ? null : (
        <form class="form" method="post" action={paths.remind(month)}>
          <KeptFilter filter={filter} />
          <SubmitButton>{said.remindAll(reached, others)}</SubmitButton>
        </form>
      )}
      {others === 0 ? null : <Text>{said.notRemindable(takenBack, others - takenBack)}</Text>}
    </>
  );
};

const waysOf = ({ month, counts }: MonthBoard, { roles }: StaffSession): readonly Choice[] => [
  ...(may(roles, 'remind-administrations') && counts.missing > 0 ? [{ href: paths.phones(month), label: said.links.phones }] : []),
  { href: paths.state(month), label: said.links.state },
  { href: paths.vintages(month), label: said.links.vintages },
  ...(may(roles, 'import-figures') ? [{ href: paths.import, label: said.links.import }] : []),
];

const Done = ({ reminded: { remind, delivered, 'reminded-just-now': justNow } }: { readonly reminded: Reminded }) => (
  <div role="status">
    <Alert kind={remind > 0 ? 'success' : 'info'} title={remind > 0 ? texts.done.reminded(remind) : texts.done.nobody}>
      {remind > 0 ? <Text>{texts.done.mail}</Text> : null}
      {delivered > 0 ? <Text>{texts.done.delivered(delivered)}</Text> : null}
      {justNow > 0 ? <Text>{texts.done.justNow(justNow)}</Text> : null}
      {remind + delivered + justNow === 0 ? <Text>{texts.done.noAddress}</Text> : null}
    </Alert>
  </div>
);

const Published = ({ board: { month, published } }: Pick<Shown, 'board'>) => {
  if (published === undefined) return null;
  const { release, corrected, reasons } = published;
  const day = inBerlin(release.frozenAt).date;
  return (
    <>
      <Text>
        {said.published(release.revision, day)} <Link href={revisionPath(month, release.revision)}>{said.report}</Link>
      </Text>
      {corrected ? (
        <Alert kind="warning" title={said.corrected}>
          <Text>
            <Link href={paths.difference(month, { von: `fassung-${release.revision}` })}>{said.corrects}</Link>
          </Text>
          {reasons.length === 0 ? null : (
            <>
              <Text>{said.reasons}</Text>
              <List items={reasons} />
            </>
          )}
        </Alert>
      ) : null}
    </>
  );
};

const Filters = ({ board: { month, lines }, filter }: Pick<Shown, 'board' | 'filter'>) => {
  const choices = [
    { name: undefined, label: said.all, count: lines.length },
    ...filterNames.map((name) => ({
      name,
      label: boardFilters[name].label,
      count: lines.filter(({ standing }) => boardFilters[name].holds(standing)).length,
    })),
  ];
  return (
    <Choices
      label={said.filters}
      choices={choices.map(({ name, label, count }) => ({
        href: `${paths.month(month, name === undefined ? {} : { zeige: name })}#verwaltungen`,
        label: `${label} (${count})`,
        current: name === filter,
      }))}
    />
  );
};

/** Names of the filters in an address, in their order. */
export const filterNames: readonly BoardFilter[] = ['fehlt', 'auffaellig', 'vorlaeufig', 'geliefert', 'spaet'];

const Administrations = ({ site, board, filter, mayRemind }: Omit<Shown, 'reminded'> & { readonly site: Site; readonly mayRemind: boolean }) => {
  const lines = board.lines.filter(({ standing }) => filter === undefined || boardFilters[filter].holds(standing));
  if (lines.length === 0) return <Text>{said.nobody}</Text>;
  return (
    <DataTable
      id="stand"
      stacked
      caption={said.table}
      columns={said.columns.map((header) => ({ header }))}
      rows={lines.map((line) => ({
        header: line.name,
        cells: [
          <AdministrationState line={line} />,
          <AdministrationHints site={site} line={line} />,
          hasDelivered(line.standing) ? '' : <AdministrationReminder month={board.month} line={line} filter={filter} mayRemind={mayRemind} />,
        ],
      }))}
    />
  );
};

const Sources = ({ site, board: { month, indicators } }: Pick<Shown, 'board'> & { readonly site: Site }) => (
  <DataTable
    id="indikatoren"
    caption={said.sourcesTable}
    columns={said.sourceColumns.map((header, index) => ({ header, numeric: index === 1 }))}
    rows={indicators.map(({ indicator, rows, provisional, sources, referenceDates, latest }) => ({
      header: indicatorLabel(site, indicator),
      cells:
        latest === undefined
          ? [said.noValues, site.catalogue.find(indicator)?.source ?? '', '']
          : [
              <>
                <Link href={paths.state(month, { indikator: indicator })}>{rows}</Link>
                {provisional === 0 ? null : `, ${texts.months.provisional(provisional)}`}
              </>,
              [...sources, ...referenceDates.map(shortDate)].join(', '),
              `${shortInstant(latest.receivedAt)}, ${latest.by}`,
            ],
    }))}
  />
);
