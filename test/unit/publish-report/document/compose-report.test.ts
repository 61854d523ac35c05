import { describe, expect, it } from 'vitest';
import { comparisonTable } from '../../../../functions/publish-report/document/comparison-table.ts';
import { tablesOf } from '../../../../functions/publish-report/document/document-tables.ts';
import { indicatorTables, keyFiguresTable } from '../../../../functions/publish-report/document/figures-tables.ts';
import { budgetTable, projectsTable } from '../../../../functions/publish-report/document/funding-tables.ts';
import type { Block, ReportDocument, RichText, Section } from '../../../../functions/publish-report/document/report-document.ts';
import type { ChangedNumber } from '../../../../functions/publish-report/document/report-inputs.ts';
import { county } from '../../../../shared/county/county.ts';
import { reportMonths } from '../../../../shared/domain/statistics/monthly-report.ts';
import type { Release } from '../../../../shared/domain/statistics/release.ts';
import { countyMonth } from '../../../support/county-figures.ts';
import { observation } from '../../../support/observations.ts';
import { documentOf, firstRelease, inputsOf, reportMonth, textsIn } from '../../../support/report-documents.ts';

const month = reportMonth;
const full = new Map(reportMonths(month).map((of) => [of, countyMonth(of)]));
const whole = documentOf(full);
const section = ({ sections }: ReportDocument, id: string): Section => {
  const found = sections.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no chapter ${id}`);
  return found;
};
const wordsOf = (part: unknown): string => textsIn(part).join(' ');
const second: Release = { ...firstRelease, revision: 2, frozenAt: '2026-12-03T23:30:00.000Z', reason: 'Ein Amt hat nachgeliefert' };
const issues = [
  { revision: 1, frozenAt: firstRelease.frozenAt },
  { revision: 2, frozenAt: second.frozenAt, reason: 'Ein Amt hat nachgeliefert' },
];

describe('a document', () => {
  it('has the chapters of the plan, numbered in their order', () => {
    const numbered = whole.sections.map(({ number, title }) => [number, title]);
    expect(numbered).toEqual([
      [undefined, 'Das Wichtigste in Kürze'],
      ...county.report.chapters.map(({ title }, at) => [String(at + 1), title]),
      ['11', 'Integrationsprojekte'],
      ['12', 'Netzwerke und Termine'],
      ['13', 'Erläuterungen'],
    ]);
    expect(whole.companions.map(({ name, language }) => [name, language])).toEqual([
      ['leichte-sprache', 'de'],
      ['english', 'en'],
      ['methode', 'de'],
    ]);
  });

  it('has every table of the builders once, and no other', () => {
    const state = county.state.key;
    const observations = new Map([...full, [month, [...countyMonth(month), observation({ area: state, value: 240_000 })]]]);
    const { report, release } = inputsOf(observations);
    const context = { month, county: county.name, collection: county.collection };
    const funding = { county, month, number: 11, funding: release.funding };
    const built = [
      keyFiguresTable(month, report.keyFigures, county.name),
      ...report.chapters.flatMap(({ comparison, tables }) => [
        ...(comparison === undefined ? [] : [comparisonTable(comparison, month)]),
        ...tables.flatMap((table) => indicatorTables(table, context)),
      ]),
      projectsTable(funding),
      budgetTable(funding),
    ].flatMap((table) => table ?? []);
    const tables = tablesOf(documentOf(observations)).map(({ table }) => table);
    expect(tables).toEqual(built);
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
    expect(new Set(tables.map(({ number }) => number)).size).toBe(tables.length);
    expect(tables.some(({ place }) => place === 'annex')).toBe(true);
  });

  it('has one place for each anchor', () => {
    const ids = whole.sections.flatMap(({ id, blocks }) => [id, ...blocks.flatMap((block) => ('id' in block && block.id ? [block.id] : []))]);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('takes the sentences and remarks of the editors', () => {
    const commentary = { summary: ['Es kamen mehr.', 'Zweitens.'], chapters: { uma: 'Neu **gezählt**.', netzwerke: 'Treffen', gibtesnicht: 'x' } };
    const made = documentOf(full, { release: { ...firstRelease, commentary } });
    expect(section(made, 'kennzahlen').blocks[0]).toEqual({ kind: 'list', items: [['Es kamen mehr.'], ['Zweitens.']] });
    expect(section(made, 'uma').blocks[0]).toEqual({
      kind: 'notice',
      title: 'Anmerkung der Redaktion',
      blocks: [{ kind: 'text', content: ['Neu ', { kind: 'strong', text: 'gezählt' }, '.'] }],
    });
    expect(wordsOf(section(made, 'netzwerke'))).toContain('Treffen');
  });

  it('puts the drawings into their chapters', () => {
    const table = keyFiguresTable(month, [], county.name);
    const chart = { id: 'bild', number: 1, title: 'Bild', description: '', svg: '<svg></svg>', print: '', table, notes: [] };
    const charts = new Map(['kennzahlen', 'uma', 'projekte'].map((id) => [id, [{ ...chart, id }]]));
    const made = documentOf(full, { charts });
    const drawn = made.sections.flatMap(({ id, blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [[id, block.chart.id]] : [])));
    expect(drawn).toEqual([...charts.keys()].map((id) => [id, id]));
  });
});

describe('the explanations', () => {
  const notes = section(whole, 'erlaeuterungen');

  it('name signs, sources with their days, the issue and the next report', () => {
    const words = wordsOf(notes);
    expect(words).toContain('darf nicht gezeigt werden');
    expect(words).toContain('Kreis, Jugendamt, Stand 31. Oktober 2026 (Tabelle 6.1)');
    expect(words).toContain('bis 25. November 2026, 06:00 Uhr eingegangen');
    expect(words).toContain('Der nächste Bericht erscheint am 25. Dezember 2026 um 06:00 Uhr');
    expect(words).not.toContain('Vor dem Erscheinen');
  });

  it('name each break once, with everything it is about', () => {
    const breaks = wordsOf(notes.blocks).match(/Abschiebungen und Dublin-Überstellungen : Seit 2021/g);
    expect(breaks).toHaveLength(1);
  });

  it('say near its table only of a break that lies between the months beside each other', () => {
    const near = whole.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'text' && block.small));
    expect(wordsOf(near)).not.toContain('vergleichbar');
    expect(wordsOf(section(whole, 'rueckkehr'))).toContain('Mit früheren Jahren ist nicht alles vergleichbar.');
  });

  it('define what is a key figure without a table', () => {
    const only = new Map([[month, [observation({ indicator: 'naturalisations', area: county.key, unit: 'C', value: 3 })]]]);
    expect(wordsOf(section(documentOf(only), 'erlaeuterungen'))).toContain('Zahlen ohne eigene Tabelle:');
  });

  it('name whoever saw the issue before', () => {
    const preRelease = [{ name: 'Vorname Nachname', role: 'Landrat' }];
    expect(wordsOf(documentOf(full, { release: { ...firstRelease, preRelease } }))).toContain(
      'Vor dem Erscheinen kannten den Bericht: Vorname Nachname (Landrat).',
    );
  });
});

describe('a correction', () => {
  const change = (at: number): ChangedNumber => ({ label: `Zahl ${at}`, before: String(at), now: 'nicht bekannt oder geheim' });
  const corrected = (count: number) => documentOf(full, { release: second, issues, changes: Array.from({ length: count }, (_, at) => change(at)) });
  const kinds = (blocks: readonly Block[]): readonly string[] => blocks.map(({ kind }) => kind);

  it('stands first, with reason, changes and the way to what it replaces', () => {
    const made = corrected(2);
    expect(made.subtitle).toBe('Stand 31. Oktober 2026 · berichtigte Fassung vom 4. Dezember 2026 · zuerst erschienen am 25. November 2026');
    const [first] = made.sections;
    expect(first).toMatchObject({ id: 'berichtigung', title: 'Berichtigte Fassung 2 vom 4. Dezember 2026' });
    expect(wordsOf(first)).toContain('Grund:  Ein Amt hat nachgeliefert');
    expect(wordsOf(first)).toContain('Zahl 1 : jetzt nicht bekannt oder geheim, vorher 1');
    expect(kinds(first?.blocks ?? [])).toEqual(['text', 'text', 'list', 'text', 'list']);
    const links = (first?.blocks ?? [])
      .flatMap((block) => (block.kind === 'list' ? block.items.flat() : []))
      .filter((part) => typeof part !== 'string');
    expect(links).toContainEqual({ kind: 'link', text: 'Fassung 1 vom 25. November 2026', href: `/berichte/${month}/revision-1/` });
  });

  it('has a table of many changes, and a page of its own for very many', () => {
    const tablesIn = (count: number) => tablesOf(corrected(count)).filter(({ table }) => table.id === 'tabelle-aenderungen');
    expect(tablesIn(10)).toEqual([]);
    expect(tablesIn(11)).toMatchObject([{ table: { place: 'page', groups: [{ rows: { length: 11 } }] } }]);
    expect(tablesIn(300)).toMatchObject([{ table: { place: 'annex' } }]);
  });

  it('says when no number is another one', () => {
    expect(wordsOf(corrected(0).sections[0])).toContain('Alle Zahlen dieser Fassung sind dieselben wie in der vorigen.');
  });

  it('lists all issues of the month with their reasons', () => {
    const words = wordsOf(section(corrected(1), 'erlaeuterungen'));
    expect(words).toContain('Fassung 2 vom 4. Dezember 2026 . Grund: Ein Amt hat nachgeliefert');
  });
});

describe('a month', () => {
  const texts = (observations: Parameters<typeof documentOf>[0]): string => wordsOf(documentOf(observations));

  it('without any figure says so in every chapter', () => {
    const made = documentOf(new Map());
    for (const { id } of county.report.chapters) expect(wordsOf(section(made, id)), id).toContain('Für Oktober 2026 liegen keine Zahlen');
    expect(wordsOf(section(made, 'kennzahlen'))).not.toContain('keine Kennzahlen');
    expect(tablesOf(made).map(({ table }) => table.id)).toEqual(['tabelle-kennzahlen', 'tabelle-projekte', 'tabelle-foerdermittel']);
  });

  it('without projects and budget says so', () => {
    const funding = { takenAt: firstRelease.frozenAt, year: 2026, projects: [] };
    const made = wordsOf(section(documentOf(full, { release: { ...firstRelease, funding } }), 'projekte'));
    expect(made).toContain('Im Oktober 2026 läuft kein gefördertes Projekt.');
    expect(made).toContain('Für das Jahr 2026 liegt noch kein Ansatz im Haushalt vor.');
  });

  it('with one value says who is missing', () => {
    const [first, other] = county.administrations;
    const one = new Map([[month, [observation({ indicator: 'private_entries', area: first?.area ?? '', value: 4 })]]]);
    expect(texts(one)).toMatch(new RegExp(`Für ${county.name} gibt es keine Summe, weil Zahlen fehlen von: .*${other?.name}`));
  });

  it('with everything hidden shows no number of it, in no text', () => {
    const hidden = new Map(
      [...full].map(([of, observations]) => [of, observations.map((one) => ({ ...one, value: 987_654, confStatus: 'C' as const }))] as const),
    );
    const made = documentOf(hidden);
    expect(wordsOf(section(made, 'kennzahlen'))).toContain('Die Kennzahlen für Oktober 2026 sind nicht bekannt oder geheim.');
    expect(JSON.stringify(made)).not.toMatch(/987.?654/);
    const cells = tablesOf(made).flatMap(({ table }) =>
      /projekte|foerder/.test(table.id) ? [] : table.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
    );
    expect(cells.length).toBeGreaterThan(1000);
    expect(cells.filter(({ value }) => value !== undefined)).toEqual([]);
  });
});

describe('rich text', () => {
  it('leads to paths of the site, anchors and https addresses only', () => {
    const parts = (value: unknown): RichText => {
      if (Array.isArray(value)) return value.flatMap(parts);
      if (value === null || typeof value !== 'object') return [];
      const own: RichText = 'href' in value && typeof value.href === 'string' ? [{ kind: 'link', text: '', href: value.href }] : [];
      return [...own, ...Object.values(value).flatMap(parts)];
    };
    const hrefs = parts(documentOf(full, { release: second, issues })).map((part) =>
      typeof part === 'string' || part.kind !== 'link' ? '' : part.href,
    );
    expect(hrefs.length).toBeGreaterThan(10);
    expect(hrefs.filter((href) => !/^(?:\/(?!\/)|#|https:\/\/)/.test(href))).toEqual([]);
  });
});
