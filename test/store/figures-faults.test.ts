import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { figuresStore, type VintageImport } from '../../shared/store/figures-store.ts';
import { itemsUnder } from '../../shared/store/item-pages.ts';
import { figuresKeys } from '../../shared/store/table-design.ts';
import { faultyClient } from '../support/faulty-client.ts';
import { killedAt } from '../support/killed-client.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';
import { observation } from '../support/observations.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

const storeOn = (client: DynamoDBDocumentClient = tables.client) => figuresStore({ client, table: tables.tables.figures });

let used = 0;
/** Two months that no other test uses. */
const freshMonths = (): readonly [Month, Month] => {
  used += 2;
  return [addMonths('1990-01', used), addMonths('1990-01', used + 1)];
};

// With long comments there are seven chunks in each month, so that batches follow each other.
const values = (months: readonly string[], value: number, letters = 12_000): Observation[] =>
  Array.from({ length: 160 }, (_, at) =>
    months.map((period) => observation({ period, status: `s${at}`, value, comment: `${at} `.padEnd(letters, 'x') })),
  ).flat();

const importOf = (request: string, day: string, observations: VintageImport['observations']): VintageImport => ({
  request,
  receivedAt: `2026-11-${day}T08:00:00.000Z`,
  sha256: 'a'.repeat(64),
  source: 'eingang/zahlen.csv',
  origin: { kind: 'import', by: 'Betrieb' },
  observations,
});

/** What everybody sees: of each month how many values there are of which number. */
const seen = async (months: readonly string[]): Promise<string[]> =>
  Promise.all(
    months.map(async (month) => {
      const counts = Map.groupBy(await storeOn().observations(month), ({ value }) => value);
      return [...counts].map(([value, found]) => `${found.length} × ${value}`).join(', ');
    }),
  );

const old = ['160 × 1', '160 × 1'];
const renewed = ['160 × 2', '160 × 2'];

/** An import over an older one on a client that fails, and the same request again on one that works. */
const interrupted = async (client: DynamoDBDocumentClient) => {
  const months = freshMonths();
  await storeOn().importVintage(importOf(crypto.randomUUID(), '01', values(months, 1, 0)));
  const request = crypto.randomUUID();
  const answer = await storeOn(client)
    .importVintage(importOf(request, '02', values(months, 2)))
    .then(
      () => 'done',
      (fault: unknown) => String(fault),
    );
  const left = await seen(months);
  const again = await storeOn().importVintage(importOf(request, '03', values(months, 2, 0)));
  return { answer, left, again, afterwards: await seen(months), vintages: (await storeOn().vintages(months[0])).length };
};

