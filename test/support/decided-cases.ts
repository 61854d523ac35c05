import { createHash, randomUUID } from 'node:crypto';
import { BatchWriteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Chosen } from '../../functions/decide-awards/approve-decision.ts';
import type { NoteDeps } from '../../functions/decide-awards/note-dispatch.ts';
import type { ChangeDeps } from '../../functions/keep-budget/change-budget.ts';
import { county } from '../../shared/county/county.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { Budget } from '../../shared/domain/funding/budget.ts';
import { preparedStep } from '../../shared/domain/funding/decision-steps.ts';
import { type DecisionTerms, usualTerms } from '../../shared/domain/funding/decision-terms.ts';
import { splitByMonths } from '../../shared/domain/funding/ledger.ts';
import { openApplication } from '../../shared/domain/funding/open-application.ts';
import { paymentPlan } from '../../shared/domain/funding/payment-plan.ts';
import { sumCents } from '../../shared/domain/money.ts';
import { workingDays } from '../../shared/domain/working-days.ts';
import { caseRowItem } from '../../shared/store/case-row-item.ts';
import { decisionItem, decisionStore } from '../../shared/store/decision-store.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { applicationEventItem, sealedEvent } from '../../shared/store/event-item.ts';
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
    /** Puts cases into the table whose award was prepared, without the way there: what races need many of. */
    prepared: async (count: number, amount: number, project: Partial<Application['project']>): Promise<Chosen[]> => {
      const chosen: Chosen[] = [];
      const one = async (at: number): Promise<void> => {
        const own = decidedApplication({ reference: `INT-2026-${at}`, decidedAmount: amount, project: { ...submission.project, ...project } });
        const terms = termsOver('award', amount)({ application: own, review: undefined, round, inForce: undefined, paid: [] });
        const { change, decision, desk } = preparedStep(own, terms, {
          id: randomUUID(),
          number: 1,
          open: undefined,
          staff: caseworker,
          at: deps.now(),
        });
        const { after, event } = change;
        const link = sealedEvent(event, own);
        const stored = { ...after, chain: link.hash };
        const items = [
          applicationItem(stored, sha256(own.id)),
          applicationEventItem(link),
          { ...caseRowItem(stored), ...desk },
          decisionItem(decision),
        ];
        await client.send(new BatchWriteCommand({ RequestItems: { [table]: items.map((Item) => ({ PutRequest: { Item } })) } }));
        chosen.push({ id: own.id, decision: decision.id, version: after.version });
      };
      const beside = 20;
      for (let from = 0; from < count; from += beside)
        await Promise.all(Array.from({ length: Math.min(beside, count - from) }, (_, at) => one(1_000_000 + given++ * 1000 + from + at)));
      return chosen;
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
