import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allFields, type DeliveryFields, fieldNames } from '../../../shared/domain/statistics/delivery-form.ts';
import { deliveryTemplate, readTemplate, templateColumns, withTemplate } from '../../../shared/domain/statistics/delivery-template.ts';
import type { FiguresRow } from '../../../shared/domain/statistics/figures-file.ts';
import { amtForm, smallAreas } from '../../support/delivery-forms.ts';

const form = amtForm();
const areas = smallAreas.at(form.month);
const template = deliveryTemplate(form, new Map([['places.flat', 12.5]]), areas);
const at = Object.values(templateColumns(form.month));
const position = { name: 0, area: 2, value: 5, comment: 6 };

/** The template as somebody fills it in: text by field. */
const filledIn = (
  values: Readonly<Record<string, string | undefined>>,
  change: (cells: string[], line: number) => string[] = (cells) => cells,
): FiguresRow[] =>
  [template.columns, ...template.rows].map((cells, index) => {
    const texts = cells.map((cell) => (cell === undefined ? '' : String(cell)));
    const value = values[texts[0] ?? ''];
    if (index > 0 && value !== undefined) texts[position.value] = value;
    return { line: index + 1, cells: change(texts, index + 1) };
  });
const wrong = (rows: readonly FiguresRow[]) =>
  readTemplate(form, rows).errors.map(({ line, column, message }) => [line, column?.name, message] as const);

describe('a template', () => {
  it('has a row for each field of the form with what was known of the month before', () => {
    expect(template.columns).toEqual([
      'Feld',
      'Bezeichnung',
      'Schlüssel',
      'Gebiet',
      'Vormonat (September 2026)',
      'Zahl für Oktober 2026',
      'Anmerkung',
    ]);
    expect(template.rows.map(([name]) => name)).toEqual([
      'places.shared',
      'places.flat',
      'places',
      'occupied.shared',
      'occupied.flat',
      'occupied',
      'occupied@01058901',
      'occupied@01058902',
      'occupied@01058903',
      'entries',
    ]);
    expect(template.rows[1]).toEqual(['places.flat', 'Plätze, Wohnungen', '010589901', 'Amt Klein', 12.5, undefined, undefined]);
  });

  it('comes back as the fields that were filled in', () => {
    const values = { 'places.shared': '100', 'occupied.flat': 'liegt nicht vor', 'occupied@01058902': '7' };
    expect(readTemplate(form, filledIn(values))).toEqual({
      fields: { 'places.shared': '100', 'occupied.flat.fehlt': 'on', 'occupied@01058902': '7' },
      named: ['places.shared', 'occupied.flat', 'occupied@01058902'],
      errors: [],
    });
  });

  it('comes back whatever numbers stand in it, in any order of rows and columns', () => {
    const names = form.figures.flatMap(({ parts, municipalities, total }) => [...(parts.length > 0 ? parts : [total]), ...municipalities]);
    const values = fc.record(Object.fromEntries(names.map(({ name }) => [name, fc.nat(99_999).map(String)])), { requiredKeys: [] });
    fc.assert(
      fc.property(values, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }), fc.infiniteStream(fc.nat()), (given, columns, random) => {
        const [header, ...rows] = filledIn(given, (cells) => columns.map((column) => cells[column] ?? ''));
        const shuffled = rows.map((row) => ({ row, key: random.next().value ?? 0 })).toSorted((a, b) => a.key - b.key);
        const read = readTemplate(form, [...(header ? [header] : []), ...shuffled.map(({ row }, index) => ({ ...row, line: index + 2 }))]);
        expect(read.errors).toEqual([]);
        expect(read.fields).toEqual(given);
      }),
    );
  });

  it('takes remarks along, and a number of a workbook as the number it is', () => {
    const rows = filledIn({ 'places.flat': '1234.5', 'places.shared': '1234' }, (cells, line) =>
      line === 3 ? cells.with(position.comment, 'Zwei Häuser') : cells,
    ).map((row) => ({ ...row, numbers: new Set([position.value]) }));
    expect(readTemplate(form, rows)).toMatchObject({
      fields: { 'places.flat': '1234,5', 'places.shared': '1234', 'places.flat.anmerkung': 'Zwei Häuser' },
    });
  });
});

describe('what German spreadsheet programs do', () => {
  it('to leading zeros of keys does no harm', () => {
    const rows = filledIn({ 'occupied@01058902': '7' }, (cells) => cells.with(position.area, (cells[position.area] ?? '').replace(/^0/, '')));
    expect(readTemplate(form, rows)).toMatchObject({ fields: { 'occupied@01058902': '7' }, errors: [] });
  });

  it.each(['1.234', '1,234', '1 234', '1E+05', '12.10.2026', '-', '#WERT!', 'zwölf'])(
    'to a number so that it reads %j is refused with the place',
    (text) => {
      const [[line, column, message] = []] = wrong(filledIn({ 'places.flat': text }));
      expect([line, column]).toEqual([3, 'Zahl für Oktober 2026']);
      expect(message).toContain(text.slice(0, 20));
    },
  );
});