describe('an import that is killed', () => {
  it('at any call leaves the old figures or the new ones, and happens once when it comes again', async () => {
    const whole = killedAt();
    expect((await interrupted(whole.wrap(tables.client))).answer).toBe('done');
    // Whether it was done, three batches at least, the transaction with the rest.
    expect(whole.points()).toBeGreaterThanOrEqual(5);
    for (let point = 0; point < whole.points(); point += 1) {
      const { answer, left, afterwards, vintages } = await interrupted(killedAt(point).wrap(tables.client));
      expect(answer, `call ${point}`).toContain('Error');
      expect(left, `call ${point}`).toEqual(old);
      expect([afterwards, vintages], `call ${point}`).toEqual([renewed, 2]);
    }
  }, 60_000);

  it('by a fault before or after any of its calls, also when a batch fails while others are on their way', async () => {
    const counting = faultyClient(tables.client);
    await interrupted(counting.client);
    for (let at = 0; at < counting.calls(); at += 1) {
      for (const when of ['before', 'after'] as const) {
        const { answer, left, again, afterwards, vintages } = await interrupted(faultyClient(tables.client, { at, when }).client);
        const committed = at === counting.calls() - 1 && when === 'after';
        expect([answer, left], `${when} call ${at}`).toEqual([`Error: killed ${when}`, committed ? renewed : old]);
        // The answer of the commit was lost: the repetition answers with it, and imports nothing.
        expect(again.vintage.slice(0, 10), `${when} call ${at}`).toBe(committed ? '2026-11-02' : '2026-11-03');
        expect([afterwards, vintages], `${when} call ${at}`).toEqual([renewed, 2]);
      }
    }
  }, 60_000);

  it('by its own rows: what fails in the last one makes nothing visible, and nothing is written after the fault', async () => {
    const months = freshMonths();
    const counting = faultyClient(tables.client);
    const broken = async function* () {
      yield* values(months, 1);
      throw new Error('row 321');
    };
    await expect(storeOn(counting.client).importVintage(importOf(crypto.randomUUID(), '01', broken()))).rejects.toThrow('row 321');
    const calls = counting.calls();
    expect(calls).toBeGreaterThan(2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(counting.calls()).toBe(calls);
    expect(await seen(months)).toEqual(['', '']);
    expect(await storeOn().vintages(months[0])).toEqual([]);
  });

  it('writes nothing before its transaction when it is small, so that no values are left behind', async () => {
    const [month] = freshMonths();
    const vintageOfDeath = async (given: Partial<VintageImport>): Promise<unknown[]> => {
      const request = crypto.randomUUID();
      const given10 = { ...importOf(request, '05', values([month], 1, 10)), ...given };
      await expect(storeOn().importVintage(given10)).rejects.toThrow();
      const key = figuresKeys.values(month, `${given10.receivedAt}#${request.slice(0, 8)}`);
      return itemsUnder({ client: tables.client, table: tables.tables.figures }, { ...key, sk: 'CHUNK#' });
    };
    const failing = { ConditionCheck: { TableName: tables.tables.figures, Key: { pk: 'x', sk: 'x' }, ConditionExpression: 'attribute_exists(pk)' } };
    expect(await vintageOfDeath({ also: [failing] })).toEqual([]);
    const broken = function* () {
      yield* values([month], 1, 10);
      throw new Error('row 161');
    };
    expect(await vintageOfDeath({ observations: broken() })).toEqual([]);

    const counting = faultyClient(tables.client);
    await storeOn(counting.client).importVintage(importOf(crypto.randomUUID(), '06', values([month], 2, 10)));
    expect(counting.calls()).toBe(2);
    expect(await seen([month])).toEqual(['160 × 2']);
  });

  it('tries again what only met another transaction', async () => {
    const [month] = freshMonths();
    let conflicts = 0;
    const busy = new Proxy(tables.client, {
      get: (target, property) =>
        property === 'send'
          ? async (command: Parameters<typeof target.send>[0]) => {
              if (!(command instanceof TransactWriteCommand) || conflicts === 3) return target.send(command);
              conflicts += 1;
              throw new TransactionCanceledException({
                message: 'cancelled',
                $metadata: {},
                CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
              });
            }
          : Reflect.get(target, property),
    });
    await storeOn(busy).importVintage(importOf(crypto.randomUUID(), '01', values([month], 1, 10)));
    expect([conflicts, await seen([month])]).toEqual([3, ['160 × 1']]);
  });

  it('refuses to be nothing', async () => {
    await expect(storeOn().importVintage(importOf(crypto.randomUUID(), '01', []))).rejects.toThrow('no observations');
  });
});

describe('an import into a table that is busy', () => {
  it('writes again exactly what was not taken', async () => {
    const months = freshMonths();
    const taken: string[] = [];
    let calls = 0;
    // Of every second batch only the first item is taken.
    const throttled = new Proxy(tables.client, {
      get: (target, property) =>
        property === 'send'
          ? async (command: Parameters<typeof target.send>[0]) => {
              if (!(command instanceof BatchWriteCommand)) return target.send(command);
              const [[table, requests] = ['', []]] = Object.entries(command.input.RequestItems ?? {});
              calls += 1;
              const now = calls % 2 === 1 ? requests.slice(0, 1) : requests;
              for (const { PutRequest } of now) taken.push(`${PutRequest?.Item?.['pk']} ${PutRequest?.Item?.['sk']}`);
              await target.send(new BatchWriteCommand({ RequestItems: { [table]: now } }));
              const left = requests.slice(now.length);
              return left.length === 0 ? {} : { UnprocessedItems: { [table]: left } };
            }
          : Reflect.get(target, property),
    });
    await storeOn(throttled).importVintage(importOf(crypto.randomUUID(), '01', values(months, 1)));
    expect(await seen(months)).toEqual(old);
    expect(new Set(taken).size).toBe(taken.length);
  });
});
