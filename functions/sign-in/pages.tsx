import type { CountyProfile } from '../../shared/county/profile.ts';
import { instantOf } from '../../shared/domain/access/expiry.ts';
import { namesOf } from '../../shared/domain/access/roles.ts';
import { staffPaths } from '../../shared/domain/access/staff-paths.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import { Alert, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { deskEntriesFor } from './desk-entries.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean };

const Begin = ({ label, target, again = false }: { readonly label: string; readonly target?: string | undefined; readonly again?: boolean }) => (
  <form class="form" method="post" action={staffPaths.start}>
    {target === undefined ? null : <input type="hidden" name="ziel" value={target} />}
    {again ? <input type="hidden" name="erneut" value="ja" /> : null}
    <SubmitButton>{label}</SubmitButton>
  </form>
);

const Call = ({ county, lead }: { readonly county: CountyProfile; readonly lead: string }) => (
  <Text>
    {lead} {county.contact.name}, Telefon {county.contact.phone}
  </Text>
);

/** The page with the one button. `target`: the page that somebody wanted to see. */
export const signInPage = ({ county, exampleData }: Site, target: string | undefined): string =>
  renderPage(
    <Page title={texts.signIn.title} description={texts.signIn.description} county={county} exampleData={exampleData}>
      {target === undefined ? null : (
        <Alert kind="info" title={texts.signIn.ended}>
          <Text>{texts.signIn.endedWhy}</Text>
        </Alert>
      )}
      <Text>{texts.signIn.lead}</Text>
      <Text>{texts.signIn.account}</Text>
      <Begin label={texts.signIn.button} target={target} />
      <Text small>{texts.signIn.cookie}</Text>
      <Text>
        {texts.signIn.applicant} <Link href="/status">{texts.signIn.applicantLink}</Link>
      </Text>
    </Page>,
  );

/** Somebody who is signed in has to prove again who they are, before something that cannot be taken back. */
export const againPage = ({ county, exampleData }: Site, staff: StaffSession, target: string | undefined): string =>
  renderPage(
    <StaffPage title={texts.again.title} county={county} exampleData={exampleData} staff={staff}>
      <Text>{texts.again.lead}</Text>
      <Text>{texts.again.how}</Text>
      <Begin label={texts.signIn.button} target={target} again />
    </StaffPage>,
  );

/** The way to the issuer: the browser follows the answer's header by itself, or the link by hand. */
export const leavePage = ({ county, exampleData }: Site, said: (typeof texts)['leave' | 'signedOut'], location: string): string =>
  renderPage(
    <Page title={said.title} county={county} exampleData={exampleData}>
      <Text>{said.lead}</Text>
      <Text>
        <Link href={location}>{said.link}</Link>
      </Text>
    </Page>,
  );

/** Somebody came back from the issuer with an answer that does not count. */
export const invalidPage = ({ county, exampleData }: Site, title: string, detail: string): string =>
  renderPage(
    <Page title={title} county={county} exampleData={exampleData} hasErrors>
      <Text>{detail}</Text>
      <Begin label={texts.invalid.button} />
      <Text>
        {texts.invalid.desk} <Link href={staffPaths.desk}>{texts.invalid.deskLink}</Link>
      </Text>
      <Call county={county} lead={texts.invalid.call} />
    </Page>,
  );

/** Somebody whom the issuer knows, and who may do nothing here. */
export const noRolePage = ({ county, exampleData }: Site, title: string, detail: string): string =>
  renderPage(
    <Page title={title} county={county} exampleData={exampleData} hasErrors>
      <Text>{detail}</Text>
      <Call county={county} lead={texts.noRole.ask} />
      <Text>{texts.noRole.other}</Text>
      <form class="form" method="post" action={staffPaths.signOut}>
        <SubmitButton variant="secondary">{texts.noRole.button}</SubmitButton>
      </form>
    </Page>,
  );

/** Who is signed in, as what, and where that leads. */
export const deskPage = ({ county, exampleData }: Site, session: StaffSession): string => {
  const entries = deskEntriesFor(session.roles);
  return renderPage(
    <StaffPage title={texts.desk.title} county={county} exampleData={exampleData} current={staffPaths.desk} staff={session}>
      <DescriptionList
        entries={[
          { term: texts.desk.who, value: session.name },
          { term: texts.desk.roles(session.roles.length), value: namesOf(session.roles) },
          { term: texts.desk.since, value: formatInstant(instantOf(session.expiresAt)) },
        ]}
      />
      {entries.length === 0 ? (
        <Alert kind="info" title={texts.desk.nothing}>
          <Text>{texts.desk.nothingWhy}</Text>
        </Alert>
      ) : (
        <>
          <Heading level={2}>{texts.desk.open}</Heading>
          <List
            items={entries.map(({ href, title, lead }) => (
              <>
                <Link href={href}>{title}</Link>: {lead}
              </>
            ))}
          />
        </>
      )}
    </StaffPage>,
  );
};
