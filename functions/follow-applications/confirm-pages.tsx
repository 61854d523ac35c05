import { formatDate, formatInstant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { mayConfirm } from '../../shared/domain/funding/confirmation.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { Alert, DescriptionList, Heading, List, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { Call, parents, type Site } from './access-pages.tsx';
import { caseTexts } from './case-texts.ts';
import type { ToConfirm } from './confirm-application.ts';
import { texts } from './texts.ts';

/** The declarations that were made with the application, as they were read then. */
const declaredTexts = ({ declarations }: Application, round: Round | undefined): readonly string[] =>
  (round?.texts.declarations ?? []).flatMap(({ code, version, text }) =>
    declarations.some((made) => made.code === code && made.version === version) ? [text] : [],
  );

/** What a signatory is asked: the application, what they declare by it, and the button that confirms. */
const Question = ({
  application,
  confirmation,
  round,
  path,
  county,
}: ToConfirm & Pick<Site, 'county'> & { readonly round: Round | undefined; readonly path: string }) => {
  const { reference, contact, organisation, project, requestedAmount, submittedAt } = application;
  return (
    <>
      <Text>{caseTexts.confirm.lead(contact.name, organisation.name)}</Text>
      <DescriptionList
        entries={[
          { term: caseTexts.confirm.reference, value: reference },
          { term: caseTexts.confirm.project, value: project.title },
          { term: caseTexts.confirm.description, value: <span class="typed-text">{project.shortDescription}</span> },
          { term: caseTexts.confirm.period, value: texts.detail.between(formatDate(project.startDate), formatDate(project.endDate)) },
          { term: caseTexts.confirm.organisation, value: organisation.name },
          { term: caseTexts.confirm.amount, value: formatEuro(requestedAmount) },
          { term: caseTexts.confirm.sender, value: contact.name },
          { term: caseTexts.confirm.submittedAt, value: formatInstant(submittedAt) },
        ]}
      />
      <Heading level={2}>{caseTexts.confirm.declarations}</Heading>
      <List
        items={[caseTexts.confirm.mayRepresent(organisation.name, confirmation.role), caseTexts.confirm.agrees, ...declaredTexts(application, round)]}
      />
      <form class="form" method="post" action={path}>
        <SubmitButton>{caseTexts.confirm.button}</SubmitButton>
      </form>
      <Call county={county} lead={caseTexts.confirm.otherwise} />
    </>
  );
};

/** What a link to confirm opens. It acts on a press of the button only: programs that check mails open links. */
export const confirmPage = (
  { county, exampleData }: Site,
  { application, confirmation }: ToConfirm,
  { round, path }: { readonly round: Round | undefined; readonly path: string },
): string => {
  const { state, confirmedAt } = confirmation;
  const open = mayConfirm(application, confirmation.id);
  return renderPage(
    <Page title={caseTexts.confirm.title} county={county} exampleData={exampleData} breadcrumbs={parents}>
      {open ? <Question application={application} confirmation={confirmation} round={round} path={path} county={county} /> : null}
      {state === 'confirmed' ? (
        <>
          <Alert kind="success" title={caseTexts.confirm.doneTitle}>
            <Text>{caseTexts.confirm.done(formatInstant(confirmedAt ?? application.submittedAt))}</Text>
          </Alert>
          <DescriptionList
            entries={[
              { term: caseTexts.confirm.reference, value: application.reference },
              { term: caseTexts.confirm.project, value: application.project.title },
            ]}
          />
          <Text>{caseTexts.confirm.doneNext}</Text>
        </>
      ) : null}
      {open || state === 'confirmed' ? null : (
        <Alert kind="info" title={caseTexts.confirm.notNeededTitle}>
          <Text>{caseTexts.confirm.notNeeded}</Text>
        </Alert>
      )}
    </Page>,
  );
};

/** The same for a link that has expired, was cut off, or never was. */
export const invalidConfirmationPage = ({ county, exampleData }: Site): string =>
  renderPage(
    <Page title={caseTexts.confirm.invalidTitle} county={county} exampleData={exampleData} breadcrumbs={parents} hasErrors>
      <Text>{caseTexts.confirm.invalid}</Text>
      <Text>{caseTexts.confirm.invalidNext}</Text>
      <Call county={county} lead={texts.sent.call} />
    </Page>,
  );
