import { formatDate, inBerlin } from '../../shared/domain/calendar.ts';
import { mayAskForEarlyStart, reasonLimit } from '../../shared/domain/funding/early-start.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextArea, TextField } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { Call, type Site } from './access-pages.tsx';
import { caseTexts } from './case-texts.ts';
import type { CaseView } from './case-view.ts';
import { EarlyStartFacts } from './detail-sections.tsx';
import { caseParents, pathOf } from './status-pages.tsx';

/** What was typed, what is wrong with it, and why it was not stored. */
export type TypedEarlyStartView = {
  readonly typed: { readonly from: string; readonly reason: string };
  readonly errors?: readonly FieldError[];
  readonly conflict?: string;
};

const nothing: TypedEarlyStartView = { typed: { from: '', reason: '' } };

const Wish = ({ view, typed, errors = [] }: TypedEarlyStartView & { readonly view: CaseView }) => (
  <>
    <Text>{caseTexts.earlyStart.lead}</Text>
    <List items={caseTexts.earlyStart.rules} />
    <form class="form" method="post" action={`${pathOf(view.application)}/frueher-beginnen`} novalidate>
      <TextField
        name="beginn"
        label={caseTexts.earlyStart.from}
        hint={caseTexts.earlyStart.fromHint(formatDate(inBerlin(view.at).date))}
        width="medium"
        value={typed.from}
        error={errors.find(({ pointer }) => pointer === '/beginn')?.message}
      />
      <TextArea
        name="begruendung"
        label={caseTexts.earlyStart.reason}
        value={typed.reason}
        limit={reasonLimit}
        error={errors.find(({ pointer }) => pointer === '/begruendung')?.message}
      />
      <SubmitButton>{caseTexts.earlyStart.button}</SubmitButton>
    </form>
  </>
);

const NotStored = ({ typed, conflict, county }: TypedEarlyStartView & Pick<Site, 'county'>) => (
  <>
    <Alert kind="warning" title={caseTexts.earlyStart.changedTitle}>
      <Text>{conflict}</Text>
    </Alert>
    <Heading level={2}>{caseTexts.earlyStart.typed}</Heading>
    <DescriptionList
      entries={[
        { term: caseTexts.earlyStart.terms.from, value: typed.from },
        { term: caseTexts.earlyStart.terms.reason, value: <span class="typed-text">{typed.reason}</span> },
      ]}
    />
    <Call county={county} lead={caseTexts.answer.more} />
  </>
);

/** The page where an applicant asks to begin before the decision, and where they see how that stands. */
export const earlyStartPage = ({ county, exampleData }: Site, view: CaseView, wish: TypedEarlyStartView = nothing): string => {
  const { application, round } = view;
  const { earlyStart, reference } = application;
  const may = mayAskForEarlyStart(application, round);
  return renderPage(
    <Page
      title={caseTexts.earlyStart.title(reference)}
      county={county}
      exampleData={exampleData}
      breadcrumbs={caseParents(application)}
      hasErrors={wish !== nothing}
    >
      <ErrorSummary errors={wish.errors ?? []} />
      {wish.conflict === undefined ? null : <NotStored {...wish} county={county} />}
      {may && wish.conflict === undefined ? <Wish view={view} {...wish} /> : null}
      {may || earlyStart !== undefined ? null : <Text>{caseTexts.earlyStart.notPossible}</Text>}
      {earlyStart === undefined ? null : (
        <>
          <Heading level={2}>{caseTexts.earlyStart.stored}</Heading>
          <Text>{caseTexts.earlyStart.states[earlyStart.state]}</Text>
          <EarlyStartFacts earlyStart={earlyStart} />
        </>
      )}
      <Text>
        <Link href={pathOf(application)}>{caseTexts.earlyStart.back}</Link>
      </Text>
    </Page>,
  );
};
