import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { observationKey } from '../../shared/domain/statistics/observation.ts';
import type { ImportResult } from '../../shared/domain/statistics/vintage.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { countyMonth } from '../support/county-figures.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';
import { observation } from '../support/observations.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

const storeOn = (client: DynamoDBDocumentClient = tables.client) => figuresStore({ client, table: tables.tables.figures });

const deliver = (observations: Iterable<Observation>, receivedAt: string): Promise<ImportResult> =>
  storeOn().importVintage({
    request: crypto.randomUUID(),
    receivedAt,
    sha256: 'a'.repeat(64),
    source: 'test',
    origin: { kind: 'import', by: 'Test' },
    observations,
  });

/** Read units, and commands, of reading a month: a unit is 4 KB read consistently. */
const cost = async (month: Month, asOf?: string): Promise<{ units: number; commands: number; rows: number }> => {
  let units = 0;
  let commands = 0;
  const counting = new Proxy(tables.client, {
    get: (target, property) =>
      property === 'send'
        ? async (command: unknown) => {
            if (!(command instanceof QueryCommand)) throw new Error('reads with something else');
            command.input.ReturnConsumedCapacity = 'TOTAL';
            const answer = await target.send(command);
            units += answer.ConsumedCapacity?.CapacityUnits ?? Number.NaN;
            commands += 1;
            return answer;
          }
        : Reflect.get(target, property),
  });
  const rows = (await storeOn(counting).observations(month, asOf === undefined ? {} : { asOf })).length;
  return { units, commands, rows };
};

describe('reading a month', () => {
  it('costs the same after 12, 120 and 360 months of history', async () => {
    const newest: Month = '2026-10';
    const costs = [];
    let written = 0;
    for (const history of [12, 120, 360]) {
      for (; written < history; written += 12) {
        const months = Array.from({ length: 12 }, (_, at) => addMonths(newest, -written - at));
        await deliver(
          months.flatMap((of) => countyMonth(of)),
          '2026-11-01T08:00:00.000Z',
        );
      }
      costs.push(await cost(newest));
    }
    expect(costs[0]?.rows).toBe(countyMonth(newest).length);
    // 36 letters a value and a little for the vintage.
    expect(costs[0]?.units).toBeLessThan(20);
    expect(costs).toEqual([costs[0], costs[0], costs[0]]);
  }, 120_000);

  it('costs in proportion to what the month holds, in one delivery or in nineteen', async () => {
    const values = (period: Month, count: number): Observation[] =>
      Array.from({ length: count }, (_, at) =>
        observation({ period, status: `s${at % 10}`, area: String(10_000_000 + Math.floor(at / 10)), value: at % 900 }),
      );
    const sizes = [2000, 20_000, 200_000];
    const units: number[] = [];
    for (const [at, size] of sizes.entries()) {
      const month = addMonths('1991-01', at);
      await deliver(values(month, size), '2026-11-01T08:00:00.000Z');
      const { rows, ...read } = await cost(month);
      expect(rows).toBe(size);
      units.push(read.units / size);
    }
    expect(Math.max(...units) / Math.min(...units)).toBeLessThan(1.3);

    const parts = values('1991-06', 2000);
    for (let part = 0; part < 20; part += 1) await deliver(parts.slice(part * 100, part * 100 + 100), `2026-11-01T08:00:${10 + part}.000Z`);
    const inParts = await cost('1991-06');
    expect(inParts.rows).toBe(2000);
    // Each delivery has its own words and is rounded up to a unit.
    expect(inParts.units).toBeLessThan(2000 * Math.max(...units) + 20 * 2);
  }, 120_000);

  it('as of a day gives what was known then, whatever came and was taken back since', async () => {
    type Step = { readonly kind: 'import' | 'withdrawal'; readonly sexes: readonly string[]; readonly value: number; readonly of: number };
    const step: fc.Arbitrary<Step> = fc.record({
      kind: fc.constantFrom('import', 'import', 'withdrawal'),
      sexes: fc.subarray(['_T', 'F', 'M'], { minLength: 1 }),
      value: fc.nat(9),
      of: fc.nat(9),
    });
    let month: Month = '2030-01';
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        month = addMonths(month, 1);
        const at = (day: number): string => `2026-11-${String(day + 1).padStart(2, '0')}T08:00:00.000Z`;
        const done: ImportResult[] = [];
        // What a reader who replays the whole history finds: of each step what counts then.
        const history: { readonly values: readonly Observation[]; readonly withdraws?: number }[] = [];
        const expected: Map<string, number>[] = [];
        for (const [day, { kind, sexes, value, of }] of steps.entries()) {
          const target = done[of % Math.max(done.length, 1)];
          if (kind === 'withdrawal' && target !== undefined) {
            done.push(
              await storeOn().withdrawVintage({
                request: crypto.randomUUID(),
                receivedAt: at(day),
                withdrawn: { ...target, source: 'test' },
                by: 'Test',
                reason: 'Falsche Datei',
              }),
            );
            history.push({ values: [], withdraws: of % (done.length - 1) });
          } else {
            const values = sexes.map((sex) => observation({ period: month, sex, value }));
            done.push(await deliver(values, at(day)));
            history.push({ values });
          }
          const counts = (index: number): boolean => !history.some(({ withdraws }, later) => withdraws === index && counts(later));
          expected.push(
            new Map(history.flatMap(({ values }, index) => (counts(index) ? values.map((o) => [observationKey(o), o.value ?? 0] as const) : []))),
          );
        }
        for (const [day, known] of expected.entries()) {
          const found = await storeOn().observations(month, { asOf: at(day) });
          expect(new Map(found.map((o) => [observationKey(o), o.value ?? 0]))).toEqual(known);
        }
        expect(await storeOn().observations(month, { asOf: '2026-10-31T08:00:00.000Z' })).toEqual([]);
        expect(await storeOn().observations(month)).toEqual(await storeOn().observations(month, { asOf: at(steps.length) }));
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
