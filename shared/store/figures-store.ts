import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../domain/calendar.ts';
import { type Observation, observationKey } from '../domain/statistics/observation.ts';
import { countingVintages, type ImportResult, importResultSchema, type Origin, type Vintage, vintageSchema } from '../domain/statistics/vintage.ts';
import { type ChunkItem, writeBatch, writeChunks } from './chunk-writer.ts';
import { pauseBeforeNext } from './conditional-write.ts';
import { type MonthChunk, packMonths, unpackChunk } from './figures-chunks.ts';
import { figuresKeys } from './table-design.ts';

/** A file's observations, taken as a whole or not at all. */
export type VintageImport = {
  /** The invocation's request id; the same id never imports twice. */
  readonly request: string;
  /** Instant, from the caller's clock. */
  readonly receivedAt: string;
  /** SHA-256 of the file, hex; of a file that is read while it is imported, what knows it after the last observation. */
  readonly sha256: string | (() => string);
  /** @see Vintage */
  readonly source: string;
  readonly origin: Omit<Origin, 'withdraws'>;
  /**
   * At least one, of at most 90 months: an import becomes visible in one transaction of at most 100 items. No thing twice. They are
   * written while they come and none is held for long, so there may be any number. When the iteration throws, nothing has happened.
   */
  readonly observations: Iterable<Observation> | AsyncIterable<Observation>;
  /** Writes that become true with the vintage or not at all, e.g. that an administration has delivered. */
  readonly also?: TransactWriteCommandInput['TransactItems'];
};

/** That a vintage no longer counts, in all its months. */
export type VintageWithdrawal = Pick<VintageImport, 'request' | 'receivedAt'> & {
  readonly withdrawn: Pick<Vintage, 'vintage' | 'months' | 'sha256' | 'source'>;
  readonly by: string;
  readonly reason: string;
};

type ReadOptions = { readonly vintages?: readonly string[]; readonly asOf?: Instant };

/** What becomes true in one transaction. */
type Appearance = {
  readonly request: string;
  readonly result: ImportResult;
  /** One for each month. */
  readonly vintages: readonly Vintage[];
  readonly also?: VintageImport['also'];
  /** Those that were not written before. */
  readonly chunks?: readonly ChunkItem[];
};

// The marker of the request is one of them.
const transactionItems = 100;

const storedChunkSchema = z.object({ rows: z.int().min(1), content: z.string() });

/** Name of what a request brings at an instant. */
export const vintageOf = (receivedAt: string, request: string): string => `${receivedAt}#${request.slice(0, 8)}`;

async function* chunkItems(vintage: string, chunks: AsyncIterable<MonthChunk>) {
  for await (const { month, at, chunk } of chunks) yield { ...figuresKeys.chunk(month, vintage, at), entity: 'figures-chunk', ...chunk };
}

