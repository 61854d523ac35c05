import type { CountyProfile } from '../../shared/county/profile.ts';
import { earlyLinkPath } from '../../shared/domain/access/early-reader.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { archivePath } from '../../shared/domain/statistics/publication-paths.ts';
import { Link, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

/** What the link opens: a button, because programs that check mails open links but press no buttons. */
export const buttonPage = ({ county, exampleData }: Site, token: string, until: Instant): string =>
  renderPage(
    <Page title={texts.link.title} county={county} exampleData={exampleData} breadcrumbs={[]}>
      <Text>{texts.confidential(until)}</Text>
      <form class="form" method="post" action={earlyLinkPath(token)}>
        <SubmitButton>{texts.link.button}</SubmitButton>
      </form>
    </Page>,
  );

/** Of a link that opens nothing. */
export const invalidPage = ({ county, exampleData }: Site): string =>
  renderPage(
    <Page title={texts.invalid.title} county={county} exampleData={exampleData} breadcrumbs={[]} hasErrors>
      <Text>{texts.invalid.lead}</Text>
      <Text>
        <Link href={archivePath}>{texts.invalid.published}</Link>
      </Text>
      <Text>{`${texts.invalid.call} ${county.contact.phone}`}</Text>
    </Page>,
  );
