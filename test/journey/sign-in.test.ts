import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { beginSignIn, choosePerson, comeBack, cookiesOf, refreshOf, signInStaff } from '../support/staff.ts';

const cloud = await startLocalCloud({ exampleData: false, quiet: true });
afterAll(() => cloud.stop());

const get = (path: string, cookie = '') => fetch(`${cloud.url}${path}`, { redirect: 'manual', headers: { cookie } });
const post = (path: string, headers: Record<string, string> = {}, fields: Record<string, string> = {}) =>
  fetch(`${cloud.url}${path}`, { method: 'POST', redirect: 'manual', headers: { origin: cloud.url, ...headers }, body: new URLSearchParams(fields) });

/** A sign-in that is done but for the way back. */
const onTheWayBack = async (person = 'kit-adviser', target?: string) => {
  const { location, cookie } = await beginSignIn(cloud, target);
  return { back: await choosePerson(location, person), cookie };
};

const refused = async (answer: Response): Promise<string> => {
  expect(answer.status).toBe(403);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get('location')).toBeNull();
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return answer.text();
};

describe('signing in', () => {
  it('leads from a closed page over the issuer back to it, by code with PKCE, state and nonce', async () => {
    const closed = await get('/amt/zahlen');
    expect([closed.status, closed.headers.get('location')]).toEqual([303, '/amt/anmelden?ziel=%2Famt%2Fzahlen']);
    const away = await get('/amt');
    expect([away.status, away.headers.get('location')]).toEqual([303, '/amt/anmelden']);
    expect(await (await get('/amt/anmelden')).text()).toContain('action="/amt/anmelden/start"');

    const started = await post('/amt/anmelden/start');
    const asked = new URL(refreshOf(started));
    expect(asked.origin).toBe(cloud.issuerUrl);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[0-9a-f]{64}$/),
      nonce: expect.stringMatching(/^[0-9a-f]{64}$/),
      redirect_uri: `${cloud.url}/amt/anmelden/zurueck`,
    });
    expect(started.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-staff-attempt=[0-9a-f]{64}; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    const answer = await comeBack(await choosePerson(asked.href, 'kit-adviser'), cookiesOf(started).join('; '));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/amt']);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-staff=[0-9a-f]{64}; Path=\/; Max-Age=28800; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    const desk = await get('/amt', cookiesOf(answer).join('; '));
    expect(desk.status).toBe(200);
    expect(desk.headers.get('cache-control')).toBe('no-store');
    expect(desk.headers.get('x-robots-tag')).toBe('noindex');
    const page = await desk.text();
    expect(page).toContain('Kim Beispiel');
    expect(page).toContain('KIT-Beratung');
  });

  it('skips the page for who is signed in', async () => {
    const session = await signInStaff(cloud, 'administrator');
    const answer = await get('/amt/anmelden?ziel=/amt/runden', session);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/amt/runden']);
  });

  it('gives another session each time, and ends the one that this browser had', async () => {
    const first = await signInStaff(cloud, 'kit-adviser');
    const { back, cookie } = await onTheWayBack('report-editor');
    const second = cookiesOf(await comeBack(back, `${cookie}; ${first}`)).join('; ');
    expect(second).not.toBe(first);
    expect((await get('/amt', first)).status).toBe(303);
    expect(await (await get('/amt', second)).text()).toContain('Redaktion des Berichts');
  });

  it('works in two windows of one browser at once', async () => {
    const one = await beginSignIn(cloud, '/amt/zahlen');
    const two = await beginSignIn(cloud, '/amt/runden', one.cookie);
    expect(two.cookie).toBe(one.cookie);
    const answers = [await choosePerson(one.location, 'kit-adviser'), await choosePerson(two.location, 'kit-adviser')];
    const landed = await Promise.all(answers.map(async (back) => (await comeBack(back, one.cookie)).headers.get('location')));
    expect(landed).toEqual(['/amt/zahlen', '/amt/runden']);
  });

  it('lets nobody in who has no role, and says whom to ask', async () => {
    const { back, cookie } = await onTheWayBack('without-role');
    const page = await refused(await comeBack(back, cookie));
    expect(page).toContain('Noah Neu');
    expect(page).toContain('hat hier keine Rolle');
    expect(page).toContain('wer in Ihrem Haus die Zugänge vergibt');
  });
});