/** Observations by month and vintage in the figures table. Nothing is ever overwritten. */
export const figuresStore = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const query = async (pk: string, prefix: string): Promise<Record<string, unknown>[]> => {
    const items: Record<string, unknown>[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
          // A report that freezes its inputs must see every import that was confirmed before.
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  };

  /** Every vintage of a month, oldest first, also those that no longer count (`countingVintages`). */
  const vintages = async (month: string): Promise<Vintage[]> =>
    (await query(figuresKeys.month(month).pk, 'VINTAGE#')).map((item) => vintageSchema.parse(item));

  /** The values that a vintage brought for its month, whether it counts or not. @throws Error when it is not whole */
  const valuesOf = async ({ month, vintage, rows }: Vintage): Promise<Observation[]> => {
    const chunks = (await query(figuresKeys.values(month, vintage).pk, 'CHUNK#')).map((item) => storedChunkSchema.parse(item));
    const values = chunks.flatMap(({ content }) => unpackChunk(month, content));
    if (values.length !== rows) throw new Error(`vintage ${vintage} of ${month} holds ${values.length} of ${rows} rows`);
    return values;
  };

  /** The answer of an import that this request already made. */
  const findImport = async (request: string): Promise<ImportResult | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: figuresKeys.import(request), ConsistentRead: true }));
    return Item && importResultSchema.parse(Item);
  };

  /**
   * Keeps a file as a vintage of every month it has values for. One transaction makes the vintage visible in all its months, and takes
   * the values with it where they fit; of a large file the values are written before, while they are read, and found by nobody.
   * Killed at any point, the import has happened or has not.
   * @returns the first answer again when this request has already imported
   */
  const importVintage = async (given: VintageImport): Promise<ImportResult> => {
    const { request, receivedAt, sha256, source, origin, observations, also = [] } = given;
    const first = await findImport(request);
    if (first) return first;

    const vintage = vintageOf(receivedAt, request);
    const packing = packMonths(observations);
    let rest = await writeChunks({ client, table }, chunkItems(vintage, packing.chunks()));
    const months = packing.months();
    if (months.length === 0) throw new Error(`vintage ${vintage} has no observations`);
    const result: ImportResult = {
      vintage,
      months: months.map(({ month }) => month),
      rows: months.reduce((sum, { rows }) => sum + rows, 0),
      sha256: typeof sha256 === 'string' ? sha256 : sha256(),
    };
    if (rest.length + also.length + months.length >= transactionItems) {
      await writeBatch({ client, table }, rest);
      rest = [];
    }
    const common = { ...origin, vintage, sha256: result.sha256, receivedAt, source, months: result.months };
    const vintages = months.map((month) => ({ ...common, ...month }));
    return makeVisible({ request, result, vintages, also, chunks: rest });
  };

  const makeVisible = async ({ request, result, vintages, also = [], chunks = [] }: Appearance): Promise<ImportResult> => {
    const put = (Item: Record<string, unknown>) => ({ Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } });
    const marker = put({ ...figuresKeys.import(request), entity: 'figures-import', ...result });
    const items = vintages.map((vintage) => put({ ...figuresKeys.vintage(vintage.month, vintage.vintage), entity: 'vintage', ...vintage }));
    const writes = [marker, ...items, ...also, ...chunks.map((chunk) => put({ ...chunk }))];
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(new TransactWriteCommand({ TransactItems: writes }));
        return result;
      } catch (fault) {
        // Two attempts of one request at once: the other one was faster.
        const other = fault instanceof TransactionCanceledException ? await findImport(request) : undefined;
        if (other) return other;
        await pauseBeforeNext(fault, attempt);
      }
    }
  };

  /** Takes a vintage back in all its months, by a vintage of its own: what was known in between can still be read. */
  const withdrawVintage = async ({ request, receivedAt, withdrawn, by, reason }: VintageWithdrawal): Promise<ImportResult> => {
    const { vintage: withdraws, months, sha256, source } = withdrawn;
    const result: ImportResult = { vintage: vintageOf(receivedAt, request), months, rows: 0, sha256 };
    const common = { ...result, receivedAt, source, kind: 'withdrawal', by, reason, withdraws } as const;
    return makeVisible({ request, result, vintages: months.map((month) => ({ ...common, month })) });
  };

  /**
   * The values of a month: all vintages that count merged, the latest one wins. Costs as much as this month holds, however
   * many others there are.
   * @param options.vintages only these, e.g. the frozen inputs of a release
   * @param options.asOf what was known at that instant
   * @throws Error when a named vintage does not exist or is not whole
   */
  const observations = async (month: string, options: ReadOptions = {}): Promise<Observation[]> => {
    const stored = await vintages(month);
    const used = options.vintages ? stored.filter(({ vintage }) => options.vintages?.includes(vintage)) : countingVintages(stored, options.asOf);
    if (options.vintages && used.length !== new Set(options.vintages).size) throw new Error(`a vintage of ${month} is missing`);
    const deliveries = await Promise.all(used.map(valuesOf));
    // One delivery has no two values for the same thing: the import refuses that.
    if (deliveries.length === 1) return deliveries[0] ?? [];
    const latest = new Map<string, Observation>();
    for (const delivery of deliveries) for (const observation of delivery) latest.set(observationKey(observation), observation);
    return [...latest.values()];
  };

  return { importVintage, withdrawVintage, vintages, valuesOf, observations };
};

/** @see figuresStore */
export type FiguresStore = ReturnType<typeof figuresStore>;
