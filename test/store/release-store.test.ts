import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MonthRelease, Release, ReleasePublished } from '../../shared/domain/statistics/release.ts';
import { type Publication, type ReleaseStore, releaseStore } from '../../shared/store/release-store.ts';
import { figuresKeys, streamEntities } from '../../shared/store/table-design.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';

let tables: Tables;
let store: ReleaseStore;

beforeAll(async () => {
  tables = await startTables();
  store = releaseStore({ client: tables.client, table: tables.tables.figures });
});
afterAll(() => tables.stop());

const frozenAt = '2026-11-25T05:00:00.000Z';
const frozen = (month: string, revision = 1): Release => ({
  month,
  revision,
  state: 'frozen',
  inputsHash: 'a'.repeat(64),
  vintages: [{ month, vintage: '2026-11-01T08:00:00.000Z#1', sha256: 'b'.repeat(64) }],
  frozenAt,
  ...(revision > 1 && { reason: 'Nachgeliefert' }),
  funding: {
    takenAt: frozenAt,
    year: 2026,
    budget: { total: 100, earmarked: 10, committed: 95, free: -5, requested: 300 },
    projects: [
      {
        reference: 'INT-2026-0001',
        title: 'Brücke',
        organisation: 'Verein',
        municipalities: ['01999001'],
        startDate: '2026-01-01',
        endDate: '2026-12-31',
      },
    ],
  },
});

const publicationOf = (release: Release): Publication => {
  const { month, revision, reason } = release;
  const issues = Array.from({ length: revision }, (_, at) => ({ revision: at + 1, frozenAt }));
  const entry: MonthRelease = { month, revision, issues, files: [{ name: `${month}.csv`, bytes: 12 }] };
  const event: ReleasePublished = {
    month,
    revision,
    ...(reason !== undefined && { reason }),
    at: frozenAt,
    county: [{ indicator: 'private_entries', label: 'Private Einreisen', unit: 'P', value: 3 }],
    administrations: [{ area: '019990001', figures: [{ indicator: 'private_entries', label: 'Private Einreisen', unit: 'P' }] }],
  };
  return { release, month: entry, event };
};

const eventsOf = async (month: string): Promise<unknown[]> => {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.tables.figures,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': figuresKeys.release(month).pk, ':prefix': 'PUBLISHED#' },
    }),
  );
  return Items;
};

describe('release store', () => {
  it('reads a frozen release back equal, to the order of its fields', async () => {
    const release = frozen('2020-01');
    expect(await store.freeze(release)).toBe(true);
    expect(JSON.stringify(await store.revisions('2020-01'))).toBe(JSON.stringify([release]));
    expect(await store.releases()).toEqual([]);
  });

  it('freezes a revision once, whoever comes second', async () => {
    const results = await Promise.all([1, 2, 3].map((n) => store.freeze({ ...frozen('2020-02'), frozenAt: `2026-11-25T05:00:0${n}.000Z` })));
    expect(results.filter((first) => first)).toHaveLength(1);
    expect(await store.revisions('2020-02')).toHaveLength(1);
  });

  it('publishes all at once: the revision, the newest of the month, the event for the stream', async () => {
    const release = frozen('2020-03');
    await store.freeze(release);
    const publication = publicationOf(release);
    expect(await store.publish(publication)).toBe(true);
    expect(await store.revisions('2020-03')).toEqual([{ ...release, state: 'published' }]);
    expect((await store.releases()).find(({ month }) => month === '2020-03')).toEqual(publication.month);
    expect(await eventsOf('2020-03')).toEqual([
      { ...figuresKeys.published('2020-03', 1), entity: streamEntities.releasePublished, ...publication.event },
    ]);
  });

  it('publishes once, whoever comes second', async () => {
    const release = frozen('2020-04');
    await store.freeze(release);
    const publication = publicationOf(release);
    expect(await store.publish(publication)).toBe(true);
    expect(await store.publish(publication)).toBe(false);
    expect(await eventsOf('2020-04')).toHaveLength(1);
  });

  it('keeps the hash that the issue was really made from', async () => {
    const release = frozen('2020-05');
    await store.freeze(release);
    await store.publish(publicationOf({ ...release, inputsHash: 'c'.repeat(64) }));
    expect(await store.revisions('2020-05')).toMatchObject([{ state: 'published', inputsHash: 'c'.repeat(64) }]);
  });

  it('publishes nothing that was not frozen, or was frozen by another run', async () => {
    await expect(store.publish(publicationOf(frozen('2020-06')))).rejects.toThrow();
    await store.freeze(frozen('2020-07'));
    await expect(store.publish(publicationOf({ ...frozen('2020-07'), frozenAt: '2026-11-26T05:00:00.000Z' }))).rejects.toThrow();
    expect(await eventsOf('2020-06')).toEqual([]);
    expect(await eventsOf('2020-07')).toEqual([]);
  });

  it('lists revisions oldest first, and of each month the newest one, newest month first', async () => {
    for (const month of ['2020-08', '2020-09']) {
      for (const revision of month === '2020-08' ? [1, 2] : [1]) {
        await store.freeze(frozen(month, revision));
        await store.publish(publicationOf(frozen(month, revision)));
      }
    }
    expect((await store.revisions('2020-08')).map(({ revision }) => revision)).toEqual([1, 2]);
    const listed = (await store.releases()).filter(({ month }) => month === '2020-08' || month === '2020-09');
    expect(listed.map(({ month, revision }) => [month, revision])).toEqual([
      ['2020-09', 1],
      ['2020-08', 2],
    ]);
  });
});
