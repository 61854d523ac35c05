import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workbookParts } from '../../../shared/spreadsheets/workbook-parts.ts';
import { askedMonth, readSourceFile } from '../../support/read-source-file.ts';
import { type Figure, figuresOf, sourceCodes, sourceRules, sourceTable, xlsxOf } from '../../support/source-files.ts';
import { zipOf } from '../../support/zip-files.ts';

const month = '2026-10';

const numbersOf = (figures: readonly (string | Figure)[]) =>
  figures.map((figure) => (figure === '-' ? 0 : typeof figure === 'number' ? figure : 'hidden'));

it('250 workbooks of every source are read as they were written', async () => {
  const figures = fc.array(fc.integer({ min: -8, max: 2_000_000 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sourceCodes), figures, async (code, seeds) => {
      const { signs, base } = sourceRules[code] ?? { signs: [], base: 1 };
      const table = sourceTable(
        code,
        month,
        seeds.map((seed): Figure => (seed < 0 ? (signs[-seed % signs.length] ?? 0) : seed * base)),
      );
      const read = await readSourceFile(code, await xlsxOf(table), askedMonth(code, month));
      expect(read).toMatchObject({ accepted: true });
      if (read.accepted) expect(read.observations.map(({ value }) => value ?? 'hidden')).toEqual(numbersOf(figuresOf(table)));
    }),
    { numRuns: 250 },
  );
}, 60_000);

const written = await Promise.all(
  sourceCodes.map(async (code) => {
    const table = sourceTable(code, month, [1230, 40, 0, 1000, 50]);
    return { code, table, bytes: await xlsxOf(table) };
  }),
);

it('600 workbooks that are cut off or have other bytes are refused, or read as they were written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...written),
      fc.nat(),
      fc.nat({ max: 255 }),
      fc.constantFrom('cut', 'byte', 'gap'),
      async ({ code, table, bytes }, at, byte, kind) => {
        const place = at % bytes.length;
        const tail =
          kind === 'byte'
            ? Buffer.concat([Buffer.of(byte), bytes.subarray(place + 1)])
            : kind === 'gap'
              ? bytes.subarray(place + 7)
              : new Uint8Array();
        const read = await readSourceFile(code, Buffer.concat([bytes.subarray(0, place), tail]), askedMonth(code, month));
        if (read.accepted) expect(read.observations.map(({ value }) => value)).toEqual(figuresOf(table));
      },
    ),
    { numRuns: 600 },
  );
}, 60_000);

it('300 workbooks whose sheet is cut off or has other characters, packed as if it were whole, are refused or hold nothing but whole numbers of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...written),
      fc.nat(),
      fc.constantFrom('', '<f>1+1</f>', '<c', '</row>', '</c>', '&amp;', '<v>', '"'),
      async ({ code, table, bytes }, at, inserted) => {
        const parts = [...workbookParts(bytes)].map(([name, content]) => {
          if (!name.startsWith('xl/worksheets/')) return { name, content };
          const xml = Buffer.from(content).toString();
          const place = at % xml.length;
          return { name, content: Buffer.from(inserted === '' ? xml.slice(0, place) : `${xml.slice(0, place)}${inserted}${xml.slice(place)}`) };
        });
        const read = await readSourceFile(code, zipOf(parts), askedMonth(code, month));
        if (!read.accepted) return;
        const figures = figuresOf(table);
        for (const { value } of read.observations) expect(figures).toContain(value);
        if (inserted.startsWith('<f')) expect(read.observations.map(({ value }) => value)).toEqual(figures);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
