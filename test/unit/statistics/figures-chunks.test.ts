import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { type Chunk, type MonthChunk, packMonths, unpackChunk } from '../../../shared/store/figures-chunks.ts';
import { observation } from '../../support/observations.ts';
import { observations } from '../import-figures/figures-csv.ts';

const packChunks = async (rows: readonly Observation[]): Promise<Chunk[]> => {
  const chunks: Chunk[] = [];
  for await (const { chunk } of packMonths(rows).chunks()) chunks.push(chunk);
  return chunks;
};
const unpackAll = (chunks: readonly Chunk[], month: string) => chunks.flatMap(({ content }) => unpackChunk(month, content));

describe('chunks of observations', () => {
  it('give back every observation in its order', async () => {
    await fc.assert(
      fc.asyncProperty(observations, async (rows) => {
        const month = rows.map((row) => ({ ...row, period: '2026-10' }));
        expect(unpackAll(await packChunks(month), '2026-10')).toEqual(month);
      }),
    );
  });

  it('stay below the size of an item, also when every comment is long', async () => {
    // 1,000 letters of three bytes each, no two alike: 3 MB.
    const rows = Array.from({ length: 1000 }, (_, at) => observation({ status: `s${at}`, comment: `${at}`.padEnd(1000, '…') }));
    const chunks = await packChunks(rows);
    expect(chunks.length).toBeGreaterThan(9);
    expect(Math.max(...chunks.map(({ content }) => Buffer.byteLength(content)))).toBeLessThan(320_000);
    expect(chunks.reduce((sum, chunk) => sum + chunk.rows, 0)).toBe(1000);
    expect(unpackAll(chunks, '2026-10')).toEqual(rows);
    expect(await packChunks([])).toEqual([]);
  });

  it('keep a month of the county in one item', async () => {
    const rows = Array.from({ length: 2000 }, (_, at) =>
      observation({ status: `s${at % 10}`, area: String(at % 190), value: at, comment: 'vorläufig', referenceDate: '2026-10-31' }),
    );
    const chunks = await packChunks(rows);
    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.content.length).toBeLessThan(100_000);
  });

  it('keep months apart that come mixed, each in its own order', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) =>
      observation({ period: at % 3 === 0 ? '2026-10' : '2026-09', area: String(at), value: at, comment: 'c'.repeat(at % 40) }),
    );
    const packing = packMonths(rows);
    const found: MonthChunk[] = [];
    for await (const chunk of packing.chunks()) found.push(chunk);
    for (const month of ['2026-09', '2026-10']) {
      const own = found.filter((chunk) => chunk.month === month);
      expect(own.map(({ at }) => at)).toEqual(own.map((_, at) => at));
      expect(own.length).toBeGreaterThan(1);
      expect(own.flatMap(({ chunk }) => unpackChunk(month, chunk.content))).toEqual(rows.filter(({ period }) => period === month));
    }
    expect(packing.months()).toEqual([
      { month: '2026-09', rows: 20_000 },
      { month: '2026-10', rows: 10_000 },
    ]);
  });

  it.each([
    ['no JSON', '{', undefined],
    ['an unknown status', '"A"', '"Ä"'],
    ['a date that does not exist', '2026-10-31', '2026-02-31'],
    ['a position without a word', '[0,0', '[0,7'],
    ['a row too short', '0,1]', '0]'],
    ['a text in place of a number', '0,1]', '0,"1"]'],
    ['a column less', '"comment":', '"remark":'],
  ])('refuse %s', async (_name, from, to) => {
    const [chunk] = await packChunks([observation({ referenceDate: '2026-10-31' })]);
    const content = chunk?.content ?? '';
    const damaged = to === undefined ? from : content.replace(from, to);
    expect(damaged).not.toBe(content);
    expect(() => unpackChunk('2026-10', damaged)).toThrow();
  });
});
