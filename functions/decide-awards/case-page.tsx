import { Fragment } from 'preact';
import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate, formatInstant, type IsoDate } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import { type Budget, freeMoney } from '../../shared/domain/funding/budget.ts';
import { type Decision, decisionKinds } from '../../shared/domain/funding/decision.ts';
import { statesFor } from '../../shared/domain/funding/decision-steps.ts';
import { isInternal, openDecision } from '../../shared/domain/funding/decision-terms.ts';
import { formatEuro, sumCents } from '../../shared/domain/money.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import type { IsWorkingDay } from '../../shared/domain/working-days.ts';
import { CaseWays } from '../../shared/pages/case-ways.tsx';
import { Alert, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { DispatchForm, ReviewForms, WaiverForm } from './case-forms.tsx';
import { finalityWords } from './finality-words.ts';
import { crumbs, fields, paths, type Site } from './frame.ts';
import { NoticePreview } from './notice-preview.tsx';
import type { KnownCase } from './read-case.ts';
import { texts } from './texts.ts';

const said = texts.case;

/** Everything that the page of a case shows. */
export type CaseView = {
  readonly known: KnownCase;
  /** Of the years that the case is about; a year without a budget is left out. */
  readonly budgets: readonly Budget[];
  readonly years: readonly number[];
  /** Why the decision that waits would not fit at this moment; empty: it fits. */
  readonly tooMuch: readonly string[];
  readonly today: IsoDate;
  readonly isWorkingDay: IsWorkingDay;
};

/** What was typed into the small forms, with what is wrong. */
export type SmallForm = { readonly typed: Readonly<Record<string, string>>; readonly errors: readonly FieldError[] };

const Facts = ({ known: { application, paid }, budgets, years }: CaseView) => (
  <DescriptionList
    entries={[
      { term: said.facts.applicant, value: application.organisation.name },
      { term: said.facts.state, value: applicationStates[application.state] },
      ...(application.decidedAmount === undefined ? [] : [{ term: said.facts.decided, value: formatEuro(application.decidedAmount) }]),
      ...(application.approvedAmount === undefined ? [] : [{ term: said.facts.approved, value: formatEuro(application.approvedAmount) }]),
      ...(paid.length === 0 ? [] : [{ term: said.facts.paid, value: formatEuro(sumCents(paid.map(({ amount }) => amount))) }]),
      {
        term: said.facts.budget,
        value: years.map((year, at) => {
          const budget = budgets.find((each) => each.year === year);
          return (
            <Fragment key={year}>
              {at === 0 ? '' : '; '}
              <Link href={paths.budget(year)}>{budget === undefined ? said.noBudget(year) : said.free(year, freeMoney(budget))}</Link>
            </Fragment>
          );
        }),
      },
    ]}
  />
);

/** What can be prepared now, as links to the forms. */
const kindsFor = ({ application: { state, decidedAmount = 0 } }: KnownCase): Decision['kind'][] => {
  const kinds: Decision['kind'][] = ['award', 'rejection', 'amendment', 'release', 'decline', 'revocation'];
  return kinds
    .filter((kind) => statesFor[kind].includes(state))
    .filter((kind) => (kind === 'award' ? decidedAmount > 0 : kind === 'rejection' ? decidedAmount === 0 : true));
};

const prepareLink = (id: string, kind: Decision['kind'], label: string) => <Link href={`${paths.prepare(id)}?${fields.kind}=${kind}`}>{label}</Link>;

const Prepare = ({ known }: { readonly known: KnownCase }) => {
  const kinds = kindsFor(known);
  if (kinds.length === 0) return null;
  return (
    <>
      <Heading level={2}>{said.prepareTitle}</Heading>
      <Text>{said.prepareLead}</Text>
      <List items={kinds.map((kind) => prepareLink(known.application.id, kind, texts.form.kinds[kind]))} />
    </>
  );
};

const signed = ({ by, at }: Decision['prepared']): string => `${by.name}, ${formatInstant(at)}`;

const DecisionFacts = ({ decision, view }: { readonly decision: Decision; readonly view: CaseView }) => {
  const { dispatch, issued, returned, reasons, years } = decision;
  const finality = finalityWords(decision, view.today, view.isWorkingDay);
  return (
    <DescriptionList
      entries={[
        { term: said.amount, value: formatEuro(decision.amount) },
        ...(years.length === 0 ? [] : [{ term: said.years, value: years.map(({ year, amount }) => `${year}: ${formatEuro(amount)}`).join('; ') }]),
        { term: said.preparedBy, value: signed(decision.prepared) },
        ...(returned === undefined || decision.state !== 'returned' ? [] : [{ term: said.returnedTitle(returned.by.name), value: returned.reason }]),
        ...(issued === undefined ? [] : [{ term: said.issuedBy, value: signed(issued) }]),
        ...(dispatch === undefined
          ? []
          : [{ term: said.dispatchedBy, value: `${formatDate(dispatch.on)}, ${said.ways[dispatch.how]} (${dispatch.by.name})` }]),
        ...(reasons === '' ? [] : [{ term: said.reasons, value: reasons }]),
        ...(finality === undefined ? [] : [{ term: said.final, value: finality }]),
      ]}
    />
  );
};

const OpenDecision = ({
  decision,
  view,
  staff,
  form,
}: {
  readonly decision: Decision;
  readonly view: CaseView;
  readonly staff: StaffSession;
  readonly form: SmallForm;
}) => {
  const { known } = view;
  const isOwn = decision.prepared.by.subject === staff.subject;
  return (
    <>
      {view.tooMuch.length === 0 ? null : (
        <Alert kind="warning" title={said.tooMuch}>
          <List items={view.tooMuch} />
        </Alert>
      )}
      {decision.state === 'returned' && may(staff.roles, 'prepare-decisions') ? (
        <Text>{prepareLink(known.application.id, decision.kind, said.edit)}</Text>
      ) : null}
      {decision.state === 'prepared' ? <Text>{isOwn ? said.ownPrepared : said.waitsFor(decision.prepared.by.name)}</Text> : null}
      <NoticePreview known={known} decision={decision} />
      {decision.state === 'prepared' && !isOwn && may(staff.roles, 'approve-decisions') ? (
        <ReviewForms application={known.application} decision={decision} form={form} />
      ) : null}
    </>
  );
};

const IssuedDecision = ({
  decision,
  view,
  staff,
  form,
  newest,
}: {
  readonly decision: Decision;
  readonly view: CaseView;
  readonly staff: StaffSession;
  readonly form: SmallForm;
  readonly newest: boolean;
}) => {
  const { application } = view.known;
  const isNotice = decision.kind !== 'decline' && decision.kind !== 'release';
  const mayNote = may(staff.roles, 'prepare-decisions') && isNotice && newest;
  return (
    <>
      {isNotice ? (
        <Text>
          <Link href={paths.notice(application.id, decision.number)}>{said.notice}</Link>
        </Text>
      ) : null}
      {mayNote && decision.dispatch === undefined ? <DispatchForm application={application} decision={decision} form={form} /> : null}
      {mayNote && decision.dispatch !== undefined && decision.waivedOn === undefined && decision.internal !== true ? (
        <WaiverForm application={application} decision={decision} form={form} />
      ) : null}
    </>
  );
};

/** The decisions of a case, the newest first: what waits, what is in force, and what can be prepared. */
export const casePage = (site: Site, staff: StaffSession, view: CaseView, form: SmallForm, done?: string): string => {
  const { application, decisions } = view.known;
  const open = openDecision(decisions);
  const newestIssued = decisions.findLast(({ state, kind }) => state === 'issued' && kind !== 'decline' && kind !== 'release');
  return renderPage(
    <StaffPage
      {...site}
      title={`${application.reference}: ${application.project.title}`}
      current={paths.case(application.id)}
      breadcrumbs={crumbs}
      staff={staff}
      hasErrors={form.errors.length > 0}
    >
      <ErrorSummary errors={form.errors} />
      {done === undefined ? null : (
        <div role="status">
          <Alert kind="success" title={done} />
        </div>
      )}
      <CaseWays of={view.known} roles={staff.roles} current="decision" />
      <Facts {...view} />
      {isInternal(application) ? (
        <Alert kind="info" title={said.internalTitle}>
          <Text>{said.internalLead}</Text>
        </Alert>
      ) : null}
      {open === undefined && may(staff.roles, 'prepare-decisions') ? <Prepare known={view.known} /> : null}
      {decisions.length === 0 ? <Text>{said.noDecision}</Text> : null}
      {decisions.toReversed().map((decision) => (
        <section key={decision.id} aria-labelledby={`nr-${decision.number}`}>
          <Heading level={2} id={`nr-${decision.number}`}>
            {said.decision(decision.number, decisionKinds[decision.kind])}
          </Heading>
          <DecisionFacts decision={decision} view={view} />
          {decision.state === 'issued' ? (
            <IssuedDecision decision={decision} view={view} staff={staff} form={form} newest={decision === newestIssued} />
          ) : (
            <OpenDecision decision={decision} view={view} staff={staff} form={form} />
          )}
        </section>
      ))}
    </StaffPage>,
  );
};
