import { describe, expect, it, vi } from 'vitest';
import { manifest } from '../../../functions/follow-applications/manifest.ts';
import { routes } from '../../../functions/follow-applications/routes.ts';
import { county } from '../../../shared/county/county.ts';
import { applicantOf } from '../../../shared/domain/access/applicant.ts';
import { tokenHashOf } from '../../../shared/domain/access/token.ts';
import { errorPage } from '../../../shared/pages/error-page.tsx';
import { httpHandler } from '../../../shared/runtime/http-handler.ts';
import { logger } from '../../../shared/runtime/logger.ts';
import { routesOf } from '../../../shared/runtime/manifest.ts';
import { answerFile, askedApplication, bodies, openRequest } from '../../support/asked-application.ts';
import { lambdaContext } from '../../support/lambda-context.ts';
import { memoryApplicants } from '../../support/memory-applicants.ts';
import { application } from '../mail/examples.ts';

const site = { county, exampleData: true, siteUrl: 'https://teilhabe.example' };
const others = {
  ...application,
  id: '11111111-1111-4111-8111-111111111111',
  reference: 'INT-2026-0043',
  contact: { ...application.contact, email: 'andere@verein.example' },
};

/** When the form for a link was made: long enough before it comes back. */
const erstellt = '2026-11-22T11:59:00.000Z';

