import { formatDeadline } from '../../shared/domain/funding/deadline.ts';
import { legalForms, type Round } from '../../shared/domain/funding/round.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { Alert, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import type { Site } from './site.ts';
import { texts } from './texts.ts';

const RoundFacts = ({ round, alone }: { readonly round: Round; readonly alone: boolean }) => (
  <>
    {alone ? null : <Heading level={3}>{round.title}</Heading>}
    <DescriptionList
      entries={[
        ...(alone ? [{ term: texts.round.name, value: round.title }] : []),
        { term: texts.round.deadline, value: texts.round.until(formatDeadline(round)) },
        { term: texts.round.amount, value: texts.round.limits(formatEuro(round.minimumGrant), formatEuro(round.maximumGrant)) },
        { term: texts.round.period, value: texts.round.year(round.budgetYear) },
        { term: texts.round.applicants, value: <List items={round.legalForms.map((form) => legalForms[form])} /> },
      ]}
    />
  </>
);

/** `/antrag`: the open rounds, what to have at hand, and the way in. @param closed why nothing can be sent now, where nothing can */
export const startPage = ({ county, exampleData }: Site, rounds: readonly Round[], closed: string): string =>
  renderPage(
    <Page title={texts.title} description={texts.description} county={county} exampleData={exampleData} current="/antrag">
      <Text>{texts.lead}</Text>
      {rounds.length === 0 ? (
        <>
          <Alert kind="info" title={texts.closed.heading}>
            <Text>{closed}</Text>
          </Alert>
          <Text>
            {texts.closed.advice} <Link href="/kontakt">{texts.closed.contact}</Link>
          </Text>
        </>
      ) : null}
      <p class="kern-body">
        <a class="kern-btn kern-btn--primary" href="/antrag/entwuerfe">
          <span class="kern-label">{texts.start}</span>
        </a>
      </p>
      <Heading level={2}>{texts.before.heading}</Heading>
      <Text>
        <Link href="/antrag/pruefen">{texts.before.check}</Link>
      </Text>
      <List items={texts.before.items} />
      {rounds.length === 0 ? null : <Heading level={2}>{rounds.length === 1 ? texts.round.heading : texts.round.several}</Heading>}
      {rounds.map((round) => (
        <RoundFacts key={round.id} round={round} alone={rounds.length === 1} />
      ))}
      <Text>
        {texts.before.privacy} <Link href="/datenschutz">{texts.before.privacyLink}</Link>.
      </Text>
    </Page>,
  );
