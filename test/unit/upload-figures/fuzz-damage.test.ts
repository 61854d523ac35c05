import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedMonth, type ReadFile, readSourceFile } from '../../support/read-source-file.ts';
import { csvOf, figuresOf, linesOf, plainLayout, sourceCodes, sourceTable } from '../../support/source-files.ts';

const month = '2026-10';
const figures = [1250, 30, 0, 110, 2010, 40, 1_234_560, 50];

const made = sourceCodes.map((code) => {
  const points = !['satzform', 'bamf-kurse'].includes(code);
  const table = sourceTable(code, month, figures);
  const lines = linesOf(table, { points });
  return { code, table, lines, bytes: csvOf(lines, plainLayout) };
});

const read = (code: string, bytes: Uint8Array): Promise<ReadFile> => readSourceFile(code, bytes, askedMonth(code, month));
const valuesOf = (file: ReadFile): readonly (number | undefined)[] | undefined =>
  file.accepted ? file.observations.map(({ value }) => value) : undefined;

it('2,000 files that were cut off are refused, or say that their last line does not end, or hold nothing but what was written', async () => {
  // Who refuses everything keeps every rule below.
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...made), fc.nat(), async ({ code, table, bytes }, at) => {
      const cut = await read(code, bytes.subarray(0, at % bytes.length));
      const values = valuesOf(cut);
      if (values === undefined || !cut.accepted) return;
      accepted += 1;
      const written = figuresOf(table).slice(0, values.length);
      if (cut.notes.some(({ kind }) => kind === 'no-line-end')) expect(values.slice(0, -1)).toEqual(written.slice(0, -1));
      else expect(values).toEqual(written);
    }),
    { numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(200);
}, 60_000);

/** Reads a figure as a clerk does who knows only this source: digits, points between thousands, nothing else. */
const clerk = (cell: string): number | undefined => {
  const text = cell.trim();
  if (text === '-' || text === '–') return 0;
  if (/^\d{1,3}([. \u00a0]\d{3})+$/.test(text)) return Number(text.replace(/\D/g, ''));
  return /^\d+$/.test(text) ? Number(text) : undefined;
};

it('3,500 files with other bytes in them are refused, or read as a clerk would read them', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...made),
      fc.array(
        fc.record({
          at: fc.nat(),
          byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('0123456789.,;-*x"\r\n '))),
          insert: fc.boolean(),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      async ({ code, table, bytes }, changes) => {
        let changed: Buffer = Buffer.from(bytes);
        for (const { at, byte, insert } of changes) {
          const place = at % changed.length;
          changed = Buffer.concat([changed.subarray(0, place), Buffer.of(byte), changed.subarray(insert ? place : place + 1)]);
        }
        const values = valuesOf(await read(code, changed));
        // A quotation mark may join lines; that such a file is no fault is all that is asked of it.
        if (values === undefined || changed.includes('"')) return;
        accepted += 1;
        const lines = changed.toString('latin1').split(/\r\n?|\n/);
        const header = lines.findIndex((line) => line.split(';').length >= table.header.length);
        const cells = lines
          .slice(header + 1)
          .flatMap((line) =>
            line.split(';').filter((cell) => cell.trim() !== '').length > 1 ? table.figures.map((at) => line.split(';')[at] ?? '') : [],
          );
        expect(values).toEqual(cells.map(clerk));
      },
    ),
    { numRuns: 3500 },
  );
  expect(accepted).toBeGreaterThan(200);
}, 60_000);

it('1,000 files of lines twice, lines left out and lines exchanged are refused, or hold nothing but what was written', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...made),
      fc.nat(),
      fc.nat(),
      fc.constantFrom('twice', 'left out', 'exchanged'),
      async ({ code, table, lines }, one, other, kind) => {
        const [a, b] = [one % lines.length, other % lines.length];
        const changed = lines.flatMap((line, at) => {
          if (kind === 'twice') return at === a ? [line, line] : [line];
          if (kind === 'left out') return at === a ? [] : [line];
          return [lines[at === a ? b : at === b ? a : at] ?? line];
        });
        const values = valuesOf(await read(code, csvOf(changed, plainLayout)));
        if (values === undefined) return;
        accepted += 1;
        const written = [...figuresOf(table)];
        for (const value of values) {
          const at = written.indexOf(value ?? '');
          expect(at).toBeGreaterThanOrEqual(0);
          written.splice(at, 1);
        }
      },
    ),
    { numRuns: 1000 },
  );
  expect(accepted).toBeGreaterThan(400);
}, 60_000);

it('1,000 files in two encodings at once are refused, or read as they were written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...made), fc.nat(), async ({ code, table, bytes, lines }, at) => {
      const other = csvOf(lines, { ...plainLayout, encoding: 'windows-1252' });
      const split = at % bytes.length;
      // The rest of the file, from the same place of its text on.
      const rest = bytes.subarray(split).toString();
      const mixed = Buffer.concat([bytes.subarray(0, split), other.subarray(Math.max(0, other.length - rest.length))]);
      const values = valuesOf(await read(code, mixed));
      if (values !== undefined) expect(values).toEqual(figuresOf(table));
    }),
    { numRuns: 1000 },
  );
}, 60_000);

it('1,500 heaps of bytes and characters are refused', async () => {
  const heaps = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(...'INDCATOR_;,"\n\r\t 0123456789.-*xä\u0000=') }).map((text) => Buffer.from(text)),
    fc.string({ maxLength: 200 }).map((text) => Buffer.from(text, 'utf16le')),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.concat([Buffer.of(0x50, 0x4b, 3, 4), bytes])),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sourceCodes), heaps, async (code, bytes) => {
      expect(await read(code, bytes)).toMatchObject({ accepted: false });
    }),
    { numRuns: 1500 },
  );
}, 60_000);
