import { describe, expect, it, vi } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { errorPage } from '../../../shared/pages/error-page.tsx';
import { keptInputPage } from '../../../shared/pages/kept-input-page.tsx';
import { httpHandler, pageAnswer, type RouteHandlers } from '../../../shared/runtime/http-handler.ts';
import { logger } from '../../../shared/runtime/logger.ts';
import type { Manifest } from '../../../shared/runtime/manifest.ts';
import { staffSessions } from '../../../shared/runtime/staff-session.ts';
import { lambdaContext } from '../../support/lambda-context.ts';
import { memoryStaff } from '../../support/memory-staff.ts';

const site = { county, exampleData: true };
const siteUrl = 'https://teilhabe.example';

/** Three kinds of routes, as a capability with pages for staff has them. */
const manifest = {
  name: 'count-figures',
  purpose: '',
  impact: '',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/zahlen', kind: 'page', action: 'read-figures' },
        { method: 'POST', path: '/amt/zahlen', kind: 'page', action: 'import-figures' },
        { method: 'GET', path: '/amt/bescheide', kind: 'page', action: 'approve-decisions' },
        { method: 'POST', path: '/amt/bescheide', kind: 'page', action: 'approve-decisions' },
        { method: 'GET', path: '/oeffentlich', kind: 'page' },
      ],
    },
  ],
  uses: {},
} as const satisfies Manifest;

