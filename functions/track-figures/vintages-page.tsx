import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Instant, Month } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import type { DeliveryWay } from '../../shared/domain/statistics/delivery.ts';
import type { Replacement } from '../../shared/domain/statistics/month-as-known.ts';
import type { Release } from '../../shared/domain/statistics/release.ts';
import type { Vintage } from '../../shared/domain/statistics/vintage.ts';
import { type VintageStanding, vintageSlug } from '../../shared/domain/statistics/vintage-standing.ts';
import { Alert, DataTable, Text } from '../../shared/pages/content.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { ChoiceList, Choices, crumbsOf, type Site, tellingInstants } from './frame.tsx';
import { paths } from './paths.ts';
import { originLabel } from './value-words.ts';
import { vintageTexts } from './vintage-texts.ts';
import type { WithdrawalOutcome } from './withdraw-vintage.ts';

const said = vintageTexts.vintages;

/** What a withdrawal has just done, by the word in the address it leads to. */
export const vintageNotices = { zurueckgenommen: said.done, 'gilt-wieder': said.restored, 'war-zurueckgenommen': said.before } as const;

/** Those words. */
export const noticeOf: Readonly<Record<WithdrawalOutcome, keyof typeof vintageNotices>> = {
  withdrawn: 'zurueckgenommen',
  restored: 'gilt-wieder',
  before: 'war-zurueckgenommen',
};

type Shown = {
  readonly month: Month;
  /** The newest first. */
  readonly standings: readonly VintageStanding[];
  readonly revisions: readonly Release[];
  /** @see replacements */
  readonly replaced: ReadonlyMap<string, readonly Replacement[]>;
  /** By which way a delivery came, by its vintage. */
  readonly ways: ReadonlyMap<string, DeliveryWay>;
  readonly notice: string | undefined;
};

/** Everything that was received for a month, and what has become of it. */
export const vintagesPage = (site: Site, staff: StaffSession, shown: Shown): string => {
  const { month, standings, notice } = shown;
  return renderPage(
    <StaffPage {...site} title={said.title(month)} current={paths.vintages(month)} breadcrumbs={crumbsOf(month)} staff={staff} wide>
      {notice === undefined ? null : (
        <div role="status">
          <Alert kind="success" title={notice} />
        </div>
      )}
      <Text>{said.lead}</Text>
      <Choices
        label={said.ways}
        choices={[
          { href: paths.state(month), label: said.allOf },
          { href: paths.difference(month), label: said.compare },
        ]}
      />
      {standings.length === 0 ? <Text>{said.none}</Text> : <Vintages site={site} shown={shown} mayWithdraw={may(staff.roles, 'import-figures')} />}
    </StaffPage>,
  );
};

const Vintages = ({ site, shown, mayWithdraw }: { readonly site: Site; readonly shown: Shown; readonly mayWithdraw: boolean }) => {
  const at = tellingInstants(shown.standings.map(({ vintage }) => vintage.receivedAt));
  return (
    <DataTable
      id="staende"
      stacked
      caption={said.table}
      columns={said.columns.map((header, index) => ({ header, numeric: index === 2 }))}
      rows={shown.standings.map((standing, index) => {
        const { vintage } = standing;
        return {
          header: <span id={vintageSlug(vintage.vintage)}>{at(vintage.receivedAt)}</span>,
          cells: [
            <What site={site} vintage={vintage} shown={shown} at={at} />,
            vintage.kind === 'withdrawal' ? '' : formatInteger(vintage.rows),
            <Counts at={at} standing={standing} replaced={shown.replaced.get(vintage.vintage) ?? []} />,
            usedIn(shown.revisions, vintage),
            <Ways
              at={at}
              month={shown.month}
              standing={standing}
              before={shown.standings[index + 1]?.vintage}
              mayWithdraw={mayWithdraw && !takesBackWithdrawal(shown.standings, vintage)}
            />,
          ],
        };
      })}
    />
  );
};

