import { Text } from './content.tsx';
import { SubmitButton } from './form.tsx';
import { Page, type PageProps } from './page.tsx';

/** Pages between the start page and a page for staff that the desk leads to. */
export const deskBreadcrumbs = [{ href: '/amt', label: 'Schreibtisch' }] as const;

/**
 * The frame of every page for staff: who is signed in, and the way out. Below the desk itself give `breadcrumbs={deskBreadcrumbs}`, or more.
 */
export const StaffPage = ({ staff, children, ...page }: PageProps & { readonly staff: { readonly name: string } }) => (
  <Page {...page}>
    {children}
    <form class="form" method="post" action="/amt/abmelden">
      <Text small>Angemeldet als {staff.name}</Text>
      <SubmitButton variant="secondary">Abmelden</SubmitButton>
    </form>
  </Page>
);
