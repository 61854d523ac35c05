import type { CountyProfile } from '../county/profile.ts';
import { Link, List, Text } from './content.tsx';
import { SubmitButton } from './form.tsx';
import { Page, renderPage } from './page.tsx';

/** A form that came after its session had ended: what was typed, where it goes, and the page where a link is asked for. */
type KeptInput = {
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly askPath: string;
  readonly reason?: 'sign-in-too-old';
};

/** Why the form was not taken. */
const reasons = {
  ended: { title: 'Ihre Anmeldung ist abgelaufen', why: undefined },
  'sign-in-too-old': {
    title: 'Bitte melden Sie sich noch einmal an',
    why: 'Für Freigaben und Auszahlungen darf Ihre Anmeldung höchstens 15 Minuten alt sein. Ihre ist älter. So kann niemand an einem offenen Bildschirm in Ihrem Namen freigeben.',
  },
} as const;

/** How people come back in, by whether they have an account here. */
const ways = {
  link: {
    ask: 'Fordern Sie einen neuen Link an (öffnet ein neues Fenster).',
    next: ['Öffnen Sie den Link aus der E-Mail in diesem Browser, und melden Sie sich an.'],
  },
  account: { ask: 'Melden Sie sich in einem neuen Fenster an (öffnet sich, wenn Sie hier klicken).', next: [] },
} as const;

/** Nothing that was typed is lost when a session ends: sign in beside this page, then send it again. */
export const keptInputPage =
  ({ county, exampleData }: { readonly county: CountyProfile; readonly exampleData: boolean }, way: keyof typeof ways = 'link') =>
  ({ path, fields, askPath, reason }: KeptInput): string => {
    const { title, why } = reasons[reason ?? 'ended'];
    return renderPage(
      <Page title={title} county={county} exampleData={exampleData} hasErrors scripts={['leave']}>
        {why === undefined ? null : <Text>{why}</Text>}
        <Text>Ihre Eingaben sind noch nicht gespeichert, aber sie sind auf dieser Seite noch da. Bitte lassen Sie die Seite geöffnet.</Text>
        <List
          numbered
          items={[
            <Link href={askPath} newWindow>
              {ways[way].ask}
            </Link>,
            ...ways[way].next,
            'Kommen Sie auf diese Seite zurück, und senden Sie Ihre Eingaben noch einmal.',
          ]}
        />
        <form class="form" method="post" action={path} data-unsaved>
          {fields.map(([name, value], index) => (
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton>Eingaben noch einmal senden</SubmitButton>
        </form>
      </Page>,
    );
  };
