import { beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../../../functions/explore-series/manifest.ts';
import { seriesRoutes } from '../../../functions/explore-series/routes.ts';
import { growSeries } from '../../../functions/publish-report/lists/series-files.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { errorPage } from '../../../shared/pages/error-page.tsx';
import { httpHandler } from '../../../shared/runtime/http-handler.ts';
import { callerOf } from '../../support/http-calls.ts';
import { type IssueValue, issueFile, releaseOf, site } from '../../support/listed-issues.ts';
import { memoryPublication } from '../../support/memory-publication.ts';

const [amt = { area: '', name: '' }] = site.county.administrations;
const publication = memoryPublication();
const { call } = callerOf(
  manifest,
  httpHandler(manifest, seriesRoutes({ ...site, areas: areasOf(site.county) }, publication.store), errorPage(site)),
);

const read = async (address: string) => {
  const { statusCode, headers, body, isBase64Encoded } = await call('GET', address);
  return { status: statusCode, headers, body: isBase64Encoded ? Buffer.from(body, 'base64').toString() : body };
};

beforeAll(async () => {
  const months: readonly (readonly [string, readonly IssueValue[]])[] = [
    [
      '2026-06',
      [
        ['foreign_population', '01058', 4001],
        ['foreign_population', amt.area, 311],
      ],
    ],
    [
      '2026-07',
      [
        ['foreign_population', '01058', 4002],
        ['foreign_population', amt.area, undefined],
      ],
    ],
    [
      '2026-09',
      [
        ['foreign_population', '01058', 4004],
        ['foreign_population', amt.area, 313],
        ['foreign_population', amt.area, 144, 'M'],
      ],
    ],
    [
      '2026-10',
      [
        ['foreign_population', '01058', 4005],
        ['foreign_population', amt.area, 0],
        ['municipal_housing_places', '01058', 9],
      ],
    ],
  ];
  for (const [month, values] of months) {
    const { path, body } = issueFile(month, 1, values);
    publication.files.set(path, body);
  }
  await growSeries(
    site.catalogue,
    months.map(([month]) => releaseOf(month)),
    publication.store,
  );
});

describe('a series', () => {
  it('shows all months of the county with their issues, and leads to other areas', async () => {
    const { status, body, headers } = await read('/daten/reihen/foreign_population');
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=300']);
    expect(body).toContain('<h1 class="kern-heading-x-large">Ausländische Bevölkerung: Kreis Rendsburg-Eckernförde</h1>');
    for (const value of ['4.001', '4.002', '4.004', '4.005']) expect(body).toContain(`>${value}</td>`);
    expect(body).toContain('href="/berichte/2026-09/#tabelle-foreign-population"');
    expect(body).toContain(`href="/daten/reihen/foreign_population/${amt.area}"`);
    expect(body).toContain('href="/daten/reihen/foreign_population.json"');
  });

  it('draws and names nothing of a hidden figure, and interrupts the line there', async () => {
    const { body } = await read(`/daten/reihen/foreign_population/${amt.area}`);
    const [, path = ''] = /<path class="chart__line" d="([^"]*)"/.exec(body) ?? [];
    // June stands alone, July is hidden, August has no issue, September and October are joined.
    expect([path.match(/M/g)?.length, path.match(/L/g)?.length]).toEqual([2, 1]);
    expect(body.match(/<circle/g)).toHaveLength(1);
    expect(body).toContain('Für 2 Monate gibt es keine Zahl.');
    expect(body.match(/<span class="kern-sr-only">nicht bekannt oder geheim<\/span>/g)).toHaveLength(2);
    expect(body).toContain('<span class="kern-sr-only">null</span>');
    expect(body).toContain('in keinem Bericht');
    expect(body).toContain('href="/daten/reihen/foreign_population/01058"');
  });

  it('is handed out as the published lines of its area, with every category', async () => {
    const { headers, body } = await read(`/daten/reihen/foreign_population/${amt.area}?format=csv`);
    expect(headers['content-disposition']).toBe(`attachment; filename="foreign_population-${amt.area}.csv"`);
    const [header, ...lines] = body.split('\r\n');
    expect(header).toMatch(/^INDICATOR,REF_AREA,/);
    expect(lines.map((line) => line.split(',').slice(1, 9).join(' '))).toEqual([
      `${amt.area} 2026-06 M _T _T _T _T 311`,
      `${amt.area} 2026-07 M _T _T _T _T `,
      `${amt.area} 2026-09 M _T _T _T _T 313`,
      `${amt.area} 2026-09 M _T M _T _T 144`,
      `${amt.area} 2026-10 M _T _T _T _T 0`,
      '',
    ]);
  });

  it.each([
    'unknown',
    'private_entries',
    '..%2fausgaben',
    'foreign_population/01999',
    'foreign_population/01999?format=csv',
    'foreign_population.json',
  ])('is not there at %s', async (rest) => {
    const { status, body } = await read(`/daten/reihen/${rest}`);
    expect(status).toBe(404);
    expect(body).toContain('/daten/reihen/');
  });

  it('is not there before anything was published', async () => {
    const empty = httpHandler(manifest, seriesRoutes({ ...site, areas: areasOf(site.county) }, memoryPublication().store), errorPage(site));
    const before = callerOf(manifest, empty);
    expect((await before.call('GET', '/daten/reihen/foreign_population')).statusCode).toBe(404);
    expect((await before.call('GET', '/berichte/suche?text=a')).statusCode).toBe(200);
  });
});

describe('the search', () => {
  const links = async (query: string): Promise<readonly string[]> => {
    const { body } = await read(`/berichte/suche?${query}`);
    return [...body.matchAll(/href="(\/berichte\/\d[^"]*)"/g)].map(([, href = '']) => href);
  };

  it('finds tables by a word without its accents, newest issue first', async () => {
    expect(await links('text=auslandische')).toEqual([
      ...['2026-10', '2026-09', '2026-07', '2026-06'].map((month) => `/berichte/${month}/#bevoelkerung`),
      ...['2026-10', '2026-09', '2026-07', '2026-06'].map((month) => `/berichte/${month}/#tabelle-foreign-population`),
    ]);
  });

  it('keeps to a month and a topic', async () => {
    expect(await links('monat=2026-10&thema=unterbringung')).toEqual([
      '/berichte/2026-10/#unterbringung',
      '/berichte/2026-10/#tabelle-municipal-housing-places',
    ]);
    expect(await links('monat=2026-09&text=pl%C3%A4tze')).toEqual([]);
    expect(await links('thema=projekte&monat=2026-06')).toEqual(['/berichte/2026-06/#projekte']);
  });

  it('says that it found nothing, keeps what was asked, and runs nothing of it', async () => {
    const { body } = await read(`/berichte/suche?text=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(body).toContain('Nichts gefunden');
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('value="&quot;>&lt;script>alert(1)&lt;/script>"');
  });

  it('shows the form alone to whoever asked nothing', async () => {
    const { body } = await read('/berichte/suche');
    expect(body).not.toContain('Treffer');
    expect(body).toContain('<option value="2026-10">Oktober 2026</option>');
  });
});
