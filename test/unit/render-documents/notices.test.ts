import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticePaper } from '../../../functions/render-documents/notice-paper.ts';
import { type Paper, template } from '../../../functions/render-documents/paper.ts';
import { county } from '../../../shared/county/county.ts';
import type { Decision } from '../../../shared/domain/funding/decision.ts';
import { type NoticeBasis, noticeOf } from '../../../shared/domain/funding/notice.ts';
import { typesetter } from '../../../shared/typesetting/typst.ts';
import { carriedFolder, isWithoutTypesetter } from '../../support/carried-folder.ts';
import { pdfFaults } from '../../support/pdf-faults.ts';
import { readPdf, squeezed } from '../../support/pdf-text.ts';
import { madeUnder } from './example-application.ts';
import { decidedExample, exampleDecision } from './example-decisions.ts';

const basisOf = (decision: Decision, before?: Decision): NoticeBasis => ({ application: decidedExample, decision, before, round: madeUnder });
const notice = (decision: Decision, before?: Decision) => noticeOf(basisOf(decision, before), county);
const headings = (decision: Decision, before?: Decision): string[] => notice(decision, before).parts.map(({ heading }) => heading);
const words = (decision: Decision, before?: Decision): string => JSON.stringify(notice(decision, before)).replaceAll('\u00a0', ' ');

const award = exampleDecision('award');
const remedies = 'Rechtsbehelfsbelehrung';

describe('the words of a notice', () => {
  it('of an award have everything that a notice needs', () => {
    expect(headings(award)).toEqual([
      'Was wir bewilligen',
      'Aus welchem Haushalt das Geld kommt',
      'So zahlen wir aus',
      'Nebenbestimmungen',
      'Verwendungsnachweis',
      'Öffentlichkeitsarbeit',
      'Begründung',
      remedies,
      'Ihre Fragen',
    ]);
    const said = words(award);
    for (const part of [
      'auf Ihren Antrag vom 23. Juli 2026 bewilligen wir Ihnen eine Zuwendung von bis zu 7.000,00 €',
      'Beantragt haben Sie 7.500,00 €. Bewilligt sind davon 7.000,00 €',
      'Fehlbedarfsfinanzierung',
      '1. März 2027 bis 30. November 2027',
      'Haushalt 2027',
      'sobald der Bescheid bestandskräftig ist',
      'Die Allgemeinen Nebenbestimmungen (ANBest-P) gehören zu diesem Bescheid.',
      'Der Raum ist barrierefrei zu erreichen.',
      'bis zum 30. Mai 2028',
      madeUnder.publicity.wording,
      'Deshalb genügt ein kleinerer Betrag.',
      'innerhalb eines Monats nach Bekanntgabe Widerspruch',
      county.office.street,
      'Im Auftrag Zoe Zweitblick',
    ])
      expect(said).toContain(part);
  });

  it('of an award name what is not recognised, but not what others were to pay from the beginning', () => {
    const planned = decidedExample.costs.reduce((sum, { amount, eligible = true }) => sum + (eligible ? amount : 0), 0);
    expect(words(exampleDecision('award', { recognisedCosts: planned - 12_345 }))).toContain(
      'Von den beantragten Kosten erkennen wir 123,45 € nicht an.',
    );
    expect(words(exampleDecision('award', { recognisedCosts: planned }))).not.toContain('nicht an.');
    expect(words(exampleDecision('amendment', { number: 2, recognisedCosts: 1 }), award)).not.toContain('nicht an.');
  });

  it('of a rejection are reasons and remedies, and no money', () => {
    const rejection = exampleDecision('rejection', { amount: 0, years: [], plan: [] });
    expect(headings(rejection)).toEqual(['Begründung', remedies, 'Ihre Fragen']);
    expect(words(rejection)).toContain('auf eine Zuwendung von 7.500,00 € lehnen wir ab.');
  });

  it('of an amendment name the notice that they change, and what was before', () => {
    const amendment = exampleDecision('amendment', { number: 2, amount: 500_000, purpose: 'Anderes' });
    const said = words(amendment, award);
    expect(said).toContain('wir ändern unseren Bescheid Nr. 1 vom 3. Dezember 2026.');
    expect(said).toContain('"5.000,00 €","Bisher: 7.000,00 €"');
    expect(said).toContain('"Anderes","Bisher: Gemeinsam kochen, gemeinsam reden"');
  });

  it('of a revocation say what was paid', () => {
    expect(words(exampleDecision('revocation', { number: 2, amount: 0 }), award)).toContain('Ausgezahlt ist noch nichts.');
    expect(words(exampleDecision('revocation', { number: 2, amount: 123_456 }), award)).toContain('Ausgezahlt oder angewiesen sind 1.234,56 €.');
  });

  it('to the county itself are no notice: nobody objects, nothing is paid out', () => {
    const internal = exampleDecision('award', { internal: true, reasons: '' });
    expect(notice(internal).title).toBe('Interne Mittelbereitstellung: Gemeinsam kochen, gemeinsam reden');
    expect(headings(internal)).not.toContain(remedies);
    expect(words(internal)).not.toMatch(/Bescheid (ist|bestandskräftig)|Sehr geehrte|Widerspruch/);
    expect(words(internal)).toContain('So wird umgebucht');
  });

  it('are not there for what is no notice', () => {
    expect(() => notice(exampleDecision('decline'))).toThrow('no notice');
  });
});

