import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { draftSectionCodes } from '../../../shared/domain/funding/draft.ts';
import { sectionOf } from '../../../shared/domain/funding/sections.ts';
import { submissionFields } from '../../../shared/domain/funding/submission-fields.ts';
import { answersIn, type SummaryPart, summaryOf } from '../../../shared/domain/funding/summary.ts';
import { fullFiles, fullRound, fullSubmission } from '../../support/full-submission.ts';
import { round, validSubmissions } from '../../support/submissions.ts';
import { mistakenDrafts } from '../../support/typed-drafts.ts';

const placeName = (ags: string) => `Ort ${ags}`;
const frame = { round: fullRound, placeName };
const said = (input: unknown) => summaryOf(input, fullFiles, frame);
const factsIn = (parts: readonly SummaryPart[]) => parts.flatMap((part) => ('facts' in part ? part.facts : []));
const linesOf = (parts: readonly SummaryPart[]): string[] =>
  parts.flatMap((part) =>
    'facts' in part
      ? part.facts.flatMap(({ label, value }) => [label, ...value])
      : [...part.rows.flatMap(({ kind, details, amount }) => [kind, ...details, amount]), part.total.label, part.total.amount],
  );
const spoken = (parts: readonly SummaryPart[]): string[] => linesOf(parts).map((line) => line.replaceAll('\u00a0', ' '));

/** A copy without what stands at a path; `*` for every row. */
const without = (value: unknown, [first = '', ...rest]: readonly string[]): unknown => {
  if (Array.isArray(value)) return rest.length === 0 ? [] : value.map((row) => without(row, rest));
  const { [first]: inner, ...others } = z.record(z.string(), z.unknown()).parse(value);
  return rest.length === 0 ? others : { ...others, [first]: without(inner, rest) };
};

const leaves = Object.entries(submissionFields).flatMap(([pointer, { kind }]) =>
  // The round is the heading of every copy, and files come beside the submission.
  kind === 'group' || kind === 'list' || pointer === '/roundId' ? [] : [pointer],
);

