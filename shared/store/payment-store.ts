import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Budget, budgetSchema } from '../domain/funding/budget.ts';
import type { CaseRow } from '../domain/funding/case-row.ts';
import { type Decision, decisionSchema } from '../domain/funding/decision.ts';
import { type Payment, paymentSchema } from '../domain/funding/payment.ts';
import { type PaymentFile, type PaymentFileContent, paymentFileContentSchema, paymentFileSchema } from '../domain/funding/payment-file.ts';
import { type PaymentLift, paymentLiftSchema } from '../domain/funding/proof-block.ts';
import type { Write } from './application-writes.ts';
import { writeTogether } from './application-writes.ts';
import { readCaseRow } from './case-row-item.ts';
import { parseItem } from './funding-store.ts';
import { itemsUnder, queryPages } from './item-pages.ts';
import { fundingKeys } from './table-design.ts';

/** What stands beside an application as far as money goes. */
export type MoneyRecords = { readonly decisions: readonly Decision[]; readonly payments: readonly Payment[]; readonly lifts: readonly PaymentLift[] };

const entitySchema = z.looseObject({ entity: z.string() });
// All transfers, and all files, stand under one key.
const [transfersKey, filesKey] = [fundingKeys.transfer('', '', 0), fundingKeys.transferFile(0)];

const transferSchema = z.object({ applicationId: z.uuid(), number: z.int(), at: z.string() });

/** A released payment that waits for a file. `at`: when it was released. */
export type WaitingTransfer = z.infer<typeof transferSchema>;

/**
 * Payments, what blocks them, and the files for the finance software. What a person of the staff may see is decided by who reads the
 * application (`deskStore`) before: what is read here is for them, or for a rule that holds for everybody.
 */
export const paymentStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const get = async (Key: { readonly pk: string; readonly sk: string }): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

  return {
    /** Decisions, payments and lifts of a case, as they stand now. */
    moneyOf: async (id: string): Promise<MoneyRecords> => {
      const [decisions, money] = await Promise.all(
        [fundingKeys.decisions(id), fundingKeys.payments(id)].map((key) => itemsUnder({ client, table }, key)),
      );
      const of = (entity: string) => (money ?? []).filter((item) => entitySchema.parse(item).entity === entity);
      return {
        decisions: (decisions ?? []).map((item) => parseItem(decisionSchema, item)),
        payments: of('payment').map((item) => parseItem(paymentSchema, item)),
        lifts: of('payment-lift').map((item) => parseItem(paymentLiftSchema, item)),
      };
    },

    /** One payment, as it stands now. */
    payment: async (id: string, number: number): Promise<Payment | undefined> => {
      const item = await get(fundingKeys.payment(id, number));
      return item === undefined ? undefined : parseItem(paymentSchema, item);
    },

    /**
     * All lines of these rounds, also those that somebody has a conflict with: rules about an organisation hold whoever asks. Show a line
     * only to who may see it (`conflicts`).
     */
    rowsOf: async (roundIds: readonly string[]): Promise<CaseRow[]> => {
      const rows = await Promise.all(
        roundIds.map(async (id) => {
          const found: CaseRow[] = [];
          const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': fundingKeys.desk(id).pk } };
          for await (const page of queryPages({ client, table }, query)) found.push(...page.map(readCaseRow));
          return found;
        }),
      );
      return rows.flat();
    },

    /** The budget of a year, as it stands now. */
    budgetOf: async (year: number): Promise<Budget | undefined> => {
      const item = await get(fundingKeys.budget(year));
      return item === undefined ? undefined : parseItem(budgetSchema, item);
    },

    /** Released payments that no file has yet, the oldest first. */
    waitingTransfers: async (most: number): Promise<WaitingTransfer[]> => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': transfersKey.pk },
          Limit: most,
        }),
      );
      return Items.map((item) => parseItem(transferSchema, item));
    },

    /** Files, the newest first. */
    files: async (most: number): Promise<PaymentFile[]> => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': filesKey.pk },
          ScanIndexForward: false,
          Limit: most,
        }),
      );
      return Items.map((item) => parseItem(paymentFileSchema, item));
    },

    /** What a file says, as it was made. */
    fileContent: async (number: number): Promise<PaymentFileContent | undefined> => {
      const item = await get(fundingKeys.transferContent(number));
      return item === undefined ? undefined : parseItem(paymentFileContentSchema, item);
    },

    /**
     * Keeps a file once, takes its payments from those that wait, and says in each payment that it is in this file: together or not at all.
     * @returns `false` when the number is taken, or a payment is in a file already
     */
    keepFile: (file: PaymentFile, content: PaymentFileContent, transfers: readonly WaitingTransfer[]): Promise<boolean> => {
      const once = { TableName: table, ConditionExpression: 'attribute_not_exists(pk)' };
      return writeTogether(client, [
        { Put: { ...once, Item: { ...fundingKeys.transferFile(file.number), entity: 'transfer-file', ...file } } },
        { Put: { ...once, Item: { ...fundingKeys.transferContent(file.number), entity: 'transfer-content', ...content } } },
        ...transfers.flatMap(({ at, applicationId, number }): Write[] => [
          { Delete: { TableName: table, Key: fundingKeys.transfer(at, applicationId, number), ConditionExpression: 'attribute_exists(pk)' } },
          {
            Update: {
              TableName: table,
              Key: fundingKeys.payment(applicationId, number),
              UpdateExpression: 'SET #exported = :exported',
              ConditionExpression: '#state = :released AND attribute_not_exists(#exported)',
              ExpressionAttributeNames: { '#state': 'state', '#exported': 'exported' },
              ExpressionAttributeValues: { ':released': 'released', ':exported': { file: file.number, at: file.made.at } },
            },
          },
        ]),
      ]);
    },
  };
};

