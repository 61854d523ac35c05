import { randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { isValidIBAN } from 'ibantools';
import type { PayDeps } from '../../functions/pay-awards/change-case.ts';
import type { FileDeps } from '../../functions/pay-awards/make-file.ts';
import type { TypedOrder } from '../../functions/pay-awards/order-payment.ts';
import { county } from '../../shared/county/county.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { Budget } from '../../shared/domain/funding/budget.ts';
import { type Decision, decisionSchema } from '../../shared/domain/funding/decision.ts';
import type { Payment } from '../../shared/domain/funding/payment.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { workingDays } from '../../shared/domain/working-days.ts';
import { writeCsv } from '../../shared/spreadsheets/write-table.ts';
import { caseRowItem } from '../../shared/store/case-row-item.ts';
import { pauseAfterRace } from '../../shared/store/conditional-write.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { applicationEventItem, sealedEvent } from '../../shared/store/event-item.ts';
import { applicationItem } from '../../shared/store/funding-store.ts';
import { paymentStore, paymentWrites } from '../../shared/store/payment-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { application as example } from '../unit/mail/examples.ts';
import { round as usualRound } from './submissions.ts';

/** People of the office. */
export const people = {
  sascha: { subject: 'caseworker', name: 'Sascha Sachlich' },
  kai: { subject: 'cashier', name: 'Kai Kasse' },
  zoe: { subject: 'approver', name: 'Zoe Zweitblick' },
} as const;

/** A round of 2027 whose money is to be spent within 42 days. */
export const paidRound: Round = { ...usualRound, id: 'paid', budgetYear: 2027, payment: { ...usualRound.payment, useWithinDays: 42 } };

/** Handed over on 1 February 2027: final from 2 March on. Two instalments and one that is kept back: 7,500.00 altogether. */
export const award = (applicationId: string, over: Partial<Decision> = {}): Decision =>
  decisionSchema.parse({
    id: randomUUID(),
    applicationId,
    number: 1,
    kind: 'award',
    state: 'issued',
    amount: 750_000,
    years: [
      { year: 2027, amount: 600_000 },
      { year: 2028, amount: 150_000 },
    ],
    financingType: 'share',
    rate: 7500,
    recognisedCosts: 1_000_000,
    purpose: 'Gemeinsam kochen',
    period: { from: '2027-03-01', to: '2027-11-30' },
    conditions: [],
    conditionsVersion: 'ANBest-P',
    plan: [
      { year: 2027, amount: 400_000 },
      { due: '2027-06-01', year: 2027, amount: 200_000 },
      { year: 2028, amount: 150_000, retained: true },
    ],
    proof: { due: '2028-05-31', type: 'simple' },
    reasons: 'Das Projekt ist förderfähig.',
    prepared: { by: people.sascha, at: '2027-01-29T09:00:00.000Z' },
    issued: { by: people.zoe, at: '2027-01-30T09:00:00.000Z' },
    dispatch: { by: people.sascha, at: '2027-02-01T09:00:00.000Z', on: '2027-02-01', how: 'handed-over' },
    ...over,
  });

/** The first instalment of it, paid on 10 March 2027. */
export const releasedPayment: Payment = {
  ...{
    applicationId: example.id,
    reference: example.reference,
    number: 1,
    request: 'a',
    state: 'released',
    instalment: 1,
    amount: 400_000,
    year: 2027,
  },
  ...{ due: '2027-03-10', useUntil: '2027-04-21', purpose: 'Rate 1' },
  payee: { kind: 'account', holder: 'Nachbarn & Freunde e. V.', iban: 'DE89370400440532013000' },
  ordered: { by: people.sascha, at: '2027-03-09T09:00:00.000Z' },
  released: { by: people.kai, at: '2027-03-10T09:00:00.000Z' },
};

/** Everything that payments need, over a client and with a clock that moves a second at a time. */
export const payDepsOver = (client: DynamoDBDocumentClient, table: string, clock: { at: string }): PayDeps & FileDeps => {
  const funding = { client, table };
  return {
    ...deskStore(funding),
    ...paymentStore(funding),
    ...roundStore(funding),
    writes: paymentWrites(table),
    now: () => {
      clock.at = new Date(Date.parse(clock.at) + 1000).toISOString();
      return clock.at;
    },
    isWorkingDay: workingDays(county.holidays),
    validIban: isValidIBAN,
    pauseAfterRace: (attempt) => pauseAfterRace(Math.min(attempt, 3)),
    county,
    writeCsv,
  };
};

let drawn = 0;

/** Puts an awarded case into the table. */
export const putAwarded = async (
  client: DynamoDBDocumentClient,
  table: string,
  over: Partial<Application> = {},
  decision: Partial<Decision> = {},
): Promise<Application> => {
  drawn += 1;
  const id = over.id ?? randomUUID();
  const issued = award(id, decision);
  const application: Application = {
    ...example,
    id,
    roundId: paidRound.id,
    reference: `INT-2026-${String(drawn).padStart(4, '0')}`,
    state: 'award_issued',
    approvedAmount: issued.amount,
    approvedByYear: issued.years,
    organisation: { ...example.organisation, name: `Verein ${drawn} e. V.` },
    ...over,
  };
  const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));
  const submitted = { applicationId: id, reference: application.reference, kind: 'application.submitted', at: application.submittedAt } as const;
  const first = sealedEvent({ ...submitted, actor: 'applicant', to: 'submitted' }, undefined);
  await put(applicationEventItem(first));
  await put(applicationItem({ ...application, chain: first.hash }, 'a'.repeat(64)));
  await put(caseRowItem(application));
  await put({ ...fundingKeys.decision(id, issued.number), entity: 'decision', ...issued });
  return application;
};

/** A budget that carries awards of so many cents. */
export const budgetWith = (year: number, committed: number): Budget => ({
  year,
  total: committed + 1_000_000,
  earmarks: [],
  reserve: 0,
  committed,
  paid: 0,
  status: 'adopted',
});

/** The form as a caseworker sends it for an instalment, to the account of the application. */
export const typedOrder = (application: Application, over: Partial<TypedOrder> = {}): TypedOrder => ({
  ...{ request: randomUUID(), version: application.version, instalment: '1', amount: '', year: '', due: '', purpose: '' },
  holder: application.organisation.account?.holder ?? '',
  iban: application.organisation.account?.iban ?? '',
  ...{ calledBack: false, calledBackOn: '' },
  ...over,
});
