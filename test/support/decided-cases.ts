import { createHash, randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { NoteDeps } from '../../functions/decide-awards/note-dispatch.ts';
import type { ChangeDeps } from '../../functions/keep-budget/change-budget.ts';
import { county } from '../../shared/county/county.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { Budget } from '../../shared/domain/funding/budget.ts';
import { type DecisionTerms, usualTerms } from '../../shared/domain/funding/decision-terms.ts';
import { splitByMonths } from '../../shared/domain/funding/ledger.ts';
import { openApplication } from '../../shared/domain/funding/open-application.ts';
import { paymentPlan } from '../../shared/domain/funding/payment-plan.ts';
import { sumCents } from '../../shared/domain/money.ts';
import { workingDays } from '../../shared/domain/working-days.ts';
import { caseRowItem } from '../../shared/store/application-writes.ts';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { applicationItem, fundingStore } from '../../shared/store/funding-store.ts';
import { ledgerStore } from '../../shared/store/ledger-store.ts';
import { round, submission } from './submissions.ts';

/** Who writes decisions in tests, and who signs them. */
export const caseworker = { subject: 'sub-caseworker', name: 'Sascha Sachlich' };
export const approver = { subject: 'sub-approver', name: 'Zoe Zweitblick' };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An application that the committee decided on; the round is the one of the tests' submissions. */
export const decidedApplication = (over: Partial<Application> = {}): Application => ({
  ...openApplication(submission, { id: randomUUID(), reference: 'INT-2026-0042', at: '2026-11-15T10:00:00.000Z', round }),
  ...{ state: 'decided', decidedAmount: 750_000, version: 4, chain: sha256('before') },
  ...over,
});

/** An adopted budget of a year. */
export const adopted = (year: number, total: number, over: Partial<Budget> = {}): Budget => ({
  ...{ year, total, earmarks: [], reserve: 0, committed: 0, paid: 0, status: 'adopted' },
  ...over,
});

/** Terms of a decision on so much, with years and plan by the rules of the round. */
export const termsOver =
  (kind: DecisionTerms['kind'], amount: number | undefined, reasons = 'Darum.') =>
  (basis: Parameters<typeof usualTerms>[1]) => {
    const usual = usualTerms(kind, basis);
    if (amount === undefined) return { ...usual, reasons };
    const years = splitByMonths(amount, usual.period);
    return { ...usual, amount, years, plan: paymentPlan(years, usual.period, basis.round.payment), reasons };
  };

/** A clock of which no two looks are the same, so that two events never are. */
export const tickingClock = (from = '2026-12-01T08:00:00.000Z') => {
  let looks = 0;
  return () => new Date(Date.parse(from) + looks++).toISOString();
};

/** The funding table as decisions see it. */
export const decisionWorld = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const access = { client, table };
  const stores = { ...deskStore(access), ...fundingStore(access), ...ledgerStore(access), ...decisionStore(access) };
  const deps: NoteDeps & ChangeDeps = {
    ...stores,
    now: tickingClock(),
    isWorkingDay: workingDays(county.holidays),
  };
  let given = 0;
  return {
    stores,
    deps,
    /** The same, over a client that may die. */
    depsOver: (over: DynamoDBDocumentClient, now = tickingClock()): typeof deps => {
      const through = { client: over, table };
      return { ...deps, ...deskStore(through), ...fundingStore(through), ...ledgerStore(through), ...decisionStore(through), now };
    },
    /** Puts a case that is decided on into the table. */
    given: async (over: Partial<Application> = {}): Promise<Application> => {
      given += 1;
      const application = decidedApplication({ reference: `INT-2026-${String(given).padStart(4, '0')}`, ...over });
      await client.send(new PutCommand({ TableName: table, Item: applicationItem(application, sha256(application.id)) }));
      await client.send(new PutCommand({ TableName: table, Item: caseRowItem(application) }));
      return application;
    },
    /** What a year has bound by its counter, by its ledger, and what is free by both ways of counting it. */
    bound: async (year: number) => {
      const [budget, entries] = await Promise.all([stores.budget(year), stores.ledger(year)]);
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk = :sk',
          ExpressionAttributeValues: { ':pk': `BUDGET#${year}`, ':sk': 'BUDGET' },
        }),
      );
      return { committed: budget?.committed, ledger: sumCents(entries.map(({ amount }) => amount)), free: Items[0]?.['free'], entries, budget };
    },
  };
};
