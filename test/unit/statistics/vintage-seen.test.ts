import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seenWhole, type Vintage } from '../../../shared/domain/statistics/vintage.ts';

const months = ['2026-08', '2026-09', '2026-10'];
const vintagesOf = (name: string, of: readonly string[]): Vintage[] =>
  of.map((month) => ({
    month,
    vintage: name,
    sha256: 'a'.repeat(64),
    rows: 1,
    receivedAt: '2026-11-01T08:00:00.000Z',
    source: 'test',
    months: [...of],
    kind: 'import',
    by: 'Test',
  }));

describe('vintages that are read while others become visible', () => {
  it('count in all of their months or in none', () => {
    const imports = fc.array(fc.record({ of: fc.subarray(months, { minLength: 1 }), visibleAt: fc.integer({ min: 0, max: 3 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(imports, (given) => {
        const all = given.flatMap(({ of, visibleAt }, at) => vintagesOf(`v${at}`, of).map((vintage) => ({ vintage, visibleAt })));
        // The months are read at the times 0, 1 and 2; what is visible at 3 comes after the last.
        const lists = new Map(
          months.map((month, time) => [
            month,
            all.filter((one) => one.vintage.month === month && one.visibleAt <= time).map(({ vintage }) => vintage),
          ]),
        );
        const whole = seenWhole(lists);
        given.forEach(({ of, visibleAt }, at) => {
          const found = of.filter((month) => whole.get(month)?.some(({ vintage }) => vintage === `v${at}`));
          expect([0, of.length]).toContain(found.length);
          if (visibleAt === 0) expect(found).toEqual(of);
        });
      }),
    );
  });

  it('need not be seen in months that nobody read', () => {
    const lists = new Map([['2026-10', vintagesOf('old', ['2020-01', '2026-10']).filter(({ month }) => month === '2026-10')]]);
    expect(seenWhole(lists)).toEqual(lists);
  });
});
