import { confirmPath, type PendingSubscription } from '../../shared/domain/notices/subscription.ts';
import { archivePath, subscribePath } from '../../shared/domain/statistics/publication-paths.ts';
import { languageNames, topicName } from '../../shared/mail/templates/subscription-words.ts';
import { Link, List, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { English } from './english.tsx';
import type { Site } from './site.ts';
import { parents } from './subscribe-page.tsx';
import { texts } from './texts.ts';

/** What the link of the mail opens: what it is about, and one button, because programs that check mails open links but press no buttons. */
export const confirmPage = (
  { county, exampleData }: Site,
  { topics, language, token }: Pick<PendingSubscription, 'topics' | 'language'> & { readonly token: string },
): string =>
  renderPage(
    <Page title={texts.confirm.title} county={county} exampleData={exampleData} current={subscribePath} breadcrumbs={parents}>
      <Text>{texts.confirm.lead}</Text>
      <List items={topics.map((topic) => topicName(topic, 'de', county))} />
      <Text>{texts.confirm.language(languageNames[language])}</Text>
      <English>{texts.confirm.english}</English>
      <form class="form" method="post" action={confirmPath(token)}>
        <SubmitButton>{texts.confirm.button}</SubmitButton>
      </form>
      <Text>{texts.confirm.ignore}</Text>
    </Page>,
  );

/** After the button. Nothing personal: the page has no token in its address. */
export const confirmedPage = ({ county, exampleData }: Site): string =>
  renderPage(
    <Page title={texts.confirmed.title} county={county} exampleData={exampleData} current={subscribePath} breadcrumbs={parents}>
      <Text>{texts.confirmed.lead}</Text>
      <English>{texts.confirmed.english}</English>
      <Text>
        <Link href={archivePath}>{texts.confirmed.reports}</Link>
      </Text>
    </Page>,
  );

/** The one page behind every link that opens nothing: altered, used, expired, or of somebody who is gone. */
export const invalidPage = ({ county, exampleData }: Site): string =>
  renderPage(
    <Page title={texts.invalid.title} county={county} exampleData={exampleData} current={subscribePath} breadcrumbs={parents} hasErrors>
      <Text>{texts.invalid.lead}</Text>
      <Text>{`${texts.invalid.leave} ${county.contact.name}, Telefon ${county.contact.phone}`}</Text>
      <English>{texts.invalid.english}</English>
      <Text>
        <Link href={subscribePath}>{texts.invalid.again}</Link>
      </Text>
    </Page>,
  );
