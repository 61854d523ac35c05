import type { CountyProfile } from '../../shared/county/profile.ts';
import type { LinkWait } from '../../shared/domain/access/limits.ts';
import { askPathOf, firstTarget, type Purpose, purposeOf } from '../../shared/domain/access/target.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { purposeTexts, texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

/** Pages between the start page and a page about applications that were sent. */
export const parents = [{ href: '/status', label: texts.title }] as const;

// Who signs in to apply comes from the page about applying.
const parentsOf = (purpose: Purpose) => (purpose === 'apply' ? [{ href: '/antrag', label: texts.apply }] : parents);

/** Where a link for the other purpose is asked for. */
const OtherPurpose = ({ purpose }: { readonly purpose: Purpose }) => (
  <Link href={purpose === 'apply' ? '/status' : askPathOf(firstTarget.apply)}>{purposeTexts[purpose].other}</Link>
);

/** Name and number of a person. */
export const Call = ({ county, lead }: { readonly county: CountyProfile; readonly lead: string }) => (
  <Text>
    {lead} {county.contact.name}, Telefon {county.contact.phone}
  </Text>
);

/** `/status` as it is shown: empty, refused, on the way to a page that needs a session (`target`) or after signing out. */
export type AskView = {
  readonly address?: string;
  readonly errors?: readonly FieldError[];
  readonly target?: string | undefined;
  readonly signedOut?: boolean;
};

/** The page `/status`: one field. */
export const askPage = ({ county, exampleData }: Site, { address, errors = [], target, signedOut = false }: AskView): string => {
  const purpose = purposeOf(target);
  const { title, description, lead } = purposeTexts[purpose];
  // Who begins an application was never signed in, so nothing has ended.
  const hasEnded = target !== undefined && target !== firstTarget.apply && errors.length === 0;
  return renderPage(
    <Page
      title={title}
      description={description}
      county={county}
      exampleData={exampleData}
      current={purpose === 'apply' ? '/antrag/entwuerfe' : '/status'}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {hasEnded ? (
        <Alert kind="info" title={texts.ask.again}>
          <Text>{texts.ask.againWhy}</Text>
        </Alert>
      ) : null}
      {signedOut ? (
        <Alert kind="success" title={texts.ask.signedOut}>
          <Text>{texts.ask.signedOutWhy}</Text>
        </Alert>
      ) : null}
      <Text>{lead}</Text>
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
      <Text>
        <OtherPurpose purpose={purpose} />
      </Text>
    </Page>,
  );
};

/** The one answer to every address. `wait`: this one, whoever has it, has had its links for now. */
export const sentPage = ({ county, exampleData }: Site, target: string | undefined, wait: LinkWait | undefined): string => {
  const purpose = purposeOf(target);
  const { sent, wait: waits, address } = purposeTexts[purpose];
  return renderPage(
    <Page title={texts.sent.title} county={county} exampleData={exampleData} breadcrumbs={parentsOf(purpose)}>
      <Text>{wait === undefined ? sent : waits[wait.by](formatInstant(wait.until))}</Text>
      <Heading level={2}>{texts.sent.nothing}</Heading>
      <List items={[texts.sent.spam, address, ...(wait === undefined ? [texts.sent.pause] : [])]} />
      <Text>
        <Link href={askPathOf(target)}>{texts.sent.again}</Link>
      </Text>
      <Call county={county} lead={texts.sent.call} />
    </Page>,
  );
};

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
      <Text>{texts.invalid.again}</Text>
      <List items={[<OtherPurpose purpose="status" />, <OtherPurpose purpose="apply" />]} />
      <Call county={county} lead={texts.sent.call} />
    </Page>,
  );
