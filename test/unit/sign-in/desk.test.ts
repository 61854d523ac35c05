import { describe, expect, it } from 'vitest';
import { type DeskEntry, deskEntries, deskEntriesFor } from '../../../functions/sign-in/desk-entries.ts';
import { deskPage } from '../../../functions/sign-in/pages.tsx';
import { manifests } from '../../../infra/manifests.ts';
import { county } from '../../../shared/county/county.ts';
import { isStaffPath } from '../../../shared/domain/access/staff-paths.ts';
import { routesOf } from '../../../shared/runtime/manifest.ts';

const routes = manifests.flatMap(routesOf);
const session = {
  subject: 'person-1',
  name: '<b>Kim</b>',
  roles: ['kit-adviser', 'data-protection'] as const,
  authenticatedAt: '2026-11-22T12:00:00.000Z',
  expiresAt: Date.parse('2026-11-22T20:00:00Z') / 1000,
  seenAt: Date.parse('2026-11-22T12:00:00Z') / 1000,
};
const two: readonly DeskEntry[] = [
  { href: '/amt/zahlen', action: 'read-figures', title: 'Zahlen', lead: 'Was geliefert ist.' },
  { href: '/amt/runden', action: 'manage-rounds', title: 'Runden', lead: 'Was gilt.' },
];

describe('the desk', () => {
  it('says who is signed in, as what, and until when', () => {
    const page = deskPage({ county, exampleData: false }, { ...session, roles: [...session.roles] });
    expect(page).toContain('&lt;b>Kim&lt;/b>');
    expect(page).toContain('KIT-Beratung und Datenschutz');
    expect(page).toContain('22. November 2026, 21:00 Uhr');
    expect(page).toContain('action="/amt/abmelden"');
  });

  it('leads to what the person may open', () => {
    expect(deskEntriesFor(['kit-adviser'], two).map(({ href }) => href)).toEqual(['/amt/zahlen']);
    expect(deskEntriesFor(['report-editor', 'administrator'], two).map(({ href }) => href)).toEqual(['/amt/zahlen', '/amt/runden']);
    expect(deskEntriesFor(['data-protection'], two)).toEqual([]);
  });

  it('knows the first page of every capability for staff, and every entry is a page with the action of its manifest', () => {
    const pages = routes.filter(({ method, path, action }) => method === 'GET' && action !== 'sign-in' && isStaffPath(path));
    const first = pages.filter(({ path }) => /^\/amt\/[^/{]+$/.test(path));
    const entries = deskEntries.map(({ href, action }) => ({ path: href, action }));
    for (const { path, action } of first) expect(entries).toContainEqual({ path, action });
    for (const entry of entries) expect(pages).toContainEqual(expect.objectContaining(entry));
  });
});
