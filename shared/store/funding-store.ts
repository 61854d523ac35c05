import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Instant, inBerlin, instantSchema } from '../domain/calendar.ts';
import { type Application, type ApplicationEvent, applicationSchema } from '../domain/funding/application.ts';
import { type Budget, budgetSchema, freeMoney } from '../domain/funding/budget.ts';
import { referenceOf } from '../domain/funding/open-application.ts';
import type { Snapshot } from '../domain/funding/snapshot.ts';
import { Refusal } from '../domain/refusal.ts';
import { caseRowItem } from './case-row-item.ts';
import { cancelledBy, conditionFailed, pauseBeforeNext } from './conditional-write.ts';
import type { TransactItem } from './draft-item.ts';
import { applicationEventItem, sealedEvent } from './event-item.ts';
import { roundStore } from './round-store.ts';
import { byRound, fundingKeys } from './table-design.ts';

/** What a submission was answered, and is answered whenever it comes again. */
export type Receipt = { readonly id: string; readonly reference: string; readonly submittedAt: Instant };

/** What makes two requests the same: the key, and a hash of what was sent under it. */
export type Sameness = { readonly key: string; readonly contentHash: string };

export type Submit = Sameness & {
  readonly at: Instant;
  /** Epoch second after which the key may be forgotten. */
  readonly keyExpiresAt: number;
  /** What the application is found by when its applicant comes back. @see applicantOf */
  readonly applicant: string;
  /** The application under the reference that was drawn for it, and what was submitted, byte for byte. */
  readonly open: (reference: string) => { readonly application: Application; readonly snapshot: Snapshot };
  /**
   * Settled when the request may be stored; nothing is written before. A reference is drawn meanwhile, so a refusal leaves a gap.
   */
  readonly admitted?: Promise<void>;
  /** What else happens with it or not at all: a draft goes, a permit is used. */
  readonly also?: readonly TransactItem[];
};

// Receipt, application, snapshot, event and line of the desk come first in the transaction, then what else happens.
const ownItems = 5;

// Of an item, what the house put around the stored thing goes, the rest is parsed.
const itemSchema = z.looseObject({ pk: z.string(), sk: z.string(), entity: z.string(), applicant: z.string().optional() });
/** A stored thing without what the store put around it. */
export const parseItem = <S extends z.ZodType>(schema: S, item: unknown): z.output<S> => {
  const { pk: _pk, sk: _sk, entity: _entity, applicant: _applicant, ...stored } = itemSchema.parse(item);
  return schema.parse(stored);
};

const idempotencySchema = z.object({ contentHash: z.string(), applicationId: z.uuid(), reference: z.string(), submittedAt: instantSchema });
const counterSchema = z.object({ last: z.int().min(1) });

/** An application as an item: for the store, and for who fills a table with examples. @param applicant see `applicantOf` */
export const applicationItem = (application: Application, applicant: string) => ({
  ...fundingKeys.application(application.id),
  entity: 'application',
  applicant,
  ...application,
});

const submittedEvent = ({ id, reference, submittedAt, state }: Application): ApplicationEvent => ({
  applicationId: id,
  reference,
  kind: 'application.submitted',
  at: submittedAt,
  actor: 'applicant',
  to: state,
});

