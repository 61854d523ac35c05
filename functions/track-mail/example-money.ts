import type { Decision } from '../../shared/domain/funding/decision.ts';
import type { Payment } from '../../shared/domain/funding/payment.ts';

const applicationId = '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b';
const signed = { by: { subject: 'example', name: 'Sascha Sachlich' }, at: '2027-02-01T09:00:00.000Z' };

/** An invented award that was sent by post. */
export const exampleDecision = (): Decision => ({
  ...{ id: '2d9f6c1e-2b3a-4c5d-8e9f-0a1b2c3d4e5f', applicationId, number: 1, kind: 'award', state: 'issued', amount: 750_000 },
  ...{ years: [{ year: 2027, amount: 750_000 }], financingType: 'share', rate: 7500, recognisedCosts: 1_000_000, purpose: 'Gemeinsam kochen' },
  ...{ period: { from: '2027-03-01', to: '2027-11-30' }, conditions: [], conditionsVersion: 'ANBest-P' },
  plan: [{ year: 2027, amount: 750_000, retained: false }],
  ...{ proof: { due: '2028-05-31', type: 'simple' }, reasons: 'Das Projekt ist förderfähig.', prepared: signed, issued: signed },
  dispatch: { ...signed, on: '2027-02-01', how: 'post' },
});

/** An invented payment of it. */
export const examplePayment = (): Payment => ({
  ...{ applicationId, reference: 'INT-2026-0042', number: 1, request: applicationId, state: 'released', instalment: 1, amount: 750_000, year: 2027 },
  ...{ due: '2027-03-10', useUntil: '2027-05-09', purpose: 'Rate 1', ordered: signed, released: signed },
  payee: { kind: 'account', holder: 'Nachbarn im Dorf e. V.', iban: 'DE02000000000000001000' },
});
