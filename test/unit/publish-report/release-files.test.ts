import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { archivePage } from '../../../functions/publish-report/lists/archive-page.tsx';
import { county } from '../../../shared/county/county.ts';
import { structureOf } from '../../../shared/domain/statistics/disclosure/structure-of.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { monthlyReport, reportMonths } from '../../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { type Issue, type Release, releaseSchema } from '../../../shared/domain/statistics/release.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { countyMonth } from '../../support/county-figures.ts';
import { observation } from '../../support/observations.ts';
import { renderedIssue, textOf } from '../../support/rendered-issue.ts';

const month = '2026-10';
const site = { county, catalogue, exampleData: true, siteUrl: 'https://teilhabe.example' };
const release: Release = releaseSchema.parse({
  month,
  revision: 1,
  state: 'frozen',
  inputsHash: surroundings.hash('inputs'),
  vintages: [{ month, vintage: '2026-11-01T08:00:00.000Z#1', sha256: surroundings.hash('file') }],
  frozenAt: '2026-11-25T05:00:00.000Z',
  funding: {
    takenAt: '2026-11-25T05:00:00.000Z',
    year: 2026,
    budget: { total: 10_000_000, earmarked: 1_000_000, committed: 9_500_000, free: -500_000, requested: 20_000_000 },
    projects: [
      {
        reference: 'INT-2026-0001',
        title: '<b>Kochen</b> & reden',
        organisation: 'Privatperson',
        municipalities: ['01058135'],
        startDate: '2026-03-01',
        endDate: '2026-12-31',
      },
    ],
  },
});
const firstIssue: Issue = { revision: 1, frozenAt: release.frozenAt };
const full = new Map(reportMonths(month).map((of) => [of, countyMonth(of)]));

const render = (
  observations: ReadonlyMap<string, readonly Observation[]> = full,
  own: Release = release,
  issues: readonly Issue[] = [firstIssue],
  different: Partial<Parameters<typeof renderedIssue>[0]> = {},
) => {
  const inputs = { month: own.month, profile: county, catalogue, observations };
  return renderedIssue({
    site,
    report: monthlyReport(inputs),
    structure: structureOf(inputs, own.revision, () => [], { broken: [], recounted: [] }),
    release: own,
    issues,
    ...different,
  });
};
const pageOf = ({ all }: Awaited<ReturnType<typeof render>>): string => textOf(all, '');