const start = () => {
  const memory = memoryStaff();
  const guard = staffSessions({ ...memory.deps, siteUrl, keptInputPage: keptInputPage(site, 'account') });
  const done: string[] = [];
  const handlers: RouteHandlers<typeof manifest> = {
    'GET /amt/zahlen': { allowed: (_asked, { name }) => pageAnswer(`Zahlen für ${name}`) },
    'POST /amt/zahlen': {
      allowed: ({ body }) => {
        done.push(String(body));
        throw new Refusal('invalid-fields', 'So nicht.');
      },
      refused: (_asked, { message }, { name }) => pageAnswer(`${message} Noch einmal, ${name}`, 422),
    },
    'GET /amt/bescheide': { allowed: () => pageAnswer('Bescheide') },
    'POST /amt/bescheide': { allowed: ({ body }) => pageAnswer(`Freigegeben: ${done.push(String(body))}`) },
    'GET /oeffentlich': { handle: () => pageAnswer('für alle') },
  };
  const guarded = httpHandler(manifest, handlers, errorPage(site), guard);
  const unguarded = httpHandler(manifest, handlers, errorPage(site));
  const call = (key: string, cookie = '', headers: Record<string, string> = { origin: siteUrl }, handler = guarded, body = 'a=1&b=%3Cb%3E') => {
    const [method = '', path = ''] = key.split(' ');
    const event = {
      routeKey: key,
      rawPath: path,
      headers: { ...headers, ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      cookies: [cookie],
      ...(method === 'POST' ? { body } : {}),
      requestContext: { http: { method } },
    };
    return handler(event, lambdaContext('request-1'));
  };
  return { ...memory, call, done, guard, unguarded };
};

const token = 'a'.repeat(64);
const later = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();

describe('a page for staff', () => {
  it('is answered for who may, kept by no cache and no search engine', async () => {
    const { call, signIn } = start();
    const answer = await call('GET /amt/zahlen', signIn(token, ['report-editor']));
    expect([answer.statusCode, answer.body]).toEqual([200, 'Zahlen für Kim Beispiel']);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  });

  it('is 403 for who may not: with the name of the right, and a line in the log with role and action and nobody in it', async () => {
    const warned = vi.spyOn(logger, 'warn').mockReturnValue(undefined);
    const { call, signIn, done } = start();
    const answer = await call('POST /amt/zahlen', signIn(token, ['report-editor']));
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('<title>Fehler: Dafür fehlt Ihnen ein Recht');
    expect(answer.body).toContain('„Zahlen einlesen“');
    expect(answer.body).not.toContain('Noch einmal');
    expect(done).toEqual([]);
    expect(warned.mock.calls).toEqual([['denied', { code: 'STAFF_DENIED', action: 'import-figures', roles: ['report-editor'] }]]);
    vi.restoreAllMocks();
  });

  it('is 403 for somebody without any role', async () => {
    const { call, signIn } = start();
    expect((await call('GET /amt/zahlen', signIn(token, []))).statusCode).toBe(403);
  });

  it('makes its own page of a refusal, for the person that may', async () => {
    const { call, signIn, done } = start();
    const answer = await call('POST /amt/zahlen', signIn(token, ['kit-adviser']));
    expect([answer.statusCode, answer.body]).toEqual([422, 'So nicht. Noch einmal, Kim Beispiel']);
    expect(done).toEqual(['a=1&b=%3Cb%3E']);
  });

  it.each([
    ['no cookie', ''],
    ['a session that never was', `__Host-staff=${'b'.repeat(64)}`],
    ['something that is no token', '__Host-staff=x'],
    ['a session of an applicant', `__Host-session=${token}`],
  ])('leads to signing in with %s', async (_name, cookie) => {
    const { call, signIn } = start();
    signIn(token, ['kit-adviser']);
    const answer = await call('GET /amt/zahlen', cookie);
    expect([answer.statusCode, answer.headers]).toMatchObject([303, { location: '/amt/anmelden?ziel=%2Famt%2Fzahlen', 'cache-control': 'no-store' }]);
  });

  it('keeps what was typed when the session is over', async () => {
    const { call, done } = start();
    const answer = await call('POST /amt/zahlen');
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('action="/amt/zahlen"');
    expect(answer.body).toContain('name="b" value="&lt;b>"');
    expect(answer.body).toContain('href="/amt/anmelden" target="_blank"');
    expect(answer.body).not.toContain('E-Mail');
    expect(done).toEqual([]);
  });

  it.each([{ origin: 'https://boese.example' }, { 'sec-fetch-site': 'cross-site', origin: siteUrl }, { 'sec-fetch-site': 'none' }, {}])(
    'takes no POST from elsewhere: %j',
    async (headers) => {
      const { call, signIn, done } = start();
      expect((await call('POST /amt/zahlen', signIn(token, ['kit-adviser']), headers)).statusCode).toBe(403);
      expect(done).toEqual([]);
    },
  );
});

describe('a right that needs a fresh sign-in', () => {
  it.each([
    [0, 200],
    [899, 200],
    [900, 403],
    [3000, 403],
  ])('%i seconds after it the act is answered %i', async (seconds, status) => {
    const { call, signIn, clock, done } = start();
    const cookie = signIn(token, ['approver']);
    clock.at = later(clock.at, seconds);
    const answer = await call('POST /amt/bescheide', cookie);
    expect(answer.statusCode).toBe(status);
    expect(done).toEqual(status === 200 ? ['a=1&b=%3Cb%3E'] : []);
  });

  it('keeps what was typed, says why, and leads to signing in again', async () => {
    const { call, signIn, clock } = start();
    const cookie = signIn(token, ['approver']);
    clock.at = later(clock.at, 900);
    const answer = await call('POST /amt/bescheide', cookie);
    expect(answer.body).toContain('<title>Fehler: Bitte melden Sie sich noch einmal an');
    expect(answer.body).toContain('höchstens 15 Minuten alt');
    expect(answer.body).toContain('action="/amt/bescheide"');
    expect(answer.body).toContain('name="b" value="&lt;b>"');
    expect(answer.body).toContain('href="/amt/anmelden?erneut=ja" target="_blank"');
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  });

  it('is no matter of looking, nor of acts that need none, and without the right the right is missing', async () => {
    const { call, signIn, clock } = start();
    const [approver, adviser] = [signIn(token, ['approver']), signIn('b'.repeat(64), ['kit-adviser'])];
    clock.at = later(clock.at, 3000);
    expect((await call('GET /amt/bescheide', approver)).statusCode).toBe(200);
    expect((await call('POST /amt/zahlen', adviser)).statusCode).toBe(422);
    expect((await call('POST /amt/bescheide', adviser)).body).toContain('Dafür fehlt Ihnen ein Recht');
  });
});

describe('a session', () => {
  it.each([
    [3599, 200],
    [3600, 303],
  ])('that nobody used for %i seconds is answered %i', async (seconds, status) => {
    const { call, signIn, clock } = start();
    const cookie = signIn(token, ['kit-adviser']);
    clock.at = later(clock.at, seconds);
    expect((await call('GET /amt/zahlen', cookie)).statusCode).toBe(status);
  });

  it('that is used every half hour ends after eight hours all the same', async () => {
    const { call, signIn, clock } = start();
    const [cookie, begun] = [signIn(token, ['kit-adviser']), clock.at];
    const statuses: number[] = [];
    for (let half = 1; half <= 16; half += 1) {
      clock.at = later(begun, half * 1800 - (half === 16 ? 1 : 0));
      statuses.push((await call('GET /amt/zahlen', cookie)).statusCode);
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    clock.at = later(begun, 8 * 3600);
    expect((await call('GET /amt/zahlen', cookie)).statusCode).toBe(303);
  });
});

describe('deny by default', () => {
  it('a function without a guard answers nobody below /amt, and everybody elsewhere', async () => {
    const { call, signIn, unguarded, done } = start();
    const cookie = signIn(token, ['kit-adviser']);
    expect((await call('GET /amt/zahlen', cookie, undefined, unguarded)).statusCode).toBe(403);
    expect((await call('POST /amt/zahlen', cookie, undefined, unguarded)).statusCode).toBe(403);
    expect((await call('GET /oeffentlich', '', undefined, unguarded)).body).toBe('für alle');
    expect(done).toEqual([]);
  });

  it('a route below /amt without an action answers nobody, whoever asks', async () => {
    const { guard, signIn, call } = start();
    const forgotten = {
      ...manifest,
      triggers: [{ kind: 'routes', routes: [{ method: 'GET', path: '/amt/zahlen', kind: 'page' }] }],
    } as const satisfies Manifest;
    const asked: string[] = [];
    const handle = () => {
      asked.push('answered');
      return pageAnswer('geheim');
    };
    const handler = httpHandler(forgotten, { 'GET /amt/zahlen': { handle } }, errorPage(site), guard);
    for (const cookie of ['', signIn(token, ['kit-adviser', 'report-editor', 'data-protection', 'administrator'])]) {
      const answer = await call('GET /amt/zahlen', cookie, undefined, handler);
      expect(answer.statusCode).toBe(403);
      expect(answer.body).not.toContain('geheim');
    }
    expect(asked).toEqual([]);
  });
});
