import { describe, expect, it } from 'vitest';
import { reportCharts } from '../../../../functions/publish-report/charts/report-charts.ts';
import { reportDocument } from '../../../../functions/publish-report/document/compose-report.ts';
import { tablesOf } from '../../../../functions/publish-report/document/document-tables.ts';
import type { PublishedChart } from '../../../../functions/publish-report/document/report-document.ts';
import type { DocumentInputs } from '../../../../functions/publish-report/document/report-inputs.ts';
import { type ReportPagesProps, reportPages } from '../../../../functions/publish-report/pages/report-pages.tsx';
import { countyCatalogue } from '../../../../shared/county/catalogue.ts';
import { county } from '../../../../shared/county/county.ts';
import { countyMap } from '../../../../shared/county/county-map.ts';
import { protectReport } from '../../../../shared/domain/statistics/disclosure/protected-report.ts';
import { reportMonths } from '../../../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../../../shared/domain/statistics/observation.ts';
import { countyMonth } from '../../../support/county-figures.ts';
import { observation } from '../../../support/observations.ts';
import { exampleObservations, exampleProjects } from '../../../support/report-charts.ts';
import { documentOf, firstRelease, reportMonth, reportSite } from '../../../support/report-documents.ts';
import { solve } from '../../../support/solver.ts';

const month = reportMonth;
const folder = `/berichte/${month}/revision-1/`;
const full = new Map(reportMonths(month).map((of) => [of, countyMonth(of)]));
const files = ['pdf', 'xlsx', 'ods', 'csv', 'json'].map((extension) => ({ name: `zuwanderungsbericht-${month}.${extension}`, bytes: 12_345 }));
const pagesOf = (observations = full, more: Partial<DocumentInputs> = {}, listed: ReportPagesProps['files'] = files): ReadonlyMap<string, string> =>
  new Map(
    reportPages(documentOf(observations, more), { site: reportSite, files: listed }).map(({ name, body }) => [name, new TextDecoder().decode(body)]),
  );
const pages = pagesOf();
const main = pages.get('') ?? '';

