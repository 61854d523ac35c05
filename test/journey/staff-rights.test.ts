import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { manifests } from '../../infra/manifests.ts';
import { knownRoles, type Role, roles, rolesOf } from '../../shared/domain/access/roles.ts';
import { isStaffPath } from '../../shared/domain/access/staff-paths.ts';
import { type Route, routesOf } from '../../shared/runtime/manifest.ts';
import { fromAnywhere } from '../support/applicants.ts';
import { signInStaff } from '../support/staff.ts';

const everyRole = knownRoles(Object.keys(roles));

/**
 * Who may open which page for staff, written a second time by whoever adds it: a route that is missing here fails the first test. What the
 * table of rights, the manifests and the running system say has to be the same.
 */
const rights: Readonly<Record<string, readonly Role[] | 'everybody'>> = {
  'GET /amt': everyRole,
  'GET /amt/anmelden': 'everybody',
  'POST /amt/anmelden/start': 'everybody',
  'GET /amt/anmelden/zurueck': 'everybody',
  'POST /amt/abmelden': 'everybody',
  'GET /amt/zahlen': ['kit-adviser', 'report-editor'],
  'GET /amt/zahlen/{month}': ['kit-adviser', 'report-editor'],
  'POST /amt/zahlen/{month}/erinnern': ['kit-adviser'],
  'GET /amt/zahlen/{month}/telefonliste': ['kit-adviser'],
  'GET /amt/zahlen/{month}/staende': ['kit-adviser', 'report-editor'],
  'GET /amt/zahlen/{month}/stand': ['kit-adviser', 'report-editor'],
  'GET /amt/zahlen/{month}/stand.csv': ['kit-adviser', 'report-editor'],
  'GET /amt/zahlen/{month}/unterschied': ['kit-adviser', 'report-editor'],
  'GET /amt/zahlen/{month}/unterschied.csv': ['kit-adviser', 'report-editor'],
  'GET /amt/zahlen/{month}/ruecknahme/{vintage}': ['kit-adviser'],
  'POST /amt/zahlen/{month}/ruecknahme/{vintage}': ['kit-adviser'],
  'GET /amt/zahlen/einlesen': ['kit-adviser'],
  'GET /amt/zahlen/einlesen/{id}': ['kit-adviser'],
  'POST /amt/zahlen/einlesen/{id}': ['kit-adviser'],
  'GET /amt/berichte': ['kit-adviser', 'report-editor'],
  'GET /amt/berichte/{month}': ['kit-adviser', 'report-editor'],
  'GET /amt/berichte/{month}/vorschau/{file+}': ['kit-adviser', 'report-editor'],
  'POST /amt/berichte/{month}/bearbeiten': ['report-editor'],
  'POST /amt/berichte/{month}/freigeben': ['kit-adviser', 'report-editor'],
  'GET /amt/berichte/{month}/texte/{text}': ['report-editor'],
  'POST /amt/berichte/{month}/texte/{text}': ['report-editor'],
  'GET /amt/zahlen/schluessel': ['administrator'],
  'POST /amt/zahlen/schluessel': ['administrator'],
  'GET /amt/zahlen/schluessel/{id}': ['administrator'],
  'POST /amt/zahlen/schluessel/{id}': ['administrator'],
  'GET /amt/empfaenger': ['kit-adviser', 'administrator'],
  'POST /amt/empfaenger': ['kit-adviser', 'administrator'],
  'GET /amt/empfaenger/verwaltungen': ['kit-adviser', 'administrator'],
  'GET /amt/empfaenger/neu': ['kit-adviser', 'administrator'],
  'POST /amt/empfaenger/neu': ['kit-adviser', 'administrator'],
  'GET /amt/empfaenger/einlesen': ['kit-adviser', 'administrator'],
  'POST /amt/empfaenger/einlesen': ['kit-adviser', 'administrator'],
  'GET /amt/empfaenger/einlesen/{id}': ['kit-adviser', 'administrator'],
  'POST /amt/empfaenger/einlesen/{id}': ['kit-adviser', 'administrator'],
  'GET /amt/empfaenger/{id}': ['kit-adviser', 'administrator'],
  'POST /amt/empfaenger/{id}': ['kit-adviser', 'administrator'],
  'GET /amt/empfaenger/{id}/loeschen': ['kit-adviser', 'administrator'],
  'POST /amt/empfaenger/{id}/loeschen': ['kit-adviser', 'administrator'],
  'POST /amt/empfaenger/{id}/freigeben': ['kit-adviser', 'administrator'],
  'POST /amt/empfaenger/{id}/probe': ['kit-adviser', 'administrator'],
  'GET /amt/entscheidungen': ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'cashier', 'audit-office'],
  'GET /amt/entscheidungen/{id}': ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'cashier', 'audit-office'],
  'GET /amt/entscheidungen/{id}/vorbereiten': ['caseworker'],
  'POST /amt/entscheidungen/{id}/vorbereiten': ['caseworker'],
  'POST /amt/entscheidungen/{id}': ['caseworker'],
  'POST /amt/entscheidungen/{id}/freigabe': ['approver'],
  'GET /amt/entscheidungen/{id}/bescheid/{number}': ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'cashier', 'audit-office'],
  'GET /amt/haushalt': ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'cashier', 'audit-office', 'administrator'],
  'GET /amt/haushalt/{year}': ['kit-adviser', 'caseworker', 'approver', 'committee-clerk', 'cashier', 'audit-office', 'administrator'],
  'POST /amt/haushalt/{year}': ['approver', 'administrator'],
  'GET /amt/mails': ['kit-adviser', 'data-protection', 'administrator'],
  'POST /amt/mails': ['kit-adviser', 'administrator'],
  'GET /amt/mails/offen/{state}': ['kit-adviser', 'data-protection', 'administrator'],
  'GET /amt/mails/adresse': ['kit-adviser', 'data-protection', 'administrator'],
  'POST /amt/mails/adresse': ['kit-adviser', 'data-protection', 'administrator'],
  'GET /amt/mails/mail/{id}': ['kit-adviser', 'data-protection', 'administrator'],
  'POST /amt/mails/mail/{id}': ['kit-adviser', 'administrator'],
  'GET /amt/mails/ankuendigung/{id}': ['kit-adviser', 'data-protection', 'administrator'],
  'POST /amt/mails/ankuendigung/{id}': ['kit-adviser', 'administrator'],
  'GET /amt/mails/vorschau': ['kit-adviser', 'data-protection', 'administrator'],
  'GET /amt/mails/vorschau/{template}': ['kit-adviser', 'data-protection', 'administrator'],
};

