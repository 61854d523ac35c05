import { createHash } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { readSheet } from '../../../shared/spreadsheets/read-rows.ts';
import { type Table, writeCsv, writeWorkbook } from '../../../shared/spreadsheets/write-table.ts';

const table: Table = {
  columns: ['Feld', 'Schlüssel', 'Zahl'],
  rows: [
    ['a', '01058001', 1234],
    ['b;"c"\nd', '00', 1.5],
    ['=1+1', '-2', undefined],
  ],
};
const workbook = { ...table, title: 'Zahlen für Oktober 2026', creator: 'KIT-Stelle', sheet: 'Zahlen', widths: [10, 12, 8] };
const cells = (rows: readonly { readonly cells: readonly string[] }[]) => rows.map((row) => [...row.cells]);

describe('CSV', () => {
  it('is what German spreadsheet programs open: BOM, semicolons, decimal comma, and no formula', () => {
    expect(writeCsv(table)).toBe('\uFEFFFeld;Schlüssel;Zahl\r\na;01058001;1234\r\n"b;""c""\nd";00;1,5\r\n\'=1+1;\'-2;\r\n');
  });

  it('writes no number that could be read as thousands', () => {
    expect(writeCsv({ columns: ['Zahl'], rows: [[9.625], [-12.345], [1234.5], [0.1234], [1234]] })).toBe(
      '\uFEFFZahl\r\n9,6250\r\n-12,3450\r\n1234,5\r\n0,1234\r\n1234\r\n',
    );
  });

  it('is read back by the house itself', async () => {
    const { rows } = await readSheet(new TextEncoder().encode(writeCsv(table)));
    expect(cells(rows).slice(0, 2)).toEqual([
      ['Feld', 'Schlüssel', 'Zahl'],
      ['a', '01058001', '1234'],
    ]);
  });
});

describe('a workbook', () => {
  it('keeps keys as text and numbers as numbers, and runs nothing', async () => {
    const { rows } = await readSheet(await writeWorkbook(workbook));
    expect(cells(rows)).toEqual([
      ['Feld', 'Schlüssel', 'Zahl'],
      ['a', '01058001', '1234'],
      ['b;"c"\nd', '00', '1.5'],
      ['=1+1', '-2', ''],
    ]);
    expect(rows[1]?.numbers).toEqual(new Set([2]));
  });

  it('says what it is and by whom, keeps its header in sight, and gives each column its width', async () => {
    const { properties, sheets } = await readXlsx(await writeWorkbook(workbook), { readStyles: true });
    expect(properties).toMatchObject({ title: 'Zahlen für Oktober 2026', creator: 'KIT-Stelle' });
    expect(sheets[0]).toMatchObject({ name: 'Zahlen', freezePane: { rows: 1, columns: 2 } });
    expect(sheets[0]?.columns?.map(({ width }) => Math.round(width ?? 0))).toEqual([10, 12, 8]);
    expect(sheets[0]?.cells?.get('1,1')?.style?.numFmt).toBe('@');
  });

  it('is the same bytes for the same table', async () => {
    const hashAt = async (time: string) => {
      vi.setSystemTime(time);
      return createHash('sha256')
        .update(await writeWorkbook(workbook))
        .digest('hex');
    };
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      expect(await hashAt('2027-01-02T03:04:06.000Z')).toBe(await hashAt('2026-11-05T09:00:00.000Z'));
    } finally {
      vi.useRealTimers();
    }
  });
});