/** @see paymentStore */
export type PaymentStore = ReturnType<typeof paymentStore>;

/** The writes that belong to a change of a case, over the table. */
export const paymentWrites = (table: string) => ({
  /** A payment as it is now. Released only by somebody else than who ordered it: the table looks too. */
  payment: (payment: Payment): Write => {
    const Item = { ...fundingKeys.payment(payment.applicationId, payment.number), entity: 'payment', ...payment };
    if (payment.state === 'ordered') return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
    const releaser = payment.released?.by.subject;
    return {
      Put: {
        TableName: table,
        Item,
        ConditionExpression: `#state = :ordered${releaser === undefined ? '' : ' AND #ordered.#by.#subject <> :releaser'}`,
        ExpressionAttributeNames: { '#state': 'state', ...(releaser !== undefined && { '#ordered': 'ordered', '#by': 'by', '#subject': 'subject' }) },
        ExpressionAttributeValues: { ':ordered': 'ordered', ...(releaser !== undefined && { ':releaser': releaser }) },
      },
    };
  },

  /** What was paid of the budget of a year, if the budget is as it was read: never more than is committed. */
  budgetPaid: ({ year, paid }: Budget, amount: number): Write => ({
    Update: {
      TableName: table,
      Key: fundingKeys.budget(year),
      UpdateExpression: 'SET #paid = :after',
      ConditionExpression: `${paid === 0 ? '(attribute_not_exists(#paid) OR #paid = :before)' : '#paid = :before'} AND #committed >= :after`,
      ExpressionAttributeNames: { '#paid': 'paid', '#committed': 'committed' },
      ExpressionAttributeValues: { ':before': paid, ':after': paid + amount },
    },
  }),

  /** A released payment waits for a file. */
  transfer: (waiting: WaitingTransfer): Write => ({
    Put: {
      TableName: table,
      Item: { ...fundingKeys.transfer(waiting.at, waiting.applicationId, waiting.number), entity: 'transfer', ...waiting },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }),

  /** A lift as it is now. Allowed only by somebody else than who asked: the table looks too. */
  lift: (lift: PaymentLift): Write => {
    const Item = { ...fundingKeys.paymentLift(lift.applicationId, lift.number), entity: 'payment-lift', ...lift };
    if (lift.state === 'asked') return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
    const isLifted = lift.state === 'lifted';
    return {
      Put: {
        TableName: table,
        Item,
        ConditionExpression: isLifted ? '#state = :before AND #asked.#by.#subject <> :lifter' : '#state = :before',
        ExpressionAttributeNames: { '#state': 'state', ...(isLifted && { '#asked': 'asked', '#by': 'by', '#subject': 'subject' }) },
        ExpressionAttributeValues: { ':before': isLifted ? 'asked' : 'lifted', ...(isLifted && { ':lifter': lift.lifted?.by.subject ?? '' }) },
      },
    };
  },
});

/** @see paymentWrites */
export type PaymentWrites = ReturnType<typeof paymentWrites>;
