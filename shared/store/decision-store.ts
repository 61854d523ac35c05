import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Budget } from '../domain/funding/budget.ts';
import { type Decision, decisionSchema } from '../domain/funding/decision.ts';
import type { DecisionStep } from '../domain/funding/decision-steps.ts';
import type { LedgerEntry } from '../domain/funding/ledger.ts';
import { changeWrites, type Write } from './application-writes.ts';
import { cancelledBy, conditionFailed } from './conditional-write.ts';
import { parseItem } from './funding-store.ts';
import { itemsUnder } from './item-pages.ts';
import { budgetWrites, ledgerWrites } from './ledger-store.ts';
import { fundingKeys } from './table-design.ts';
import { afterConflict } from './write-conflict.ts';

/** `stale`: the case or the decision is no longer as it was read; `budget`: one of the years does not carry it. In both nothing was written. */
export type DecideOutcome = 'done' | 'stale' | 'budget';

/** A step of a decision and who takes it. */
export type DecideRequest = DecisionStep & {
  /** Subject; with a conflict of interest nothing is written. */
  readonly staff: string;
  /** Statuses of a budget out of which money may be bound; only asked where money is. */
  readonly statuses: readonly Budget['status'][];
};

/** A decision as an item: for the store, and for who fills a table with examples. */
export const decisionItem = (decision: Decision) => ({
  ...fundingKeys.decision(decision.applicationId, decision.number),
  entity: 'decision',
  ...decision,
});

/** The decision's own write. Four eyes are a condition of the database too: who prepared it cannot be who issues it. */
const decisionWrite = (table: string, decision: Decision, expected: Decision['state'] | undefined): Write => {
  const Item = decisionItem(decision);
  if (expected === undefined) return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  const issues = decision.state === 'issued' && expected === 'prepared';
  return {
    Put: {
      TableName: table,
      Item,
      ConditionExpression: `#id = :id AND #state = :expected${issues ? ' AND #prepared.#by.#subject <> :signer' : ''}`,
      ExpressionAttributeNames: {
        ...{ '#id': 'id', '#state': 'state' },
        ...(issues && { '#prepared': 'prepared', '#by': 'by', '#subject': 'subject' }),
      },
      ExpressionAttributeValues: {
        ...{ ':id': decision.id, ':expected': expected },
        ...(issues && { ':signer': decision.issued?.by.subject }),
      },
    },
  };
};

const entriesOf = ({ change: { after, event }, decision, deltas }: DecisionStep): LedgerEntry[] =>
  deltas.map(({ year, amount }) => ({
    ...{ year, amount, decision: decision.id, number: decision.number, kind: decision.kind },
    ...{ applicationId: after.id, reference: after.reference, round: after.roundId, at: event.at },
  }));

/** Decisions of cases, and the money that they bind. */
export const decisionStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const isStored = async (decision: Decision): Promise<boolean> => {
    const Key = fundingKeys.decision(decision.applicationId, decision.number);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item !== undefined && JSON.stringify(parseItem(decisionSchema, Item)) === JSON.stringify(decisionSchema.parse(decision));
  };

  return {
    /** All decisions of a case, the first is the oldest. */
    decisionsOf: async (applicationId: string): Promise<Decision[]> =>
      (await itemsUnder({ client, table }, fundingKeys.decisions(applicationId))).map((item) => parseItem(decisionSchema, item)),

    /**
     * Takes a step of a decision, in one transaction: the budgets of its years with their conditions, a line of the ledger for each, the
     * decision, the application with state and version, its event, and the line of the desk. While others write the same budget it waits and
     * tries again; after a lost answer it looks whether it was written.
     */
    decide: async (request: DecideRequest): Promise<DecideOutcome> => {
      const { change, decision, expected, deltas, desk, staff, statuses } = request;
      const onBudgets = budgetWrites(table, deltas, statuses);
      const others = [
        ...ledgerWrites(table, entriesOf(request)),
        decisionWrite(table, decision, expected),
        ...changeWrites(table, change, { staff, desk }),
      ];
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems: [...onBudgets, ...others] }));
          return 'done';
        } catch (fault) {
          const reasons = cancelledBy(fault);
          // Even a lost connection may hide a commit: the decision in the table is the truth. Who only met others has written nothing.
          const isOnlyBusy = reasons.length > 0 && !reasons.includes(conditionFailed);
          if (!isOnlyBusy && (await isStored(decision))) return 'done';
          if (reasons.slice(onBudgets.length).includes(conditionFailed)) return 'stale';
          if (reasons.includes(conditionFailed)) return 'budget';
          await afterConflict(fault, attempt);
        }
      }
    },
  };
};

/** @see decisionStore */
export type DecisionStore = ReturnType<typeof decisionStore>;
