import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Instant, instantSchema } from '../domain/calendar.ts';
import { type Budget, budgetSchema, freeMoney } from '../domain/funding/budget.ts';
import { type LedgerEntry, ledgerEntrySchema, type YearAmount } from '../domain/funding/ledger.ts';
import type { Write } from './application-writes.ts';
import { cancelledBy, conditionFailed } from './conditional-write.ts';
import { parseItem } from './funding-store.ts';
import { itemsUnder } from './item-pages.ts';
import { fundingKeys } from './table-design.ts';
import { afterConflict } from './write-conflict.ts';

/** What people say of a budget; the rest is counted. */
export type BudgetPlan = Pick<Budget, 'total' | 'earmarks' | 'reserve' | 'status'>;

/** A change of a budget's plan: who, when, and what it was then. Append-only. */
export const budgetChangeSchema = z.object({
  year: z.int(),
  version: z.int().min(1),
  at: instantSchema,
  by: z.object({ subject: z.string(), name: z.string() }),
  total: budgetSchema.shape.total,
  earmarks: budgetSchema.shape.earmarks,
  reserve: budgetSchema.shape.reserve,
  status: budgetSchema.shape.status,
});

/** @see budgetChangeSchema */
export type BudgetChange = z.infer<typeof budgetChangeSchema>;

/** `changed`: somebody else changed the plan since; `committed`: more is bound than would be left. */
export type KeepOutcome = 'done' | 'changed' | 'committed';

const planOf = ({ total, earmarks, reserve, status }: BudgetPlan): BudgetPlan => ({ total, earmarks, reserve, status });
const available = (plan: BudgetPlan): number => freeMoney({ ...plan, year: 0, committed: 0, paid: 0 });

/**
 * What a decision does to the budgets: an update each, with the condition that keeps `free` from falling below zero. No check before it
 * can hold as long: two hundred awards at once look at the same item.
 * @param statuses of a budget out of which money may be bound
 */
export const budgetWrites = (table: string, deltas: readonly YearAmount[], statuses: readonly Budget['status'][]): readonly Write[] =>
  deltas.map(({ year, amount }) => ({
    Update: {
      TableName: table,
      Key: fundingKeys.budget(year),
      UpdateExpression: 'SET #free = #free - :amount, #committed = #committed + :amount',
      ConditionExpression:
        amount > 0 ? `#free >= :amount AND #status IN (${statuses.map((_status, at) => `:status${at}`).join(', ')})` : '#committed >= :back',
      ExpressionAttributeNames: { '#free': 'free', '#committed': 'committed', ...(amount > 0 && { '#status': 'status' }) },
      ExpressionAttributeValues: {
        ':amount': amount,
        ...(amount > 0 ? Object.fromEntries(statuses.map((status, at) => [`:status${at}`, status])) : { ':back': -amount }),
      },
    },
  }));

/** An entry as an item: for the store, and for who fills a table with examples. */
export const ledgerItem = (entry: LedgerEntry) => ({ ...fundingKeys.ledgerEntry(entry.year, entry.decision), entity: 'ledger-entry', ...entry });

/** Entries, each written once: a decision counts once. */
export const ledgerWrites = (table: string, entries: readonly LedgerEntry[]): readonly Write[] =>
  entries.map((entry) => ({ Put: { TableName: table, Item: ledgerItem(entry), ConditionExpression: 'attribute_not_exists(pk)' } }));

/** Budgets of years, and what bound them. */
export const ledgerStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const budget = async (year: number): Promise<Budget | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: fundingKeys.budget(year), ConsistentRead: true }));
    return Item === undefined ? undefined : parseItem(budgetSchema, Item);
  };

  const changeItem = (change: BudgetChange) => ({ ...fundingKeys.budgetChange(change.year, change.version), entity: 'budget-change', ...change });

  const writesOf = (before: Budget | undefined, change: BudgetChange): Write[] => {
    const { year, version } = change;
    const plan = planOf(change);
    const noted = { Put: { TableName: table, Item: changeItem(change), ConditionExpression: 'attribute_not_exists(pk)' } };
    if (before === undefined) {
      const Item = { ...fundingKeys.budget(year), entity: 'budget', year, ...plan, committed: 0, paid: 0, free: available(plan), version };
      return [{ Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } }, noted];
    }
    const delta = available(plan) - available(before);
    const isAsRead = before.version === undefined ? 'attribute_not_exists(#version)' : '#version = :before';
    return [
      {
        Update: {
          TableName: table,
          Key: fundingKeys.budget(year),
          UpdateExpression:
            'SET #total = :total, #earmarks = :earmarks, #reserve = :reserve, #status = :status, #version = :version, #free = #free + :delta',
          ConditionExpression: `${isAsRead} AND #free >= :least`,
          ExpressionAttributeNames: {
            ...{ '#total': 'total', '#earmarks': 'earmarks', '#reserve': 'reserve', '#status': 'status', '#version': 'version', '#free': 'free' },
          },
          ExpressionAttributeValues: {
            ...{ ':total': plan.total, ':earmarks': plan.earmarks, ':reserve': plan.reserve, ':status': plan.status, ':version': version },
            ...{ ':delta': delta, ':least': -delta },
            ...(before.version !== undefined && { ':before': before.version }),
          },
        },
      },
      noted,
    ];
  };

  const isKept = async (change: BudgetChange): Promise<boolean> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: fundingKeys.budgetChange(change.year, change.version), ConsistentRead: true }),
    );
    return Item !== undefined && JSON.stringify(parseItem(budgetChangeSchema, Item)) === JSON.stringify(budgetChangeSchema.parse(change));
  };

  return {
    /** The budget of a year. */
    budget,

    /** Everything that bound money of a year or gave it back; the first is the oldest. */
    ledger: async (year: number): Promise<LedgerEntry[]> =>
      (await itemsUnder({ client, table }, fundingKeys.ledger(year)))
        .map((item) => parseItem(ledgerEntrySchema, item))
        .sort((one, other) => (one.at < other.at ? -1 : 1)),

    /** Who changed the plan of a year, the first is the oldest. */
    budgetChanges: async (year: number): Promise<BudgetChange[]> =>
      (await itemsUnder({ client, table }, fundingKeys.budgetChanges(year))).map((item) => parseItem(budgetChangeSchema, item)),

    /**
     * Enters or changes the plan of a year: on top of the one that was read, and never below what awards have bound, however many are on
     * their way at this moment.
     * @param before as it was read; `undefined` to enter the first
     */
    keepBudget: async (
      before: Budget | undefined,
      plan: BudgetPlan & { readonly year: number },
      { by, at }: { readonly by: BudgetChange['by']; readonly at: Instant },
    ): Promise<KeepOutcome> => {
      const version = before === undefined ? 1 : (before.version ?? 1) + 1;
      const change: BudgetChange = { year: plan.year, version, at, by: { subject: by.subject, name: by.name }, ...planOf(plan) };
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems: writesOf(before, change) }));
          return 'done';
        } catch (fault) {
          // Even a lost connection may hide a commit: the history is the truth.
          if (await isKept(change)) return 'done';
          const [onBudget = ''] = cancelledBy(fault);
          if (cancelledBy(fault).includes(conditionFailed)) {
            const now = await budget(plan.year);
            return onBudget === conditionFailed && now !== undefined && now.version === before?.version ? 'committed' : 'changed';
          }
          await afterConflict(fault, attempt);
        }
      }
    },
  };
};

/** @see ledgerStore */
export type LedgerStore = ReturnType<typeof ledgerStore>;