describe('proving again who one is', () => {
  it('is asked of the issuer also where somebody is signed in, and gives a session of its own', async () => {
    const first = await signInStaff(cloud, 'approver');
    const page = await get('/amt/anmelden?erneut=ja', first);
    expect(await page.text()).toContain('name="erneut" value="ja"');
    const started = await post('/amt/anmelden/start', { cookie: first }, { erneut: 'ja' });
    const asked = new URL(refreshOf(started));
    expect([asked.searchParams.get('prompt'), asked.searchParams.get('max_age')]).toEqual(['login', '60']);
    const answer = await comeBack(await choosePerson(asked.href, 'approver'), `${cookiesOf(started).join('; ')}; ${first}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/amt']);
    expect((await get('/amt', first)).status).toBe(303);
  });
});

describe('what comes back is refused', () => {
  it('the second time, and of twelve at once one counts', async () => {
    const { back, cookie } = await onTheWayBack();
    const answers = await Promise.all(Array.from({ length: 12 }, () => comeBack(back, cookie)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 303)) expect(await refused(answer)).toContain('nur einmal');
    expect(await refused(await comeBack(back, cookie))).toContain('<title>Fehler: Die Anmeldung hat nicht geklappt');
  });

  it('in another browser, and stays good for the right one', async () => {
    const { back, cookie } = await onTheWayBack();
    await refused(await comeBack(back, ''));
    await refused(await comeBack(back, `__Host-staff-attempt=${'0'.repeat(64)}`));
    await refused(await comeBack(back, (await beginSignIn(cloud)).cookie));
    expect((await comeBack(back, cookie)).status).toBe(303);
  });

  it('with a state that nobody gave out, or none, or two', async () => {
    const { back, cookie } = await onTheWayBack();
    const changed = (change: (query: URLSearchParams) => void): string => {
      const address = new URL(back);
      change(address.searchParams);
      return address.href;
    };
    await refused(
      await comeBack(
        changed((query) => query.set('state', 'f'.repeat(64))),
        cookie,
      ),
    );
    await refused(
      await comeBack(
        changed((query) => query.delete('state')),
        cookie,
      ),
    );
    await refused(
      await comeBack(
        changed((query) => query.append('state', 'f'.repeat(64))),
        cookie,
      ),
    );
  });

  it.each([
    ['with a code that the issuer did not give', (query: URLSearchParams) => query.set('code', 'x'.repeat(43))],
    ['without a code', (query: URLSearchParams) => query.delete('code')],
    ['in the name of another issuer', (query: URLSearchParams) => query.set('iss', 'https://boese.example')],
    ['without the name of the issuer', (query: URLSearchParams) => query.delete('iss')],
    [
      'with the code of another attempt',
      async (query: URLSearchParams) => query.set('code', new URL((await onTheWayBack()).back).searchParams.get('code') ?? ''),
    ],
  ] as const)('%s', async (_name, change) => {
    const { back, cookie } = await onTheWayBack();
    const address = new URL(back);
    await change(address.searchParams);
    await refused(await comeBack(address.href, cookie));
  });

  it('when the issuer says no', async () => {
    const { location, cookie } = await beginSignIn(cloud);
    const page = await refused(await comeBack(await choosePerson(location, 'nobody'), cookie));
    expect(page).toContain('nicht bestätigt');
    const state = new URL((await beginSignIn(cloud)).location).searchParams.get('state');
    await refused(await comeBack(`${cloud.url}/amt/anmelden/zurueck?error=access_denied&state=${state}`, cookie));
  });
});

describe('where people land', () => {
  it.each([
    'https://boese.example',
    '//boese.example',
    '/\\boese.example',
    '/amt/../x',
    '/amt//boese.example',
    '/amt/abmelden',
    '/status',
    'javascript:alert(1)',
  ])('is never %s', async (target) => {
    const { back, cookie } = await onTheWayBack('kit-adviser', target);
    expect((await comeBack(back, cookie)).headers.get('location')).toBe('/amt');
    const page = await (await get(`/amt/anmelden?${new URLSearchParams({ ziel: target })}`)).text();
    expect(page).not.toContain('name="ziel"');
  });
});

describe('a POST from elsewhere', () => {
  it.each([{ origin: 'https://boese.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])(
    '%j begins and ends nothing',
    async (headers) => {
      const session = await signInStaff(cloud, 'kit-adviser');
      for (const path of ['/amt/anmelden/start', '/amt/abmelden']) {
        const answer = await post(path, { cookie: session, ...headers });
        expect(answer.status).toBe(403);
        expect(answer.headers.getSetCookie()).toEqual([]);
        expect(answer.headers.get('refresh')).toBeNull();
      }
      expect((await get('/amt', session)).status).toBe(200);
    },
  );
});

describe('signing out', () => {
  it('ends the session, and leads on to the issuer that asks the same', async () => {
    const session = await signInStaff(cloud, 'data-protection');
    const answer = await post('/amt/abmelden', { cookie: session });
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-staff=; Path=\/; Max-Age=0;/)]);
    expect((await get('/amt', session)).status).toBe(303);
    const there = new URL(refreshOf(answer));
    expect(`${there.origin}${there.pathname}`).toBe(`${cloud.issuerUrl}/session/end`);
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe(`${cloud.url}/amt/anmelden`);
    expect([...there.searchParams.values()].join(' ')).not.toContain('Dana');
    // Twice does no harm.
    expect((await post('/amt/abmelden', { cookie: session })).status).toBe(200);
  });
});

it('GET begins and ends nothing', async () => {
  const session = await signInStaff(cloud, 'kit-adviser');
  expect((await get('/amt/abmelden', session)).status).toBe(405);
  expect((await get('/amt/anmelden/start')).status).toBe(405);
  expect((await get('/amt', session)).status).toBe(200);
});

it('no log has a person, a token, or an answer of the issuer', async () => {
  const { back, cookie } = await onTheWayBack();
  const session = cookiesOf(await comeBack(back, cookie)).join('; ');
  await get('/amt', session);
  const log = readFileSync(join(cloud.logs, 'sign-in.log'), 'utf8');
  expect(log).toContain('"code":"SIGNED_IN","roles":["kit-adviser"]');
  expect(log).toContain('"code":"SIGN_IN_REFUSED","reason":"no attempt"');
  const secrets = [...new URL(back).searchParams.values()].filter((value) => value !== cloud.issuerUrl);
  for (const secret of ['Kim', 'Noah', 'Beispiel', ...secrets, cookie.split('=')[1] ?? '', session.split('=')[1] ?? ''])
    expect(log).not.toContain(secret);
});
