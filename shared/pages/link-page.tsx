import type { CountyProfile } from '../county/profile.ts';
import { Text } from './content.tsx';
import { SubmitButton } from './form.tsx';
import { Page, renderPage } from './page.tsx';

/**
 * What a link by mail opens, for applicants and administrations: a button, because programs that check mails open links but press no buttons.
 * @param words.action where the button posts to
 */
export const linkPage = (
  { county, exampleData }: { readonly county: CountyProfile; readonly exampleData: boolean },
  { title, button, action }: { readonly title: string; readonly button: string; readonly action: string },
): string =>
  renderPage(
    <Page title={title} county={county} exampleData={exampleData} breadcrumbs={[]}>
      <Text>Mit einem Klick auf den Knopf melden Sie sich an. Der Link aus der E-Mail ist damit verbraucht.</Text>
      <form class="form" method="post" action={action}>
        <SubmitButton>{button}</SubmitButton>
      </form>
      <Text small>Wir speichern dafür einen Cookie in Ihrem Browser. Er gilt 20 Stunden oder bis Sie sich abmelden.</Text>
    </Page>,
  );
