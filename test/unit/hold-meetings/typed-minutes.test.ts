import { describe, expect, it } from 'vitest';
import { typedMinutes } from '../../../functions/hold-meetings/typed-minutes.ts';
import { type Consultation, newConsultation } from '../../../shared/domain/funding/committee.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { assessed, deciding, signed } from '../../support/committee-papers.ts';

const item = { reference: 'INT-2026-0042' };
const meeting = { id: '2027-02-18-rat', date: '2027-02-18', body: deciding };
const base = newConsultation(assessed.id, meeting, 'decides', { text: 'So', amount: 500_000 });
const two: Consultation = { ...base, motions: [...base.motions, { id: 'b', rank: 2, text: 'Weniger', amount: 100, by: 'Fraktion A' }] };
const read = (fields: Record<string, string>, stored: Consultation = two) =>
  typedMinutes(new URLSearchParams(Object.entries(fields).map(([name, value]) => [`${item.reference}.${name}`, value])), item, stored);
const errorsOf = (fields: Record<string, string>, stored?: Consultation): string[] => {
  try {
    read(fields, stored);
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.errors.map(({ pointer }) => pointer.replace(`/${item.reference}`, ''));
    throw refusal;
  }
  return [];
};

describe('minutes as they were typed', () => {
  it('are nothing where nothing was typed', () => {
    expect(read({})).toBeUndefined();
    expect(read({ nichtoeffentlich: 'on', bemerkung: 'nur so' })).toBeUndefined();
    expect(read({}, newConsultation(assessed.id, meeting, 'is-informed', { text: 'So', amount: 1 }))).toBeUndefined();
  });

  it('are votes by motion; who did not vote may stay empty', () => {
    const said = read({
      'vorlage.ja': ' 7 ',
      'vorlage.nein': '9',
      'vorlage.enthaltung': '2',
      'b.ja': '10',
      'b.nein': '8',
      bemerkung: ' knapp ',
      nichtoeffentlich: 'on',
    });
    expect(said?.publicSession).toBe(false);
    expect(said?.doing).toMatchObject({ kind: 'voted', note: 'knapp' });
    expect(said?.doing.motions.map(({ votes }) => votes)).toEqual([
      { yes: 7, no: 9, abstain: 2, excluded: 0 },
      { yes: 10, no: 8, abstain: 0, excluded: 0 },
    ]);
  });

  it('are a motion that was taken back, a case that was put off, or told', () => {
    expect(read({ 'vorlage.zurueckgezogen': 'on', 'b.ja': '1', 'b.nein': '0' })?.doing.motions[0]).toMatchObject({ withdrawn: true });
    expect(read({ zurueckgestellt: 'on' })?.doing.kind).toBe('deferred');
    expect(read({ kenntnis: 'on' }, newConsultation(assessed.id, meeting, 'is-informed', { text: 'So', amount: 1 }))?.doing.kind).toBe('noted');
  });

  it.each([
    [{ 'vorlage.ja': 'viele', 'vorlage.nein': '-1' }, ['/vorlage/ja', '/vorlage/nein']],
    [{ 'vorlage.ja': '201', 'vorlage.nein': '' }, ['/vorlage/ja', '/vorlage/nein']],
    [{ 'b.ja': '3', 'b.nein': '1' }, ['/b/ja']],
    [{ 'vorlage.ja': '3', 'vorlage.nein': '1', 'b.ja': '3', 'b.nein': '1' }, ['/b/ja']],
    [{ 'vorlage.ja': '0', 'vorlage.nein': '0' }, ['/vorlage/ja']],
    [{ zurueckgestellt: 'on', bemerkung: 'x'.repeat(1001) }, ['/bemerkung']],
  ])('are refused at every wrong field: %o', (fields, pointers) => {
    expect(errorsOf(fields)).toEqual(expect.arrayContaining(pointers));
    expect(errorsOf(fields).length).toBeGreaterThan(0);
  });

  it('can be corrected, but not emptied', () => {
    const stored: Consultation = { ...two, outcome: { result: 'deferred', ...signed }, version: 1 };
    expect(errorsOf({}, stored)).toEqual(['']);
    expect(errorsOf({ 'vorlage.ja': '3', 'vorlage.nein': '1' }, stored)).toEqual([]);
  });
});
