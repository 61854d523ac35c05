import { describe, expect, it } from 'vitest';
import { reportFeed } from '../../../functions/publish-report/lists/feed.ts';
import { county } from '../../../shared/county/county.ts';
import { addMonths } from '../../../shared/domain/calendar.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import type { MonthRelease } from '../../../shared/domain/statistics/release.ts';

const site = { county, catalogue, exampleData: false, siteUrl: 'https://teilhabe.example' };
const release = (month: string, issues: MonthRelease['issues']): MonthRelease => ({ month, revision: issues.length, issues, files: [] });
const releases = [
  release('2026-10', [
    { revision: 1, frozenAt: '2026-11-25T05:00:00.000Z' },
    { revision: 2, frozenAt: '2026-12-03T09:00:00.000Z', reason: 'Amt <A> & "B"\u0007 hat nachgeliefert' },
  ]),
  release('2026-09', [{ revision: 1, frozenAt: '2026-10-25T04:00:00.000Z' }]),
];

/** Names of the elements in document order. @throws when the document is not well-formed */
const elements = (xml: string): string[] => {
  const open: string[] = [];
  const names: string[] = [];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/, '');
  const rest = body.replace(/<(\/?)([a-z]+)((?:\s[a-z:]+="[^"<]*")*)(\/?)>/g, (_all, end: string, name: string, _attributes, empty: string) => {
    if (end === '/' ? open.pop() !== name : false) throw new Error(`</${name}> ends nothing`);
    if (end === '') names.push(name);
    if (end === '' && empty === '') open.push(name);
    return '';
  });
  if (open.length > 0 || /[<>]|&(?!(?:amp|lt|gt|quot);)|[^\P{Cc}\n]/u.test(rest)) throw new Error(`not well-formed: ${rest}`);
  return names;
};

const all = (xml: string, name: string): string[] => [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text);

describe('the feed', () => {
  const xml = reportFeed(site, releases);

  it('is well-formed and has what Atom demands of a feed and its entries', () => {
    const entry = ['entry', 'id', 'title', 'updated', 'published', 'link', 'category', 'summary'];
    expect(elements(xml)).toEqual(['feed', 'id', 'title', 'updated', 'author', 'name', 'link', 'link', ...entry, ...entry, ...entry]);
  });

  it('has an entry for each release and correction, newest first, with an id of its own', () => {
    expect(all(xml, 'id').slice(1)).toEqual([
      'https://teilhabe.example/berichte/2026-10/revision-2/',
      'https://teilhabe.example/berichte/2026-10/revision-1/',
      'https://teilhabe.example/berichte/2026-09/revision-1/',
    ]);
    expect(all(xml, 'updated')).toEqual([
      '2026-12-03T09:00:00.000Z',
      '2026-12-03T09:00:00.000Z',
      '2026-11-25T05:00:00.000Z',
      '2026-10-25T04:00:00.000Z',
    ]);
    expect(xml).toContain('<summary>Amt &lt;A&gt; &amp; &quot;B&quot;  hat nachgeliefert</summary>');
  });

  it('is valid without any release, and does not grow without end', () => {
    expect(elements(reportFeed(site, [])).includes('entry')).toBe(false);
    const many = Array.from({ length: 120 }, (_, at) => release(addMonths('2026-10', -at), [{ revision: 1, frozenAt: '2026-11-25T05:00:00.000Z' }]));
    expect(all(reportFeed(site, many), 'summary')).toHaveLength(50);
  });

  it('says that example data are examples', () => {
    expect(all(reportFeed({ ...site, exampleData: true }, releases), 'title')[0]).toMatch(/^Beispieldaten/);
  });
});
