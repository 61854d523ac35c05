import type { ComponentChildren } from 'preact';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { fileState } from '../../shared/domain/funding/attachment-texts.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import { answerFiles, answerLimit, type InformationRequest, isOverdue } from '../../shared/domain/funding/information-request.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { Call, type Site } from './access-pages.tsx';
import { FileName, filesPathOf } from './answer-files-page.tsx';
import { caseTexts } from './case-texts.ts';
import { type CaseView, toAnswer } from './case-view.ts';
import { RequestAnswers } from './detail-sections.tsx';
import { caseParents, pathOf } from './status-pages.tsx';

/** What was typed, and what is wrong with it. */
export type TypedAnswerView = { readonly typed: readonly string[]; readonly errors?: readonly FieldError[] };

const Frame = ({ site, view, hasErrors = false, children }: FrameProps) => (
  <Page
    title={caseTexts.answer.title(view.application.reference)}
    county={site.county}
    exampleData={site.exampleData}
    breadcrumbs={caseParents(view.application)}
    hasErrors={hasErrors}
  >
    {children}
    <Text>
      <Link href={pathOf(view.application)}>{caseTexts.answer.back}</Link>
    </Text>
  </Page>
);
type FrameProps = {
  readonly site: Site;
  readonly view: CaseView;
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
};

const Questions = ({ request, typed, errors = [] }: TypedAnswerView & { readonly request: InformationRequest }) => (
  <>
    {request.points.map((point, index) => {
      const pointer = `/antwort/${index}`;
      return (
        <div key={index}>
          <Heading level={2}>{request.points.length === 1 ? caseTexts.answer.oneQuestion : caseTexts.answer.questionNumber(index + 1)}</Heading>
          <Text>
            <span class="typed-text">{point}</span>
          </Text>
          <TextArea
            name={`antwort.${index}`}
            label={caseTexts.answer.question(index + 1, request.points.length)}
            value={typed[index] ?? ''}
            limit={answerLimit}
            error={errors.find((error) => error.pointer === pointer)?.message}
          />
        </div>
      );
    })}
  </>
);

/** Files first: a form that uploads leads away from the page, and what was typed would be lost. */
const AnswerFiles = ({ view, request }: { readonly view: CaseView; readonly request: InformationRequest }) => {
  const own = answerFiles(request, view.requests, view.files);
  // None are taken any more where the check has gone on without the answer.
  if (own.length === 0 && view.application.state !== 'info_requested') return null;
  return (
    <>
      <Heading level={2} id="dateien">
        {caseTexts.files.heading}
      </Heading>
      <Text>{caseTexts.files.first}</Text>
      {own.length === 0 ? null : (
        <List
          items={own.map((file) => (
            <>
              <FileName file={file} />. {fileState(file)}
            </>
          ))}
        />
      )}
      <Text>
        <Link href={filesPathOf(view.application)}>{caseTexts.files.link}</Link>
      </Text>
    </>
  );
};

/** The questions of staff with a field for each, or that there are none. */
export const answerPage = (site: Site, view: CaseView, { typed, errors = [] }: TypedAnswerView = { typed: [] }): string => {
  const { application, requests, at } = view;
  const request = toAnswer(application, requests);
  if (request === undefined) {
    return renderPage(
      <Frame site={site} view={view}>
        <Text>{caseTexts.answer.none}</Text>
      </Frame>,
    );
  }
  const overdue = isOverdue(request, inBerlin(at).date);
  const due = formatWeekdayDate(request.dueDate);
  return renderPage(
    <Frame site={site} view={view} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Alert kind={overdue ? 'warning' : 'info'} title={overdue ? caseTexts.answer.overdue(due) : caseTexts.answer.due(due)}>
        <Text>{overdue ? caseTexts.answer.late : caseTexts.answer.lead}</Text>
      </Alert>
      <Text>
        <span class="typed-text">{request.text}</span>
      </Text>
      <AnswerFiles view={view} request={request} />
      <form class="form" method="post" action={`${pathOf(application)}/antworten`} novalidate>
        <input type="hidden" name="anfrage" value={request.id} />
        <Questions request={request} typed={typed} errors={errors} />
        <Text>{caseTexts.answer.after}</Text>
        <SubmitButton>{caseTexts.answer.button}</SubmitButton>
      </form>
    </Frame>,
  );
};

/** An answer that could not be stored: why, what stands there, and what was typed. */
export const answerConflictPage = (
  site: Site,
  view: CaseView,
  { requestId, typed, why }: { readonly requestId: string; readonly typed: readonly string[]; readonly why: string },
): string => {
  const request = view.requests.find(({ id }) => id === requestId);
  const points = request?.points ?? [];
  return renderPage(
    <Frame site={site} view={view} hasErrors>
      <Alert kind="warning" title={caseTexts.answer.changedTitle}>
        <Text>{why}</Text>
      </Alert>
      {request?.answer === undefined ? null : (
        <>
          <Heading level={2}>{caseTexts.answer.stored}</Heading>
          <RequestAnswers request={request} files={view.files} />
        </>
      )}
      <Heading level={2}>{caseTexts.answer.typed}</Heading>
      <DescriptionList
        entries={typed.map((value, index) => ({
          term: points[index] ?? caseTexts.answer.question(index + 1, typed.length),
          value: <span class="typed-text">{value}</span>,
        }))}
      />
      <Call county={site.county} lead={caseTexts.answer.more} />
    </Frame>,
  );
};