const timeZone = process.env['TZ'];
afterEach(() => {
  if (timeZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = timeZone;
});

it('sets the places of a project by name, whatever their keys', async () => {
  // Hütten, Ahlefeld-Bistensee, Ascheffel: the key of Ahlefeld-Bistensee is the youngest.
  const keys = ['Hütten', 'Ascheffel', 'Ahlefeld-Bistensee'].map((name) => county.municipalities.find((known) => known.name === name)?.ags ?? '');
  const projects = release.funding.projects.map((project) => ({ ...project, municipalities: keys }));
  expect(pageOf(await render(full, { ...release, funding: { ...release.funding, projects } }))).toContain('Ahlefeld-Bistensee, Ascheffel, Hütten');
});

describe('the same inputs', () => {
  it('give the same bytes, wherever the clock stands', async () => {
    const hashes: string[][] = [];
    for (const zone of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
      process.env['TZ'] = zone;
      hashes.push((await render()).all.map(({ body }) => surroundings.hash(body)));
    }
    expect(hashes[1]).toEqual(hashes[0]);
    expect(hashes[2]).toEqual(hashes[0]);
  });

  it('are formatted without Intl, whose data change with every version', () => {
    const folder = join(import.meta.dirname, '../../../functions/publish-report');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    const sources = names.map((name) => readFileSync(join(folder, name), 'utf8').replace(/\/\*\*.*?\*\//gs, ''));
    // The writer of workbooks asks for a Date; it writes its UTC.
    expect(sources.filter((source) => /\bIntl\.|toLocale|localeCompare|new Date\((?!at\))/.test(source))).toEqual([]);
  });
});

describe('the manifest', () => {
  const manifestSchema = z.strictObject({
    month: z.string(),
    revision: z.int(),
    // Strict: a hash of what was delivered would let anybody try which hidden numbers have it.
    inputs: z.strictObject({
      vintages: z.array(z.strictObject({ month: z.string(), vintage: z.string() })),
      funding: z.strictObject({ takenAt: z.string(), sha256: z.string() }),
    }),
    files: z.array(z.strictObject({ path: z.string(), sha256: z.string(), bytes: z.int() })),
  });

  it('names every other file with its hash and size', async () => {
    const { all } = await render();
    const manifest = manifestSchema.parse(JSON.parse(textOf(all, 'manifest.json')));
    expect(manifest).toMatchObject({
      month,
      revision: 1,
      inputs: { vintages: release.vintages.map(({ month: of, vintage }) => ({ month: of, vintage })) },
    });
    const beside = all.filter(({ name }) => name !== 'manifest.json');
    expect(beside.length).toBeGreaterThan(40);
    const actual = beside.map(({ name, body }) => ({
      path: name === '' || name.endsWith('/') ? `${name}index.html` : name,
      sha256: surroundings.hash(body),
      bytes: body.length,
    }));
    expect(manifest.files.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual(actual.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
  });
});

describe('the page', async () => {
  const page = pageOf(await render());

  it('has unique ids, links only to ids that exist, and no inline style', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
    const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(anchors.filter((id) => !ids.includes(id))).toEqual([]);
    expect(page).not.toMatch(/ style=|<style|<script/);
  });

  it('links what belongs to the issue by its path, so that both copies work', () => {
    const links = [...page.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(links.filter((href) => !/^[/#]/.test(href))).toEqual([]);
    const folder = `/berichte/${month}/revision-1/`;
    for (const name of ['manifest.json', 'tabellenschema.json', `zuwanderungsbericht-${month}.csv`, `zuwanderungsbericht-${month}.json`]) {
      expect(links).toContain(`${folder}${name}`);
    }
    expect(page).toContain(`<link rel="canonical" href="https://teilhabe.example/berichte/${month}/"`);
  });

  it('says when it appeared, what it shows, and that the data are examples', () => {
    expect(page).toContain('Stand 31. Oktober 2026 · erschienen am 25. November 2026<');
    expect(page).toContain('Der nächste Bericht erscheint am 25. Dezember 2026 um 06:00 Uhr');
    expect(page).toContain('Beispieldaten');
    expect(page).not.toContain('Berichtigte Fassung');
    for (const credit of county.credits) expect(page).toContain(credit);
  });

  it('gives each table a number, a unit, a source with its date, headers for rows and columns, and its data', () => {
    expect(page).toContain('Tabelle 1.1</a>: Zuweisungen an Ämter und amtsfreie Gemeinden (Ist) nach Ämtern und amtsfreien Gemeinden, Personen');
    expect(page).toContain('Quelle: Ämter und amtsfreie Gemeinden. Stand: 31. Oktober 2026.');
    expect(page).toContain(`href="/berichte/${month}/revision-1/tabelle-municipal-housing-places.csv"`);
    expect(page.match(/<table/g)?.length).toBe(page.match(/<caption/g)?.length);
  });

  it('shows text as text', () => {
    expect(page).toContain('&lt;b>Kochen&lt;/b> &amp; reden');
  });

  it('shows the budget as it is, also below zero', () => {
    expect(page).toContain('−5.000,00\u00a0€');
    expect(page).toContain('200.000,00\u00a0€');
    expect(page).toMatch(/für Förderung verfügbar<\/th><td>90\.000,00/);
  });
});

describe('signs', async () => {
  const areas = county.administrations.map(({ area }) => area);
  const rows = [
    observation({ area: areas[0] ?? '', value: 0 }),
    observation({ area: areas[1] ?? '', value: 1234, obsStatus: 'P' }),
    observation({ area: areas[2] ?? '', value: 77, confStatus: 'C' }),
    observation({ area: areas[3] ?? '', value: 5, obsStatus: 'E' }),
  ];
  const made = await render(new Map([[month, rows]]));
  const page = pageOf(made);
  const whole = textOf(made.all, 'tabelle-foreign-population/');
  const cell = (name: string, on = whole): string => new RegExp(`<th scope="row">${name}</th><td>(.*?)</td>`).exec(on)?.[1] ?? '';
  const heard = (name: string, on = whole): string =>
    cell(name, on).replace(
      /<i role="img" aria-labelledby="(s\d+)">( ?).<\/i>/g,
      (_, id: string, space: string) => space + (new RegExp(`<i id="${id}">(.*?)</i>`).exec(on)?.[1] ?? ''),
    );
  const name = (at: number): string => county.administrations[at]?.name ?? '';

  it('stand in the cells, with their meaning for the ear', () => {
    expect([0, 1, 2, 3, 4].map((at) => cell(name(at)).replace(/<[^>]+>/g, ''))).toEqual(['–', '1.234 p', '.', '5 s', '…']);
    expect([0, 1, 2, 3, 4].map((at) => heard(name(at)))).toEqual([
      'null',
      '1.234 vorläufig',
      'nicht bekannt oder geheim',
      '5 geschätzt',
      'liegt noch nicht vor',
    ]);
    for (const one of [page, whole]) expect(one).not.toContain('>77<');
  });

  it('never lets a total reveal a hidden figure, and says who is missing', () => {
    for (const one of [page, whole]) expect(heard(county.name, one)).toBe('nicht bekannt oder geheim');
    expect(page).toContain(`Für ${county.name} gibt es keine Summe, weil Zahlen fehlen von: ${name(4)}, `);
    expect(page).toContain('ergeben zusammen 1.239 Personen.');
  });

  it('lists in one sentence what a chapter has nothing of', () => {
    expect(page).toContain('Für Oktober 2026 liegen keine Zahlen vor: Unbegleitete minderjährige Ausländer.');
  });
});

describe('a correction', () => {
  it('says so, with date, reason and the way to the earlier issue', async () => {
    const corrected: Release = { ...release, revision: 2, frozenAt: '2026-12-03T23:30:00.000Z', reason: 'Zahlen <b>berichtigt</b>' };
    const page = pageOf(await render(full, corrected, [firstIssue, { revision: 2, frozenAt: corrected.frozenAt }]));
    expect(page).toContain('Stand 31. Oktober 2026 · berichtigte Fassung vom 4. Dezember 2026 · zuerst erschienen am 25. November 2026<');
    expect(page).toContain('<strong>Grund:</strong> Zahlen &lt;b>berichtigt&lt;/b>');
    expect(page).toContain(`href="/berichte/${month}/revision-1/"`);
  });

  it.each([
    [0, 'weicht keine Zahl für Oktober 2026 von der vorigen Fassung ab'],
    [1, 'ist eine Zahl anders als in der vorigen Fassung oder neu'],
    [1200, 'sind 1.200 Zahlen anders als in der vorigen Fassung oder neu'],
  ])('says that %d figures changed', async (corrected, sentence) => {
    const own: Release = { ...release, revision: 2 };
    const report = { ...monthlyReport({ month, profile: county, catalogue, observations: new Map([[month, countyMonth(month)]]) }), corrected };
    expect(pageOf(await render(full, own, [firstIssue], { report }))).toContain(sentence);
  });
});

describe('the archive', () => {
  it('has no table to scroll: each month with its day, files, and corrections with their reasons', () => {
    const second: Issue = { revision: 2, frozenAt: '2026-12-03T23:30:00.000Z', reason: 'Ein Amt hat nachgeliefert' };
    const releases = [
      { month, revision: 2, issues: [firstIssue, second], files: [{ name: `zuwanderungsbericht-${month}.csv`, bytes: 1500 }] },
      { month: '2026-09', revision: 1, issues: [firstIssue], files: [] },
    ];
    const page = archivePage(site, releases);
    expect(page).not.toContain('<table');
    expect(page).toContain('Erschienen am 25. November 2026. Dateien: <a');
    expect(page).toContain('Fassung 2 vom 4. Dezember 2026</a><br/>Ein Amt hat nachgeliefert</li>');
    expect(page.match(/Fassung 1 vom/g)).toHaveLength(1);
  });
});

describe('January', () => {
  it('has no column for the year so far: it would be the month again', async () => {
    const january = monthlyReport({ month: '2026-01', profile: county, catalogue, observations: new Map([['2026-01', countyMonth('2026-01')]]) });
    const page = pageOf(await render(full, { ...release, month: '2026-01' }, [firstIssue], { report: january }));
    const [head = ''] = /<thead>.*?<\/thead>/.exec(page) ?? [];
    expect([...head.matchAll(/<th [^>]*>(.*?)<\/th>/g)].map(([, text]) => text)).toEqual([
      'Kennzahl',
      'Januar 2026',
      'Dezember 2025',
      'Veränderung zum Vormonat',
      'Januar 2025',
    ]);
    expect(page).not.toContain('fehlt die Summe seit Januar');
  });
});
