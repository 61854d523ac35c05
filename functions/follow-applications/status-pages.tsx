import { formatDate, formatInstant } from '../../shared/domain/calendar.ts';
import { type Application, type ApplicationEvent, applicationStates } from '../../shared/domain/funding/application.ts';
import { canBeWithdrawn } from '../../shared/domain/funding/withdrawal.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { Call, parents, type Site } from './access-pages.tsx';
import { eventTexts, stateTexts, texts, turns } from './texts.ts';

const pathOf = ({ id }: Application): string => `/status/antraege/${id}`;

const listParents = [...parents, { href: '/status/antraege', label: texts.list.title }];

const SignOut = () => (
  <form class="form" method="post" action="/status/abmelden">
    <SubmitButton variant="secondary">{texts.signOut}</SubmitButton>
  </form>
);

/** All applications of an applicant, the newest first. */
export const listPage = ({ county, exampleData }: Site, applications: readonly Application[]): string =>
  renderPage(
    <Page title={texts.list.title} county={county} exampleData={exampleData} breadcrumbs={parents} wide>
      {applications.length === 0 ? (
        <>
          <Text>{texts.list.none}</Text>
          <Text>
            <Link href="/antrag">{texts.list.apply}</Link>
          </Text>
        </>
      ) : (
        <>
          <Text>{texts.list.lead}</Text>
          <DataTable
            id="antraege"
            caption={texts.list.caption}
            columns={Object.values(texts.list.columns).map((header) => ({ header }))}
            rows={applications.toReversed().map((application) => ({
              header: <Link href={pathOf(application)}>{application.reference}</Link>,
              cells: [application.project.title, applicationStates[application.state], formatInstant(application.submittedAt)],
            }))}
          />
        </>
      )}
      <SignOut />
    </Page>,
  );

/** One application: where it stands, who has it, what comes next, what happened. */
export const detailPage = ({ county, exampleData }: Site, application: Application, events: readonly ApplicationEvent[]): string => {
  const { id, reference, state, project, organisation, requestedAmount, approvedAmount, submittedAt } = application;
  const { now, turn, next } = stateTexts[state];
  return renderPage(
    <Page title={texts.detail.title(reference)} county={county} exampleData={exampleData} breadcrumbs={listParents}>
      <Alert kind={turn === 'applicant' ? 'warning' : 'info'} title={now}>
        <Text>{next}</Text>
      </Alert>
      <DescriptionList
        entries={[
          { term: texts.detail.who, value: turns[turn](county.office.name) },
          { term: texts.detail.state, value: applicationStates[state] },
        ]}
      />
      <Heading level={2}>{texts.detail.facts}</Heading>
      <DescriptionList
        entries={[
          { term: texts.detail.project, value: project.title },
          { term: texts.detail.organisation, value: organisation.name },
          { term: texts.detail.period, value: texts.detail.between(formatDate(project.startDate), formatDate(project.endDate)) },
          { term: texts.detail.requested, value: formatEuro(requestedAmount) },
          ...(approvedAmount === undefined ? [] : [{ term: texts.detail.approved, value: formatEuro(approvedAmount) }]),
          { term: texts.detail.submittedAt, value: formatInstant(submittedAt) },
        ]}
      />
      <Text>
        <Link href={`/antrag/eingegangen/${id}`}>{texts.detail.receipt}</Link>
      </Text>
      <Text>
        <Link href={`${pathOf(application)}/kopie`}>{texts.detail.copy}</Link>
      </Text>
      <Heading level={2}>{texts.detail.history}</Heading>
      <List numbered items={events.map(({ at, kind }) => `${formatInstant(at)}: ${eventTexts[kind]}`)} />
      {canBeWithdrawn(state) ? (
        <Text>
          <Link href={`${pathOf(application)}/zurueckziehen`}>{texts.detail.withdraw}</Link>
        </Text>
      ) : null}
      <Call county={county} lead={texts.detail.questions} />
      <SignOut />
    </Page>,
  );
};

/** Asks once more before an application is taken back. `changed`: what happened since the applicant opened the page. */
export const withdrawPage = ({ county, exampleData }: Site, application: Application, changed?: string): string => {
  const { reference, state, version, project } = application;
  const possible = canBeWithdrawn(state);
  const late = state === 'withdrawn' ? texts.withdraw.done : texts.withdraw.tooLate(applicationStates[state]);
  return renderPage(
    <Page
      title={texts.withdraw.title(reference)}
      county={county}
      exampleData={exampleData}
      breadcrumbs={[...listParents, { href: pathOf(application), label: texts.detail.title(reference) }]}
      hasErrors={changed !== undefined}
    >
      {possible ? (
        <>
          {changed === undefined ? null : (
            <Alert kind="warning" title={texts.withdraw.changedTitle}>
              <Text>{changed}</Text>
            </Alert>
          )}
          <Text>{texts.withdraw.question}</Text>
          <DescriptionList
            entries={[
              { term: texts.detail.project, value: project.title },
              { term: texts.detail.state, value: applicationStates[state] },
            ]}
          />
          <List items={texts.withdraw.consequences} />
          <form class="form" method="post" action={`${pathOf(application)}/zurueckziehen`}>
            <input type="hidden" name="version" value={String(version)} />
            <input type="hidden" name="stand" value={state} />
            <SubmitButton>{texts.withdraw.button}</SubmitButton>
          </form>
        </>
      ) : (
        <Alert kind="warning" title={texts.withdraw.tooLateTitle}>
          <Text>{late}</Text>
        </Alert>
      )}
      <Text>
        <Link href={pathOf(application)}>{possible ? texts.withdraw.back : texts.withdraw.backLate}</Link>
      </Text>
    </Page>,
  );
};

/** The copy is made some time after the application arrived. */
export const noCopyPage = ({ county, exampleData }: Site, application: Application): string =>
  renderPage(
    <Page
      title={texts.copy.title}
      county={county}
      exampleData={exampleData}
      breadcrumbs={[...listParents, { href: pathOf(application), label: texts.detail.title(application.reference) }]}
    >
      <Text>{texts.copy.lead}</Text>
      <Call county={county} lead={texts.copy.call} />
      <Text>
        <Link href={pathOf(application)}>{texts.copy.back}</Link>
      </Text>
    </Page>,
  );