const routes = manifests.flatMap(routesOf).map((route) => ({ ...route, key: `${route.method} ${route.path}` }));
const staffRoutes = routes.filter(({ path, action }) => isStaffPath(path) || action !== undefined);
const publicRoutes = routes.filter((route) => !staffRoutes.includes(route));

describe('the manifests', () => {
  it('have the pages for staff that are listed here, and no others', () => {
    expect(staffRoutes.map(({ key }) => key).toSorted()).toEqual(Object.keys(rights).toSorted());
    expect(publicRoutes.length).toBeGreaterThan(20);
  });

  it.each(staffRoutes)('$key lies below /amt and names an action that these roles may do', ({ key, path, action }) => {
    expect(isStaffPath(path)).toBe(true);
    expect(action === 'sign-in' ? 'everybody' : action && rolesOf(action)).toEqual(rights[key]);
  });
});

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
afterAll(() => cloud.stop());

const cookies = new Map<Role | 'signed out', string>([['signed out', '']]);
for (const role of everyRole) cookies.set(role, await signInStaff(cloud, role));
const visitors = [...cookies.keys()];

/** Values that look right and name nothing. */
const examples: Readonly<Record<string, string>> = { month: '1999-01', token: '0'.repeat(64) };
const pathOf = ({ path }: Route): string =>
  path.replace(/\{(\w+)\+?\}/g, (_all, name: string) => examples[name] ?? '00000000-0000-4000-8000-000000000000');

const media: Readonly<Record<Route['kind'], string>> = {
  api: 'application/json',
  page: 'application/x-www-form-urlencoded',
  asset: 'application/octet-stream',
};

/** Asks for a route with nothing in the form, from a page of the site. */
const ask = async (route: Route, visitor: Role | 'signed out') => {
  const answer = await fetch(`${cloud.url}${pathOf(route)}`, {
    method: route.method,
    redirect: 'manual',
    headers: { cookie: cookies.get(visitor) ?? '', origin: cloud.url, 'content-type': media[route.kind], ...fromAnywhere() },
    ...(route.method === 'GET' ? {} : { body: route.kind === 'api' ? '{}' : '' }),
  });
  return { status: answer.status, location: answer.headers.get('location') ?? '', page: await answer.text() };
};

const table = staffRoutes.flatMap((route) => visitors.map((visitor) => ({ ...route, visitor })));

// Signing out comes last: the sessions are needed until then.
describe.each(table.filter(({ path }) => path !== '/amt/abmelden'))('$key, $visitor', (route) => {
  const { key, visitor } = route;
  const who = rights[key] ?? [];
  const may = who === 'everybody' || (visitor !== 'signed out' && who.includes(visitor));

  it(may ? 'is answered' : 'is kept out', async () => {
    const { status, location, page } = await ask(route, visitor);
    const isKeptOut = page.includes('Dafür fehlt Ihnen ein Recht');
    if (visitor === 'signed out' && !may) {
      expect([303, 403]).toContain(status);
      expect(status === 303 ? location : page).toContain('/amt/anmelden');
      return;
    }
    expect(isKeptOut).toBe(!may);
    if (!may) {
      expect(status).toBe(403);
      expect(page).toContain('Dafür brauchen Sie das Recht „');
      return;
    }
    expect(status).not.toBe(401);
    expect(status).toBeLessThan(500);
    if (who !== 'everybody') expect(location).not.toContain('/amt/anmelden');
  });
});

it.each(publicRoutes)('$key answers staff as it answers everybody', async (route) => {
  const { status } = await ask(route, 'signed out');
  for (const role of everyRole) expect((await ask(route, role)).status).toBe(status);
});

it.each(visitors)('%s may sign out', async (visitor) => {
  const route = staffRoutes.find(({ path }) => path === '/amt/abmelden');
  if (route === undefined) throw new Error('nobody can sign out');
  expect((await ask(route, visitor)).status).toBe(200);
});
