import type { CountyProfile } from '../../shared/county/profile.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

/** Pages between the start page and a page of this capability. */
export const parents = [{ href: '/status', label: texts.title }] as const;

/** Name and number of a person. */
export const Call = ({ county, lead }: { readonly county: CountyProfile; readonly lead: string }) => (
  <Text>
    {lead} {county.contact.name}, Telefon {county.contact.phone}
  </Text>
);

/** `/status` as it is shown: empty, refused, after an expired session (`target`) or after signing out. */
export type AskView = {
  readonly address?: string;
  readonly errors?: readonly FieldError[];
  readonly target?: string | undefined;
  readonly signedOut?: boolean;
};

/** The page `/status`: one field. */
export const askPage = ({ county, exampleData }: Site, { address, errors = [], target, signedOut = false }: AskView): string =>
  renderPage(
    <Page
      title={texts.ask.title}
      description={texts.description}
      county={county}
      exampleData={exampleData}
      current="/status"
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {target === undefined || errors.length > 0 ? null : (
        <Alert kind="info" title={texts.ask.again}>
          <Text>{texts.ask.againWhy}</Text>
        </Alert>
      )}
      {signedOut ? (
        <Alert kind="success" title={texts.ask.signedOut}>
          <Text>{texts.ask.signedOutWhy}</Text>
        </Alert>
      ) : null}
      <Text>{texts.ask.lead}</Text>
      <form class="form" method="post" action="/status" novalidate>
        {target === undefined ? null : <input type="hidden" name="ziel" value={target} />}
        <TextField
          name="email"
          type="email"
          autocomplete="email"
          label={texts.ask.label}
          hint={texts.ask.hint}
          value={address}
          error={errors.find(({ pointer }) => pointer === '/email')?.message}
        />
        <SubmitButton>{texts.ask.button}</SubmitButton>
      </form>
      <Text>
        {texts.ask.privacy} <Link href="/datenschutz">{texts.ask.privacyLink}</Link>.
      </Text>
    </Page>,
  );

/** The one answer to every address. */
export const sentPage = ({ county, exampleData }: Site): string =>
  renderPage(
    <Page title={texts.sent.title} county={county} exampleData={exampleData} breadcrumbs={parents}>
      <Text>{texts.sent.lead}</Text>
      <Heading level={2}>{texts.sent.nothing}</Heading>
      <List items={texts.sent.hints} />
      <Text>
        <Link href="/status">{texts.sent.again}</Link>
      </Text>
      <Call county={county} lead={texts.sent.call} />
    </Page>,
  );

/** What a link opens: a button, because programs that check mails open links but press no buttons. */
export const linkPage = ({ county, exampleData }: Site, token: string): string =>
  renderPage(
    <Page title={texts.link.title} county={county} exampleData={exampleData} breadcrumbs={parents}>
      <Text>{texts.link.lead}</Text>
      <form class="form" method="post" action={`/status/anmelden/${token}`}>
        <SubmitButton>{texts.link.button}</SubmitButton>
      </form>
      <Text small>{texts.link.cookie}</Text>
    </Page>,
  );

/** The same for a link that was used, has expired, or never was. */
export const invalidLinkPage = ({ county, exampleData }: Site): string =>
  renderPage(
    <Page title={texts.invalid.title} county={county} exampleData={exampleData} breadcrumbs={parents} hasErrors>
      <Text>{texts.invalid.lead}</Text>
      <Text>
        <Link href="/status">{texts.invalid.again}</Link>
      </Text>
      <Call county={county} lead={texts.sent.call} />
    </Page>,
  );
