import { type Cell, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { readRows } from '../../../shared/spreadsheets/read-rows.ts';
import { shownAs } from '../../../shared/spreadsheets/xlsx-shown.ts';

/** The text of a cell beside `A`, or why it is refused. */
const read = async (cell: Partial<Cell>, value: string | number | null = null): Promise<string> => {
  const bytes = await writeXlsx({ sheets: [{ name: 'Z', rows: [['A', value]], cells: new Map([['0,1', cell]]) }] });
  try {
    return (await readRows(bytes))[0]?.cells[1] ?? '';
  } catch (fault) {
    if (fault instanceof Refusal) return fault.errors.map(({ pointer, message }) => `${pointer} ${message}`).join();
    throw fault;
  }
};

const pieces = (...richText: NonNullable<Cell['richText']>): Promise<string> => read({ type: 'richText', richText });

describe('a cell of several pieces', () => {
  it('asks what a raised digit beside a number means', async () => {
    expect(await pieces({ text: '120' }, { text: '1', font: { vertAlign: 'superscript' } })).toMatch(
      /^\/1\/2 Hier ist „1“ .* und steht neben „120“\. Was gilt\?/,
    );
    expect(await pieces({ text: '120' }, { text: '1', font: { vertAlign: 'subscript' } })).toContain('Was gilt?');
    expect(await pieces({ text: '120 ' }, { text: 'a)', font: { vertAlign: 'superscript' } })).toContain('Was gilt?');
  });

  it('asks which number counts where one is struck out', async () => {
    expect(await pieces({ text: '12', font: { strikethrough: true } }, { text: '15' })).toContain('Hier ist „12“');
    expect(await pieces({ text: '12', font: { strikethrough: true } })).toContain('„12“ durchgestrichen');
    expect(await read({ style: { font: { strikethrough: true } } }, 12)).toContain('„12“ durchgestrichen');
    expect(await read({ style: { font: { vertAlign: 'superscript' } } }, '1')).toContain('„1“ durchgestrichen, hoch');
  });

  it('asks about a number in pieces, and reads words in pieces', async () => {
    expect(await pieces({ text: '12' }, { text: '0', font: { bold: true } })).toContain('mehreren Teilen mit eigener Formatierung: „12“ „0“');
    expect(await pieces({ text: 'Stichtag: ', font: { bold: true } }, { text: '31.10.2026' })).toBe('Stichtag: 31.10.2026');
    expect(await pieces({ text: 'Syrien' }, { text: '*', font: { vertAlign: 'superscript' } })).toBe('Syrien*');
  });
});

describe('a number format', () => {
  it.each([
    ['[<5]"*";0', 3],
    ['#,##0,', 12_345],
    ['0,.0', 12_345],
    [';;;', 3],
    ['0;-0;;@', 0],
    ['"*"', 3],
    ['0"5"', 3],
    ['0" Tsd."', 3],
    ['0;0', -3],
    ['-0', 3],
    ['0\\.0', 12],
    ['#', 0],
  ])('%s does not show %d', async (numFmt, value) => {
    expect(shownAs(value, numFmt)).toBe('other');
    expect(await read({ style: { numFmt } }, value)).toMatch(/^\/1\/2 Hier steht die Zahl \d|^\/1\/2 Hier steht die Zahl -/);
  });

  it.each([
    ['General', 3],
    ['@', 3],
    ['0', -3],
    ['00000', 3],
    ['#,###', 3000],
    ['0.00', 3],
    ['#,##0.00', 1234.5],
    ['#,##0;[Red]-#,##0', -3],
    ['#,##0 ;(#,##0)', -3],
    ['#\\ ##0', 1234],
    ['# ##0.0', 1234.5],
    ['0.00E+00', 1234.5],
    ['_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', 0],
    ['_-* #,##0\\ _€_-;\\-* #,##0\\ _€_-;_-* "-"??\\ _€_-;_-@_-', -12],
    ['_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', 12],
    ['#,##0\\ [$€-407]', 12],
    ['0;-0;"-"', 0],
  ])('%s shows %d', (numFmt, value) => expect(shownAs(value, numFmt)).toBe('number'));

  it('shows per cent', () => {
    expect(shownAs(0.5, '0.0 %')).toBe('percent');
    expect(shownAs(0.5, '0"%"')).toBe('other');
  });
});
