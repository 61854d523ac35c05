import { describe, expect, it } from 'vitest';
import { casePagesFor, nextStepOf, type OnItsWay } from '../../../shared/domain/funding/case-pages.ts';

const id = '00000000-0000-4000-8000-000000000001';
const of = { id, reference: 'INT-2026-0001' };
type Step = OnItsWay['decisions'][number];
const dispatch = { by: { subject: 'a', name: 'A' }, at: '2026-11-02T09:00:00.000Z', on: '2026-11-02', how: 'post' as const };
const [issued, sent]: Step[] = [
  { state: 'issued', kind: 'award' },
  { state: 'issued', kind: 'award', dispatch },
];

describe('the pages of a case', () => {
  it('are those that somebody may open', () => {
    expect(casePagesFor(of, ['caseworker']).map(({ href }) => href)).toEqual([
      `/amt/antraege/${id}`,
      `/amt/sitzungen/antrag/${id}`,
      `/amt/entscheidungen/${id}`,
      `/amt/zahlungen/${id}`,
    ]);
    expect(casePagesFor(of, ['cashier']).map(({ page }) => page)).toEqual(['file', 'decision', 'payments']);
    expect(casePagesFor(of, ['audit-office']).at(-1)).toMatchObject({ href: '/amt/protokoll/INT-2026-0001' });
    expect(casePagesFor(of, ['report-editor'])).toEqual([]);
  });
});

describe('what comes next', () => {
  it.each<[OnItsWay['application'], Step[], string]>([
    [{ state: 'submitted' }, [], 'übernimmt'],
    [{ state: 'assessed' }, [], 'Beratungsfolge'],
    [{ state: 'decided' }, [], 'bereitet den Bescheid vor'],
    [{ state: 'decided' }, [{ state: 'prepared', kind: 'award' }], 'Zweitunterschrift'],
    [{ state: 'decided' }, [{ state: 'returned', kind: 'award' }], 'überarbeitet'],
    [{ state: 'award_issued', approvedAmount: 100 }, issued ? [issued] : [], 'Versand'],
    [{ state: 'award_issued', approvedAmount: 100 }, sent ? [sent] : [], 'ordnet die Auszahlung an'],
    [{ state: 'award_issued', approvedAmount: 100, orderedAmount: 40 }, sent ? [sent] : [], 'Kreiskasse'],
    [{ state: 'running', approvedAmount: 100, orderedAmount: 40, paidAmount: 40 }, sent ? [sent] : [], 'ordnet die Auszahlung an'],
    [{ state: 'running', approvedAmount: 100 }, [...(sent ? [sent] : []), { state: 'prepared', kind: 'amendment' }], 'Zweitunterschrift'],
    [{ state: 'running', approvedAmount: 100, orderedAmount: 100, paidAmount: 100 }, sent ? [sent] : [], 'führt das Projekt durch'],
    [{ state: 'proof_due', approvedAmount: 100, orderedAmount: 100, paidAmount: 100 }, sent ? [sent] : [], 'Verwendungsnachweis'],
    [{ state: 'rejected' }, [{ state: 'issued', kind: 'rejection' }], 'Versand'],
  ])('%j', (application, decisions, words) => {
    expect(nextStepOf({ application, decisions })?.text).toContain(words);
  });

  it('is nothing for what is over', () => {
    expect(nextStepOf({ application: { state: 'withdrawn' }, decisions: [] })).toBeUndefined();
    expect(nextStepOf({ application: { state: 'rejected' }, decisions: [{ state: 'issued', kind: 'rejection', dispatch }] })).toBeUndefined();
  });
});
