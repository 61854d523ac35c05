import { describe, expect, it } from 'vitest';
import { roundsExamples } from '../../../functions/track-mail/example-announcements.ts';
import { county } from '../../../shared/county/county.ts';
import { leaveHref } from '../../../shared/domain/notices/mail.ts';
import type { Language } from '../../../shared/domain/notices/recipient.ts';
import type { KeyFigure } from '../../../shared/domain/statistics/release.ts';
import { correctionLines, figureLines } from '../../../shared/mail/templates/figure-lines.ts';
import { releaseMail } from '../../../shared/mail/templates/release-mail.ts';
import { roundsMail } from '../../../shared/mail/templates/rounds-mail.ts';
import { release } from './examples.ts';

const figure = (parts: Partial<KeyFigure>): KeyFigure => ({ indicator: 'x', label: 'X', unit: 'P', ...parts });
const frame = { county, exampleData: false, siteUrl: 'https://teilhabe.example' };
const [area = '', other = ''] = county.administrations.map((administration) => administration.area);

describe('a key figure against the month before', () => {
  it.each<[string, Partial<KeyFigure>, string]>([
    ['more', { value: 1240, previous: 1234 }, '1.240 Personen\nVormonat: 1.234 Personen\nUnterschied: +6 (mehr)'],
    ['less, with a real minus', { value: 1, previous: 3 }, '1 Person\nVormonat: 3 Personen\nUnterschied: \u22122 (weniger)'],
    ['the same', { value: 0, previous: 0 }, '0 Personen\nVormonat: 0 Personen\nUnterschied: 0 (gleich)'],
    ['missing or hidden now', { previous: 3 }, 'keine Angabe\nVormonat: 3 Personen\nUnterschied: keine Angabe'],
    ['missing or hidden before', { value: 3 }, '3 Personen\nVormonat: keine Angabe\nUnterschied: keine Angabe'],
    ['missing twice', {}, 'keine Angabe\nVormonat: keine Angabe\nUnterschied: keine Angabe'],
    ['a rate', { unit: '%', value: 0.3, previous: 0.1 }, '0,3 Prozent\nVormonat: 0,1 Prozent\nUnterschied: +0,2 Prozentpunkte (mehr)'],
    [
      'a rate of inhabitants',
      { unit: '%', value: 7.3, previous: 7.3, populationDate: '2024-12-31' },
      '7,3 Prozent\nVormonat: 7,3 Prozent\nUnterschied: 0 (gleich)\nEinwohnerzahl am 31. Dezember 2024',
    ],
    ['below zero', { value: -5, previous: 1 }, '\u22125 Personen\nVormonat: 1 Person\nUnterschied: \u22126 (weniger)'],
    ['another unit', { unit: 'Anträge', value: 2, previous: 1 }, '2 Anträge\nVormonat: 1 Anträge\nUnterschied: +1 (mehr)'],
  ])('%s', (_name, parts, text) => {
    expect(figureLines(figure(parts), 'de')).toBe(text);
  });

  it.each<[Language, string]>([
    ['de-plain', '1.240 Personen\nIm Monat davor: 1.234 Personen\nDas sind 6 mehr.'],
    ['en', '1,240 persons\nMonth before: 1,234 persons\nChange: +6 (more)'],
  ])('in %s', (language, text) => {
    expect(figureLines(figure({ value: 1240, previous: 1234 }), language)).toBe(text);
  });

  it('says of a correction what stood there before', () => {
    expect(correctionLines(figure({ value: 4, corrected: { before: 7.5 } }), 'de')).toBe('4,0 Personen\nVorher: 7,5 Personen');
    expect(correctionLines(figure({ value: 4, corrected: {} }), 'en')).toBe('4 persons\nBefore: no figure');
  });
});

describe('the mail about a release', () => {
  const to = (reader: Partial<Parameters<typeof releaseMail.render>[0]['reader']> = {}, parts: Partial<typeof release> = {}) =>
    releaseMail.render({ release: { ...release, ...parts }, reader: { language: 'de', areas: [area], why: 'duty', ...reader } }, frame);

  it('names the month, links to the report and ends with the way out', () => {
    const { subject, text, html } = to();
    expect(subject).toBe('Zuwanderungsbericht Oktober 2026 ist erschienen');
    expect(text).toContain('https://teilhabe.example/berichte/2026-10/\n');
    expect(text).toMatch(/Vormonat September\s2026/);
    expect(text.replaceAll('\n', ' ')).toContain('weil Ihre Verwaltung den Zuwanderungsbericht bekommt');
    expect([text, html].every((part) => part.includes(leaveHref))).toBe(true);
  });

  it('gives each reader the figures of their administrations, and of no other', () => {
    const administrations = [area, other].map((key, index) => ({ area: key, figures: [figure({ value: 7000 + index })] }));
    const shown = (areas: readonly string[]) => /7\.00\d/g[Symbol.match](to({ areas }, { administrations, county: [] }).text) ?? [];
    expect([shown([area]), shown([other]), shown([area, other]), shown([])]).toEqual([['7.000'], ['7.001'], ['7.000', '7.001'], []]);
  });

  it('says Korrektur first in its subject, and why and what changed', () => {
    const changed = figure({ label: 'Zuweisungen', value: 12, previous: 3, corrected: { before: 10 } });
    const { subject, text } = to({}, { revision: 2, reason: 'Ein Amt\nhat nachgeliefert', administrations: [{ area, figures: [changed] }] });
    expect(subject).toBe('Korrektur: Zuwanderungsbericht Oktober 2026');
    expect(text).toContain('Ein Amt hat nachgeliefert.');
    expect(text.slice(text.indexOf('Geänderte Kennzahlen'), text.indexOf('Diese E-Mail nennt')).replace(/\s+/g, ' ')).toContain(
      '12 Personen Vorher: 10 Personen',
    );
  });

  it('says so when no key figure of the reader changed', () => {
    expect(to({}, { revision: 2, reason: 'Karten' }).text.replaceAll('\n', ' ')).toContain('sind dieselben wie in der vorigen Fassung');
  });

  it('explains the word for a value that is missing only where there is one', () => {
    const full = figure({ value: 7, previous: 6 });
    const saying = (county: KeyFigure[]) => to({ areas: [] }, { county, administrations: [] }).text;
    expect(saying([full])).not.toContain('bedeutet');
    expect(saying([full, figure({ value: 7 })])).toContain('„keine Angabe“ bedeutet');
  });

  it('marks what is German in an English mail', () => {
    const { html, subject } = to({ language: 'en' }, { revision: 2, reason: 'Ein Amt hat nachgeliefert' });
    expect(subject).toBe('Korrektur (correction): report for October 2026');
    expect(html).toContain('<html lang="en">');
    expect(html).toMatch(/<p [^>]*lang="de">Ein Amt hat nachgeliefert\.<\/p>/);
    expect(html).toContain(`<span lang="de">${county.contact.name}`);
  });

  it('never cuts its subject, however long the reason', () => {
    const { subject, text } = to({}, { revision: 2, reason: 'weil '.repeat(50) });
    expect(subject).toBe('Korrektur: Zuwanderungsbericht Oktober 2026');
    expect(text).toContain('weil weil');
  });
});

describe('the mail about a round', () => {
  it('says until when, for what and where', () => {
    const [example] = Object.values(roundsExamples);
    if (example === undefined) throw new Error('no example');
    const { text } = roundsMail.render(example, frame);
    expect(text).toContain('31. August 2027');
    expect(text).toContain('Begegnung und Teilhabe (in diesem Jahr zuerst)');
    expect(text).toContain('https://teilhabe.example/antrag\n');
  });
});