const start = () => {
  const memory = memoryApplicants([askedApplication, others]);
  memory.requests.push(openRequest);
  memory.files.push(answerFile);
  const handler = httpHandler(manifest, routes(site, memory.deps), errorPage(site));
  const session = (token: string, email: string, expiresAt: number): string => {
    memory.sessions.set(tokenHashOf('session', token, memory.deps.hash) ?? '', {
      applicant: applicantOf(email, memory.deps.hash),
      address: email,
      expiresAt,
    });
    return `__Host-session=${token}`;
  };
  const soon = Date.parse(memory.clock.at) / 1000 + 60;
  const cookies = {
    own: session('a'.repeat(64), application.contact.email, soon),
    foreign: session('f'.repeat(64), others.contact.email, soon),
    expired: session('e'.repeat(64), application.contact.email, soon - 60),
    'made up': `__Host-session=${'0'.repeat(64)}`,
    none: 'other=1',
    // Of somebody who worked on the draft, and is not the contact.
    member: session('b'.repeat(64), 'mitarbeit@verein.example', soon),
  };
  memory.caseMembers.add(`${applicantOf('mitarbeit@verein.example', memory.deps.hash)} ${application.id}`);
  memory.snapshots.set(application.id, { json: '{"title":"wie gesendet"}', sha256: '' });
  const call = (
    key: string,
    cookie: keyof typeof cookies,
    headers: Record<string, string> = { origin: site.siteUrl },
    body = bodies[key.split('/').at(-1) ?? ''] ?? '',
    rawQueryString = '',
  ) => {
    const [method = '', route = ''] = key.split(' ');
    const parameters = { id: application.id, token: '1'.repeat(64), file: answerFile.id, nummer: '1' };
    const event = {
      routeKey: key,
      rawQueryString,
      rawPath: route
        .replace('{id}', parameters.id)
        .replace('{token}', parameters.token)
        .replace('{file}', parameters.file)
        .replace('{nummer}', parameters.nummer),
      headers: { ...headers, ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      cookies: [cookies[cookie]],
      ...(method === 'POST' ? { body } : {}),
      pathParameters: parameters,
      requestContext: { http: { method, sourceIp: '192.0.2.1' } },
    };
    return handler(event, lambdaContext('request-1'));
  };
  return { ...memory, call, cookies };
};

/**
 * Who may open what: `all` needs no session, the others answer by session. A route that is not listed here fails the test below, so nobody
 * forgets to decide.
 */
const rights: Record<string, 'all' | Record<'own' | 'member' | 'foreign' | 'expired' | 'made up' | 'none', number>> = {
  'GET /status': 'all',
  'POST /status': 'all',
  'GET /status/gesendet': 'all',
  'GET /status/anmelden/{token}': 'all',
  'POST /status/anmelden/{token}': 'all',
  'POST /status/abmelden': 'all',
  'GET /status/antraege': { own: 200, member: 200, foreign: 200, expired: 303, 'made up': 303, none: 303 },
  'GET /status/antraege/{id}': { own: 200, member: 200, foreign: 404, expired: 303, 'made up': 303, none: 303 },
  'GET /status/antraege/{id}/kopie': { own: 303, member: 303, foreign: 404, expired: 303, 'made up': 303, none: 303 },
  // No decision has left the house: there is none for anybody.
  'GET /status/antraege/{id}/bescheide/{nummer}': { own: 404, member: 404, foreign: 404, expired: 303, 'made up': 303, none: 303 },
  'GET /status/antraege/{id}/zurueckziehen': { own: 200, member: 200, foreign: 404, expired: 303, 'made up': 303, none: 303 },
  'POST /status/antraege/{id}/zurueckziehen': { own: 303, member: 303, foreign: 404, expired: 403, 'made up': 403, none: 403 },
  'GET /status/antraege/{id}/antworten': { own: 200, member: 200, foreign: 404, expired: 303, 'made up': 303, none: 303 },
  'POST /status/antraege/{id}/antworten': { own: 303, member: 303, foreign: 404, expired: 403, 'made up': 403, none: 403 },
  'GET /status/antraege/{id}/antworten/dateien': { own: 200, member: 200, foreign: 404, expired: 303, 'made up': 303, none: 303 },
  'POST /status/antraege/{id}/antworten/dateien/entfernen': { own: 303, member: 303, foreign: 404, expired: 403, 'made up': 403, none: 403 },
  'GET /status/antraege/{id}/dateien/{file}': { own: 303, member: 303, foreign: 404, expired: 303, 'made up': 303, none: 303 },
  'GET /status/antraege/{id}/frueher-beginnen': { own: 200, member: 200, foreign: 404, expired: 303, 'made up': 303, none: 303 },
  'POST /status/antraege/{id}/frueher-beginnen': { own: 303, member: 303, foreign: 404, expired: 403, 'made up': 403, none: 403 },
  'POST /status/antraege/{id}/freigabe': { own: 303, member: 303, foreign: 404, expired: 403, 'made up': 403, none: 403 },
  'POST /status/antraege/{id}/bestaetigung': { own: 303, member: 303, foreign: 404, expired: 403, 'made up': 403, none: 403 },
  'GET /status/antraege/{id}/daten.json': { own: 200, member: 200, foreign: 404, expired: 303, 'made up': 303, none: 303 },
  // Whoever has the link: what it opens and does is tested in confirming.test.ts.
  'GET /status/bestaetigen/{token}': 'all',
  'POST /status/bestaetigen/{token}': 'all',
  'GET /status/daten': { own: 200, member: 200, foreign: 200, expired: 303, 'made up': 303, none: 303 },
  'GET /status/daten.json': { own: 200, member: 200, foreign: 200, expired: 303, 'made up': 303, none: 303 },
};

it('every route says who may open it', () => {
  expect(Object.keys(rights).toSorted()).toEqual(
    routesOf(manifest)
      .map(({ method, path }) => `${method} ${path}`)
      .toSorted(),
  );
});

const table = Object.entries(rights).flatMap(([key, by]) =>
  by === 'all' ? [] : (['own', 'member', 'foreign', 'expired', 'made up', 'none'] as const).map((session) => ({ key, session, status: by[session] })),
);

describe.each(table)('$key with the session $session', ({ key, session, status }) => {
  it(`answers ${status}, shows nothing of others, and is kept by no cache`, async () => {
    const { call, applications, files } = start();
    const answer = await call(key, session);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject({ 'cache-control': expect.stringMatching(/^(private, )?no-store$/) });
    const may = session === 'own' || session === 'member';
    // Who may do something has done it: so the others were kept from doing it by who they are.
    if (key.startsWith('POST') && may) expect([applications.get(application.id)?.version, files.length]).not.toEqual([1, 1]);
    if (!may) {
      // Only the address that was called: the visitor brought it.
      expect(answer.body.replaceAll('%2F', '/').replaceAll(/\/status\/antraege\/[0-9a-f-]+/g, '')).not.toContain(application.id);
      expect(answer.body).not.toContain(application.reference);
      expect(applications.get(application.id)).toEqual(askedApplication);
      expect(files).toEqual([answerFile]);
    }
    if (status === 303 && !may) {
      const location = String(new Map(Object.entries(answer.headers)).get('location'));
      // A page that only takes forms is none to return to.
      const target =
        key.startsWith('GET') || `GET ${key.split(' ')[1]}` in rights
          ? key.split(' ')[1]?.replace('{id}', application.id).replace('{file}', answerFile.id).replace('{nummer}', '1')
          : '/status';
      expect(decodeURIComponent(location.replace('/status?ziel=', ''))).toBe(target);
    }
  });
});

describe('a POST from elsewhere', () => {
  it.each(
    Object.keys(rights)
      .filter((key) => key.startsWith('POST') && key !== 'POST /status')
      .flatMap((key) => [
        { key, headers: { origin: 'https://boese.example' } },
        { key, headers: { 'sec-fetch-site': 'cross-site', origin: site.siteUrl } },
        { key, headers: {} },
      ]),
  )('$key $headers is refused and does nothing', async ({ key, headers }) => {
    const { call, applications, sessions } = start();
    const before = sessions.size;
    const answer = await call(key, 'own', headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.cookies).toEqual([]);
    expect(applications.get(application.id)).toEqual(askedApplication);
    expect(sessions.size).toBe(before);
  });
});

it('a form that comes after its session has ended keeps what was typed, and shows the way back', async () => {
  const { call } = start();
  const typed = 'stand=%3Cb%3E%22Zeile+1%0D%0AZeile+2&liste=1&liste=2';
  const { body } = await call('POST /status/antraege/{id}/zurueckziehen', 'expired', undefined, typed);
  expect(body).toContain('<title>Fehler: Ihre Anmeldung ist abgelaufen');
  const path = `/status/antraege/${application.id}/zurueckziehen`;
  expect(body).toContain(`action="${path}"`);
  expect(body).toContain(`href="/status?ziel=${encodeURIComponent(path)}" target="_blank"`);
  const kept = [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  expect(kept).toEqual([
    ['stand', '&lt;b>&quot;Zeile 1\r\nZeile 2'],
    ['liste', '1'],
    ['liste', '2'],
  ]);
});

describe('asking for a link', () => {
  const draft = `/antrag/entwuerfe/${application.id}/kosten`;
  const query = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();

  it.each([
    ['', 'Wie steht es um meinen Antrag?', false],
    [query({ ziel: '/status/antraege' }), 'Wie steht es um meinen Antrag?', true],
    [query({ ziel: '/antrag/entwuerfe' }), 'Antrag beginnen oder fortsetzen', false],
    [query({ ziel: draft }), 'Antrag beginnen oder fortsetzen', true],
    [query({ ziel: 'https://boese.example/antrag/entwuerfe' }), 'Wie steht es um meinen Antrag?', false],
  ])('with %j is the page %j, and says that a session ended: %j', async (askedApplication, title, ended) => {
    const { call } = start();
    const { body } = await call('GET /status', 'none', {}, '', askedApplication);
    expect(body).toContain(`<h1 class="kern-heading-x-large">${title}</h1>`);
    expect(body.includes('Ihre Anmeldung ist abgelaufen')).toBe(ended);
  });

  it('keeps where somebody wanted to go when the address is wrong', async () => {
    const { call } = start();
    const { statusCode, body } = await call('POST /status', 'none', {}, query({ email: 'x', ziel: draft }));
    expect(statusCode).toBe(422);
    expect(body).toContain(`name="ziel" value="${draft}"`);
    expect(body).toContain('Antrag beginnen oder fortsetzen</h1>');
  });

  it.each([
    ['status', '/status/antraege'],
    ['an application', '/antrag/entwuerfe'],
  ])('for %s says the same to all, the second time within three minutes too', async (_purpose, ziel) => {
    const { call } = start();
    const pagesOf = async (email: string) => {
      const pages: string[] = [];
      for (let asked = 0; asked < 2; asked += 1) {
        const answer = await call('POST /status', 'none', {}, query({ erstellt, email, ziel }));
        const location = new URL(String(answer.headers['location']), site.siteUrl);
        pages.push(`${location}`, (await call('GET /status/gesendet', 'none', {}, '', location.search.slice(1))).body);
      }
      return pages;
    };
    const known = await pagesOf(application.contact.email);
    expect(await pagesOf('niemand@nirgends.example')).toEqual(known);
    const [, first = '', , second = ''] = known;
    expect(first).toContain(ziel === '/status/antraege' ? 'Wenn zu dieser Adresse ein Antrag vorliegt' : 'Wir haben Ihnen einen Link geschickt.');
    expect(second).toContain('vor höchstens drei Minuten schon einen Link geschickt');
    expect(second).toContain('ab dem 22. November 2026, 13:03 Uhr');
    expect(second).toContain(`href="/status?ziel=${encodeURIComponent(ziel)}"`);
  });

  it.each(['grund=pause', 'grund=pause&ab=%3Cb%3E', 'grund=x&ab=2026-11-22T12:03:00.000Z'])(
    'takes no word from the address %s',
    async (askedApplication) => {
      const { call } = start();
      expect((await call('GET /status/gesendet', 'none', {}, '', askedApplication)).body).toBe((await call('GET /status/gesendet', 'none')).body);
    },
  );
});

describe('withdrawing on a page that is out of date', () => {
  it('says what changed, and offers the new state', async () => {
    const { call, applications } = start();
    applications.set(application.id, { ...application, state: 'assessed', version: 7 });
    const answer = await call('POST /status/antraege/{id}/zurueckziehen', 'own', { origin: site.siteUrl }, 'version=1&stand=submitted');
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('war der Stand „eingereicht“. Jetzt ist er „fachlich geprüft“');
    expect(answer.body).toContain('name="version" value="7"');
  });

  it.each(['', 'version=', 'version=x', 'version=1.5', 'stand=submitted'])('%j is refused', async (body) => {
    const { call, applications } = start();
    const answer = await call('POST /status/antraege/{id}/zurueckziehen', 'own', { origin: site.siteUrl }, body);
    expect([400, 409]).toContain(answer.statusCode);
    expect(applications.get(application.id)).toEqual(askedApplication);
  });
});

it('the caller is the visitor behind CloudFront, or who called the gateway', async () => {
  const counted = async (headers: Record<string, string>) => {
    const { call, counters } = start();
    await call('POST /status', 'none', headers, new URLSearchParams({ erstellt, email: 'kim@verein.example' }).toString());
    return [...counters.keys()].find((counter) => counter.startsWith('network-'));
  };
  const direct = await counted({});
  expect(direct).toBeDefined();
  expect(await counted({ 'x-forwarded-for': '192.0.2.9, 203.0.113.5' })).toBe(direct);
  expect(await counted({ 'x-forwarded-for': '198.51.100.9, 203.0.113.5' })).not.toBe(direct);
});

it.each([
  ['own', 303],
  ['expired', 200],
  ['none', 200],
] as const)('the page that asks for the address is skipped only with a session: %s', async (session, status) => {
  const { call } = start();
  expect((await call('GET /status', session)).statusCode).toBe(status);
});

it('no log line has an address, a token or a name', async () => {
  const written = (['info', 'warn', 'error', 'debug'] as const).map((level) => vi.spyOn(logger, level));
  const { call, mails } = start();
  const email = application.contact.email;
  await call('POST /status', 'none', {}, new URLSearchParams({ erstellt, email }).toString());
  await call('POST /status', 'none', {}, 'email=keine-adresse');
  expect(mails).toHaveLength(1);
  for (const key of Object.keys(rights)) for (const session of ['own', 'foreign', 'none'] as const) await call(key, session);
  const lines = JSON.stringify(written.map(({ mock }) => mock.calls));
  expect(lines).toContain('COMPLETED');
  expect(lines).toContain('link-invalid');
  for (const secret of [email, 'keine-adresse', 'Kim', '1'.repeat(64), 'a'.repeat(64), 'f'.repeat(64)]) expect(lines).not.toContain(secret);
  vi.restoreAllMocks();
});
