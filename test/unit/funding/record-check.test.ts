import { describe, expect, it } from 'vitest';
import { exampleApplications } from '../../../infra/local/example-applications.ts';
import { openBudgetYear, reportedMonth } from '../../../infra/local/example-data.ts';
import { type ExampleHistory, exampleHistory } from '../../../infra/local/example-histories.ts';
import { roundOf, smallRoundOf } from '../../../infra/local/example-rounds.ts';
import { county } from '../../../shared/county/county.ts';
import { type CaseRecords, recordFaults } from '../../../shared/domain/funding/record-check.ts';

const now = '2027-01-01T12:00:00.000Z';
const [reported, open] = [roundOf(Number(reportedMonth(new Date(now)).slice(0, 4))), roundOf(openBudgetYear(new Date(now)))];
const rounds = [reported, open, smallRoundOf(open.budgetYear)];
const histories = exampleApplications(reported, open, now, county).map((target) =>
  exampleHistory(target, rounds.find(({ id }) => id === target.roundId) ?? open, now),
);

const paid = histories.find(({ payments }) => payments.some(({ state }) => state === 'released'));
const found = (tampered: (of: ExampleHistory) => Partial<CaseRecords>) => {
  if (paid === undefined) throw new Error('no example was paid');
  const { application, decisions, payments, events } = paid;
  return recordFaults(events, { application, decisions, payments, ...tampered(paid) });
};
const someone = { by: { subject: 'nobody', name: 'N.' }, at: now };

describe('records beside the history', () => {
  it('are what it says, in every example', () => {
    for (const { application, decisions, payments, events } of histories)
      expect(recordFaults(events.toReversed(), { application, decisions, payments })).toEqual([]);
  });

  it.each<[string, (of: ExampleHistory) => Partial<CaseRecords>, unknown]>([
    [
      'an award of more',
      ({ decisions }) => ({ decisions: decisions.map((each) => ({ ...each, amount: each.amount + 1 })) }),
      ['decision', 1, 'amount'],
    ],
    [
      'an award that is not signed yet',
      ({ decisions }) => ({ decisions: decisions.map((each) => ({ ...each, state: 'prepared' })) }),
      ['decision', 1, 'state'],
    ],
    [
      'another second signature',
      ({ decisions }) => ({ decisions: decisions.map((each) => ({ ...each, issued: someone })) }),
      ['decision', 1, 'person'],
    ],
    ['an award that is gone', () => ({ decisions: [] }), ['decision', undefined, 'missing']],
    [
      'an award that nobody made',
      ({ decisions }) => ({ decisions: [...decisions, ...decisions.map((each) => ({ ...each, id: 'x', number: 2 }))] }),
      ['decision', 2, 'unknown'],
    ],
    ['a payment of more', ({ payments }) => ({ payments: payments.map((each) => ({ ...each, amount: each.amount + 1 })) }), ['payment', 1, 'amount']],
    [
      'a payment that another released',
      ({ payments }) => ({ payments: payments.map((each) => ({ ...each, released: someone })) }),
      ['payment', 1, 'person'],
    ],
    ['a payment that is gone', () => ({ payments: [] }), ['payment', 1, 'missing']],
    [
      'more paid',
      ({ application }) => ({ application: { ...application, paidAmount: (application.paidAmount ?? 0) + 1 } }),
      ['application', undefined, 'amount'],
    ],
    ['more awarded', ({ application }) => ({ application: { ...application, approvedAmount: 1 } }), ['application', undefined, 'amount']],
    ['another resolution', ({ application }) => ({ application: { ...application, decidedAmount: 1 } }), ['application', undefined, 'amount']],
    ['another state', ({ application }) => ({ application: { ...application, state: 'submitted' } }), ['application', undefined, 'state']],
  ])('%s is found', (_name, tamper, fault) => {
    expect(found(tamper).map(({ record, number, fault: what }) => [record, number, what])).toEqual([fault]);
  });
});
