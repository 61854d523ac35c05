import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Application } from '../../shared/domain/funding/application.ts';
import { caseRowItem } from '../../shared/store/case-row-item.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { application, madeUnder } from '../unit/mail/examples.ts';

type World = { readonly client: DynamoDBDocumentClient; readonly table: string };

/** Year of the round in which people work; every round before it is history. */
export const workYear = 2027;
/** An instant in that round. */
export const workday = '2026-12-02T09:00:00.000Z';

const open: readonly Application['state'][] = ['submitted', 'formal_check', 'info_requested', 'assessed', 'decided'];
const over: readonly Application['state'][] = ['closed', 'rejected', 'withdrawn'];

const lineOf = (year: number, number: number, isWork: boolean) => {
  const state = (isWork && number % 4 === 0 ? open[number % open.length] : over[number % over.length]) ?? 'closed';
  return {
    ...caseRowItem({
      ...application,
      id: `00000000-${year}-4000-8000-${String(number).padStart(12, '0')}`,
      roundId: String(year),
      reference: `INT-${year - 1}-${String(number).padStart(4, '0')}`,
      state,
      submittedAt: `${year - 1}-11-${String((number % 28) + 1).padStart(2, '0')}T10:00:00.000Z`,
      requestedAmount: 100_000 + number * 100,
      project: { ...application.project, title: `Projekt ${number} des Jahres ${year}` },
      organisation: { ...application.organisation, name: `Verein ${number % 97} e. V.` },
    }),
    ...(number % 3 === 0 && { assignee: { subject: 'caseworker', name: 'Sascha Sachlich' } }),
  };
};

/** Fills a round with the lines of so many applications; of the round in which people work (`isWork`) a quarter is open. */
export const fillRound = async ({ client, table }: World, year: number, from: number, until: number, isWork = year === workYear): Promise<void> => {
  const lines = Array.from({ length: until - from }, (_, index) => lineOf(year, from + index, isWork));
  for (let at = 0; at < lines.length; at += 25) {
    const requests = lines.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  }
};

/** A round of a year, and its budget. */
export const putRoundOf = async ({ client, table }: World, year: number): Promise<void> => {
  const funding = fundingStore({ client, table });
  const opensAt = `${year - 1}-08-31T22:00:00.000Z`;
  await funding.putRound({ ...madeUnder, id: String(year), version: 1, budgetYear: year, opensAt, closesAt: `${year}-08-31T22:00:00.000Z` });
  await funding.putBudget({ year, total: 25_000_000, earmarks: [], reserve: 0, committed: 0, paid: 0, status: 'adopted' });
};

type Sent = { readonly name: string; readonly units: number };

/** A client that notes the name of every command and the read units that it cost. */
export const countingClient = (client: DynamoDBDocumentClient) => {
  const sent: Sent[] = [];
  const send = async (command: Parameters<typeof client.send>[0]): Promise<unknown> => {
    Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' });
    const answer: object = await client.send(command);
    const consumed: unknown = Object.hasOwn(answer, 'ConsumedCapacity') ? Reflect.get(answer, 'ConsumedCapacity') : undefined;
    const units: unknown = typeof consumed === 'object' && consumed !== null ? Reflect.get(consumed, 'CapacityUnits') : 0;
    sent.push({ name: command.constructor.name, units: typeof units === 'number' ? units : 0 });
    return answer;
  };
  const counting = new Proxy(client, { get: (target, property) => (property === 'send' ? send : Reflect.get(target, property)) });
  return { client: counting, sent };
};
