import { formatDate, formatInstant, inBerlin } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import { isOverdue } from '../../shared/domain/funding/information-request.ts';
import { canBeWithdrawn } from '../../shared/domain/funding/withdrawal.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { Alert, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { Call, type Site } from './access-pages.tsx';
import { FileName } from './answer-files-page.tsx';
import { caseTexts } from './case-texts.ts';
import { type CaseView, toAnswer, toConfirm } from './case-view.ts';
import { Answers, Confirmations, EarlyStart, Release } from './detail-sections.tsx';
import { DecisionsAndMoney } from './money-sections.tsx';
import { eventTexts, standOf } from './state-texts.ts';
import { listParents, pathOf, SignOut } from './status-pages.tsx';
import { texts } from './texts.ts';
import { turnOf, wayOf } from './way.ts';

type Part = { readonly view: CaseView };

/** What is asked of the applicant, or how things stand. */
const Now = ({ view: { application, requests, at } }: Part) => {
  const request = toAnswer(application, requests);
  const missing = toConfirm(application);
  const { now, turn, next } = standOf(application);
  return (
    <>
      {request === undefined ? (
        <Alert kind={turn === 'applicant' ? 'warning' : 'info'} title={now}>
          <Text>{next}</Text>
        </Alert>
      ) : (
        <Alert
          kind="warning"
          title={
            isOverdue(request, inBerlin(at).date)
              ? caseTexts.answer.overdue(formatWeekdayDate(request.dueDate))
              : caseTexts.answer.due(formatWeekdayDate(request.dueDate))
          }
        >
          <Text>{caseTexts.answer.lead}</Text>
          {isOverdue(request, inBerlin(at).date) ? <Text>{caseTexts.answer.late}</Text> : null}
          <Text>
            <Link href={`${pathOf(application)}/antworten`}>{caseTexts.answer.link}</Link>
          </Text>
        </Alert>
      )}
      {missing === 0 ? null : (
        <Alert kind="warning" title={caseTexts.confirmations.missing(missing)}>
          <Text>{caseTexts.confirmations.why}</Text>
          <Text>
            <a class="kern-link" href="#bestaetigungen">
              {caseTexts.confirmations.heading}
            </a>
          </Text>
        </Alert>
      )}
    </>
  );
};

const Way = ({ view, county }: Part & Pick<Site, 'county'>) => {
  const way = wayOf(view, county);
  return (
    <>
      <Heading level={2}>{texts.detail.where}</Heading>
      <DescriptionList
        entries={[
          { term: texts.detail.who, value: turnOf(view, county) },
          { term: texts.detail.state, value: applicationStates[view.application.state] },
        ]}
      />
      {way.length === 0 ? null : (
        <>
          <Heading level={3}>{texts.detail.next}</Heading>
          <List
            numbered
            items={way.map(({ standing, what }) => (
              <>
                <strong>{standing}:</strong> {what}
              </>
            ))}
          />
          <Text small>{caseTexts.way.note}</Text>
        </>
      )}
    </>
  );
};

const Facts = ({ view: { application, files } }: Part) => {
  const sent = files.filter((file) => file.state === 'ready' && file.kind !== 'answer');
  const { project, organisation, requestedAmount, approvedAmount, submittedAt, id } = application;
  return (
    <>
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
      <List
        items={[
          <Link href={`/antrag/eingegangen/${id}`}>{texts.detail.receipt}</Link>,
          <Link href={`${pathOf(application)}/kopie`}>{texts.detail.copy}</Link>,
          <Link href={`${pathOf(application)}/daten.json`}>{texts.detail.data}</Link>,
        ]}
      />
      {sent.length === 0 ? null : (
        <>
          <Heading level={3}>{texts.detail.attachments}</Heading>
          <List items={sent.map((file) => <FileName file={file} />)} />
        </>
      )}
    </>
  );
};

/** One application: what is asked of its applicant, where it stands and who has it, what comes next, what happened. */
export const detailPage = ({ county, exampleData }: Site, view: CaseView): string => {
  const { application, events } = view;
  return renderPage(
    <Page title={texts.detail.title(application.reference)} county={county} exampleData={exampleData} breadcrumbs={listParents}>
      <Now view={view} />
      <Way view={view} county={county} />
      <DecisionsAndMoney view={view} county={county} />
      <Facts view={view} />
      <Answers requests={view.requests} files={view.files} />
      <Confirmations application={application} at={view.at} />
      <EarlyStart application={application} round={view.round} />
      <Release application={application} />
      <Heading level={2}>{texts.detail.history}</Heading>
      <List
        numbered
        items={events.flatMap((event) => {
          const said = eventTexts[event.kind]?.(application, event);
          return said === undefined ? [] : [`${formatInstant(event.at)}: ${said}`];
        })}
      />
      {canBeWithdrawn(application.state) ? (
        <Text>
          <Link href={`${pathOf(application)}/zurueckziehen`}>{texts.detail.withdraw}</Link>
        </Text>
      ) : null}
      <Call county={county} lead={texts.detail.questions} />
      <SignOut />
    </Page>,
  );
};
