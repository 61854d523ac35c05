import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { awardInForce, type MoneyFile, maskedIban, openMoney, type Payment, planOf, useUntilOf } from '../../../shared/domain/funding/payment.ts';
import { isProofOverdue, liftFor, organisationKey, type PaymentLift } from '../../../shared/domain/funding/proof-block.ts';
import { workingDays } from '../../../shared/domain/working-days.ts';
import { award, people } from '../../support/paid-cases.ts';
import { application } from '../mail/examples.ts';

const isWorkingDay = workingDays(county.holidays);
const issued = award(application.id);
const file: MoneyFile = { application: { approvedAmount: issued.amount, approvedByYear: issued.years }, decisions: [issued], payments: [] };
const payment: Payment = {
  applicationId: application.id,
  reference: application.reference,
  number: 1,
  request: 'a',
  state: 'ordered',
  instalment: 1,
  amount: 400_000,
  year: 2027,
  due: '2027-03-10',
  useUntil: '2027-05-09',
  purpose: 'Rate 1',
  payee: { kind: 'internal' },
  ordered: { by: people.sascha, at: '2027-03-10T09:00:00.000Z' },
};
const standings = (over: Partial<MoneyFile>, today: string) =>
  planOf({ ...file, ...over }, { today, isWorkingDay }).map(({ standing }) => standing.kind);

describe('the award in force', () => {
  it('is the newest that was issued, and no rejection, release or draft of one', () => {
    const amended = award(application.id, { number: 2, kind: 'amendment' });
    const prepared = award(application.id, { number: 3, kind: 'amendment', state: 'prepared' });
    expect(awardInForce([prepared, issued, amended])?.number).toBe(2);
    expect(awardInForce([award(application.id, { kind: 'rejection' }), prepared])).toBeUndefined();
  });
});

describe('the plan', () => {
  it.each([
    ['2027-03-01', ['not-final', 'not-final', 'retained']],
    ['2027-03-02', ['payable', 'later', 'retained']],
    ['2027-05-31', ['payable', 'later', 'retained']],
    ['2027-06-01', ['payable', 'payable', 'retained']],
  ])('on %s: %j', (today, expected) => expect(standings({}, today)).toEqual(expected));

  it('knows what is ordered, paid, and free again', () => {
    expect(standings({ payments: [payment] }, '2027-06-01')).toEqual(['ordered', 'payable', 'retained']);
    expect(standings({ payments: [{ ...payment, state: 'released' }] }, '2027-06-01')).toEqual(['paid', 'payable', 'retained']);
    expect(standings({ payments: [{ ...payment, state: 'cancelled' }] }, '2027-06-01')).toEqual(['payable', 'payable', 'retained']);
    expect(standings({ application: { ...file.application, proofReceivedOn: '2027-12-01' } }, '2027-12-02')).toEqual([
      'payable',
      'payable',
      'payable',
    ]);
    expect(standings({ decisions: [award(application.id, { dispatch: undefined })] }, '2027-06-01')).toEqual([
      'undispatched',
      'undispatched',
      'undispatched',
    ]);
    expect(standings({ decisions: [] }, '2027-06-01')).toEqual([]);
  });
});

describe('a plan that changed', () => {
  it('knows what was paid by year and amount, wherever it stands now', () => {
    const second = { ...payment, number: 2, instalment: 2, amount: 200_000 };
    const plan = [
      { year: 2027, amount: 200_000, retained: false },
      { year: 2027, amount: 300_000, retained: false },
    ];
    const released = award(application.id, { number: 2, kind: 'release', plan, dispatch: undefined });
    // Giving back needs no notice: the award's says from when on it is paid.
    expect(standings({ decisions: [issued, released], payments: [second] }, '2027-06-01')).toEqual(['ordered', 'payable']);
  });

  it('does not count one payment for two instalments of the same amount', () => {
    const same = award(application.id, { plan: [1, 2].map(() => ({ year: 2027, amount: 400_000, retained: false })) });
    expect(standings({ decisions: [same], payments: [{ ...payment, instalment: 2 }] }, '2027-06-01')).toEqual(['payable', 'ordered']);
  });
});

