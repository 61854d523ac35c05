import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate, formatInstant } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { CaseWays } from '../../shared/pages/case-ways.tsx';
import { Alert, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import type { Reading } from '../../shared/store/review-store.ts';
import { Content, Versions } from './file-content.tsx';
import { Attachments, Decisions, History, Readings, Requests } from './file-records.tsx';
import { Findings, ReviewState, Written } from './file-review.tsx';
import { crumbs, fields, paths, type Site } from './frame.ts';
import { waitsText } from './list-page.tsx';
import type { CaseView } from './open-case.ts';
import { texts } from './texts.ts';

const said = texts.file;

/** A file with who read it. `hash`: SHA-256 of a text, in hexadecimal. */
export type FileView = CaseView & { readonly readings: readonly Reading[]; readonly hash: (text: string) => string };

const doneText = (done: string | null): string | undefined => new Map<string, string>(Object.entries(said.done)).get(done ?? '');

/** The whole file of a case. */
export const filePage = (site: Site, staff: StaffSession, view: FileView, done: string | null): string => {
  const { application } = view;
  const { id, reference, conflicts = [] } = application;
  const told = doneText(done);
  return renderPage(
    <StaffPage {...site} title={`${reference}: ${application.project.title}`} current={paths.case(id)} breadcrumbs={crumbs} staff={staff} wide>
      {told === undefined ? null : (
        <div role="status">
          <Alert kind="success" title={told} />
        </div>
      )}
      <CaseWays of={view.file} roles={staff.roles} current="file" />
      <Heading level={2}>{said.facts}</Heading>
      <Facts view={view} />
      {may(staff.roles, 'review-cases') ? <TakeOver view={view} staff={staff} /> : null}
      {may(staff.roles, 'declare-conflict') ? (
        <Text>
          <Link href={paths.conflict(id)}>{conflicts.length === 0 ? said.conflictLink : said.conflictsLink(conflicts.length)}</Link>
        </Text>
      ) : null}
      <Text>{said.onPage}</Text>
      <List items={Object.entries(said.anchors).map(([id, label]) => <Link href={`#${id}`}>{label}</Link>)} />
      <ReviewState view={view} roles={staff.roles} />
      <Findings view={view} />
      <Written view={view} />
      <Requests view={view} />
      <Decisions view={view} />
      <Content site={site} view={view} />
      <Attachments view={view} />
      <Versions site={site} view={view} />
      <History view={view} />
      <Readings view={view} />
    </StaffPage>,
  );
};

const Facts = ({ view: { application, row, round, review, today } }: { readonly view: FileView }) => {
  const { project, organisation, requestedAmount, submittedAt, state, decidedAmount, approvedAmount } = application;
  const { terms } = said;
  const amounts = [
    { term: terms.requested, cents: requestedAmount },
    { term: terms.proposed, cents: review.proposal?.amount },
    { term: terms.decided, cents: decidedAmount },
    { term: terms.approved, cents: approvedAmount },
  ];
  return (
    <DescriptionList
      entries={[
        { term: terms.state, value: applicationStates[state] },
        ...(row === undefined ? [] : [{ term: terms.waitsFor, value: waitsText(row, today) }]),
        { term: terms.assignee, value: row?.assignee?.name ?? texts.list.nobody },
        { term: terms.organisation, value: organisation.name },
        { term: terms.round, value: round.title },
        { term: terms.period, value: said.period(formatDate(project.startDate), formatDate(project.endDate)) },
        ...amounts.flatMap(({ term, cents }) => (cents === undefined ? [] : [{ term, value: formatEuro(cents) }])),
        { term: terms.submitted, value: formatInstant(submittedAt) },
      ]}
    />
  );
};

/** The button with which somebody takes the case over; who has it already needs none. */
const TakeOver = ({ view: { application, row }, staff }: { readonly view: FileView; readonly staff: StaffSession }) => {
  const { id, state, version } = application;
  const assignee = row?.assignee;
  if (assignee?.subject === staff.subject && state !== 'submitted') return null;
  const other = assignee === undefined || assignee.subject === staff.subject ? said.takeOver : said.takeOverFrom(assignee.name);
  return (
    <form class="form" method="post" action={paths.case(id)}>
      <input type="hidden" name={fields.version} value={String(version)} />
      <SubmitButton variant={state === 'submitted' ? 'primary' : 'secondary'}>{state === 'submitted' ? said.takeOverAndBegin : other}</SubmitButton>
    </form>
  );
};
