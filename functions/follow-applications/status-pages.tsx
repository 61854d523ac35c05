import type { ComponentChildren } from 'preact';
import { formatInstant } from '../../shared/domain/calendar.ts';
import { type Application, applicationStates } from '../../shared/domain/funding/application.ts';
import { canBeWithdrawn } from '../../shared/domain/funding/withdrawal.ts';
import { Alert, DataTable, DescriptionList, Link, List, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { Call, parents, type Site } from './access-pages.tsx';
import { caseTexts } from './case-texts.ts';
import type { ListRow } from './case-view.ts';
import { moneyTexts } from './money-texts.ts';
import { texts } from './texts.ts';

/** Path of an application's page. */
export const pathOf = ({ id }: Pick<Application, 'id'>): string => `/status/antraege/${id}`;

/** Pages between the start page and the page of an application. */
export const listParents = [...parents, { href: '/status/antraege', label: texts.list.title }];

/** Pages between the start page and a page below that of an application. */
export const caseParents = (application: Application) => [
  ...listParents,
  { href: pathOf(application), label: texts.detail.title(application.reference) },
];

/** Ends the session. */
export const SignOut = () => (
  <form class="form" method="post" action="/status/abmelden">
    <SubmitButton variant="secondary">{texts.signOut}</SubmitButton>
  </form>
);

const ListTable = ({ id, caption, rows }: { readonly id: string; readonly caption: string; readonly rows: readonly ListRow[] }) => {
  if (rows.length === 0) return null;
  const { columns, asks } = texts.list;
  const waiting = rows.some((row) => row.asks.length > 0);
  return (
    <DataTable
      id={id}
      caption={caption}
      columns={[columns.reference, columns.project, waiting ? asks : columns.state, columns.submittedAt].map((header) => ({ header }))}
      rows={rows.map(({ application, ...row }) => ({
        header: <Link href={pathOf(application)}>{application.reference}</Link>,
        cells: [
          application.project.title,
          waiting ? row.asks.join('; ') : applicationStates[application.state],
          formatInstant(application.submittedAt),
        ],
      }))}
    />
  );
};

/** All applications of a person: first those that wait for them, each group as the rows come. */
export const listPage = ({ county, exampleData }: Site, rows: readonly ListRow[]): string =>
  renderPage(
    <Page title={texts.list.title} county={county} exampleData={exampleData} breadcrumbs={parents} wide>
      {rows.length === 0 ? (
        <>
          <Text>{texts.list.none}</Text>
          <Text>
            <Link href="/antrag">{texts.list.apply}</Link>
          </Text>
        </>
      ) : (
        <>
          <Text>{texts.list.lead}</Text>
          <ListTable id="wartet" caption={texts.list.waiting} rows={rows.filter(({ asks }) => asks.length > 0)} />
          <ListTable id="antraege" caption={texts.list.others} rows={rows.filter(({ asks }) => asks.length === 0)} />
        </>
      )}
      <Text>
        <Link href="/status/daten">{texts.list.data}</Link>
      </Text>
      <SignOut />
    </Page>,
  );

/** Asks once more before an application is taken back. `changed`: what happened since the applicant opened the page. */
export const withdrawPage = ({ county, exampleData }: Site, application: Application, changed?: string): string => {
  const { reference, state, version, project } = application;
  const possible = canBeWithdrawn(state);
  const late = state === 'withdrawn' ? texts.withdraw.done : texts.withdraw.tooLate(applicationStates[state]);
  return renderPage(
    <Page
      title={texts.withdraw.title(reference)}
      county={county}
      exampleData={exampleData}
      breadcrumbs={caseParents(application)}
      hasErrors={changed !== undefined}
    >
      {possible ? (
        <>
          {changed === undefined ? null : (
            <Alert kind="warning" title={texts.withdraw.changedTitle}>
              <Text>{changed}</Text>
            </Alert>
          )}
          <Text>{texts.withdraw.question}</Text>
          <DescriptionList
            entries={[
              { term: texts.detail.project, value: project.title },
              { term: texts.detail.state, value: applicationStates[state] },
            ]}
          />
          <List items={texts.withdraw.consequences} />
          <form class="form" method="post" action={`${pathOf(application)}/zurueckziehen`}>
            <input type="hidden" name="version" value={String(version)} />
            <input type="hidden" name="stand" value={state} />
            <SubmitButton>{texts.withdraw.button}</SubmitButton>
          </form>
        </>
      ) : (
        <Alert kind="warning" title={texts.withdraw.tooLateTitle}>
          <Text>{late}</Text>
        </Alert>
      )}
      <Text>
        <Link href={pathOf(application)}>{possible ? texts.withdraw.back : texts.withdraw.backLate}</Link>
      </Text>
    </Page>,
  );
};

/** A file that is not there: not yet, or never. */
const MissingFilePage = ({
  site: { county, exampleData },
  application,
  words,
  children,
}: {
  readonly site: Site;
  readonly application: Application;
  readonly words: { readonly title: string; readonly lead: string; readonly back: string };
  readonly children?: ComponentChildren;
}) => (
  <Page title={words.title} county={county} exampleData={exampleData} breadcrumbs={caseParents(application)}>
    <Text>{words.lead}</Text>
    {children}
    <Text>
      <Link href={pathOf(application)}>{words.back}</Link>
    </Text>
  </Page>
);

/** The copy is made some time after the application arrived. */
export const noCopyPage = (site: Site, application: Application): string =>
  renderPage(
    <MissingFilePage site={site} application={application} words={texts.copy}>
      <Call county={site.county} lead={texts.copy.call} />
    </MissingFilePage>,
  );

/** The file of a notice is made after it was issued, which takes a moment. */
export const noNoticePage = (site: Site, application: Application): string =>
  renderPage(
    <MissingFilePage site={site} application={application} words={moneyTexts.missing}>
      <Call county={site.county} lead={texts.copy.call} />
    </MissingFilePage>,
  );

/** Old applications were stored without the text that was sent. */
export const noSnapshotPage = (site: Site, application: Application): string =>
  renderPage(<MissingFilePage site={site} application={application} words={caseTexts.snapshot} />);