describe('a file that does not fit is refused with line and column:', () => {
  it('another month', () => {
    const rows = filledIn({}, (cells, line) => (line === 1 ? cells.with(position.value, 'Zahl für September 2026') : cells));
    expect(wrong(rows)).toEqual([[1, 'Zahl für September 2026', expect.stringContaining('anderen Monat')]]);
  });

  it('another administration', () => {
    const rows = filledIn({ 'places.flat': '1' }, (cells, line) => (line === 3 ? cells.with(position.area, '010589902') : cells));
    expect(wrong(rows)).toEqual([[3, 'Schlüssel', expect.stringContaining('010589902')]]);
  });

  it('a field that is unknown, and one that comes twice', () => {
    const rows = filledIn({}, (cells, line) => (line === 2 ? cells.with(0, 'places.tent') : line === 4 ? cells.with(0, 'places.flat') : cells));
    expect(wrong(rows)).toEqual([
      [2, 'Feld', expect.stringContaining('places.tent')],
      [4, 'Feld', expect.stringContaining('Zeile 3')],
    ]);
  });

  it('a header that is gone, and nothing at all', () => {
    expect(wrong(filledIn({}, (cells) => cells.slice(1, 5))).map(([line, column]) => [line, column])).toEqual([
      [1, 'Feld'],
      [1, at[5]],
    ]);
    expect(wrong([])).toEqual([[1, undefined, expect.stringContaining('leer')]]);
  });

  it('parts that are not their total, and a remark that is too long', () => {
    const rows = filledIn({ 'places.shared': '1', 'places.flat': '2', places: '4' }, (cells, line) =>
      line === 2 ? cells.with(position.comment, 'x'.repeat(301)) : cells,
    );
    expect(wrong(rows).map(([line, column]) => [line, column])).toEqual([
      [2, 'Anmerkung'],
      [4, 'Zahl für Oktober 2026'],
    ]);
  });

  it('whatever stands in the cells, nothing is taken that the form would not take', () => {
    const known = form.figures.flatMap(allFields).map(({ name }) => name);
    const cell = fc.oneof(fc.string(), fc.constantFrom('1.000', '1', '01', '=1+1', 'liegt nicht vor', '٣', '1\u00a0000', '−5'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), cell, (rows, value) => {
        const random = rows.map((cells, index) => ({ line: index + 2, cells }));
        const [header] = filledIn({});
        const read = readTemplate(form, [...(header ? [header] : []), ...random, ...filledIn({ 'places.flat': value }).slice(1)]);
        for (const name of Object.keys(read.fields)) expect(known).toContain(name.replace(/\.(anmerkung|fehlt)$/, ''));
        const text = read.fields['places.flat'];
        if (read.errors.length === 0 && text !== undefined) expect(text).toMatch(/^[−-]?\d+(,\d+)?$/);
      }),
    );
  });
});

describe('taking a file over', () => {
  const saved: DeliveryFields = { 'places.flat': '5', 'places.shared.fehlt': 'on', 'occupied.flat': '3', 'places.anmerkung': 'bleibt' };

  it('replaces what it names, and leaves the rest', () => {
    expect(withTemplate(saved, { fields: { 'places.shared': '8', 'places.flat.fehlt': 'on' }, named: ['places.shared', 'places.flat'] })).toEqual({
      'places.shared': '8',
      'places.flat.fehlt': 'on',
      'occupied.flat': '3',
      [fieldNames.comment('places')]: 'bleibt',
    });
  });
});

describe('a template that is not as it was', () => {
  const [header = [], ...rows] = filledIn({ 'places.shared': '7' }).map(({ cells }) => [...cells]);
  const file = (change: (cells: string[], line: number) => string[], commas?: true): FiguresRow[] =>
    [header, ...rows].map((cells, index) => ({ line: index + 1, cells: change([...cells], index + 1), ...(commas && { commas }) }));

  it.each([
    [
      'the value column twice',
      file((cells, line) => [...cells, line === 1 ? 'Zahl für Oktober 2026' : '8']),
      'Zahl für Oktober 2026',
      'steht zweimal in der Kopfzeile',
    ],
    [
      'the value column of another month beside it',
      file((cells, line) => [...cells, line === 1 ? 'Zahl für September 2026' : '']),
      'Zahl für September 2026',
      'steht zweimal',
    ],
    ['a number under no header', file((cells, line) => [...cells, line === 2 ? '8' : '']), '', 'Diese Zelle steht unter keiner Überschrift.'],
    [
      'more cells than the header, though empty',
      file((cells, line) => (line === 2 ? [...cells, ''] : cells)),
      undefined,
      'Diese Zeile hat 8 Zellen, die Kopfzeile 7.',
    ],
    [
      'half a number as its comment',
      file((cells, line) => (line === 2 ? [...cells.slice(0, 5), '1', '000'] : cells), true),
      at[5],
      'Ist 1,000 gemeint?',
    ],
  ])('is refused with %s', (_name, given, name, sentence) => {
    expect(wrong(given)).toEqual([[expect.any(Number), name, expect.stringContaining(sentence)]]);
  });
});