// A file that came with the event of an import, without a name.
const byHand = 'event';

// What was brought back is taken back again at its own line.
const takesBackWithdrawal = (standings: readonly VintageStanding[], { withdraws }: Vintage): boolean =>
  standings.some(({ vintage }) => vintage.vintage === withdraws && vintage.kind === 'withdrawal');

type At = {
  /** @see tellingInstants */
  readonly at: (instant: Instant) => string;
};

const What = ({ site, vintage, shown: { ways, standings }, at }: At & { readonly site: Site; readonly vintage: Vintage; readonly shown: Shown }) => {
  const withdrawn = standings.find((each) => each.vintage.vintage === vintage.withdraws)?.vintage;
  const facts = [
    ...(withdrawn === undefined ? [] : [said.takesBack(at(withdrawn.receivedAt))]),
    ...(vintage.kind === 'import' ? [vintage.source === byHand ? said.byHand : vintage.source] : []),
    ...(vintage.mapping === undefined ? [] : [site.mappings().find(vintage.mapping)?.label ?? vintage.mapping]),
    ...(vintage.months.length === 1 ? [] : [said.months(vintage.months.length)]),
    ...(vintage.reason === undefined ? [] : [said.reason(vintage.reason)]),
  ];
  return (
    <>
      {originLabel(vintage, ways.get(vintage.vintage))}
      {facts.length === 0 ? null : (
        <>
          <br />
          {facts.join('; ')}
        </>
      )}
    </>
  );
};

const Counts = ({
  at,
  standing: { vintage, counts, withdrawnBy },
  replaced,
}: At & {
  readonly standing: VintageStanding;
  readonly replaced: readonly Replacement[];
}) => {
  if (!counts && withdrawnBy !== undefined) {
    return <To vintage={withdrawnBy}>{said.withdrawn(at(withdrawnBy.receivedAt), withdrawnBy.by)}</To>;
  }
  const gone = replaced.reduce((sum, { values }) => sum + values, 0);
  const newest = replaced[0]?.by;
  if (newest === undefined) return <span>{said.counts}</span>;
  const by = at(newest.receivedAt);
  return <To vintage={newest}>{gone < vintage.rows ? said.partly(vintage.rows - gone, by) : said.replaced(by, newest.by)}</To>;
};

const To = ({ vintage: { vintage }, children }: { readonly vintage: Vintage; readonly children: string }) => (
  <a class="kern-link" href={`#${vintageSlug(vintage)}`}>
    {children}
  </a>
);

const usedIn = (revisions: readonly Release[], { month, vintage }: Vintage): string => {
  const using = revisions.filter(
    ({ state, vintages }) => state === 'published' && vintages.some((input) => input.month === month && input.vintage === vintage),
  );
  return using.length === 0 ? said.unused : said.revisions(using.map(({ revision }) => revision));
};

const Ways = ({
  at,
  month,
  standing: { vintage, counts },
  before,
  mayWithdraw,
}: At & {
  readonly month: Month;
  readonly standing: VintageStanding;
  /** Received just before it. */
  readonly before: Vintage | undefined;
  readonly mayWithdraw: boolean;
}) => {
  const slug = vintageSlug(vintage.vintage);
  const from = before === undefined ? {} : { von: vintageSlug(before.vintage) };
  const ways = [
    { href: paths.difference(month, { ...from, bis: slug }), words: said.difference },
    { href: paths.state(month, { am: slug }), words: said.state },
    ...(mayWithdraw && counts
      ? [{ href: paths.withdrawal(month, vintage), words: vintage.kind === 'withdrawal' ? said.restore : said.withdraw }]
      : []),
  ];
  // Out of its row a link must still say which of many it is.
  const choices = ways.map(({ href, words }) => ({
    href,
    label: (
      <>
        {words}
        <span class="kern-sr-only"> ({at(vintage.receivedAt)})</span>
      </>
    ),
  }));
  return <ChoiceList choices={choices} />;
};
