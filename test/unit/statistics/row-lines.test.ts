import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observationKey } from '../../../shared/domain/statistics/observation.ts';
import { rowLines } from '../../../shared/domain/statistics/row-lines.ts';
import { observation } from '../../support/observations.ts';

describe('lines of a file', () => {
  it('know the first line of every thing, as a Map of keys does', () => {
    const word = fc.constantFrom('a', 'b', 'ab', '', '_T');
    const subject = fc
      .record({ indicator: word, area: word, period: fc.constantFrom('2026-09', '2026-10'), citizenship: word, sex: word, age: word, status: word })
      .map(observation);
    fc.assert(
      fc.property(fc.array(subject, { maxLength: 200 }), (rows) => {
        const lines = rowLines();
        const known = new Map<string, number>();
        for (const [at, row] of rows.entries()) {
          const key = JSON.stringify(row);
          expect(lines.firstLine(row, at + 2)).toBe(known.get(key));
          if (!known.has(key)) known.set(key, at + 2);
        }
      }),
    );
  });

  it('still know them when the table has grown', () => {
    const lines = rowLines();
    const rows = Array.from({ length: 60_000 }, (_, at) =>
      observation({ area: String(at % 2000), indicator: `i${Math.floor(at / 2000) % 10}`, sex: `s${Math.floor(at / 20_000)}` }),
    );
    expect(new Set(rows.map(observationKey)).size).toBe(rows.length);
    expect(rows.findIndex((row, at) => lines.firstLine(row, at + 2) !== undefined)).toBe(-1);
    expect(rows.findIndex((row, at) => lines.firstLine(row, 99_999) !== at + 2)).toBe(-1);
  });
});
