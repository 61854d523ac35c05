import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withMonthLines, withMonths } from '../../../functions/publish-report/lists/month-blocks.ts';
import { addMonths } from '../../../shared/domain/calendar.ts';

const header = 'INDICATOR,REF_AREA,TIME_PERIOD,FREQ,COMMENT_OBS';
const month = fc.integer({ min: 0, max: 30 }).map((offset) => addMonths('2024-11', offset));
// Comments that look like the beginning of a line, or like the month of one.
const comment = fc.constantFrom('', '"a,2026-01,M,b"', 'Stand 2026-10', '""",,,"""', 'ü');
const linesOf = (of: string) =>
  fc
    .array(fc.tuple(fc.constantFrom('foreign_population', 'x'), fc.constantFrom('01058', '010585803'), comment), { maxLength: 6 })
    .map((rows) => rows.map(([indicator, area, said]) => `${indicator},${area},${of},M,${said}`));
const block = month.chain((of) => linesOf(of).map((lines) => [of, lines] as const));
const releases = fc.array(fc.uniqueArray(block, { selector: ([of]) => of, maxLength: 4 }), { maxLength: 8 });

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** The same file by the plain way: all lines of all months, sorted. */
const expected = (months: ReadonlyMap<string, readonly string[]>): string =>
  [header, ...[...months].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, lines]) => lines), ''].join('\r\n');

describe('a CSV file that grows by months', () => {
  it('holds the newest block of every month in the order of time, whatever came in which order', () => {
    fc.assert(
      fc.property(releases, (runs) => {
        const months = new Map<string, readonly string[]>();
        let file: Uint8Array | undefined;
        for (const run of runs) {
          for (const [of, lines] of run) months.set(of, lines);
          file = withMonths(file, header, new Map(run));
        }
        if (file !== undefined) expect(text(file)).toBe(expected(months));
      }),
    );
  });

  it('is the same when a month is put there again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(block, { selector: ([of]) => of, minLength: 1, maxLength: 12 }), (all) => {
        const file = withMonths(undefined, header, new Map(all));
        for (const one of all) expect(withMonths(file, header, new Map([one]))).toEqual(file);
      }),
    );
  });
});

describe('a JSON file that grows by months', () => {
  const value = fc.option(fc.record({ revision: fc.integer({ min: 1, max: 9 }), rows: fc.array(fc.string()) }), { nil: undefined });
  const parts = fc.array(fc.uniqueArray(fc.tuple(month, value), { selector: ([of]) => of, maxLength: 4 }), { minLength: 1, maxLength: 8 });

  it('is JSON with the newest block of every month in the order of time', () => {
    fc.assert(
      fc.property(parts, (runs) => {
        const months = new Map<string, unknown>();
        let file: string | undefined;
        for (const run of runs) {
          for (const [of, what] of run) {
            if (what === undefined) months.delete(of);
            else months.set(of, what);
          }
          file = withMonthLines(file, { indicator: 'x "y"' }, new Map(run));
        }
        const sorted = Object.fromEntries([...months].sort(([a], [b]) => (a < b ? -1 : 1)));
        expect(JSON.stringify(JSON.parse(file ?? ''))).toBe(JSON.stringify({ indicator: 'x "y"', months: sorted }));
      }),
    );
  });
});
