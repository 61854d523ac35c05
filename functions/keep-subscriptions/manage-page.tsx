import { leavePath } from '../../shared/domain/notices/leave-token.ts';
import { type Mailing, mailings } from '../../shared/domain/notices/mail.ts';
import { mailingOf, type Recipient, type Topic } from '../../shared/domain/notices/recipient.ts';
import { isEnteredFor, mailingsOf } from '../../shared/domain/notices/subscription.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { subscribePath } from '../../shared/domain/statistics/publication-paths.ts';
import { topicName } from '../../shared/mail/templates/subscription-words.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { type Choice, fields } from './choice.ts';
import { English } from './english.tsx';
import type { Site } from './site.ts';
import { parents } from './subscribe-page.tsx';
import { texts } from './texts.ts';
import { offeredTopics, TopicFields } from './topic-fields.tsx';

/** What the page of a subscription shows. The address is not among it: the mail may have been passed on. */
export type ManageView = {
  readonly token: string;
  readonly recipient: Recipient;
  /** What a refused form had; absent: what is stored. */
  readonly choice?: Choice;
  readonly errors?: readonly FieldError[];
  readonly errorTitle?: string;
  readonly saved?: boolean;
  readonly asked?: boolean;
};

/** Topics that a recipient can tick: not the report where staff entered it, which a box could not take away. */
export const offeredTo = (county: Site['county'], recipient: Recipient): readonly Topic[] =>
  offeredTopics(county).filter((topic) => topic !== 'report' || !isEnteredFor(recipient, 'report'));

const ownTopics = ({ topics }: Recipient, mailing: Mailing): readonly Topic[] => topics.filter((topic) => mailingOf(topic) === mailing);

/** The page `/berichte/abonnement/{token}`. */
export const managePage = ({ county, exampleData }: Site, view: ManageView): string => {
  const { token, recipient, errors = [], errorTitle, saved = false, asked = false } = view;
  const received = mailingsOf(recipient);
  const offered = offeredTo(county, recipient);
  const shown = recipient.topics.filter((topic) => offered.includes(topic));
  const choice = view.choice ?? { topics: shown, language: recipient.language };
  const isEntered = recipient.duties.length + recipient.groups.length > 0;
  const action = leavePath(token);
  return renderPage(
    <Page
      title={texts.manage.title}
      county={county}
      exampleData={exampleData}
      current={subscribePath}
      breadcrumbs={parents}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} title={errorTitle} />
      {saved ? (
        <Alert kind="success" title={texts.manage.saved}>
          <Text>{texts.manage.savedWhy}</Text>
        </Alert>
      ) : null}
      {asked ? (
        <Alert kind="info" title={texts.manage.asked}>
          <Text>{texts.manage.askedWhy}</Text>
        </Alert>
      ) : null}
      <English>{`${texts.manage.english} ${isEntered ? texts.manage.englishEntered : texts.manage.englishDeleted}`}</English>
      <Heading level={2}>{texts.manage.gets}</Heading>
      {received.length === 0 ? <Text>{texts.manage.nothing}</Text> : null}
      {received.map((mailing) => (
        <section key={mailing} class="flow" aria-label={mailings[mailing]}>
          <Heading level={3}>{mailings[mailing]}</Heading>
          {isEnteredFor(recipient, mailing) ? <Text>{texts.manage.entered}</Text> : null}
          <Areas county={county} topics={ownTopics(recipient, mailing)} />
          <form class="form" method="post" action={action}>
            <SubmitButton variant="secondary" name={fields.leave} value={mailing}>
              {texts.manage.leave(mailings[mailing])}
            </SubmitButton>
          </form>
        </section>
      ))}
      <Heading level={2}>{texts.manage.change}</Heading>
      <Text>{texts.manage.changeHow}</Text>
      <form class="form" method="post" action={action} novalidate>
        {shown.map((topic) => (
          <input key={topic} type="hidden" name={fields.shown} value={topic} />
        ))}
        <TopicFields county={county} choice={choice} offered={offered} errors={errors} />
        <SubmitButton name={fields.change} value="ja">
          {texts.manage.changeButton}
        </SubmitButton>
      </form>
      <Heading level={2}>{texts.manage.leaveAll}</Heading>
      <Text>{isEntered ? texts.manage.leaveAllEntered : texts.manage.leaveAllHow}</Text>
      {recipient.duties.some(({ role }) => role === 'figures') ? <Text>{texts.manage.leaveAllFigures}</Text> : null}
      <form class="form" method="post" action={action}>
        <SubmitButton variant="secondary" name={fields.leave} value="all">
          {texts.manage.leaveAll}
        </SubmitButton>
      </form>
    </Page>,
  );
};

const Areas = ({ county, topics }: { readonly county: Site['county']; readonly topics: readonly Topic[] }) => {
  const figures = topics.filter((topic) => topic.startsWith('figures:'));
  return figures.length === 0 ? null : <List items={figures.map((topic) => topicName(topic, 'de', county))} />;
};

/** After leaving, for people and for what mail providers send. `more`: there is still something to see behind the link. */
export const leftPage = (
  { county, exampleData }: Site,
  { mailing, token, more }: { readonly mailing: Mailing | 'all'; readonly token: string; readonly more: boolean },
): string =>
  renderPage(
    <Page title={texts.left.title} county={county} exampleData={exampleData} current={subscribePath} breadcrumbs={parents}>
      <Text>{mailing === 'all' ? texts.left.all : texts.left.one(mailings[mailing])}</Text>
      {mailing === 'report' ? <Text>{texts.left.areas}</Text> : null}
      <Text>{texts.left.late}</Text>
      <English>{texts.left.english}</English>
      <Text>{more ? <Link href={leavePath(token)}>{texts.left.more}</Link> : <Link href={subscribePath}>{texts.left.again}</Link>}</Text>
    </Page>,
  );
