import { Fragment } from 'preact';
import { county } from '../../shared/county/county.ts';
import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate, formatInstant } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import { type Consultation, isOffice, officeMeeting, resultName, settledElsewhere } from '../../shared/domain/funding/committee.ts';
import type { RouteLine } from '../../shared/domain/funding/decision-paper.ts';
import { type Meeting, meetingIdOf, stepRoles } from '../../shared/domain/funding/meeting.ts';
import { inOrder, isCarried, type Motion, votesText } from '../../shared/domain/funding/motion.ts';
import { personalKinds, type Removal } from '../../shared/domain/funding/redaction.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { CaseWays } from '../../shared/pages/case-ways.tsx';
import { Alert, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { resultIn } from './agenda-page.tsx';
import { MotionForm, PaperForm, WithdrawForms } from './case-forms.tsx';
import { crumbs, paths, type ShownForm, type Site } from './frame.ts';
import type { Case } from './read-case.ts';
import { texts } from './texts.ts';

const said = texts.case;

/** Which of the forms of the page was refused. */
export type CaseForm = ShownForm & { readonly action: 'vorlage' | 'antrag' | 'zurueckziehen' };

type Shown = {
  readonly of: Case;
  readonly route: readonly RouteLine[];
  readonly removals: readonly Removal[];
  /** Those that have the case on their agenda and have not resolved on it. */
  readonly meetings: readonly Meeting[];
  readonly form: CaseForm | undefined;
  readonly isSaved: boolean;
  /** Id that the next motion gets. */
  readonly request: string;
};

/** A case as committees see it: its way, its motions with their votes, its paper. */
export const casePage = (site: Site, staff: StaffSession, { of, route, removals, meetings, form, isSaved, request }: Shown): string => {
  const { reference, id } = of.application;
  const errors = form?.errors ?? [];
  const mayWrite = may(staff.roles, 'prepare-papers') && of.decisions.length === 0;
  return renderPage(
    <StaffPage {...site} title={said.title(reference)} current={paths.list} breadcrumbs={[...crumbs]} staff={staff} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {isSaved ? (
        <div role="status">
          <Alert kind="success" title={texts.saved} />
        </div>
      ) : null}
      <CaseWays of={of} roles={staff.roles} current="committee" />
      <Facts of={of} />
      {route.length === 0 ? <Text>{said.noRoute}</Text> : <Route route={route} />}
      {of.consultations.map((consultation) => (
        <Fragment key={consultation.meeting}>
          <Motions consultation={consultation} isLapsed={settledElsewhere(consultation, of) !== undefined} />
          {mayWrite ? <WithdrawForms of={of} consultation={consultation} /> : null}
        </Fragment>
      ))}
      <Heading level={2}>{texts.paper.title}</Heading>
      <Text>{texts.paper.lead}</Text>
      <Removed removals={removals} />
      <List
        items={[
          <Link href={`${paths.case(id)}?vorlage=docx`}>{texts.paper.docx}</Link>,
          <Link href={`${paths.case(id)}?vorlage=pdf`}>{texts.paper.pdf}</Link>,
        ]}
      />
      {mayWrite ? (
        <>
          <PaperForm of={of} staff={staff} form={form?.action === 'vorlage' ? form : undefined} />
          {of.next === undefined && meetings.length === 0 ? null : (
            <MotionForm of={of} meetings={meetings} form={form?.action === 'antrag' ? form : undefined} request={request} />
          )}
        </>
      ) : null}
    </StaffPage>,
  );
};

const Facts = ({ of: { application, proposed, next } }: Pick<Shown, 'of'>) => {
  const { project, organisation, state, requestedAmount, decidedAmount } = application;
  return (
    <DescriptionList
      entries={[
        { term: said.labels.title, value: project.title },
        { term: said.labels.organisation, value: organisation.name },
        { term: said.labels.state, value: applicationStates[state] },
        { term: said.labels.requested, value: formatEuro(requestedAmount) },
        { term: said.labels.proposed, value: formatEuro(proposed) },
        ...(decidedAmount === undefined ? [] : [{ term: said.labels.decided, value: formatEuro(decidedAmount) }]),
        { term: said.labels.next, value: next === undefined ? said.noNext : `${next.body} (${stepRoles[next.role]})` },
      ]}
    />
  );
};

const Route = ({ route }: Pick<Shown, 'route'>) => (
  <DataTable
    id="beratungsfolge"
    caption={said.route}
    columns={said.routeColumns.map((header) => ({ header }))}
    stacked
    rows={route.map(({ step, date, consultation }) => ({
      header: step.body,
      cells: [
        stepRoles[step.role],
        <When line={{ step, date, consultation }} />,
        consultation === undefined ? texts.agenda.open : resultIn(consultation),
      ],
    }))}
  />
);

/** Where it is decided next: on the agenda of a meeting, or by the office. What is over only has its day: not every old meeting has a page. */
const When = ({ line: { step, date, consultation } }: { readonly line: RouteLine }) => {
  if (consultation === undefined && isOffice(step.body, county)) return <Link href={paths.office}>{texts.office.title}</Link>;
  if (date === undefined) return <>{said.noDate}</>;
  return consultation === undefined ? <Link href={paths.meeting(meetingIdOf(date, step.body))}>{formatDate(date)}</Link> : formatDate(date);
};

const votesOf = ({ votes, withdrawn }: Motion, isLapsed: boolean): string => {
  if (withdrawn === true) return said.withdrawn;
  if (votes === undefined) return isLapsed ? said.lapsed : said.noVotes;
  return said.voted(votesText(votes), isCarried(votes));
};

/** The office has a proposal before it and decides; nobody moves or votes. */
const OfficeDecision = ({ consultation }: { readonly consultation: Consultation }) => (
  <DescriptionList
    entries={[
      ...inOrder(consultation.motions).map(({ text }) => ({ term: said.proposal, value: text })),
      { term: said.office(formatDate(consultation.date)), value: resultIn(consultation) },
    ]}
  />
);

type Consulted = { readonly consultation: Consultation /** Another meeting has settled the case. */; readonly isLapsed: boolean };

const MotionTable = ({ consultation: { body, date, meeting, motions }, isLapsed }: Consulted) =>
  motions.length === 0 ? null : (
    <DataTable
      id={`antraege-${meeting}`}
      caption={said.motionsIn(body, formatDate(date))}
      columns={said.motionColumns.map((header, at) => ({ header, numeric: at === 3 }))}
      stacked
      rows={inOrder(motions).map((motion) => ({
        header: String(motion.rank),
        cells: [motion.text, motion.by, formatEuro(motion.amount), votesOf(motion, isLapsed)],
      }))}
    />
  );

const Motions = ({ consultation, isLapsed }: Consulted) => {
  const { meeting, outcome, earlier, role } = consultation;
  return (
    <>
      {meeting === officeMeeting ? <OfficeDecision consultation={consultation} /> : <MotionTable consultation={consultation} isLapsed={isLapsed} />}
      {outcome?.note === undefined ? null : <Text>{said.note(outcome.note)}</Text>}
      {earlier.map(({ outcome: was }) => (
        <Text key={was.at} small>
          {said.earlier(
            `${resultName(was.result, role)}${was.amount === undefined ? '' : `, ${formatEuro(was.amount)}`}`,
            was.by.name,
            formatInstant(was.at),
          )}
        </Text>
      ))}
    </>
  );
};

const Removed = ({ removals }: Pick<Shown, 'removals'>) =>
  removals.length === 0 ? null : (
    <Alert kind="warning" title={texts.paper.removed}>
      <Text>{texts.paper.removedLead}</Text>
      <List items={removals.map(({ kind, where, count }) => texts.paper.removal(personalKinds[kind], where, count))} />
    </Alert>
  );
