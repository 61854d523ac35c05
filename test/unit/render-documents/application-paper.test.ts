import { describe, expect, it } from 'vitest';
import { applicationPaper } from '../../../functions/render-documents/application-paper.ts';
import type { Part } from '../../../functions/render-documents/paper.ts';
import { county } from '../../../shared/county/county.ts';
import { answersIn, summaryOf } from '../../../shared/domain/funding/summary.ts';
import { submission } from '../../support/submissions.ts';
import { application, madeUnder } from './example-application.ts';

const make = applicationPaper({ county, exampleData: false });
const paper = make(application, madeUnder);
const part = (heading: string, of = paper): Part | undefined => of.parts.find((candidate) => candidate.heading === heading);
const facts = (heading: string, of = paper): Record<string, string> => {
  const found = part(heading, of);
  return found !== undefined && 'facts' in found ? Object.fromEntries((found.facts ?? []).map(({ label, value }) => [label, value.join('|')])) : {};
};

describe('the copy of an application', () => {
  it('says first which it is, when it came in Berlin’s time, how much it asks for, and how to prove that nothing was changed', () => {
    expect(paper.title).toBe('Antrag INT-2026-0042: Gemeinsam kochen, gemeinsam reden');
    expect(facts('Eingang')).toEqual({
      Aktenzeichen: 'INT-2026-0042',
      'Eingegangen am': '23. Juli 2026, 00:03 Uhr',
      'Beantragte Förderung': '7.500,00\u00a0€',
      Förderrunde: 'Integrationsmittel 2027',
      'Leitlinie, Fassung': application.guidelineVersion,
      'Prüfsumme (SHA-256)': `${application.contentHash}|An der Prüfsumme lässt sich erkennen, dass der Antrag seit dem Absenden nicht verändert wurde.`,
    });
    const { contentHash: _hash, ...older } = application;
    expect(facts('Eingang', make(older, madeUnder))).not.toHaveProperty('Prüfsumme (SHA-256)');
  });

  it('holds every answer in the order and the words of the form, under the titles of its pages', () => {
    const names = new Map(county.municipalities.map(({ ags, name }) => [ags, name]));
    const placeName = (ags: string) => names.get(ags) ?? '';
    const said = answersIn(summaryOf(application, application.attachments, { round: madeUnder, placeName }));
    const words = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, inner]) => (key === 'pointer' ? [] : words(inner)))
          : [];
    const contents = said.flatMap(({ section: _section, heading: _heading, ...content }) => words(content));
    const printed = paper.parts.slice(1, -1).flatMap(({ heading: _heading, level: _level, ...content }) => words(content));
    expect(printed).toEqual(contents);
    expect(contents.length).toBeGreaterThan(100);
    expect(paper.parts.filter(({ level }) => level === 2).map(({ heading }) => heading)).toEqual([
      'Eingang',
      'Ihre Organisation',
      'Ihr Projekt',
      'Ziele und Zielgruppe',
      'Kosten',
      'Finanzierung',
      'Anlagen',
      'Erklärungen',
      'Ihre Fragen',
    ]);
  });

  it('has lists row by row, the account whole, files by name, and declarations with text, version and time', () => {
    expect(facts('Ziele')).toMatchObject({
      'Ziel 1': 'Menschen lernen sich kennen.|Woran erkennen Sie, dass es erreicht ist? Teilnehmende je Abend|Welche Zahl wollen Sie erreichen? 20',
      'Maßnahme 1': 'Kochabende|1. März 2027 bis 30. November 2027',
      'Maßnahme 2': 'Schulung|ab 5. April 2027',
      'Maßnahme 3': 'Abschlussfest|bis 28. November 2027',
      'Maßnahme 4': 'Rezeptheft',
    });
    expect(facts('Bankverbindung')).toMatchObject({ IBAN: 'DE89 3704 0044 0532 0130 00' });
    expect(facts('Anlagen')).toEqual({
      'Freistellungsbescheid oder Bescheid nach § 60a AO': 'Freistellungsbescheid 2024.pdf',
      'Satzung oder Gesellschaftsvertrag': 'Liegt zum Antrag INT-2024-0003 vor und ist unverändert.',
    });
    expect(facts('Was Sie erklären')['Erklärung 2']).toBe(
      'Der Kreis darf prüfen, wofür das Geld verwendet wurde.|Bestätigt am 23. Juli 2026, 00:03 Uhr (Fassung 1)',
    );
    expect(part('Kosten')).toMatchObject({
      rows: [
        {
          kind: 'Honorare',
          details: [
            'Kursleitung',
            'Qualifikation: Köchin mit Meisterbrief',
            '120,5 Stunden × 40,00\u00a0€',
            'Verglichene Angebote: 1',
            'Warum nicht mehr Angebote: Im Ort gibt es nur eine Lehrküche.',
          ],
          amount: '4.820,00\u00a0€',
        },
        { kind: 'Sachmittel, Verbrauch' },
        { kind: 'Verpflegung', details: [expect.anything(), expect.anything(), 'Diese Ausgabe soll der Kreis nicht bezahlen.'] },
      ],
      total: { label: 'Summe der Kosten', amount: '10.000,00\u00a0€' },
    });
  });

  it('leaves out what was not answered, and says that there are no files', () => {
    const { phone: _phone, ...contact } = application.contact;
    const { fallback: _fallback, onFile: _onFile, ...rest } = application;
    const sparse = { ...rest, contact, goals: submission.goals, project: { ...submission.project, municipalities: ['99999999'] }, attachments: [] };
    const made = make(sparse, madeUnder);
    expect(JSON.stringify(made)).not.toMatch(/"Telefon","value":\[\]|"value":\[""\]/);
    expect(
      made.parts.flatMap((candidate) => ('facts' in candidate ? (candidate.facts ?? []) : [])).filter(({ value }) => value.length === 0),
    ).toEqual([]);
    expect(facts('Ansprechperson', made)).not.toHaveProperty('Telefon');
    expect(facts('Wo?', made)).toEqual({ 'Wo findet das Projekt statt?': '99999999' });
    expect(facts('Anlagen', made)).toEqual({ Dateien: 'keine' });
  });

  it('of a round that cannot be found any more names what only the round knows by its code', () => {
    const made = make(application, undefined);
    expect(facts('Eingang', made)['Förderrunde']).toBe('2027-1');
    expect(facts('Das Projekt', made)['Worum geht es?']).toBe('encounter, volunteering');
    expect(facts('Was Sie erklären', made)['Erklärung 1']).toBe('„complete“|Bestätigt am 23. Juli 2026, 00:03 Uhr (Fassung 2)');
    expect(facts('Name und Anschrift', made)['Rechtsform']).toBe('Eingetragener Verein (e. V.)');
  });

  it('is dated by its data, in UTC', () => {
    expect(paper.date).toEqual({ year: 2026, month: 7, day: 22, hour: 22, minute: 3, second: 4 });
  });

  it('is the same whatever happens to the application later', () => {
    const later = { ...application, state: 'decided' as const, version: 7, approvedAmount: 500_000 };
    expect(make(later, madeUnder)).toEqual(paper);
  });

  it('is marked where the data are examples', () => {
    const example = applicationPaper({ county, exampleData: true })(application, madeUnder);
    expect([example.header.right, example.notice]).toEqual(['Beispieldaten', expect.stringMatching(/^Beispieldaten: /)]);
    expect(JSON.stringify(paper)).not.toContain('Beispieldaten');
  });
});
