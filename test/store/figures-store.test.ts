import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { type FiguresStore, figuresStore, type VintageImport } from '../../shared/store/figures-store.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';
import { observation } from '../support/observations.ts';

let tables: Tables;
let store: FiguresStore;

beforeAll(async () => {
  tables = await startTables();
  store = figuresStore({ client: tables.client, table: tables.tables.figures });
});
afterAll(() => tables.stop());

const sha256 = 'a'.repeat(64);
const delivery = (request: string, day: string, observations: readonly Observation[]): VintageImport => ({
  request,
  receivedAt: `${day}T08:00:00.000Z`,
  sha256,
  source: 'eingang/zahlen.csv',
  origin: { kind: 'import', by: 'Betrieb' },
  observations,
});

/** The store on a client that does something before every command, e.g. dies. */
const storeOn = (before: (command: unknown) => unknown): FiguresStore => {
  const client = new Proxy(tables.client, {
    get: (target, property) =>
      property === 'send'
        ? async (command: Parameters<typeof target.send>[0]) => before(command) ?? target.send(command)
        : Reflect.get(target, property),
  });
  return figuresStore({ client, table: tables.tables.figures });
};

describe('figures store', () => {
  it('keeps a file as a vintage of each of its months and reads it back equal', async () => {
    const march = [
      observation({ period: '2020-03', value: 7 }),
      observation({ period: '2020-03', sex: 'F', obsStatus: 'Q', confStatus: 'A', roundingBase: 5, referenceDate: '2020-03-29' }),
    ];
    delete march[1]?.value;
    const april = [
      observation({ period: '2020-04', indicator: 'protection_rate', area: '01', unit: '%', value: 12.5, comment: 'Zeile 1\nZeile 2 „ä“' }),
    ];

    const result = await store.importVintage(delivery('11111111-aaaa', '2020-05-01', [...april, ...march]));

    expect(result).toEqual({ vintage: '2020-05-01T08:00:00.000Z#11111111', months: ['2020-03', '2020-04'], rows: 3, sha256 });
    expect(await store.observations('2020-03')).toEqual(march);
    expect(await store.observations('2020-04')).toEqual(april);
    expect(await store.observations('2020-05')).toEqual([]);
    expect(await store.vintages('2020-03')).toEqual([
      {
        month: '2020-03',
        vintage: result.vintage,
        sha256,
        rows: 2,
        receivedAt: '2020-05-01T08:00:00.000Z',
        source: 'eingang/zahlen.csv',
        months: ['2020-03', '2020-04'],
        kind: 'import',
        by: 'Betrieb',
      },
    ]);
  });

  it('answers a repeated request with its first result and imports nothing', async () => {
    const first = await store.importVintage(delivery('22222222-aaaa', '2020-06-01', [observation({ period: '2020-05', value: 1 })]));
    const again = await store.importVintage(delivery('22222222-aaaa', '2020-06-02', [observation({ period: '2020-05', value: 2 })]));
    expect(again).toEqual(first);
    expect(await store.vintages('2020-05')).toHaveLength(1);
    expect(await store.observations('2020-05')).toMatchObject([{ value: 1 }]);
  });

  it('gives two attempts of one request at the same time one result', async () => {
    const values = [observation({ period: '2020-06' })];
    const results = await Promise.all([1, 2, 3].map((day) => store.importVintage(delivery('33333333-aaaa', `2020-07-0${day}`, values))));
    expect(new Set(results.map(({ vintage }) => vintage)).size).toBe(1);
    expect(await store.vintages('2020-06')).toHaveLength(1);
  });

  it('lets the later vintage win, value by value, and still knows the earlier one', async () => {
    const old = await store.importVintage(
      delivery('44444444-aaaa', '2020-08-02', [observation({ period: '2020-07', value: 1 }), observation({ period: '2020-07', sex: 'F', value: 5 })]),
    );
    // Received before, imported after: the time of receipt counts.
    await store.importVintage(delivery('44444444-bbbb', '2020-08-01', [observation({ period: '2020-07', value: 99 })]));
    await store.importVintage(delivery('44444444-cccc', '2020-08-03', [observation({ period: '2020-07', sex: 'F', value: 6 })]));

    const now = await store.observations('2020-07');
    expect(now.map(({ sex, value }) => [sex, value])).toEqual([
      ['_T', 1],
      ['F', 6],
    ]);
    expect((await store.observations('2020-07', { vintages: [old.vintage] })).map(({ value }) => value)).toEqual([1, 5]);
    await expect(store.observations('2020-07', { vintages: [old.vintage, 'unknown'] })).rejects.toThrow('missing');
  });

  it('no longer counts what was withdrawn, still knows what was known in between, and counts it again when the withdrawal is withdrawn', async () => {
    const good = await store.importVintage(delivery('99999999-aaaa', '2021-02-01', [observation({ period: '2021-01', value: 1 })]));
    const wrong = await store.importVintage(
      delivery('99999999-bbbb', '2021-02-02', [
        observation({ period: '2021-01', value: 9 }),
        observation({ period: '2021-01', sex: 'F', value: 9 }),
        observation({ period: '2021-02', value: 9 }),
      ]),
    );
    const withdrawal = (request: string, day: string, { vintage, months }: typeof wrong) =>
      store.withdrawVintage({
        request,
        receivedAt: `${day}T08:00:00.000Z`,
        withdrawn: { vintage, months, sha256, source: 'eingang/zahlen.csv' },
        by: 'Kim Beispiel',
        reason: 'Falsche Datei',
      });
    const withdrawn = await withdrawal('99999999-cccc', '2021-02-03', wrong);
    expect(await withdrawal('99999999-cccc', '2021-02-04', wrong)).toEqual(withdrawn);

    const values = async (month: string, asOf?: string) =>
      (await store.observations(month, asOf === undefined ? {} : { asOf })).map(({ sex, value }) => `${sex} ${value}`);
    expect(await values('2021-01')).toEqual(['_T 1']);
    expect(await values('2021-02')).toEqual([]);
    expect(await values('2021-01', '2021-02-01T07:59:59.999Z')).toEqual([]);
    expect(await values('2021-01', '2021-02-02T08:00:00.000Z')).toEqual(['_T 9', 'F 9']);
    expect(await values('2021-01', '2021-02-03T08:00:00.000Z')).toEqual(['_T 1']);
    expect((await store.vintages('2021-01')).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['import', undefined],
      ['import', undefined],
      ['withdrawal', 'Falsche Datei'],
    ]);
    // A release that was made of it still is.
    expect(await store.observations('2021-01', { vintages: [good.vintage, wrong.vintage] })).toHaveLength(2);

    await withdrawal('99999999-dddd', '2021-02-05', withdrawn);
    expect(await values('2021-01')).toEqual(['_T 9', 'F 9']);
  });

  it('shows nothing of an import that was killed before its end, and takes it when it comes again', async () => {
    const before = [observation({ period: '2020-09', value: 1 })];
    await store.importVintage(delivery('55555555-aaaa', '2020-10-01', before));
    const killed = delivery('55555555-bbbb', '2020-10-02', [
      observation({ period: '2020-09', value: 2 }),
      observation({ period: '2020-10', value: 2 }),
    ]);
    const dying = storeOn((command) => {
      if (command instanceof TransactWriteCommand) throw new Error('killed');
    });

    await expect(dying.importVintage(killed)).rejects.toThrow('killed');
    expect(await store.observations('2020-09')).toEqual(before);
    expect(await store.observations('2020-10')).toEqual([]);
    expect(await store.vintages('2020-10')).toEqual([]);

    await store.importVintage({ ...killed, receivedAt: '2020-10-02T08:01:00.000Z' });
    expect(await store.observations('2020-09')).toMatchObject([{ value: 2 }]);
    expect(await store.observations('2020-10')).toMatchObject([{ value: 2 }]);
  });

  it('keeps 90 months in one import, and a month of several megabytes', async () => {
    const months = Array.from({ length: 90 }, (_, at) =>
      observation({ period: `${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}` }),
    );
    expect((await store.importVintage(delivery('77777777-aaaa', '2020-12-01', months))).months).toHaveLength(90);

    // 6,000 comments of 500 bytes are 3 MB: more than one chunk, more than one page of a query.
    const large = Array.from({ length: 6000 }, (_, value) =>
      observation({ period: '2020-12', status: `s${value}`, value, comment: `${value} `.padEnd(500, 'x') }),
    );
    await store.importVintage(delivery('88888888-aaaa', '2020-12-02', large));
    expect(await store.observations('2020-12')).toEqual(large);
  });
});
