import { describe, expect, it } from 'vitest';
import { applicationPaper } from '../../../functions/render-documents/application-paper.ts';
import type { Part } from '../../../functions/render-documents/paper.ts';
import { county } from '../../../shared/county/county.ts';
import { application } from './example-application.ts';

const paper = applicationPaper({ county, exampleData: false })(application);
const part = (heading: string): Part | undefined => paper.parts.find((candidate) => candidate.heading === heading);
const facts = (heading: string): Record<string, string> => {
  const found = part(heading);
  return found !== undefined && 'facts' in found ? Object.fromEntries(found.facts.map(({ label, value }) => [label, value.join('|')])) : {};
};

describe('the copy of an application', () => {
  it('says first which it is, when it came in Berlin’s time, and how much it asks for', () => {
    expect(paper.title).toBe('Antrag INT-2026-0042: Gemeinsam kochen, gemeinsam reden');
    expect(facts('Eingang')).toEqual({
      Aktenzeichen: 'INT-2026-0042',
      'Eingegangen am': '23. Juli 2026, 00:03 Uhr',
      'Beantragte Förderung': '7.500,00\u00a0€',
      Förderrunde: application.roundId,
      'Leitlinie, Fassung': application.guidelineVersion,
    });
  });

  it('holds everything that was sent', () => {
    const { organisation, contact } = application;
    expect(facts('Organisation')).toEqual({
      Name: organisation.name,
      Rechtsform: 'Eingetragener Verein (e. V.)',
      Anschrift: `${organisation.street}|${organisation.postcode} ${organisation.city}`,
    });
    expect(facts('Ansprechperson')).toEqual({ Name: contact.name, 'E-Mail': contact.email, Telefon: contact.phone });
    expect(facts('Projekt')).toEqual({
      Titel: application.project.title,
      Kurzbeschreibung: 'Wir kochen jede Woche.|Alle sind eingeladen.|Auch Sie.',
      Orte: county.municipalities
        .slice(0, 2)
        .map(({ name }) => name)
        .join(', '),
      Zeitraum: '1. März 2027 bis 30. November 2027',
    });
    expect(facts('Freigabe')['Weiterverwendung']).toMatch(/^Ja, /);
    expect(part('Kosten')).toMatchObject({
      rows: [
        ['Honorare', 'Honorar Kursleitung', '8.000,00\u00a0€'],
        ['Sachmittel, Verbrauch', 'Lebensmittel', '2.000,00\u00a0€'],
      ],
      total: ['Summe der Kosten', '', '10.000,00\u00a0€'],
    });
    expect(part('Finanzierung')).toMatchObject({
      rows: [
        ['Eigenmittel (Geld)', '', '1.000,00\u00a0€'],
        ['Stadt, Gemeinde oder Amt', 'Zuschuss der Stadt', '1.500,00\u00a0€'],
        ['Kreis (diese Förderung)', '', '7.500,00\u00a0€'],
      ],
      total: ['Summe der Finanzierung', '', '10.000,00\u00a0€'],
    });
  });

  it('says what is missing, and an unknown place by its key', () => {
    const { phone: _phone, ...contact } = application.contact;
    const sparse = { ...application, contact, reuseRelease: false, project: { ...application.project, municipalities: ['99999999'] } };
    const { parts } = applicationPaper({ county, exampleData: false })(sparse);
    const values = parts.flatMap((candidate) => ('facts' in candidate ? candidate.facts.map(({ value }) => value.join('|')) : []));
    expect(values).toEqual(expect.arrayContaining(['keine Angabe', '99999999', 'Nein, der Kreis darf die Kurzbeschreibung nicht weiterverwenden.']));
  });

  it('is dated by its data, in UTC', () => {
    expect(paper.date).toEqual({ year: 2026, month: 7, day: 22, hour: 22, minute: 3, second: 4 });
  });

  it('is the same whatever happens to the application later', () => {
    const later = { ...application, state: 'decided' as const, version: 7, approvedAmount: 500_000 };
    expect(applicationPaper({ county, exampleData: false })(later)).toEqual(paper);
  });

  it('is marked where the data are examples', () => {
    const example = applicationPaper({ county, exampleData: true })(application);
    expect([example.header.right, example.notice]).toEqual(['Beispieldaten', expect.stringMatching(/^Beispieldaten: /)]);
    expect(JSON.stringify(paper)).not.toContain('Beispieldaten');
  });
});