describe.each([...pages])('page "%s"', (name, page) => {
  it('has one main, one h1, the mark for what replaces it, no script and no style of its own', () => {
    for (const once of [/<main\b/g, /<h1\b/g, /<!--replaced-->/g, /<!--/g, /<title>/g]) expect(page.match(once), String(once)).toHaveLength(1);
    expect(page).toMatch(/<h1[^>]*>[^<]*<\/h1>(?:<p class="kern-body">[^<]*<\/p>)?<!--replaced-->/);
    expect(page).not.toMatch(/<script|<style| style=|<template/);
  });

  it('has unique ids, and anchors that lead somewhere, also on the page beside it', () => {
    const idsIn = (html: string): readonly string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
    expect(idsIn(page).length).toBe(new Set(idsIn(page)).size);
    const own = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
    expect(own.filter((id) => !idsIn(page).includes(id))).toEqual([]);
    const beside = [...page.matchAll(new RegExp(`href="${folder}#([^"]+)"`, 'g'))].map(([, id = '']) => id);
    expect(beside.filter((id) => !idsIn(main).includes(id))).toEqual([]);
  });

  it('names every sign by words on the page', () => {
    const named = [...page.matchAll(/<i role="img"([^>]*)>/g)].map(([, attributes = '']) => /^ aria-labelledby="(s\d+)"$/.exec(attributes)?.[1]);
    const words = new Map([...page.matchAll(/<i id="(s\d+)">([^<]+)<\/i>/g)].map(([, id, text]) => [id, text]));
    expect(named.filter((id) => !words.has(id))).toEqual([]);
    expect([...words.keys()].filter((id) => !named.includes(id))).toEqual([]);
  });

  it('steps down its headings one by one', () => {
    const levels = [...page.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
  });

  it('links by path or anchor only, and pages of the issue that there are', () => {
    const links = [...page.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(links.filter((href) => !/^[/#]/.test(href))).toEqual([]);
    const inIssue = links.filter((href) => href.startsWith(folder)).map((href) => href.slice(folder.length).replace(/#.*/, ''));
    expect(inIssue.filter((path) => (path === '' || path.endsWith('/')) && !pages.has(path))).toEqual([]);
  });

  it('gives every table a caption with its address, headers and a region for the keyboard', () => {
    const tables = [
      ...page.matchAll(/<section class="table__scroll" aria-labelledby="([^"]+)" tabindex="0"><table id="([^"]+)"[^>]*>(.*?)<\/table>/gs),
    ];
    expect(tables).toHaveLength(page.match(/<table\b/g)?.length ?? 0);
    for (const [, label, id, inside = ''] of tables) {
      expect(inside).toMatch(new RegExp(`^<caption id="${label}"><span><a href="#${id}">Tab(?:elle|le) [^<]+</a>: [^<]+<small>`));
      expect(inside.match(/<tr[ >]/g)?.length).toBe((inside.match(/<th scope="row(?:group)?"/g)?.length ?? 0) + 1);
    }
  });

  it(`says its language${name === 'english/' ? ', and that the frame is in another' : ''}`, () => {
    expect(page).toContain(name === 'english/' ? '<html lang="en">' : '<html lang="de">');
    expect(/<header class="page__header" lang="de">/.test(page)).toBe(name === 'english/');
  });
});

describe('the main page', () => {
  it('leads from every long table to its own page, with the number of lines', () => {
    const annex = tablesOf(documentOf(full)).filter(({ table }) => table.place === 'annex');
    expect(annex.length).toBeGreaterThan(3);
    for (const { table } of annex) {
      const page = pages.get(`${table.id}/`) ?? '';
      const lines = table.groups.reduce((sum, { rows }) => sum + rows.length, 0);
      expect(page.match(/<th scope="row"/g)).toHaveLength(lines);
      const sums = table.groups.flatMap(({ rows }) => rows.filter(({ total }) => total));
      const href = `href="${folder}${table.id}/"`;
      if (sums.length === 0) {
        expect(main).toContain(`<p class="kern-body" id="${table.id}"><a class="kern-link" ${href}>Tabelle ${table.number}: `);
        expect(main).toContain(`(${lines} Zeilen, eigene Seite)`);
      } else {
        const [, onPage = ''] = new RegExp(`<table id="${table.id}"(.*?)</table>`, 's').exec(main) ?? [];
        expect(onPage.match(/<tr class="figures__total">/g)).toHaveLength(sums.length);
        expect(onPage.match(/<th scope="row"/g)).toHaveLength(sums.length);
        expect(main).toContain(`<a ${href}>Alle ${lines} Zeilen</a>`);
      }
    }
  });

  it('gives each table its own file, and lists the files of the issue with their sizes', () => {
    for (const { table } of tablesOf(documentOf(full)).filter(({ table: { place } }) => place === 'page')) {
      expect(main).toContain(`href="${folder}${table.id}.csv">Tabelle ${table.number} als CSV</a>`);
    }
    expect(main).toContain(`href="${folder}zuwanderungsbericht-${month}.pdf">Der ganze Bericht zum Drucken und Weitergeben (PDF, 12,3 KB)</a>`);
    expect(main).not.toContain('manifest.json');
    expect(pagesOf(full, {}, [{ name: 'manifest.json' }]).get('')).toContain('Prüfsummen aller Dateien dieser Fassung (JSON)</a>');
  });

  it('begins with a correction, then what is in it', () => {
    const release = { ...firstRelease, revision: 2, reason: 'Zahlen <b>berichtigt</b>' };
    const page = pagesOf(full, { release }).get('') ?? '';
    expect(page.indexOf('id="berichtigung"')).toBeLessThan(page.indexOf('aria-label="Inhalt des Berichts"'));
    expect(page).toContain('Zahlen &lt;b>berichtigt&lt;/b>');
    expect(page).toContain(`href="/berichte/${month}/revision-2/tabelle-kennzahlen.csv"`);
  });
});

describe('drawings', () => {
  const table = { ...(tablesOf(documentOf(full))[0]?.table ?? expect.fail('no table')), id: 'karte-zahlen', number: 'zu Abbildung 1' };
  const chart: PublishedChart = {
    id: 'karte',
    number: 1,
    title: 'Karte',
    description: 'Eine Karte',
    svg: '<svg role="img"></svg>',
    print: '',
    table,
    notes: [],
  };
  const withChart = (place: 'page' | 'annex') => pagesOf(full, { charts: new Map([['uma', [{ ...chart, table: { ...table, place } }]]]) });

  it('stand beside their numbers', () => {
    const page = withChart('page').get('') ?? '';
    expect(page).toMatch(/<svg role="img"><\/svg>.*<details><summary>Zahlen zu Abbildung 1 als Tabelle<\/summary>.*<table id="karte-zahlen"/s);
    expect(page).toContain(`href="${folder}karte-zahlen.csv"`);
  });

  it('of many areas have their numbers on a page of their own', () => {
    const made = withChart('annex');
    expect(made.get('')).toContain(`href="${folder}karte-zahlen/"`);
    expect(made.get('karte-zahlen/')).toContain('<table id="karte-zahlen"');
  });
});

describe('the weight of the main page', () => {
  const figures = exampleObservations();
  const weightOf = (change: (one: Observation) => Observation, areas: readonly string[] = []): number => {
    const changed = new Map(
      reportMonths(month).map((of) => {
        const own = (figures.get(of) ?? []).map(change);
        return [of, [...own, ...areas.map((area) => observation({ area, period: of, value: 7, indicator: 'departures_voluntary' }))]];
      }),
    );
    const protection = { revision: 1, earlier: [], also: [], solve };
    const { report, structure } = protectReport({ month, profile: county, catalogue: countyCatalogue, observations: changed }, protection);
    const site = { ...reportSite, catalogue: countyCatalogue, map: countyMap };
    const charts = reportCharts(report, site, { projects: exampleProjects });
    const document = reportDocument({ site, report, structure, charts, release: firstRelease, issues: [] });
    const page = reportPages(document, { site, files }).find(({ name }) => name === '');
    return page?.body.length ?? Number.POSITIVE_INFINITY;
  };

  it('is at most 150 KB with the charts and all figures of the example', () => {
    expect(weightOf((one) => one)).toBeLessThanOrEqual(150_000);
  });

  it('is so too where all figures of three months are provisional, and each Gemeinde has told its own', () => {
    const areas = county.municipalities.map(({ ags }) => ags);
    expect(weightOf((one) => (one.period < '2026-08' ? one : { ...one, obsStatus: 'P' }), areas)).toBeLessThanOrEqual(150_000);
  });

  it('leaves room for drawings', () => {
    expect(Buffer.byteLength(main)).toBeLessThan(102_000);
  });

  it('does not grow with the Gemeinden', () => {
    const more = new Map(
      [...full].map(([of, observations]) => [
        of,
        [...observations, ...county.municipalities.map(({ ags }) => observation({ area: ags, period: of, value: 7 }))],
      ]),
    );
    const grown = pagesOf(more);
    expect(Buffer.byteLength(grown.get('') ?? '') - Buffer.byteLength(main)).toBeLessThan(5000);
  });
});
