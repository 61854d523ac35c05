import { Text } from './content.tsx';
import { SubmitButton } from './form.tsx';
import { Page, type PageProps } from './page.tsx';

const desk = { href: '/amt', label: 'Schreibtisch' } as const;

/** The frame of every page for staff: the way back to the desk, who is signed in, and the way out. */
export const StaffPage = ({ staff, children, ...page }: PageProps & { readonly staff: { readonly name: string } }) => (
  <Page {...page} breadcrumbs={page.current === desk.href ? undefined : [desk, ...(page.breadcrumbs ?? [])]}>
    {children}
    <form class="form" method="post" action="/amt/abmelden">
      <Text small>Angemeldet als {staff.name}</Text>
      <SubmitButton variant="secondary">Abmelden</SubmitButton>
    </form>
  </Page>
);
