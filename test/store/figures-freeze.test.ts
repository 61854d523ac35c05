import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishReport } from '../../functions/publish-report/publish-report.ts';
import { county } from '../../shared/county/county.ts';
import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import { cellId } from '../../shared/domain/statistics/disclosure/cell-id.ts';
import type { ImportResult } from '../../shared/domain/statistics/vintage.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';
import { observation } from '../support/observations.ts';
import { numbersOfCsv } from '../support/read-records.ts';
import { memorySystem } from '../unit/publish-report/memory-system.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

const storeOn = (client: DynamoDBDocumentClient = tables.client) => figuresStore({ client, table: tables.tables.figures });

let runs = 0;
/** A month that nobody used, with 24 months before it that nobody used. */
const freshMonth = (): Month => {
  runs += 1;
  return addMonths('1992-01', 25 * runs);
};

const deliver = (months: readonly Month[], value: number, day: string): Promise<ImportResult> =>
  storeOn().importVintage({
    request: crypto.randomUUID(),
    receivedAt: `2098-11-${day}T08:00:00.000Z`,
    sha256: 'a'.repeat(64),
    source: 'test',
    origin: { kind: 'import', by: 'Test' },
    observations: months.map((period) => observation({ period, value })),
  });

const withdraw = (withdrawn: ImportResult): Promise<ImportResult> =>
  storeOn().withdrawVintage({
    request: crypto.randomUUID(),
    receivedAt: '2098-11-03T08:00:00.000Z',
    withdrawn: { ...withdrawn, source: 'test' },
    by: 'Test',
    reason: 'Falsche Datei',
  });

/** A client before whose n-th command (from 0) something else happens, from its first to its last write. */
const interruptedAt = (n: number, between: () => Promise<unknown>) => {
  let commands = 0;
  const client = new Proxy(tables.client, {
    get: (target, property) =>
      property === 'send'
        ? async (command: Parameters<typeof target.send>[0]) => {
            commands += 1;
            if (commands - 1 === n) await between();
            return target.send(command);
          }
        : Reflect.get(target, property),
  });
  return { client, commands: () => commands };
};

/** The figures of the month and of the months before it that a release was made of. */
const published = (files: ReadonlyMap<string, string>, month: Month): readonly (number | undefined)[] => {
  const numbers = numbersOfCsv(files.get(`/berichte/${month}/zuwanderungsbericht-${month}.csv`) ?? '', { delimiter: ',', decimal: '.' });
  const of = (period: Month): number | undefined =>
    numbers.find(({ cell }) => cell === cellId({ indicator: 'foreign_population', area: county.key, period }))?.value ?? undefined;
  return [of(month), of(addMonths(month, -1))];
};

describe('a submission during the freeze', () => {
  it('lands wholly in this release or wholly in the next, wherever it comes between the reads', async () => {
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 60 }), fc.constantFrom('new figures', 'withdrawal'), fc.subarray([23, 11, 5]), async (at, what, earlier) => {
        const month = freshMonth();
        // Months that are read first, in the middle and last. No figure is small: those are hidden.
        const months = [...earlier, 1, 0].map((back) => addMonths(month, -back));
        await deliver(months, 10, '01');
        const second = what === 'withdrawal' ? await deliver(months, 20, '02') : undefined;
        const [old, renewed] = second === undefined ? [10, 20] : [20, 10];
        const { client, commands } = interruptedAt(at, () => (second === undefined ? deliver(months, 20, '02') : withdraw(second)));

        const { deps, files, events, revisions } = memorySystem();
        const now = '2098-12-25T05:00:00.000Z';
        await publishReport({ month }, { ...deps({ now }), figures: storeOn(client) });
        const first = published(files, month);
        const whole = [
          [old, old],
          [renewed, renewed],
        ];
        expect(whole).toContainEqual(first);
        // All months of a vintage are in the record of the release, or none.
        const uses = Map.groupBy(revisions.get(`${month}#1`)?.vintages ?? [], ({ vintage }) => vintage);
        expect([...uses.values()].every((used) => used.length === months.length)).toBe(true);

        const landed = first[0] === renewed;
        if (commands() <= at && !landed) await (second === undefined ? deliver(months, 20, '02') : withdraw(second));
        const again = await publishReport({ month }, { ...deps({ now }), figures: storeOn() });
        expect(again).toMatchObject(landed ? { revision: 1, alreadyPublished: true } : { revision: 2, alreadyPublished: false });
        expect(published(files, month)).toEqual([renewed, renewed]);
        expect(events).toHaveLength(landed ? 1 : 2);
        outcomes.add(`${what}: ${landed ? 'this' : 'the next'} release`);
      }),
      {
        numRuns: 40,
        endOnFailure: true,
        examples: [
          [0, 'new figures', []],
          [0, 'withdrawal', [23]],
          [60, 'new figures', [23, 11, 5]],
          [60, 'withdrawal', []],
          // Between the lists of its months.
          [12, 'new figures', [23]],
          [12, 'withdrawal', [23, 11, 5]],
        ],
      },
    );
    expect([...outcomes].sort()).toEqual([
      'new figures: the next release',
      'new figures: this release',
      'withdrawal: the next release',
      'withdrawal: this release',
    ]);
  }, 120_000);
});