const folders: URL[] = [];
let render: (paper: Paper) => Uint8Array;
beforeAll(async () => {
  const folder = await carriedFolder('render-documents');
  folders.push(folder);
  render = typesetter(folder, template);
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

const kinds: readonly [string, Decision, Decision | undefined][] = [
  ['award', award, undefined],
  ['rejection', exampleDecision('rejection', { amount: 0, years: [], plan: [] }), undefined],
  ['amendment', exampleDecision('amendment', { number: 2, amount: 500_000 }), award],
  ['revocation', exampleDecision('revocation', { number: 2, amount: 0, years: [], plan: [] }), award],
  ['internal transfer', exampleDecision('award', { internal: true }), undefined],
];

describe.skipIf(isWithoutTypesetter)('the PDF of a notice', () => {
  it.each(kinds)('%s is PDF/UA-1 without a fault, and holds every word', async (_name, decision, before) => {
    const paper = noticePaper({ county, exampleData: false })(basisOf(decision, before));
    const pdf = render(paper);
    // The typesetter makes headers of columns; those of lines, which the report gets, PDF/UA-1 does not ask for.
    expect((await pdfFaults(pdf)).filter((fault) => !fault.endsWith('a line without header'))).toEqual([]);
    const text = squeezed((await readPdf(pdf)).text);
    const said = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(said) : [];
    expect(said(notice(decision, before)).filter((word) => !text.includes(squeezed(word)))).toEqual([]);
  });

  it('has nothing of people that does not belong there, and the same bytes again', async () => {
    const paper = noticePaper({ county, exampleData: false })(basisOf(award));
    const text = squeezed((await readPdf(render(paper))).text);
    const { contact, organisation } = decidedExample;
    for (const secret of [
      organisation.account?.iban ?? 'none',
      contact.phone ?? 'none',
      contact.email,
      ...organisation.signatories.map(({ email }) => email),
    ])
      expect(text).not.toContain(squeezed(secret));
    expect(text).not.toMatch(/[A-Z]{2}\d{2}(?:\d{4}){4}/);
    expect(Buffer.compare(render(paper), render(paper))).toBe(0);
  });

  it('is marked where the data are examples', () => {
    const paper = noticePaper({ county, exampleData: true })(basisOf(award));
    expect([paper.header.right, paper.notice]).toEqual(['Beispieldaten', expect.stringMatching(/^Beispieldaten: /)]);
  });
});
