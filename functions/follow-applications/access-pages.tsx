import type { CountyProfile } from '../../shared/county/profile.ts';
import type { LinkWait } from '../../shared/domain/access/limits.ts';
import { askPathOf, firstTarget, type Purpose, purposeOf } from '../../shared/domain/access/target.ts';
import { formatInstant, type Instant } from '../../shared/domain/calendar.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { AddressField } from '../../shared/pages/address-field.tsx';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { askFields } from './ask-form.ts';
import type { ProofNeeded } from './request-link.ts';
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
  readonly madeAt: Instant;
  readonly address?: string;
  readonly errors?: readonly FieldError[];
  readonly errorTitle?: string;
  readonly target?: string | undefined;
  readonly signedOut?: boolean;
  /** A task that the browser solves before the form is sent again. */
  readonly proofNeeded?: ProofNeeded;
};

/** Why a task is due, and what to do where no script runs. */
const ProofTask = ({ county, freeAt }: { readonly county: CountyProfile; readonly freeAt: Instant }) => (
  <Alert kind="info" title={texts.proof.heading}>
    <Text>{texts.proof.lead}</Text>
    <p class="kern-body" role="status" data-proof-status />
    <div class="flow" data-proof-without>
      <Text>{texts.proof.without(formatInstant(freeAt))}</Text>
      <Call county={county} lead={texts.proof.call} />
    </div>
  </Alert>
);

/** The page `/status`: one field. */
export const askPage = ({ county, exampleData }: Site, view: AskView): string => {
  const { madeAt, address, errors = [], errorTitle, target, signedOut = false, proofNeeded } = view;
  const purpose = purposeOf(target);
  const { title, description, lead } = purposeTexts[purpose];
  // Who begins an application was never signed in, so nothing has ended. Who has sent the form has read it.
  const hasEnded = target !== undefined && target !== firstTarget.apply && address === undefined;
  return renderPage(
    <Page
      title={proofNeeded === undefined ? title : texts.proof.title}
      description={description}
      county={county}
      exampleData={exampleData}
      current={purpose === 'apply' ? '/antrag/entwuerfe' : '/status'}
      hasErrors={errors.length > 0}
      scripts={proofNeeded === undefined ? [] : ['proof']}
    >
      <ErrorSummary errors={errors} title={errorTitle} />
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
      {proofNeeded === undefined ? <Text>{lead}</Text> : <ProofTask county={county} freeAt={proofNeeded.freeAt} />}
      <form class="form" method="post" action="/status" novalidate>
        {target === undefined ? null : <input type="hidden" name={askFields.target} value={target} />}
        {proofNeeded === undefined ? null : <input type="hidden" name={askFields.proof} data-proof={JSON.stringify(proofNeeded.challenge)} />}
        <AddressField madeAt={madeAt} address={address} errors={errors} hint={texts.ask.hint} />
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

/** What is seen behind a link that was used, has expired, or never was. */
export const invalidLinkPage = ({ county, exampleData }: Site): string =>
  renderPage(
    <Page title={texts.invalid.title} county={county} exampleData={exampleData} breadcrumbs={parents} hasErrors>
      <Text>{texts.invalid.lead}</Text>
      <Text>{texts.invalid.again}</Text>
      <List items={[<OtherPurpose purpose="status" />, <OtherPurpose purpose="apply" />]} />
      <Call county={county} lead={texts.sent.call} />
    </Page>,
  );
