import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatInstant, formatMonth } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import type { Announcement } from '../../shared/domain/notices/announcement.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { mailDeliveries, mailStates } from '../../shared/mail/mail-words.ts';
import { Alert, DataTable, DescriptionList, Heading, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import type { MailCounts } from '../../shared/store/mail-list-store.ts';
import { paths } from './paths.ts';
import { texts } from './texts.ts';

const said = texts.announcement;

/** Name of the field for the reason of a stop. */
export const reasonField = 'grund';

/** What an announcement is about, in words. */
export const aboutOf = ({ about }: Pick<Announcement, 'about'>): string => {
  if (about.kind === 'rounds') return said.rounds(about.roundId);
  return about.kind === 'release' ? said.release(formatMonth(about.month), about.revision) : said.projects(formatMonth(about.month));
};

/** Can somebody still keep mails of it from leaving? */
export const isStoppable = ({ state }: Announcement, { states }: MailCounts): boolean =>
  state === 'holding' || state === 'expanding' || (state === 'expanded' && (states.queued ?? 0) > 0);

type Shown = {
  readonly announcement: Announcement;
  readonly counts: MailCounts;
  readonly done?: boolean;
  /** Somebody wanted to stop it, and all of it is out. */
  readonly late?: boolean;
  readonly typed?: string | undefined;
  readonly errors?: readonly FieldError[];
};

/** One announcement: how far it is, what became of its mails, and the way to stop it. */
export const announcementPage = (
  { county, exampleData }: MailFrame,
  staff: StaffSession,
  { announcement, counts, done = false, late = false, typed, errors = [] }: Shown,
): string => {
  const { id, state, sendAt, made, stopped } = announcement;
  return renderPage(
    <StaffPage
      staff={staff}
      title={aboutOf(announcement)}
      county={county}
      exampleData={exampleData}
      breadcrumbs={[{ href: paths.all, label: texts.title }]}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {done ? <Alert kind="success" title={said.done} /> : null}
      {late ? <Alert kind="warning" title={said.late} /> : null}
      <DescriptionList
        entries={[
          { term: said.state, value: texts.announcementStates[state] },
          { term: said.sendAt, value: formatInstant(sendAt) },
          { term: said.made, value: formatInteger(made) },
          ...(stopped === undefined ? [] : [{ term: said.stopped, value: said.stoppedBy(stopped.by, formatInstant(stopped.at), stopped.reason) }]),
        ]}
      />
      {isStoppable(announcement, counts) && may(staff.roles, 'steer-mail') ? (
        <>
          <Heading level={2}>{said.stopHeading}</Heading>
          <Text>{said.stopLead}</Text>
          <form class="form" method="post" action={paths.announcement(id)} novalidate>
            <TextField
              name={reasonField}
              label={said.reason}
              hint={said.reasonHint}
              value={typed}
              error={errors.find(({ pointer }) => pointer === `/${reasonField}`)?.message}
            />
            <SubmitButton>{said.stop}</SubmitButton>
          </form>
        </>
      ) : null}
      <Heading level={2}>{said.counts}</Heading>
      <Counts counts={counts} />
    </StaffPage>,
  );
};

const namedCounts = <K extends string>(counts: Partial<Record<K, number>>, names: Readonly<Record<K, string>>) => {
  const rows: { readonly key: K; readonly header: string; readonly cells: readonly string[] }[] = [];
  for (const key in names) if (counts[key] !== undefined) rows.push({ key, header: names[key], cells: [formatInteger(counts[key])] });
  return rows;
};

/** What came back is of mails that were sent, so it stands below these. */
const Counts = ({ counts }: { readonly counts: MailCounts }) => (
  <DataTable
    id="stand"
    caption={said.countsCaption}
    columns={[{ header: said.countColumns.what }, { header: said.countColumns.count, numeric: true }]}
    rows={namedCounts(counts.states, mailStates).flatMap(({ key, ...row }) => [
      row,
      ...(key === 'sent'
        ? namedCounts(counts.deliveries, mailDeliveries).map(({ header, cells }) => ({ header, cells, kind: 'part' as const }))
        : []),
    ])}
  />
);
