import { formatInstant } from '../../shared/domain/calendar.ts';
import { DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { parents, type Site } from './access-pages.tsx';
import { caseTexts } from './case-texts.ts';
import type { PersonData } from './person-data.ts';
import { SignOut } from './status-pages.tsx';

/** What is stored about a person, to look at and to take away. */
export const personPage = ({ county, exampleData }: Site, { records, files, validUntil }: PersonData): string => {
  const { counts } = caseTexts.person;
  return renderPage(
    <Page title={caseTexts.person.title} county={county} exampleData={exampleData} breadcrumbs={parents}>
      <Text>{caseTexts.person.lead}</Text>
      <DescriptionList
        entries={[
          { term: counts.applications, value: String(records.applications.length) },
          { term: counts.drafts, value: String(records.drafts.length) },
          { term: counts.files, value: String(files.length) },
          { term: counts.sessions, value: String(records.sessions) },
        ]}
      />
      <Text>
        <Link href="/status/daten.json">{caseTexts.person.download}</Link>
      </Text>
      <Heading level={2}>{caseTexts.person.files}</Heading>
      {files.length === 0 ? (
        <Text>{caseTexts.person.noFiles}</Text>
      ) : (
        <>
          <List items={files.map(({ name, address }) => <Link href={address}>{name}</Link>)} />
          <Text small>{caseTexts.person.filesValid(formatInstant(validUntil))}</Text>
        </>
      )}
      <Heading level={2}>{caseTexts.person.notes}</Heading>
      <List items={caseTexts.person.others} />
      <Text>
        {caseTexts.person.rights} <Link href="/datenschutz">{caseTexts.person.privacyLink}</Link>.
      </Text>
      <SignOut />
    </Page>,
  );
};
