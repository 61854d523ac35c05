import { formatInstant } from '../../shared/domain/calendar.ts';
import { type Application, applicationStates } from '../../shared/domain/funding/application.ts';
import { missingConfirmations } from '../../shared/domain/funding/confirmation.ts';
import { isUndecided } from '../../shared/domain/funding/life-cycle.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { Alert, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import type { Site } from './site.ts';
import { texts } from './texts.ts';

/** What the receipt shows of an application: nothing about persons, because whoever has the address can read it. */
export type ReceiptView = Pick<Application, 'reference' | 'submittedAt' | 'state' | 'requestedAmount' | 'confirmations' | 'confirmationsNeeded'> & {
  readonly title: string;
  readonly organisation: string;
};

/** The page after submitting: what happened, what the reference is, what comes next. */
export const receiptPage = ({ county, exampleData }: Site, view: ReceiptView): string =>
  renderPage(
    <Page title={texts.receipt.title} county={county} exampleData={exampleData} breadcrumbs={[{ href: '/antrag', label: texts.title }]}>
      <Alert kind="success" title={texts.receipt.keep(view.reference)}>
        <Text>{texts.receipt.keepWhy}</Text>
      </Alert>
      <DescriptionList
        entries={[
          { term: texts.receipt.reference, value: view.reference },
          { term: texts.receipt.project, value: view.title },
          { term: texts.receipt.organisation, value: view.organisation },
          { term: texts.receipt.amount, value: formatEuro(view.requestedAmount) },
          { term: texts.receipt.submittedAt, value: formatInstant(view.submittedAt) },
          { term: texts.receipt.state, value: applicationStates[view.state] },
        ]}
      />
      <Heading level={2}>{texts.receipt.nextHeading}</Heading>
      {isUndecided(view.state) && missingConfirmations(view) > 0 ? <Text>{texts.receipt.unconfirmed}</Text> : null}
      <List numbered={texts.receipt.next[view.state].length > 1 && view.state !== 'withdrawn'} items={texts.receipt.next[view.state]} />
      <Text>
        {texts.receipt.status} <Link href="/status">{texts.receipt.statusLink}</Link>
      </Text>
      <Text>
        {view.state === 'submitted' ? texts.receipt.noMail : texts.receipt.questions} {county.contact.name}, Telefon {county.contact.phone}.
      </Text>
    </Page>,
  );
