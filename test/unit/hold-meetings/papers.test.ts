import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PaperFile, template } from '../../../functions/hold-meetings/paper-file.ts';
import { wordFile } from '../../../functions/hold-meetings/word-file.ts';
import { county } from '../../../shared/county/county.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import { decisionPaper } from '../../../shared/domain/funding/decision-paper.ts';
import { workbookParts } from '../../../shared/spreadsheets/workbook-parts.ts';
import { typesetter } from '../../../shared/typesetting/typst.ts';
import { carriedFolder, isWithoutTypesetter } from '../../support/carried-folder.ts';
import { advice, assessed, deciding, fileOf, review, signed, source } from '../../support/committee-papers.ts';
import { pdfFaults } from '../../support/pdf-faults.ts';
import { readPdf, squeezed } from '../../support/pdf-text.ts';

let folder: URL;
let render: (file: PaperFile) => Uint8Array;
beforeAll(async () => {
  folder = await carriedFolder('hold-meetings');
  render = typesetter(folder, template);
});
afterAll(() => rm(folder, { recursive: true }));

/** A DOCX as any program unpacks it: its parts by name. */
const wordParts = async (file: PaperFile): Promise<ReadonlyMap<string, string>> =>
  new Map([...workbookParts(await wordFile(file))].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
/** The words of all parts; a paragraph ends with a line. */
const wordText = (parts: ReadonlyMap<string, string>): string =>
  [...parts.values()]
    .map((xml) => xml.replaceAll('</w:p>', '\n').replace(/<[^>]+>/g, ''))
    .join('\n')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"');

/** Everything that must not be in a paper, as people write it, and what of it must not be found afterwards. */
const hostile: readonly (readonly [text: string, gone: string])[] = [
  ['Überweisen Sie auf DE89 3704 0044 0532 0130 00.', '3704'],
  ['Konto D\u200bE8937 0400 4405 3201 3000', '4405'],
  ['IBAN: nl91ABNA0417164300', '0417164300'],
  ['Tel. +49 (0)4331 / 98 76 54', '98 76 54'],
  ['oder 0049 171 2345678', '2345678'],
  ['abends 04331-987654', '987654'],
  ['Mail an amal.beispiel@verein.example', 'amal.beispiel'],
  ['amal (at) verein (punkt) example', 'amal'],
  ['Treffen bei Amal, Kieler Straße 17b, 24768 Rendsburg', 'Kieler Straße'],
  ['Amal (geb. 12.03.1985) kocht', '12.03.1985'],
  ['Ihr Sohn, geboren am 5. Mai 2009', '2009'],
  ['Fragen an Noor Haddad', 'Haddad'],
  ['Unterschrieben: Ayşe Öztürk-Groß', 'Öztürk'],
];
const all = hostile.map(([text]) => text).join('\n');

const infected: Application = {
  ...assessed,
  project: { ...assessed.project, title: `Kochen ${hostile[3]?.[0]}`, shortDescription: all },
  organisation: { ...assessed.organisation, name: `Verein ${hostile[5]?.[0]}` },
  goals: {
    ...assessed.goals,
    need: all,
    goals: [{ goal: all, indicator: all, target: all }],
    measures: [{ what: all }],
    partners: all,
    sustainability: all,
    climate: all,
  },
};
const infectedSource = {
  ...source,
  application: infected,
  facts: { ...source.facts, nonPublicReason: all, resolution: all, climate: all },
  review: {
    ...review,
    opinion: { ...source.review?.opinion, by: { subject: 'k', name: 'K' }, at: '2026-11-27T09:00:00.000Z', text: all, supports: true },
    proposal: { by: { subject: 's', name: 'S' }, at: '2026-11-27T09:00:00.000Z', amount: 1, conditions: [all], reasons: all },
    recognised: { by: { subject: 's', name: 'S' }, at: '2026-11-27T09:00:00.000Z', lines: [{ line: 0, amount: 0, reason: all }] },
  },
};

/** What the office says of itself belongs into its paper. */
const withoutOffice = (text: string): string => [county.office.phone, county.office.email].reduce((rest, own) => rest.replaceAll(own, ''), text);

describe('personal data', () => {
  const { account, street } = assessed.organisation;
  const stored = [
    account?.iban ?? '?',
    street,
    assessed.contact.name,
    assessed.contact.email,
    assessed.contact.phone ?? '?',
    ...assessed.organisation.signatories.flatMap(({ name, email }) => [name, email]),
  ];
  const gone = [...hostile.map(([, of]) => of), ...stored];

  it('is in no word of a text to go on working with', async () => {
    const text = withoutOffice(wordText(await wordParts(fileOf([infectedSource, infectedSource], 'Sitzung'))));
    expect(text).toContain('[entfernt]');
    expect(gone.filter((of) => text.includes(of))).toEqual([]);
    expect(text).not.toMatch(/[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3}/);
    expect(text).not.toMatch(/(?:\+49|0049|\b0[1-9]\d{2,})[\s/()-]*\d{2}/);
    expect(text).not.toMatch(/\b\d{1,2}\.\s?\d{1,2}\.\s?(?:19\d\d|200\d)/);
    expect(text).not.toMatch(/\S+@\S+\.\S+/);
  });

  it.skipIf(isWithoutTypesetter)('is in no word of a PDF', async () => {
    for (const file of [fileOf([infectedSource]), fileOf([infectedSource, source], 'Sitzung')]) {
      const { text } = await readPdf(render(file));
      const said = withoutOffice(text).replaceAll(squeezed(county.office.phone), '').replaceAll(squeezed(county.office.email), '');
      expect(said).toContain('[entfernt]');
      expect(gone.filter((of) => said.includes(squeezed(of)))).toEqual([]);
      expect(said).not.toMatch(/DE\d{20}|\+49|0049|@/);
    }
  });

  it('is named to who writes the paper, by the part of the application that it stood in', () => {
    const { removals } = decisionPaper(infectedSource);
    const inNeed = removals.filter(({ where }) => where === 'Bedarf').map(({ kind }) => kind);
    expect(new Set(inNeed)).toEqual(new Set(['iban', 'phone', 'email', 'street', 'birth', 'known']));
    expect(new Set(removals.map(({ where }) => where)).size).toBeGreaterThan(10);
    expect(decisionPaper(source).removals).toEqual([]);
  });

  it('of a private person is their name, too', async () => {
    const name = 'Amal Beispiel';
    const application: Application = {
      ...assessed,
      organisation: { ...assessed.organisation, legalForm: 'natural-person', name },
      goals: { ...assessed.goals, need: `${name} braucht Geld` },
    };
    const text = wordText(await wordParts(fileOf([{ ...source, application }])));
    expect(text).not.toContain('Amal');
    expect(text).toContain('Privatperson');
  });
});

describe('a paper', () => {
  const headings = ['Beratungsfolge', 'Sachverhalt', 'Beschlussvorschlag', 'Relevanz für den Klimaschutz', 'Finanzielle Auswirkungen', 'Anlagen'];

  it('says why less is proposed than was asked for', () => {
    const [first] = assessed.costs;
    const lines = [{ line: 0, amount: (first?.amount ?? 0) - 12_345, reason: 'Essen zahlt der Kreis nicht.' }];
    const said = (of: typeof review) => JSON.stringify(decisionPaper({ ...source, review: of }).paper);
    const { by, at } = { by: { subject: 's', name: 'S' }, at: '2026-11-27T09:00:00.000Z' };
    const proposal = { by, at, amount: 100_000, conditions: [], reasons: 'Passt zur Leitlinie.' };
    const lowered = { ...review, proposal, recognised: { by, at, lines } };
    expect(said(lowered)).toContain('Ausgaben von 123,45\u00a0€ sind nicht zuwendungsfähig: Essen zahlt der Kreis nicht.');
    expect(said({ ...lowered, proposal: { ...proposal, amount: 0 } })).not.toContain('nicht zuwendungsfähig');
    expect(said(review)).not.toContain('nicht zuwendungsfähig');
  });

  it('says what the county’s papers say', () => {
    const { paper } = decisionPaper({ ...source, facts: { ...source.facts, nonPublicReason: 'Schutz von Beteiligten' } });
    expect(paper.sections.map(({ heading }) => heading)).toEqual([
      'Beratungsfolge',
      'Grund für die nichtöffentliche Behandlung',
      ...headings.slice(1),
    ]);
    expect(Object.fromEntries(paper.head.map(({ label, value }) => [label, value.join()]))).toMatchObject({
      Nummer: 'VO/2026/123',
      'Art der Vorlage': 'Beschlussvorlage',
      Bearbeitung: 'Sascha Sachlich',
    });
    const text = JSON.stringify(paper);
    for (const word of [
      'wie vorgeschlagen empfohlen, 5.000,00\u00a0€',
      'bis zu 5.000,00\u00a0€',
      '170.000,00\u00a0€ von 252.200,00\u00a0€',
      county.department.costCentre,
      'Freistellungsbescheid',
      'Ein Zwischenbericht bis Juli',
      'erfüllt ihre Kriterien',
    ])
      expect(text).toContain(word);
  });

  it('says who asks for what, and what is to be resolved, in whole sentences', () => {
    const { organisation, project } = assessed;
    const text = JSON.stringify(decisionPaper(source).paper.sections).replaceAll('\u00a0', ' ');
    expect(text).toContain(`"${organisation.name} mit Sitz in ${organisation.city} beantragt 7.500,00 €. Rechtsform: Eingetragener Verein (e. V.)."`);
    expect(text).toContain(`"Für das Projekt „${project.title}“ (Antrag: ${organisation.name}) werden für den Zeitraum vom `);
    expect(text).toContain(' bis zu 5.000,00 € aus den Integrationsmitteln bewilligt."');
    const privately = { ...source, application: { ...assessed, organisation: { ...organisation, legalForm: 'natural-person' as const } } };
    expect(JSON.stringify(decisionPaper(privately).paper)).toContain(`Eine Privatperson aus ${organisation.city} beantragt`);
  });

  it('of a case that was put off is still one to decide on', () => {
    const off = { ...advice, role: 'decides' as const, body: deciding, outcome: { ...signed, result: 'deferred' as const } };
    const [first, second] = source.route;
    const route = [first, second].flatMap((line, at) => (line === undefined ? [] : [at === 0 ? line : { ...line, consultation: off }]));
    const { paper } = decisionPaper({ ...source, route });
    expect(JSON.stringify(paper.sections)).not.toContain('abgelehnt');
    expect(paper.sections.map(({ heading }) => heading)).toContain('Beschlussvorschlag');
  });

  it('proposes to reject where that is the proposal, and never more than was applied for', () => {
    const proposing = (amount: number) =>
      JSON.stringify(decisionPaper({ ...source, review: { ...review, ...(review.proposal && { proposal: { ...review.proposal, amount } }) } }).paper);
    expect(proposing(0)).toContain('wird abgelehnt');
    expect(proposing(99_999_999)).toContain('bis zu 7.500,00\u00a0€');
  });

  it('has real headings, table headers and its language as a text', async () => {
    const parts = await wordParts(fileOf([source, source], 'Vorlagen'));
    const body = parts.get('word/document.xml') ?? '';
    const count = (found: RegExp) => [...body.matchAll(found)].length;
    expect(count(/w:pStyle w:val="Heading1"/g)).toBe(1);
    expect(count(/w:pStyle w:val="Heading2"/g)).toBe(1 + 2);
    expect(count(/w:pStyle w:val="Heading3"/g)).toBe(2 * headings.length);
    expect(count(/<w:tbl>/g)).toBe(1 + 2 * 3);
    expect(count(/<w:tblHeader\/>/g)).toBe(1 + 2 * 3);
    expect(parts.get('word/styles.xml')).toContain('w:val="de-DE"');
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>Vorlagen</dc:title>');
  });

  it.skipIf(isWithoutTypesetter)('is an accessible PDF, alone and with others', async () => {
    for (const file of [fileOf([source]), fileOf([source, source, source], 'Vorlagen zur Sitzung')]) {
      const pdf = render(file);
      // Typst 0.14 has header cells in the first line only; these tables read well by their columns.
      expect((await pdfFaults(pdf)).filter((fault) => !fault.endsWith('a line without header'))).toEqual([]);
      const { text } = await readPdf(pdf);
      for (const heading of headings) expect(text).toContain(squeezed(heading));
    }
  });

  it.skipIf(isWithoutTypesetter)('takes any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const application = { ...assessed, goals: { ...assessed.goals, need: text }, project: { ...assessed.project, title: text } };
        const file = fileOf([{ ...source, application }]);
        expect(render(file).length).toBeGreaterThan(1000);
        expect((await wordParts(file)).has('word/document.xml')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
