import type { Instant } from '../../shared/domain/calendar.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { archivePath, subscribePath } from '../../shared/domain/statistics/publication-paths.ts';
import { AddressField } from '../../shared/pages/address-field.tsx';
import { Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import type { Choice } from './choice.ts';
import { English } from './english.tsx';
import type { Site } from './site.ts';
import { texts } from './texts.ts';
import { TopicFields } from './topic-fields.tsx';

/** The form as it is shown: empty, or refused with what was typed. */
export type SubscribeView = {
  readonly madeAt: Instant;
  readonly address?: string;
  readonly choice: Choice;
  readonly errors?: readonly FieldError[];
  readonly errorTitle?: string;
};

/** Pages above those of a subscription. */
export const parents = [{ href: archivePath, label: 'Zuwanderungsberichte' }] as const;

/** The page `/berichte/abonnieren`. */
export const subscribePage = ({ county, exampleData }: Site, { madeAt, address, choice, errors = [], errorTitle }: SubscribeView): string =>
  renderPage(
    <Page
      title={texts.title}
      description={texts.description}
      county={county}
      exampleData={exampleData}
      current={subscribePath}
      breadcrumbs={parents}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} title={errorTitle} />
      <Text>{texts.form.lead}</Text>
      <details>
        <summary>{texts.form.plainTitle}</summary>
        <Text>{texts.form.plain}</Text>
      </details>
      <details lang="en">
        <summary>{texts.form.englishTitle}</summary>
        <Text>{texts.form.english}</Text>
      </details>
      <form class="form" method="post" action={subscribePath} novalidate>
        <AddressField madeAt={madeAt} address={address} errors={errors} hint={texts.form.hint} />
        <TopicFields county={county} choice={choice} errors={errors} />
        <Text>{texts.form.next}</Text>
        <SubmitButton>{texts.form.button}</SubmitButton>
      </form>
      <Heading level={2}>{texts.privacy.title}</Heading>
      <Text>{texts.privacy.who([county.office.name, county.name, county.office.street, county.office.city].join(', '))}</Text>
      <List items={texts.privacy.items} />
      <Text>
        {texts.privacy.rights} <Link href="/datenschutz">{texts.privacy.rightsLink}</Link>.
      </Text>
    </Page>,
  );

/** The one answer to every address. */
export const sentPage = ({ county, exampleData }: Site): string =>
  renderPage(
    <Page title={texts.sent.title} county={county} exampleData={exampleData} current={subscribePath} breadcrumbs={parents}>
      <Text>{texts.sent.lead}</Text>
      <English>{texts.sent.english}</English>
      <Heading level={2}>{texts.sent.nothing}</Heading>
      <List items={texts.sent.items} />
      <Text>
        <Link href={subscribePath}>{texts.sent.again}</Link>
      </Text>
      <Text>{`${texts.sent.call} ${county.contact.name}, Telefon ${county.contact.phone}`}</Text>
    </Page>,
  );