describe('payments of other amounts', () => {
  const { instalment: _none, ...other } = payment;
  const opens = (payments: readonly Payment[], over: Partial<MoneyFile> = {}) =>
    planOf({ ...file, payments, ...over }, { today: '2027-06-01', isWorkingDay }).map(({ open, standing: { kind } }) => [open, kind]);

  it('use up the instalments of their year one after the other', () => {
    expect(opens([])).toEqual([
      [400_000, 'payable'],
      [200_000, 'payable'],
      [150_000, 'retained'],
    ]);
    expect(opens([{ ...other, amount: 150_000, state: 'released' }])[0]).toEqual([250_000, 'payable']);
    const rest = { ...payment, number: 2, amount: 250_000 };
    expect(opens([{ ...other, amount: 150_000, state: 'released' }, rest])[0]).toEqual([0, 'ordered']);
    expect(
      opens([
        { ...other, amount: 150_000, state: 'released' },
        { ...rest, state: 'released' },
      ])[0],
    ).toEqual([0, 'paid']);
    expect(opens([{ ...other, amount: 500_000 }])).toEqual([
      [0, 'ordered'],
      [100_000, 'payable'],
      [150_000, 'retained'],
    ]);
    expect(opens([{ ...other, amount: 150_000, state: 'cancelled' }])[0]).toEqual([400_000, 'payable']);
    expect(opens([{ ...other, amount: 100_000, year: 2028 }])[0]).toEqual([400_000, 'payable']);
  });

  it('leave together as much as can still be ordered', () => {
    for (const amount of [1, 399_999, 400_000, 599_999, 600_000]) {
      const payments = [{ ...other, amount }];
      const left = planOf({ ...file, payments }, { today: '2027-06-01', isWorkingDay }).filter(({ retained }) => !retained);
      expect(left.reduce((sum, { open }) => sum + open, 0)).toBe(openMoney({ ...file, payments }).total);
    }
  });

  it('stand for the instalments of a plan that was lowered after they were paid', () => {
    const plan = [
      { year: 2027, amount: 300_000, retained: false },
      { year: 2027, amount: 200_000, retained: false },
    ];
    const lowered = award(application.id, { number: 2, kind: 'release', plan, dispatch: undefined });
    expect(opens([{ ...payment, state: 'released' }], { decisions: [issued, lowered] })).toEqual([
      [0, 'paid'],
      [100_000, 'payable'],
    ]);
  });
});

describe('open money', () => {
  it('leaves out what is kept back until the proof is in, in total and in its year', () => {
    expect(openMoney(file)).toEqual({
      total: 600_000,
      years: new Map([
        [2027, 600_000],
        [2028, 0],
      ]),
    });
    expect(openMoney({ ...file, payments: [payment] })).toEqual({
      total: 200_000,
      years: new Map([
        [2027, 200_000],
        [2028, 0],
      ]),
    });
    expect(openMoney({ ...file, payments: [{ ...payment, state: 'cancelled' }] }).total).toBe(600_000);
    expect(openMoney({ ...file, application: { ...file.application, proofReceivedOn: '2028-01-01' } }).years.get(2028)).toBe(150_000);
  });

  it('is never below zero after the award was lowered', () => {
    const lowered = { approvedAmount: 300_000, approvedByYear: [{ year: 2027, amount: 300_000 }] };
    expect(openMoney({ ...file, application: lowered, payments: [payment] })).toEqual({ total: 0, years: new Map([[2027, 0]]) });
  });
});

describe('an overdue proof', () => {
  it('is overdue from the day after, until it is in', () => {
    expect(isProofOverdue('2027-05-31', {}, '2027-05-31')).toBe(false);
    expect(isProofOverdue('2027-05-31', {}, '2027-06-01')).toBe(true);
    expect(isProofOverdue('2027-05-31', { proofReceivedOn: '2027-07-01' }, '2027-08-01')).toBe(false);
  });

  it.each([
    ['Brücke e. V.', 'BRÜCKE e.V.', true],
    ['Straßenfest Gruppe', 'Strassenfest-Gruppe', true],
    ['Brücke e. V.', 'Brücke', true],
    ['Brücke e. V.', 'Brücken e. V.', false],
  ])('of %s and %s belongs to one organisation: %s', (one, other, same) => expect(organisationKey(one) === organisationKey(other)).toBe(same));

  it('is allowed only by a lift that names every one of them and was not used', () => {
    const proof = { applicationId: application.id, reference: application.reference, due: '2027-05-31' };
    const other = { ...proof, due: '2027-06-30' };
    const lift: PaymentLift = {
      applicationId: application.id,
      number: 1,
      request: 'a',
      state: 'lifted',
      overdue: [proof],
      reason: 'Prüfer',
      asked: { by: people.sascha, at: '2027-06-01T09:00:00.000Z' },
    };
    expect(liftFor([proof], [lift])).toBe(lift);
    expect(liftFor([proof, other], [lift])).toBeUndefined();
    for (const state of ['asked', 'used'] as const) expect(liftFor([proof], [{ ...lift, state }])).toBeUndefined();
  });
});

it.each([
  ['before the project: from its beginning on', '2026-11-27', '2027-04-30'],
  ['in the project: from the payment on', '2027-04-01', '2027-05-31'],
  ['near its end: not after it', '2027-11-01', '2027-11-30'],
  ['after its end: it was spent before', '2028-01-10', '2028-03-10'],
])('money is to be spent within sixty days, %s', (_name, paidOn, until) => {
  expect(useUntilOf(paidOn, 60, { from: '2027-03-01', to: '2027-11-30' })).toBe(until);
});

it('an IBAN keeps its ends only', () => expect(maskedIban('DE89370400440532013000')).toBe('DE89 **** **** **** **30 00'));
