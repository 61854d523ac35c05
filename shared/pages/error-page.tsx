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

type Frame = { readonly county: CountyProfile; readonly exampleData: boolean };
type Way = { readonly href: string; readonly label: string };

const forVisitors: readonly Way[] = [
  { href: '/', label: 'Zur Startseite' },
  { href: '/antrag', label: 'Förderung beantragen' },
  { href: '/berichte/', label: 'Zuwanderungsberichte ansehen' },
  { href: '/kontakt', label: 'Mit der KIT-Stelle sprechen' },
];

const forStaff: readonly Way[] = [
  { href: '/amt', label: 'Zum Schreibtisch' },
  { href: '/kontakt', label: 'Mit der KIT-Stelle sprechen' },
];

const rendering =
  ({ county, exampleData }: Frame, ways: readonly Way[]) =>
  ({ title, detail, errors, requestId }: ShownProblem): string =>
    renderPage(
      <Page title={title} county={county} exampleData={exampleData} hasErrors>
        <Text>{detail}</Text>
        {errors.length === 0 ? null : <List items={errors.map(({ message }) => message)} />}
        <Text>So geht es weiter:</Text>
        <List items={ways.map(({ href, label }) => <Link href={href}>{label}</Link>)} />
        {requestId === undefined ? null : (
          <>
            <Text>Nennen Sie diese Nummer, wenn Sie uns den Fehler melden. Dann finden wir ihn schneller.</Text>
            <DescriptionList entries={[{ term: 'Fehlernummer', value: requestId }]} />
          </>
        )}
      </Page>,
    );

/** Renders the general error page: what is wrong, and where to go from here. */
export const errorPage = (frame: Frame) => rendering(frame, forVisitors);

/** The same for the functions with pages for staff. */
export const staffErrorPage = (frame: Frame) => rendering(frame, forStaff);
