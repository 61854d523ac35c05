import { describe, expect, it } from 'vitest';
import { manifest } from '../../../functions/read-early/manifest.ts';
import { routes } from '../../../functions/read-early/routes.ts';
import { county } from '../../../shared/county/county.ts';
import type { EarlyAccess } from '../../../shared/domain/access/early-reader.ts';
import { epochSecond } from '../../../shared/domain/access/expiry.ts';
import { tokenHashOf } from '../../../shared/domain/access/token.ts';
import type { ReleaseDraft } from '../../../shared/domain/statistics/release-draft.ts';
import { errorPage } from '../../../shared/pages/error-page.tsx';
import { httpHandler } from '../../../shared/runtime/http-handler.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { callerOf } from '../../support/http-calls.ts';

const due = '2026-11-25T05:00:00.000Z';
const month = '2026-10';
const token = 'a'.repeat(64);

const approved: ReleaseDraft = {
  month,
  version: 3,
  createdAt: '2026-11-20T05:00:00.000Z',
  texts: {},
  textVersion: 1,
  approval: { subject: 'b', name: 'Bo', textVersion: 1, at: '2026-11-22T05:00:00.000Z' },
  alsoHidden: [],
  preRelease: [{ name: 'Ada Beispiel', role: 'Landrätin', address: 'ada@kreis.example' }],
  preview: { revision: 1, at: '2026-11-22T05:01:00.000Z' },
  told: {},
};

const system = (draft: ReleaseDraft | undefined = approved) => {
  let now = '2026-11-23T08:00:00.000Z';
  const site = { county, exampleData: true, siteUrl: 'https://teilhabe.example' };
  const link: EarlyAccess = { month, address: 'ada@kreis.example', expiresAt: epochSecond(due) };
  const links = new Map([[tokenHashOf('early-link', token, surroundings.hash) ?? '', link]]);
  const sessions = new Map<string, EarlyAccess>();
  const handler = httpHandler(
    manifest,
    routes(site, {
      ...surroundings,
      now: () => now,
      redeem: async (linkHash, sessionHash, { at, expiresAt }) => {
        const found = links.get(linkHash);
        if (found === undefined || epochSecond(at) >= found.expiresAt) return undefined;
        links.delete(linkHash);
        sessions.set(sessionHash, { ...found, expiresAt });
        return found;
      },
      session: async (hash) => sessions.get(hash),
      draft: async () => draft,
      preview: async (of, name) =>
        of === month && name === 'index.html' ? { body: new TextEncoder().encode('Vorschau'), contentType: 'text/html; charset=utf-8' } : undefined,
    }),
    errorPage(site),
  );
  const { call } = callerOf(manifest, handler);
  return {
    at: (instant: string) => {
      now = instant;
    },
    open: (path = `/vorab/anmelden/${token}`) => call('GET', path),
    enter: async (origin = site.siteUrl) => {
      const form = { headers: { origin, 'content-type': 'application/x-www-form-urlencoded' }, body: '' };
      const { statusCode, headers, cookies } = await call('POST', `/vorab/anmelden/${token}`, form);
      return { statusCode, location: headers['location'], cookie: cookies[0] ?? '' };
    },
    read: (cookie: string, path = `/vorab/${month}/index.html`) => call('GET', path, { cookies: [cookie.split(';')[0] ?? ''] }),
  };
};

describe('a link to read early', () => {
  it('shows a button and what is confidential, and lets in once', async () => {
    const { open, enter, read } = system();
    expect((await open()).body).toContain('Bis zum 25. November 2026, 06:00 Uhr ist der Bericht vertraulich');
    const { statusCode, location, cookie } = await enter();
    expect([statusCode, location]).toEqual([303, `/vorab/${month}/index.html`]);
    // Until the report appears: 1 day and 21 hours.
    expect(cookie).toMatch(/^__Host-vorab=[0-9a-f]{64}; Path=\/; Max-Age=162000; HttpOnly; Secure; SameSite=Lax$/);
    const page = await read(cookie);
    expect([page.statusCode, page.headers['x-robots-tag'], page.headers['cache-control']]).toEqual([200, 'noindex', 'private, no-store']);
    expect((await enter()).statusCode).toBe(410);
  });

  it('opens one month, and only what is there', async () => {
    const { enter, read } = system();
    const { cookie } = await enter();
    expect((await read(cookie, '/vorab/2026-09/index.html')).statusCode).toBe(410);
    expect((await read(cookie, `/vorab/${month}/gibt-es-nicht.csv`)).statusCode).toBe(404);
    expect((await read('')).statusCode).toBe(410);
  });

  it('ends when the report appears', async () => {
    const { at, enter, read, open } = system();
    const { cookie } = await enter();
    at('2026-11-25T04:59:59.000Z');
    expect((await read(cookie)).statusCode).toBe(200);
    at(due);
    expect((await read(cookie)).statusCode).toBe(410);
    expect((await open()).statusCode).toBe(410);
    const late = system();
    late.at(due);
    expect((await late.enter()).statusCode).toBe(410);
  });

  it('shows nothing that a second person has not approved', async () => {
    const { enter, read } = system({ ...approved, textVersion: 2 });
    const { cookie } = await enter();
    const page = await read(cookie);
    expect([page.statusCode, String(page.body).includes('wird noch überarbeitet')]).toEqual([404, true]);
  });

  it('shows no preview that is older than the approval, and nothing to who is no longer on the list', async () => {
    const older = system({ ...approved, preview: { revision: 1, at: '2026-11-22T04:59:59.000Z' } });
    expect((await older.read((await older.enter()).cookie)).statusCode).toBe(404);
    const other = system({ ...approved, preRelease: [] });
    expect((await other.read((await other.enter()).cookie)).statusCode).toBe(410);
  });

  it('takes no button of another site, and no cut-off token', async () => {
    const { open, enter } = system();
    expect((await enter('https://anderswo.example')).statusCode).toBe(403);
    expect((await open('/vorab/anmelden/abc')).statusCode).toBe(410);
  });
});