/** Applications, rounds and budgets in the funding table. */
export const fundingStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const get = async (key: { readonly pk: string; readonly sk: string }): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item;

  const queryAll = async (query: Omit<ConstructorParameters<typeof QueryCommand>[0], 'TableName' | 'ExclusiveStartKey'>): Promise<unknown[]> => {
    const items: unknown[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(new QueryCommand({ ...query, TableName: table, ...(start && { ExclusiveStartKey: start }) }));
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return items;
  };

  /**
   * What this key answered before.
   * @throws Refusal `idempotency-key-reused` when it came with other content
   */
  const earlierReceipt = async ({ key, contentHash }: Sameness): Promise<Receipt | undefined> => {
    const item = await get(fundingKeys.idempotency(key));
    if (item === undefined) return undefined;
    const earlier = parseItem(idempotencySchema, item);
    if (earlier.contentHash !== contentHash) {
      throw new Refusal(
        'idempotency-key-reused',
        'Unter diesem Schlüssel liegt schon ein Antrag mit anderem Inhalt vor. Wenn Sie einen weiteren Antrag stellen wollen, verwenden Sie einen neuen Schlüssel.',
      );
    }
    return { id: earlier.applicationId, reference: earlier.reference, submittedAt: earlier.submittedAt };
  };

  /** The next number of the year. A number that is drawn and not used leaves a gap; none is ever given twice. */
  const drawReference = async (at: Instant): Promise<string> => {
    const year = Number(inBerlin(at).date.slice(0, 4));
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: fundingKeys.reference(year),
        UpdateExpression: 'SET #entity = :entity ADD #last :one',
        ExpressionAttributeNames: { '#entity': 'entity', '#last': 'last' },
        ExpressionAttributeValues: { ':entity': 'reference', ':one': 1 },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return referenceOf(year, counterSchema.parse(Attributes).last);
  };

  const append = async (
    { key, contentHash, keyExpiresAt, applicant, also = [] }: Submit,
    { application, snapshot }: ReturnType<Submit['open']>,
  ): Promise<Receipt> => {
    const { id, reference, submittedAt } = application;
    const remembered = { contentHash, applicationId: id, reference, submittedAt, expiresAt: keyExpiresAt };
    const first = sealedEvent(submittedEvent(application), undefined);
    const items = [
      { ...fundingKeys.idempotency(key), entity: 'idempotency', ...remembered },
      applicationItem({ ...application, chain: first.hash }, applicant),
      { ...fundingKeys.snapshot(id), entity: 'snapshot', ...snapshot },
      applicationEventItem(first),
      caseRowItem(application),
    ];
    await client.send(
      new TransactWriteCommand({
        TransactItems: [...items.map((Item) => ({ Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } })), ...also],
      }),
    );
    return { id, reference, submittedAt };
  };

  /**
   * Stores an application once: the idempotency record, the application and its event together or not at all.
   * Of requests with the same key that race, one writes and all get its receipt. Who asks `earlierReceipt` first
   * saves a reference number.
   * @throws Refusal `idempotency-key-reused` when the key came before with other content, `version-conflict` when what happens with it
   * (`also`) can no longer happen
   */
  const submit = async (request: Submit): Promise<Receipt> => {
    const [reference] = await Promise.all([drawReference(request.at), request.admitted]);
    const opened = request.open(reference);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await append(request, opened);
      } catch (fault) {
        // Even a lost connection may hide a commit: the record under the key is the truth.
        const earlier = await earlierReceipt(request);
        if (earlier !== undefined) return earlier;
        if (cancelledBy(fault).slice(ownItems).includes(conditionFailed)) {
          throw new Refusal('version-conflict', 'Der Antrag hat sich in diesem Augenblick geändert. Bitte prüfen Sie die Angaben noch einmal.');
        }
        await pauseBeforeNext(fault, attempt);
      }
    }
  };

  /** Creates an item that must not change behind somebody's back: the same again is fine, anything else is a fault. */
  const putOnce = async <S extends z.ZodType>(
    schema: S,
    key: { readonly pk: string; readonly sk: string },
    entity: string,
    value: z.output<S>,
    beside = {},
  ) => {
    const Item = { ...key, entity, ...z.record(z.string(), z.unknown()).parse(value), ...beside };
    try {
      await client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
    } catch (fault) {
      const stored = await get(key);
      if (stored === undefined || JSON.stringify(parseItem(schema, stored)) !== JSON.stringify(schema.parse(value))) throw fault;
    }
  };

  return {
    ...roundStore({ client, table }),
    earlierReceipt,
    submit,

    /** One application, as it stands now. */
    application: async (id: string): Promise<Application | undefined> => {
      const item = await get(fundingKeys.application(id));
      return item === undefined ? undefined : parseItem(applicationSchema, item);
    },

    /** All applications of a round in the order of their references; the index is some milliseconds behind. */
    applicationsOfRound: async (roundId: string): Promise<Application[]> => {
      const items = await queryAll({
        IndexName: byRound.name,
        KeyConditionExpression: '#roundId = :roundId',
        ExpressionAttributeNames: { '#roundId': byRound.partitionKey },
        ExpressionAttributeValues: { ':roundId': roundId },
      });
      return items.map((item) => parseItem(applicationSchema, item));
    },

    /** The budget of a year. */
    budget: async (year: number): Promise<Budget | undefined> => {
      const item = await get(fundingKeys.budget(year));
      return item === undefined ? undefined : parseItem(budgetSchema, item);
    },

    /** Enters the budget of a year, with what of it is free. @throws when the year has another budget */
    putBudget: (given: Budget): Promise<void> => {
      const budget = budgetSchema.parse(given);
      return putOnce(budgetSchema, fundingKeys.budget(budget.year), 'budget', budget, { free: freeMoney(budget) });
    },
  };
};

/** @see fundingStore */
export type FundingStore = ReturnType<typeof fundingStore>;
