import type { CountyProfile } from '../../shared/county/profile.ts';
import { DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page } from '../../shared/pages/page.tsx';

type Site = { readonly county: CountyProfile; readonly exampleData: boolean };

/** Address, telephone and mail of the office: the same on all pages that name them. */
export const OfficeAddress = ({ county: { name, office } }: Pick<Site, 'county'>) => (
  <DescriptionList
    entries={[
      {
        term: 'Anschrift',
        value: (
          <>
            {name}
            <br />
            {office.name}
            <br />
            {office.street}
            <br />
            {office.city}
          </>
        ),
      },
      { term: 'Telefon', value: office.phone },
      { term: 'E-Mail', value: <Link href={`mailto:${office.email}`}>{office.email}</Link> },
    ]}
  />
);

/** How to reach a person. */
export const ContactPage = ({ county, exampleData }: Site) => (
  <Page title="Kontakt" county={county} exampleData={exampleData} current="/kontakt">
    <Text>Die KIT-Stelle berät Sie zu Projekten und Anträgen. Sie beantwortet auch Fragen zum Zuwanderungsbericht.</Text>
    <OfficeAddress county={county} />
    <Heading level={2}>Das hilft uns</Heading>
    <List
      items={[
        'Haben Sie einen Antrag gestellt? Dann nennen Sie bitte sein Zeichen. Es beginnt mit INT.',
        'Haben Sie eine Frage zu einer Zahl? Dann nennen Sie bitte den Monat des Berichts und die Nummer der Tabelle.',
        'Hat etwas auf diesen Seiten nicht geklappt? Dann nennen Sie bitte die Fehlernummer, wenn Sie eine sehen.',
      ]}
    />
    <Heading level={2}>Barriere melden</Heading>
    <Text>
      Können Sie etwas auf diesen Seiten nicht lesen oder nicht bedienen? Schreiben Sie uns oder rufen Sie an. Was Sie danach noch tun können, steht
      in der <Link href="/barrierefreiheit">Erklärung zur Barrierefreiheit</Link>.
    </Text>
  </Page>
);
