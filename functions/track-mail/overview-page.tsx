import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate, formatInstant } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import type { Announcement } from '../../shared/domain/notices/announcement.ts';
import { recipientsPath } from '../../shared/domain/notices/mail-paths.ts';
import { rateOf, type Sending } from '../../shared/domain/notices/sending.ts';
import { rateLimits, type SendingRates } from '../../shared/domain/notices/sending-rates.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { aboutOf } from './announcement-page.tsx';
import { type OpenKind, paths } from './paths.ts';
import { texts } from './texts.ts';

const said = texts.overview;

/** Everything that the first page of the mails shows. */
export type Overview = {
  readonly sending: Sending;
  /** Why nobody may send at the moment. */
  readonly stop: Sending['stop'];
  readonly rates: SendingRates;
  /** How many mails are open of each kind, up to `most`. */
  readonly open: readonly { readonly kind: OpenKind; readonly count: number }[];
  readonly most: number;
  readonly announcements: readonly Announcement[];
  readonly resumed: boolean;
};

const decimal = new Intl.NumberFormat('de', { maximumFractionDigits: 2 });
const percent = (share: number): string => decimal.format(share * 100);

/** What is on its way, what came back, and what somebody has to do. */
export const overviewPage = ({ county, exampleData }: MailFrame, staff: StaffSession, overview: Overview): string =>
  renderPage(
    <StaffPage staff={staff} title={texts.title} county={county} exampleData={exampleData} current={paths.all} wide>
      {overview.resumed ? <Alert kind="success" title={said.resumed} /> : null}
      <Stopped stop={overview.stop} staff={staff} />
      <Text>{texts.lead}</Text>
      <Heading level={2}>{said.open}</Heading>
      <Open {...overview} />
      <Heading level={2}>{said.announcements}</Heading>
      {overview.announcements.length === 0 ? <Text>{said.noAnnouncements}</Text> : <Announcements list={overview.announcements} />}
      <Heading level={2}>{said.account}</Heading>
      <Account {...overview} />
      <Heading level={2}>{said.ways}</Heading>
      <List
        items={[
          <Link href={paths.address}>{said.address}</Link>,
          <Link href={paths.previews}>{said.previews}</Link>,
          ...(may(staff.roles, 'manage-recipients') ? [<Link href={recipientsPath}>{said.recipients}</Link>] : []),
        ]}
      />
    </StaffPage>,
  );

const Stopped = ({ stop, staff }: { readonly stop: Sending['stop']; readonly staff: StaffSession }) =>
  stop === undefined ? null : (
    <Alert kind="warning" title={said.stopped}>
      <Text>
        {said.stops[stop.reason] ?? stop.reason} {said.stoppedUntil(formatInstant(stop.until))}
      </Text>
      {may(staff.roles, 'steer-mail') ? (
        <form class="form" method="post" action={paths.all}>
          <SubmitButton variant="secondary">{said.resume}</SubmitButton>
        </form>
      ) : null}
    </Alert>
  );

const Open = ({ open, most }: Pick<Overview, 'open' | 'most'>) => (
  <DataTable
    id="offen"
    caption={said.openCaption}
    columns={[{ header: said.openColumns.what }, { header: said.openColumns.count, numeric: true }]}
    rows={open.map(({ kind, count }) => ({
      header: <Link href={paths.open(kind)}>{texts.open.titles[kind]}</Link>,
      cells: [count < most ? formatInteger(count) : said.atLeast(most)],
    }))}
  />
);

const Announcements = ({ list }: { readonly list: readonly Announcement[] }) => (
  <DataTable
    id="ankuendigungen"
    stacked
    caption={said.announcementsCaption}
    columns={[
      { header: said.announcementColumns.what },
      { header: said.announcementColumns.state },
      { header: said.announcementColumns.sendAt },
      { header: said.announcementColumns.made, numeric: true },
    ]}
    rows={list.map((announcement) => ({
      header: <Link href={paths.announcement(announcement.id)}>{aboutOf(announcement)}</Link>,
      cells: [texts.announcementStates[announcement.state], formatInstant(announcement.sendAt), formatInteger(announcement.made)],
    }))}
  />
);

const Account = ({ sending, rates }: Pick<Overview, 'sending' | 'rates'>) => {
  const { quota, taken } = sending;
  const day =
    quota === undefined
      ? said.unknown
      : said.dayUsed(formatInteger(quota.sentLastDay + taken), quota.perDay < 0 ? said.unlimited : formatInteger(quota.perDay));
  return (
    <>
      {rates.crossed.map((rate) => (
        <Alert key={rate} kind="warning" title={said.crossed[rate]} />
      ))}
      <DescriptionList
        entries={[
          { term: said.rate, value: quota === undefined ? said.unknown : decimal.format(rateOf(sending)) },
          { term: said.day, value: day },
          { term: said.bounces, value: said.share(percent(rates.bounces), percent(rateLimits.bounces)) },
          { term: said.complaints, value: said.share(percent(rates.complaints), percent(rateLimits.complaints)) },
        ]}
      />
      <Text small>{said.since(formatDate(rates.from), rates.sent)}</Text>
    </>
  );
};
