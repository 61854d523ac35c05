import { describe, expect, test } from 'vitest';
import { manifest } from '../../../functions/inform-visitors/manifest.ts';
import { nextRelease } from '../../../functions/inform-visitors/next-release.ts';
import { visitorRoutes } from '../../../functions/inform-visitors/routes.tsx';
import { serveAsset } from '../../../functions/inform-visitors/serve-asset.ts';
import type { StartPageDeps } from '../../../functions/inform-visitors/show-start-page.ts';
import { county } from '../../../shared/county/county.ts';
import { roundSchema } from '../../../shared/domain/funding/round.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { HttpRequest } from '../../../shared/runtime/http-handler.ts';
import { routesOf } from '../../../shared/runtime/manifest.ts';

const request: HttpRequest = {
  method: 'GET',
  path: '/',
  pathParameters: {},
  query: new URLSearchParams(),
  headers: {},
  cookies: {},
  callerAddress: '',
  body: undefined,
  requestId: 'r',
};

const round = roundSchema.parse({
  id: '2027',
  title: 'Integrationsmittel 2027',
  guidelineVersion: '2025',
  budgetYear: 2027,
  opensAt: '2026-10-01T22:00:00.000Z',
  closesAt: '2027-01-15T23:00:00.000Z',
  minimumGrant: 50_000,
  maximumGrant: 1_000_000,
  legalForms: ['association', 'school'],
});

const style = { bytes: new TextEncoder().encode('body{}'), contentType: 'text/css; charset=utf-8', etag: '"abc"' };
const assets = new Map([
  ['teilhabe.css', style],
  ['favicon.svg', { bytes: new TextEncoder().encode('<svg></svg>'), contentType: 'image/svg+xml', etag: '"def"' }],
]);

const routesWith = (deps: Partial<StartPageDeps> = {}, exampleData = true) =>
  visitorRoutes(
    { county, exampleData, siteUrl: 'https://teilhabe.example' },
    { now: () => '2026-11-22T10:00:00.000Z', rounds: async () => [], releases: async () => [], schedule: { day: 25, time: '06:00' }, ...deps },
    assets,
  );

const startPage = async (deps: Partial<StartPageDeps>) => String((await routesWith(deps)['GET /'].handle(request)).body).replaceAll('\u00a0', ' ');

describe('pages', () => {
  const pages = routesOf(manifest).filter(({ kind }) => kind === 'page');

  test.each(pages.map(({ path }) => path))('%s is a whole page with one h1 and example data named', async (path) => {
    const routes = new Map(Object.entries(routesWith()));
    const answer = await routes.get(`GET ${path}`)?.handle({ ...request, path });
    expect(answer?.status).toBe(200);
    expect(answer?.headers['content-type']).toBe('text/html; charset=utf-8');
    const html = String(answer?.body);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toContain('Beispieldaten');
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const levels = [...html.matchAll(/<h(\d)[ >]/g)].map(([, level]) => Number(level));
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });

  test('the statement on accessibility has what the law asks for', async () => {
    const html = String((await routesWith()['GET /barrierefreiheit'].handle(request)).body);
    for (const part of [
      'LBGG',
      'teilweise',
      'Was ist noch nicht barrierefrei?',
      'November 2026',
      county.office.email,
      'landtag.ltsh.de',
      'Beschwerdestelle',
    ]) {
      expect(html).toContain(part);
    }
  });

  test('the privacy page names purpose, law, periods, rights and the authority', async () => {
    const html = String((await routesWith()['GET /datenschutz'].handle(request)).body);
    for (const part of [
      'Buchstabe e',
      '§ 3',
      'LDSG',
      '__Host-session',
      '20 Stunden',
      '90 Tage',
      'Artikel 15',
      'datenschutzzentrum.de',
      county.law.dataProtectionOfficer,
    ]) {
      expect(html).toContain(part);
    }
  });

  test('the imprint carries the credits that a publication must carry', async () => {
    const html = String((await routesWith()['GET /impressum'].handle(request)).body);
    for (const credit of county.credits) expect(html).toContain(credit);
    expect(html).toContain('vertreten durch die Landrätin oder den Landrat');
  });
});

