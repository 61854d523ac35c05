import type { Instant, Month } from '../../shared/domain/calendar.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { AddressField } from '../../shared/pages/address-field.tsx';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { accessTexts as texts } from './access-texts.ts';
import type { Site } from './site.ts';

/** Name of the field with the month to go to. */
export const monthField = 'monat';

const Call = ({ county, lead }: Pick<Site, 'county'> & { readonly lead: string }) => (
  <Text>
    {lead} {county.contact.name}, Telefon {county.contact.phone}
  </Text>
);

/** `/zahlen` as it is shown: empty, refused, on the way to the form of a month, or after signing out. */
export type AskView = {
  readonly madeAt: Instant;
  readonly address?: string;
  readonly month?: Month | undefined;
  readonly errors?: readonly FieldError[];
  readonly errorTitle?: string;
  readonly signedOut?: boolean;
};

/** The page `/zahlen`: one field. */
export const askPage = ({ county, exampleData }: Site, view: AskView): string => {
  const { madeAt, address, month, errors = [], errorTitle, signedOut = false } = view;
  return renderPage(
    <Page
      title={texts.title}
      description={texts.description}
      county={county}
      exampleData={exampleData}
      current="/zahlen"
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} title={errorTitle} />
      {month !== undefined && address === undefined ? (
        <Alert kind="info" title={texts.ask.again}>
          <Text>{texts.ask.againWhy}</Text>
        </Alert>
      ) : null}
      {signedOut ? (
        <Alert kind="success" title={texts.ask.signedOut}>
          <Text>{texts.ask.signedOutWhy}</Text>
        </Alert>
      ) : null}
      <Text>{texts.ask.lead}</Text>
      <Text>{texts.ask.lost}</Text>
      <form class="form" method="post" action="/zahlen" novalidate>
        {month === undefined ? null : <input type="hidden" name={monthField} value={month} />}
        <AddressField madeAt={madeAt} address={address} errors={errors} hint={texts.ask.hint} />
        <SubmitButton>{texts.ask.button}</SubmitButton>
      </form>
      <Call county={county} lead={texts.ask.unknown} />
      <Text>
        {texts.ask.privacy} <Link href="/datenschutz">{texts.ask.privacyLink}</Link>.
      </Text>
    </Page>,
  );
};

const parents = [{ href: '/zahlen', label: texts.title }] as const;

/** The one answer to every address. */
export const sentPage = ({ county, exampleData }: Site): string =>
  renderPage(
    <Page title={texts.sent.title} county={county} exampleData={exampleData} breadcrumbs={parents}>
      <Text>{texts.sent.lead}</Text>
      <Heading level={2}>{texts.sent.nothing}</Heading>
      <List items={[texts.sent.spam, texts.sent.address, texts.sent.pause]} />
      <Text>
        <Link href="/zahlen">{texts.sent.again}</Link>
      </Text>
      <Call county={county} lead={texts.sent.call} />
    </Page>,
  );

/** What is seen behind a link that was used, has expired, or never was. */
export const invalidLinkPage = ({ county, exampleData }: Site): string =>
  renderPage(
    <Page title={texts.invalid.title} county={county} exampleData={exampleData} breadcrumbs={parents} hasErrors>
      <Text>{texts.invalid.lead}</Text>
      <Text>
        <Link href="/zahlen">{texts.invalid.again}</Link>
      </Text>
      <Call county={county} lead={texts.invalid.call} />
    </Page>,
  );
