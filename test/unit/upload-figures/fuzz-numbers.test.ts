import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedMonth, readSourceFile } from '../../support/read-source-file.ts';
import { csvOf, figuresOf, linesOf, plainLayout, sourceCodes, sourceRules, sourceTable, withPoints } from '../../support/source-files.ts';

const month = '2026-10';

it('2,000 numbers with three digits behind a point or comma are refused with the question, and read once it is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1000, max: 999_999_999 }), fc.constantFrom('.', ','), async (number, mark) => {
      const table = sourceTable('bamf-kurse', month, [7]);
      const [first, ...others] = linesOf(table, { points: false }).slice(1);
      const written = withPoints(number).replaceAll('.', mark);
      const lines = [first ?? [], ...others.map((line, at) => (at === 0 ? [line[0] ?? '', written, '7'] : line))];
      const bytes = csvOf(lines, plainLayout);
      const asked = await readSourceFile('bamf-kurse', bytes, { month });
      expect(asked).toMatchObject({ accepted: false, asks: 'numbers' });
      const thousands = await readSourceFile('bamf-kurse', bytes, { month, numbers: mark === '.' ? 'de' : 'en' });
      expect(thousands.accepted && thousands.observations[0]?.value).toBe(number);
      expect((await readSourceFile('bamf-kurse', bytes, { month, numbers: mark === '.' ? 'en' : 'de' })).accepted).toBe(false);
    }),
    { numRuns: 2000 },
  );
}, 60_000);

/** What may stand in a cell, and the number it is in a file with points between thousands. `undefined`: nobody may read a number. */
const cells = fc.oneof(
  fc.constantFrom<readonly [string, number | undefined]>(
    ['1.000', 1000],
    ['1.00', undefined],
    ['1,5', undefined],
    ['12,50', undefined],
    ['1.5', undefined],
    ['1 000', 1000],
    ['1\u00a0000', 1000],
    ['1 00', undefined],
    ["1'000", undefined],
    ['10.00.000', undefined],
    ['1.0000', undefined],
    ['=SUM(A1:A9)', undefined],
    ['=1000', undefined],
    ['#REF!', undefined],
    ['#NV', undefined],
    ['1E3', undefined],
    ['1e+05', undefined],
    ['１０００', undefined],
    ['1000-', undefined],
    ['-1000', undefined],
    ['+1000', undefined],
    ['O', undefined],
    ['l00', undefined],
    ['NaN', undefined],
    ['Infinity', undefined],
    ['0x10', undefined],
    ['007', undefined],
    ['01058135', undefined],
    ['1000 P', undefined],
    ['ca. 100', undefined],
    ['100*', undefined],
    ['1000 %', undefined],
    ['(100)', undefined],
    ['', undefined],
    [' 1000 ', 1000],
    ['99999999999999999999', undefined],
    ['1.000,', undefined],
    ['.000', undefined],
    ['1.000.000', 1_000_000],
    ['31.10.2026', undefined],
    ['Okt 26', undefined],
  ),
  fc
    .string({ maxLength: 12 })
    .map((text): readonly [string, number | undefined] => [text.replace(/[\d\uFFFD.*x–-]/g, 'o').replaceAll('\0', 'o'), undefined]),
  fc.integer({ min: 0, max: 99_999 }).map((number): readonly [string, number] => [withPoints(number * 10), number * 10]),
);

const codes = sourceCodes.filter((code) => !['satzform', 'bamf-kurse'].includes(code));

it('3,900 cells of every kind in a table are refused, or are the number that stands there and leave the others alone', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...codes), fc.nat(), fc.nat(), cells, async (code, line, column, [text, meant]) => {
      const table = sourceTable(code, month, [110, 20, 1230, 0]);
      const [row, at] = [line % table.body.length, table.figures[column % table.figures.length] ?? 0];
      const body = table.body.map((given, index) => (index === row ? given.map((cell, place) => (place === at ? text : cell)) : given));
      const read = await readSourceFile(
        code,
        csvOf(linesOf({ ...table, body }, { points: true }), { ...plainLayout, quoted: true }),
        askedMonth(code, month),
      );
      if (!read.accepted) return;
      accepted += 1;
      expect(meant).toBeDefined();
      const written = [...figuresOf({ ...table, body })];
      written[row * table.figures.length + table.figures.indexOf(at)] = meant ?? 'no number';
      expect(read.observations.map(({ value }) => value)).toEqual(written);
    }),
    { numRuns: 3900 },
  );
  expect(accepted).toBeGreaterThan(1000);
}, 60_000);

it('40 cells of a megabyte are refused or ignored, wherever they stand', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sourceCodes),
      fc.nat(),
      fc.nat(),
      fc.constantFrom('9', 'ä', '"', '\n', ' '),
      async (code, line, column, character) => {
        const table = sourceTable(code, month, [110, 20, 1230, 0]);
        const lines = linesOf(table, { points: false }).map((cellsOf) => [...cellsOf]);
        const target = lines[line % lines.length] ?? [];
        target[column % Math.max(1, target.length)] = character.repeat(1_000_000);
        const read = await readSourceFile(code, csvOf(lines, plainLayout), askedMonth(code, month));
        if (read.accepted) for (const { value } of read.observations) expect(figuresOf(table)).toContain(value);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

it('has signs and a base for every source', () => {
  expect(Object.keys(sourceRules).toSorted()).toEqual([...sourceCodes].toSorted());
});