describe('start page', () => {
  test('an open round with its last minute, limits and year', async () => {
    const html = await startPage({ rounds: async () => [round] });
    expect(html).toContain('<strong>Integrationsmittel 2027</strong> ist geöffnet.');
    expect(html).toContain('bis Freitag, 15. Januar 2027, 23:59 Uhr');
    expect(html).toContain('mindestens 500,00 € und höchstens 10.000,00 €');
    expect(html).toContain('im Jahr 2027');
    expect(html).toContain('<li>Eingetragener Verein (e. V.)</li><li>Schule oder Schulträger</li>');
  });

  test('every other open round with its last minute', async () => {
    const small = { ...round, id: 'klein', title: 'Kleine Projekte 2027', closesAt: '2027-02-28T23:00:00.000Z' };
    const html = await startPage({ rounds: async () => [round, small] });
    expect(html.match(/ist geöffnet\./g)).toHaveLength(1);
    expect(html).toMatch(/Auch geöffnet: <strong>(?:Kleine Projekte|Integrationsmittel) 2027<\/strong>, bis /);
    expect(await startPage({ rounds: async () => [round] })).not.toContain('Auch geöffnet');
  });

  test('no round is open, the next is known', async () => {
    const html = await startPage({ now: () => '2026-09-30T10:00:00.000Z', rounds: async () => [round] });
    expect(html).toContain('Zurzeit nehmen wir keine Anträge an.');
    expect(html).toContain('Sie beginnt am Freitag, 2. Oktober 2026, 00:00 Uhr');
  });

  test('no round and no report: the page says what will be here', async () => {
    const html = await startPage({});
    expect(html).toContain('Sobald die nächste Runde feststeht');
    expect(html).toContain('Es ist noch kein Bericht erschienen.');
    expect(html).not.toContain('Alle Berichte');
  });

  test('the newest report, in whatever order the months come', async () => {
    const html = await startPage({ releases: async () => [{ month: '2026-10' }, { month: '2026-09' }] });
    expect(html).toContain('href="/berichte/2026-10/">Zuwanderungsbericht für Oktober 2026');
    // It came before its day.
    expect(html).toContain('am 25. Dezember 2026 um 06:00 Uhr mit den Zahlen für November 2026');
  });
});

describe('next release', () => {
  const schedule = { day: 25, time: '06:00' };

  test.each([
    ['the day before', '2026-11-24T12:00:00.000Z', '2026-11-25', '2026-10'],
    ['a minute before, in winter time', '2026-11-25T04:59:00.000Z', '2026-11-25', '2026-10'],
    ['at the minute', '2026-11-25T05:00:00.000Z', '2026-12-25', '2026-11'],
    ['a minute before, in summer time', '2026-07-25T03:59:00.000Z', '2026-07-25', '2026-06'],
    ['at the minute, in summer time', '2026-07-25T04:00:00.000Z', '2026-08-25', '2026-07'],
    ['over the turn of the year', '2026-12-25T05:00:00.000Z', '2027-01-25', '2026-12'],
    ['when Berlin is already in the next month', '2026-11-30T23:30:00.000Z', '2026-12-25', '2026-11'],
  ])('%s', (_name, at, date, month) => {
    expect(nextRelease(schedule, at)).toEqual({ date, time: '06:00', month });
  });

  test.each([
    ['an older month is the newest', '2026-09', '2026-11-25', '2026-10'],
    ['it is already published', '2026-10', '2026-12-25', '2026-11'],
    ['the one after it is, too', '2026-11', '2027-01-25', '2026-12'],
  ])('before its day, when %s', (_name, newest, date, month) => {
    expect(nextRelease(schedule, '2026-11-22T10:00:00.000Z', newest)).toEqual({ date, time: '06:00', month });
  });
});

describe('assets', () => {
  test('a file with its kind, a strong tag and an hour in the cache', () => {
    expect(serveAsset(assets, 'teilhabe.css')).toEqual({
      status: 200,
      headers: { 'content-type': 'text/css; charset=utf-8', etag: '"abc"', 'cache-control': 'public, max-age=3600' },
      body: style.bytes,
    });
  });

  test.each(['"abc"', 'W/"abc"', '"xyz", "abc"', '*'])('a browser that has it (%s) gets no bytes', (header) => {
    expect(serveAsset(assets, 'teilhabe.css', header)).toMatchObject({ status: 304, body: '' });
  });

  test('an old copy is replaced', () => {
    expect(serveAsset(assets, 'teilhabe.css', '"old"').status).toBe(200);
  });

  test.each(['', 'nope.css', '../index.mjs', '..%2Findex.mjs', 'constructor'])('%j is not found', (name) => {
    expect(() => serveAsset(assets, name)).toThrow(Refusal);
  });

  test('browsers that ask for favicon.ico get the icon', async () => {
    expect((await routesWith()['GET /favicon.ico'].handle(request)).headers['content-type']).toBe('image/svg+xml');
  });

  test('search engines stay away from example data, and from confirmations always', async () => {
    const text = async (exampleData: boolean) => String((await routesWith({}, exampleData)['GET /robots.txt'].handle(request)).body);
    expect(await text(true)).toContain('Disallow: /\n');
    expect(await text(false)).not.toContain('Disallow: /\n');
    expect(await text(false)).toContain('Disallow: /antrag/eingegangen/');
    expect(await text(false)).toMatch(/\n\nSitemap: https:\/\/teilhabe\.example\/sitemap\.xml\n$/);
  });
});

test('any other address is refused as not found', () => {
  expect(() => routesWith().$default?.handle({ ...request, path: '/gibt-es-nicht' })).toThrow(
    expect.objectContaining({ code: 'not-found', status: 404 }),
  );
});