describe('the summary', () => {
  it.each(leaves)('says what stands at %s: without it something is missing', (pointer) => {
    expect(said(fullSubmission)).not.toEqual(said(without(fullSubmission, pointer.split('/').slice(1))));
  });

  it('repeats every text that was typed, line by line, and every amount', () => {
    fc.assert(
      fc.property(validSubmissions, (valid) => {
        const summary = summaryOf(valid, [], { round, placeName });
        const lines = linesOf(summary);
        const { organisation, contact, project } = valid;
        const texts = [organisation.name, organisation.street, contact.name, contact.email, contact.phone ?? '', project.title];
        for (const text of [...texts, ...project.shortDescription.split('\n')]) if (text !== '') expect(lines).toContain(text);
        expect(lines.filter((line) => /^[\d.]+,\d\d\u00a0€$/.test(line))).toHaveLength(valid.costs.length + valid.financing.length + 3);
        for (const ags of project.municipalities) expect(lines.join()).toContain(`Ort ${ags}`);
      }),
    );
  });

  it('has the order of the form, with a part for every section but the check before it', () => {
    const order = said(fullSubmission).map(({ section }) => section);
    expect([...new Set(order)]).toEqual(draftSectionCodes.filter((code) => code !== 'check'));
    expect(order).toEqual([...order].sort((a, b) => draftSectionCodes.indexOf(a) - draftSectionCodes.indexOf(b)));
    for (const part of said(fullSubmission)) {
      for (const { pointer } of 'facts' in part ? part.facts : []) expect(sectionOf(pointer)).toBe(part.section);
    }
  });

  it('gives each row of a list an answer of its own, numbered where there are several', () => {
    const facts = new Map(factsIn(said(fullSubmission)).map(({ pointer, label, value }) => [pointer, [label, ...value]]));
    expect(facts.get('/organisation/signatories/1')).toEqual(['Person 2', 'Paul Abel', 'Funktion: Kassenwart', 'E-Mail-Adresse: p.abel@example.org']);
    expect(facts.get('/goals/goals/0')).toEqual([
      'Ziel 1',
      'Menschen lernen sich kennen.',
      'Woran erkennen Sie, dass es erreicht ist? Teilnehmende je Abend',
      'Welche Zahl wollen Sie erreichen? 20',
    ]);
    const one = said({ goals: { goals: fullSubmission.goals.goals.slice(0, 1) } });
    expect(factsIn(one).find(({ pointer }) => pointer === '/goals/goals/0')?.label).toBe('Ziel');
  });

  it.each([
    [{ from: '2027-03-01', to: '2027-11-30' }, '1. März 2027 bis 30. November 2027'],
    [{ from: '2027-04-05' }, 'ab 5. April 2027'],
    [{ to: '2027-11-28' }, 'bis 28. November 2027'],
    [{ from: 'Ostern' }, 'ab Ostern'],
  ])('says when a measure is: %j', (dates, words) => {
    const [fact] = factsIn(said({ goals: { measures: [{ what: 'Kochabende', ...dates }] } })).filter(({ label }) => label === 'Maßnahme');
    expect(fact?.value).toEqual(['Kochabende', words]);
  });

  it.each([
    [{ quantity: 2.5, unit: 'hour', unitPrice: 4000 }, '2,5 Stunden × 40,00 €'],
    [{ quantity: 3 }, '3'],
    [{ unitPrice: 4000 }, '40,00 €'],
    [{ quantity: 'zwei', unit: 'day', unitPrice: 'viel' }, 'zwei Tage × viel'],
    [{ quantity: -1, unit: 'lightyear' }, '-1 lightyear'],
    [{ quantity: 2, unitPrice: 12.5 }, '2 × 12.5'],
  ])('says what is known of a price, and what cannot be understood as it was typed: %j', (line, words) => {
    expect(spoken(said({ costs: [line] }))).toContain(words);
  });

  it('names what is missing by its question, without an answer', () => {
    const facts = factsIn(said({}));
    expect(facts.filter(({ value }) => value.length > 0).map(({ pointer, value }) => [pointer, ...value])).toEqual([
      ['/attachments', 'Freistellungsbescheid 2024.pdf'],
      ...fullRound.texts.declarations.map(({ text }) => ['/declarations', text, 'Noch nicht bestätigt']),
    ]);
    expect(facts.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/goals/goals', '/goals/measures', '/organisation/signatories']));
    expect(facts.every(({ label }) => label !== '')).toBe(true);
    expect(factsIn(answersIn(said({})))).toHaveLength(1 + fullRound.texts.declarations.length);
    expect(answersIn(said(fullSubmission))).toEqual(said(fullSubmission));
  });

  it('does not add up a plan that has a gap', () => {
    const totals = (input: unknown) => said(input).flatMap((part) => ('rows' in part ? [part.total.amount.replace('\u00a0', ' ')] : []));
    expect(totals({ costs: [{ amount: 5 }, { amount: 7 }], financing: [{ amount: 5 }, { amount: 'drei' }] })).toEqual([
      '0,12 €',
      'noch nicht vollständig',
    ]);
    expect(totals({ costs: [{ amount: 1.5 }], financing: [{ amount: -1 }] })).toEqual(['noch nicht vollständig', 'noch nicht vollständig']);
  });

  it('tells a declaration in another version from the one that is asked for', () => {
    const declarations = [{ code: 'audit', version: '0', at: '2026-11-22T13:37:00.000Z' }];
    expect(spoken(said({ declarations }))).toEqual(
      expect.arrayContaining(['Noch nicht bestätigt', '„audit“', 'Bestätigt am 22. November 2026, 14:37 Uhr (Fassung 0)']),
    );
  });

  it('says what yes and no mean for the release, and yes or no for the others', () => {
    expect(spoken(said({ reuseRelease: false }))).toContain('Nein, der Kreis darf die Kurzbeschreibung nicht weiterverwenden.');
    expect(spoken(said({ sameCostsElsewhere: true }))).toContain('Ja');
    expect(spoken(said({ sameCostsElsewhere: 'vielleicht' }))).not.toContain('Nein');
  });

  it('names codes that the round no longer offers', () => {
    const left = { project: { start: 'early' }, organisation: { legalForm: 'foundation' }, costs: [{ category: 'equipment' }] };
    const strict = { ...fullRound, costCategories: ['fees' as const], applications: { ...fullRound.applications, earlyStart: false } };
    const lines = spoken(summaryOf(left, [], { round: strict, placeName }));
    expect(lines).toEqual(
      expect.arrayContaining(['Stiftung', 'Anschaffung, Inventar', 'Schon vor der Entscheidung, mit Ihrer schriftlichen Erlaubnis']),
    );
  });

  it('is made of anything, however wrong', () => {
    fc.assert(
      fc.property(mistakenDrafts, fc.boolean(), (draft, isKnown) => {
        const parts = summaryOf(draft, [], { round: isKnown ? fullRound : undefined, placeName });
        for (const line of linesOf(parts)) expect(line).not.toMatch(/undefined|NaN|\[object/);
      }),
      { numRuns: 500 },
    );
  });
});
