import type { CountyProfile } from '../county/profile.ts';
import { DescriptionList, Link, List, Text } from './content.tsx';
import { Page, renderPage } from './page.tsx';

/** What a general error page shows; the runtime's problem has this shape. */
type ShownProblem = {
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly message: string }[];
  readonly requestId?: string;
};

/** Renders the general error page: what is wrong, and where to go from here. */
export const errorPage =
  ({ county, exampleData }: { readonly county: CountyProfile; readonly exampleData: boolean }) =>
  ({ title, detail, errors, requestId }: ShownProblem): string =>
    renderPage(
      <Page title={title} county={county} exampleData={exampleData} hasErrors>
        <Text>{detail}</Text>
        {errors.length === 0 ? null : <List items={errors.map(({ message }) => message)} />}
        <Text>So geht es weiter:</Text>
        <List
          items={[
            <Link href="/">Zur Startseite</Link>,
            <Link href="/antrag">Förderung beantragen</Link>,
            <Link href="/berichte/">Zuwanderungsberichte ansehen</Link>,
            <Link href="/kontakt">Mit der KIT-Stelle sprechen</Link>,
          ]}
        />
        {requestId === undefined ? null : (
          <>
            <Text>Nennen Sie diese Nummer, wenn Sie uns den Fehler melden. Dann finden wir ihn schneller.</Text>
            <DescriptionList entries={[{ term: 'Fehlernummer', value: requestId }]} />
          </>
        )}
      </Page>,
    );
