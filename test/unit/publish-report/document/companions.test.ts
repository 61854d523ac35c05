import { describe, expect, it } from 'vitest';
import type { Companion } from '../../../../functions/publish-report/document/report-document.ts';
import { county } from '../../../../shared/county/county.ts';
import { englishMonth, englishNumber } from '../../../../shared/domain/english-format.ts';
import type { StructureDisclosure } from '../../../../shared/domain/statistics/disclosure/report-structure.ts';
import { catalogue } from '../../../../shared/domain/statistics/indicators.ts';
import { reportMonths } from '../../../../shared/domain/statistics/monthly-report.ts';
import { countyMonth } from '../../../support/county-figures.ts';
import { documentOf, exampleStructure, reportMonth, textsIn } from '../../../support/report-documents.ts';

const full = new Map(reportMonths(reportMonth).map((of) => [of, countyMonth(of)]));
const companion = (name: string, ...args: Partial<Parameters<typeof documentOf>>): Companion => {
  const found = documentOf(args[0] ?? full, args[1]).companions.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no page ${name}`);
  return found;
};
const words = (part: unknown): string => textsIn(part).join('\n');

const subordinate = /, (?:die|der|das|dass|weil|wenn|ob|damit|wo|wie|was|um|über|für)\b/;

describe('Leichte Sprache', () => {
  const texts = textsIn(companion('leichte-sprache').sections.flatMap(({ blocks }) => blocks));

  it('has one short statement per line, without a subordinate clause', () => {
    expect(texts.length).toBeGreaterThan(30);
    for (const line of texts) {
      expect(line.split(' ').length, line).toBeLessThanOrEqual(14);
      expect(line.match(/(?<!\d)[.?!](?=\s[A-ZÄÖÜ])/g) ?? [], line).toEqual([]);
      expect(line, line).not.toMatch(subordinate);
    }
  });

  it('explains each key figure before its number', () => {
    const { sections } = companion('leichte-sprache');
    const at = county.report.keyFigures.map((code) => sections.findIndex(({ id }) => id === `zahl-${code.replaceAll('_', '-')}`));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    for (const code of county.report.keyFigures) {
      const section = sections.find(({ id }) => id === `zahl-${code.replaceAll('_', '-')}`);
      expect(textsIn(section?.blocks)[0]).toBe(catalogue.of(code).plainExplanation.split(/(?<=[.?!]) /)[0]);
      expect(words(section)).toMatch(/waren es \d/);
    }
  });

  it('needs explanations without a subordinate clause', () => {
    expect(catalogue.indicators.filter(({ plainExplanation }) => subordinate.test(plainExplanation)).map(({ code }) => code)).toEqual([]);
  });

  it('says in the same way what is missing', () => {
    expect(words(companion('leichte-sprache', new Map()))).toContain('Die Zahl haben wir noch nicht bekommen.');
  });
});

describe('the English summary', () => {
  it('has the numbers of the German table, written in English', () => {
    const english = companion('english')
      .sections.flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'table' ? [block.table] : []));
    const german = documentOf(full)
      .sections.flatMap(({ blocks }) => blocks)
      .find((block) => block.kind === 'table');
    const values = (table: (typeof english)[number] | undefined) =>
      table?.groups.flatMap(({ rows }) => rows.map(({ cells }) => cells.slice(0, 4).map(({ value }) => value)));
    expect(values(english[0])).toEqual(values(german?.kind === 'table' ? german.table : undefined));
    expect(words(english)).toMatch(/\d,\d{3}/);
    expect(words(english)).not.toMatch(/\d\.\d{3}|mehr|weniger|gleich/);
  });

  it('has a name for every key figure and every indicator of the county', () => {
    expect(catalogue.indicators.filter(({ englishLabel }) => englishLabel === undefined).map(({ code }) => code)).toEqual([]);
  });

  it('formats as English readers expect', () => {
    expect([englishNumber(1234567, 0), englishNumber(-1234.5, 1), englishNumber(0, 1)]).toEqual(['1,234,567', '−1,234.5', '0.0']);
    expect(englishMonth('2026-03')).toBe('March 2026');
  });
});

describe('the method page', () => {
  const withRule = (disclosure: StructureDisclosure) =>
    companion('methode', full, { structure: { indicators: exampleStructure.indicators.map((one) => ({ ...one, disclosure })) } });

  it('has a line for every indicator of the structure', () => {
    const rows = companion('methode')
      .sections.flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'table' ? block.table.groups.flatMap((group) => group.rows) : []));
    expect(rows.map(({ key }) => key)).toEqual(exampleStructure.indicators.map(({ code }) => code));
  });

  it.each([
    [{ method: 'suppress', threshold: 3, width: 0 }, ['Verbergen unter 3', 'Die Zahlen 1 und 2 werden nicht gezeigt', 'Prüfung vor jeder Ausgabe']],
    [{ method: 'suppress', threshold: 10, width: 4 }, ['Verbergen unter 10, Spielraum 4', 'Die Zahlen 1 bis 9 werden nicht gezeigt', 'mindestens 4']],
    [{ method: 'suppress', threshold: 2, width: 0 }, ['Die Zahl 1 wird nicht gezeigt']],
    [{ method: 'round', roundingBase: 5 }, ['Runden auf 5', 'ein Vielfaches von 5', 'Summen gehen deshalb nicht auf']],
    [{ method: 'suppress', threshold: 0, width: 0 }, ['Alle Zahlen werden gezeigt.']],
    [{ method: 'open' }, ['Alle Zahlen werden gezeigt.']],
    [{ method: 'derived' }, ['Das Ergebnis wird verborgen']],
  ] as const)('says what is configured: %j', (disclosure, expected) => {
    const text = words(withRule(disclosure));
    for (const sentence of expected) expect(text).toContain(sentence);
  });

  it('says what sources do themselves, with the sign of the Bundesagentur', () => {
    const text = words(companion('methode'));
    expect(text).toContain('Mindestens 3, Statistik der Bundesagentur für Arbeit');
    expect(text).toContain('sind mit * verborgen');
    expect(text).toContain('Jede Zahl ist einzeln auf ein Vielfaches von 5 gerundet');
    expect(words(companion('methode', full, { structure: { indicators: [] } }))).not.toContain('Was Quellen selbst tun');
  });

  it('says nothing of rules that nobody configured', () => {
    const text = words(withRule({ method: 'open' }));
    for (const word of ['Prüfung vor jeder Ausgabe', 'Gerundete Zahlen', 'Berechnete Zahlen', 'größere Zahlen']) expect(text).not.toContain(word);
  });

  it('is the same whatever the figures are', () => {
    expect(companion('methode', new Map())).toEqual(companion('methode'));
  });
});
