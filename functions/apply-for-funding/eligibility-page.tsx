import type { ComponentChildren } from 'preact';
import { decideEligibility, type Eligibility, eligibilityQuestions } from '../../shared/domain/funding/eligibility.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, RadioGroup, SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { eligibilityTexts as texts } from './eligibility-texts.ts';
import type { Site } from './site.ts';
import { texts as formTexts } from './texts.ts';

/** `/antrag/pruefen` as it is asked for: the round that is open or comes next, and what stands in the query. */
export type EligibilityView = {
  readonly round: Round;
  /** When it opens, in a sentence; absent while it is open. */
  readonly notYet?: string | undefined;
  readonly query: URLSearchParams;
};

const path = '/antrag/pruefen';
/** Stands in the query when the form was sent, even without an answer. */
const sent = 'ergebnis';

const Frame = ({
  site: { county, exampleData },
  title,
  hasErrors = false,
  children,
}: {
  readonly site: Site;
  readonly title: string;
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}) => (
  <Page
    title={title}
    description={texts.description}
    county={county}
    exampleData={exampleData}
    current={path}
    hasErrors={hasErrors}
    breadcrumbs={[{ href: '/antrag', label: texts.apply }]}
  >
    {children}
  </Page>
);

const NotYet = ({ notYet }: Pick<EligibilityView, 'notYet'>) =>
  notYet === undefined ? null : (
    <Alert kind="info" title={texts.notYet}>
      <Text>{notYet}</Text>
    </Alert>
  );

/** A hint that ends with a list. */
export const ListHint = ({ hint, items }: { readonly hint?: string | undefined; readonly items: readonly string[] }) => (
  <>
    {hint}
    <List items={items} />
  </>
);

const questionsPage = (site: Site, { round, notYet, query }: EligibilityView, missing: readonly string[]): string => {
  const questions = eligibilityQuestions(round).map(({ name, answers }) => ({
    name,
    text: texts.questions[name](round, site.county.name),
    codes: answers.map(({ code }) => code),
  }));
  const errors = questions.filter(({ name }) => missing.includes(name)).map(({ name, text }) => ({ pointer: `/${name}`, message: text.ask }));
  return renderPage(
    <Frame site={site} title={texts.title} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <NotYet notYet={notYet} />
      <Text>{texts.lead}</Text>
      <Text>{texts.privacy}</Text>
      {notYet === undefined ? <Text>{texts.round(round)}</Text> : null}
      <form class="form" method="get" action={path} novalidate>
        <input type="hidden" name="runde" value={round.id} />
        {questions.map(({ name, text, codes }) => (
          <RadioGroup
            key={name}
            name={name}
            label={text.legend}
            hint={text.hintItems === undefined ? text.hint : <ListHint hint={text.hint} items={text.hintItems} />}
            error={missing.includes(name) ? text.ask : undefined}
            value={query.get(name) ?? undefined}
            options={codes.map((code) => ({ value: code, label: text.labels[code] ?? code }))}
          />
        ))}
        <SubmitButton name={sent} value="1">
          {texts.button}
        </SubmitButton>
      </form>
    </Frame>,
  );
};

const Reasons = ({ heading, items }: { readonly heading: string; readonly items: readonly string[] }) =>
  items.length === 0 ? null : (
    <>
      <Heading level={2}>{heading}</Heading>
      <List items={items} />
    </>
  );

const resultPage = (
  site: Site,
  { round, notYet, query }: EligibilityView,
  eligibility: Exclude<Eligibility, { readonly verdict: 'unanswered' }>,
): string => {
  const { name, office } = site.county;
  const answers = new URLSearchParams([
    ['runde', round.id],
    ...eligibilityQuestions(round).map((question) => [question.name, query.get(question.name) ?? '']),
  ]);
  const possible = eligibility.verdict !== 'no';
  return renderPage(
    <Frame site={site} title={texts.verdicts[eligibility.verdict]}>
      {eligibility.verdict === 'yes-if' ? (
        <Reasons heading={texts.conditionsHeading} items={eligibility.conditions.map((code) => texts.conditions[code](round, name))} />
      ) : null}
      {eligibility.verdict === 'no' ? (
        <Reasons heading={texts.obstaclesHeading} items={eligibility.obstacles.map((code) => texts.obstacles[code](round, name))} />
      ) : null}
      <NotYet notYet={notYet} />
      {possible ? <Reasons heading={texts.notesHeading} items={texts.notes(round)} /> : null}
      {possible && notYet === undefined ? (
        <>
          <Text>{texts.deadline(round)}</Text>
          <Text>{texts.remembered}</Text>
          <p class="kern-body">
            <a class="kern-btn kern-btn--primary" href="/antrag/entwuerfe">
              <span class="kern-label">{texts.apply}</span>
            </a>
          </p>
        </>
      ) : null}
      <Text>{texts.notBinding}</Text>
      <Text>
        <Link href={`${path}?${answers}`}>{texts.again}</Link>
      </Text>
      <Heading level={2}>{texts.adviceHeading}</Heading>
      <Text>
        {texts.advice} {office.name}, Telefon {office.phone}. <Link href="/kontakt">{texts.contact}</Link>
      </Text>
    </Frame>,
  );
};

/** The page with its questions, with what is not answered yet, or with the result. `refused`: an answer is missing; `possible`: an application can follow. */
export const eligibilityPage = (
  site: Site,
  view: EligibilityView,
): { readonly html: string; readonly refused: boolean; readonly possible: boolean } => {
  if (!view.query.has(sent)) return { html: questionsPage(site, view, []), refused: false, possible: false };
  const eligibility = decideEligibility((name) => view.query.get(name), view.round);
  return eligibility.verdict === 'unanswered'
    ? { html: questionsPage(site, view, eligibility.missing), refused: true, possible: false }
    : { html: resultPage(site, view, eligibility), refused: false, possible: eligibility.verdict !== 'no' };
};

/** Which of several open rounds the check is for. */
export const chooseRoundPage = (site: Site, rounds: readonly Round[]): string =>
  renderPage(
    <Frame site={site} title={texts.title}>
      <Text>{texts.chooseRound}</Text>
      <List items={rounds.map((round) => <Link href={`${path}?runde=${encodeURIComponent(round.id)}`}>{round.title}</Link>)} />
    </Frame>,
  );

/** The page while no round is open and none is coming. @param detail when the last one was */
export const noRoundToCheckPage = (site: Site, detail: string): string =>
  renderPage(
    <Frame site={site} title={texts.title}>
      <Alert kind="info" title={formTexts.closed.heading}>
        <Text>{detail}</Text>
      </Alert>
      <Text>
        {formTexts.closed.advice} <Link href="/kontakt">{formTexts.closed.contact}</Link>
      </Text>
    </Frame>,
  );
