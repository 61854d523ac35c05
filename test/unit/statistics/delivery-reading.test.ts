import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allFields, askedFields, type DeliveryFields, type DeliveryForm, fieldNames } from '../../../shared/domain/statistics/delivery-form.ts';
import { sameFields } from '../../../shared/domain/statistics/delivery-merge.ts';
import { longTexts, observationsOf, readDelivery, typedNumber, unknownFields } from '../../../shared/domain/statistics/delivery-reading.ts';
import { fieldsOf, unchangedFields, valuesIn } from '../../../shared/domain/statistics/delivery-values.ts';
import { observationKey } from '../../../shared/domain/statistics/observation.ts';
import { amtForm, smallAreas } from '../../support/delivery-forms.ts';

const form = amtForm();
const whole: DeliveryFields = {
  'places.shared': '100',
  'places.flat': '20',
  'occupied.shared': '90',
  'occupied.flat': '10',
  entries: '0',
};
const read = (fields: DeliveryFields) => readDelivery(form, { ...whole, ...fields });
const mistakesOf = (fields: DeliveryFields) => read(fields).mistakes.map(({ pointer, message }) => `${pointer} ${message}`);
const rowsOf = (fields: DeliveryFields, standing: DeliveryFields = {}, provisional = false) =>
  observationsOf(form, readDelivery(form, fields), fields, { standing, provisional });
const observed = (fields: DeliveryFields, indicator: string, status = '_T', area = form.area) =>
  rowsOf(fields).find((row) => row.indicator === indicator && row.status === status && row.area === area);

describe('a number that somebody types', () => {
  it.each(['0', '7', '1000', '999999999'])('%s is that number', (text) => {
    expect(read({ entries: text }).values.get('entries')).toBe(Number(text));
    expect(mistakesOf({ entries: text })).toEqual([]);
  });

  it('1.000 is refused with the question: thousand or one', () => {
    expect(mistakesOf({ entries: '1.000' })).toEqual([
      '/entries Zuzüge: „1.000“ ist mehrdeutig: Sind 1000 gemeint oder eine Zahl mit Nachkommastellen? Bitte schreiben Sie 1000, wenn Sie das meinen.',
    ]);
  });

  it.each(['-', '–', '.', '*', 'x', '…', '...'])('%s is a sign of a table, and two things by hand', (sign) => {
    expect(mistakesOf({ entries: sign })[0]).toContain('kann 0 heißen oder „liegt nicht vor“');
  });

  it.each(['-1', '−5', '1,5', '12 Personen', 'viele', '1e3', '=1+1', '1 000', '010', '99999999999', '1.000.000', '+3', '٣'])(
    '%s is refused',
    (text) => {
      expect(mistakesOf({ entries: text })).toHaveLength(1);
      expect(read({ entries: text }).values.has('entries')).toBe(false);
    },
  );

  it('never becomes another number than the digits that stand there', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,- +xX*'), maxLength: 8 }), (text) => {
        const value = read({ entries: text }).values.get('entries');
        if (value !== undefined) expect(String(value)).toBe(text.trim());
      }),
    );
  });
});

describe('what is not there', () => {
  it('is asked for, one sentence for each number, and is no obstacle to saving', () => {
    const { mistakes, open } = readDelivery(form, {});
    expect(mistakes).toEqual([]);
    expect(open.map(({ pointer }) => pointer)).toEqual(['/places.shared', '/places.flat', '/occupied.shared', '/occupied.flat', '/entries']);
    expect(open[1]?.message).toBe(
      'Plätze, Wohnungen: Hier fehlt die Zahl. Bitte tragen Sie sie ein (auch 0 ist eine Zahl), oder kreuzen Sie „liegt nicht vor“ an.',
    );
  });

  it('can be said to be missing, with no number beside it', () => {
    const fields = { ...whole, entries: '', 'entries.fehlt': 'on' };
    expect(readDelivery(form, fields).open).toEqual([]);
    expect(observed(fields, 'entries')).toMatchObject({ obsStatus: 'L' });
    expect(observed(fields, 'entries')).not.toHaveProperty('value');
    expect(mistakesOf({ 'entries.fehlt': 'on' })[0]).toContain('Bitte entfernen Sie eines von beiden');
  });

  it('a missing kind leaves the sum open, unless the sum is known by itself', () => {
    const parts = { ...whole, 'places.flat': '', 'places.flat.fehlt': 'on' };
    expect(observed(parts, 'places')).toMatchObject({ obsStatus: 'L' });
    expect(observed({ ...parts, places: '130' }, 'places')).toMatchObject({ value: 130, obsStatus: 'A' });
    const onlySum = { ...whole, 'places.flat': '', 'places.shared': '', places: '130' };
    expect(readDelivery(form, onlySum).open).toEqual([]);
    expect(observed(onlySum, 'places', 'flat')).toMatchObject({ obsStatus: 'L' });
  });
});

describe('sums', () => {
  it('follow from the kinds, and one that is typed has to agree', () => {
    expect(read({}).values.get('places')).toBe(120);
    expect(mistakesOf({ places: '120' })).toEqual([]);
    expect(mistakesOf({ places: '123' })[0]).toContain('Als Summe steht hier 123, die Zahlen darüber ergeben aber 120. Es fehlen 3.');
    expect(mistakesOf({ places: '119' })[0]).toContain('Das sind 1 zu viel.');
  });

  it('are never below the kinds that are known, whether the others are empty or missing', () => {
    const sentence = 'Als Summe steht hier 5, die Zahlen darüber ergeben aber schon 7, obwohl nicht alle bekannt sind.';
    for (const shared of [{ 'places.shared': '' }, { 'places.shared': '', 'places.shared.fehlt': 'on' }]) {
      expect(mistakesOf({ ...shared, 'places.flat': '7', places: '5' })).toEqual([expect.stringContaining(sentence)]);
      for (const places of ['7', '8']) expect(mistakesOf({ ...shared, 'places.flat': '7', places })).toEqual([]);
    }
    expect(mistakesOf({ 'places.shared': '', 'places.flat': '', places: '0' })).toEqual([]);
  });

  it('are the sum of the rows, whatever is typed', () => {
    const count = fc.nat({ max: 99_999 }).map(String);
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), ([a, b, c, d, e]) => {
        const fields = { 'places.shared': a, 'places.flat': b, 'occupied.shared': c, 'occupied.flat': d, entries: e };
        expect(observed(fields, 'places')?.value).toBe(Number(a) + Number(b));
        expect(observed(fields, 'occupied')?.value).toBe(Number(c) + Number(d));
      }),
    );
  });
});

describe('rows of a delivery', () => {
  it('hold each kind and the sum, with the name of the administration, the day of a stock, and the remark', () => {
    const rows = rowsOf({ ...whole, 'places.anmerkung': 'Neue Unterkunft' }, {}, true);
    expect(rows).toHaveLength(7);
    expect(rows[1]).toEqual({
      indicator: 'places',
      area: '010589901',
      period: '2026-10',
      freq: 'M',
      citizenship: '_T',
      sex: '_T',
      age: '_T',
      status: 'flat',
      value: 20,
      unit: 'PL',
      obsStatus: 'P',
      confStatus: 'F',
      source: 'Amt Klein',
      referenceDate: '2026-10-31',
      release: '',
      comment: 'Neue Unterkunft',
    });
    expect(rows.at(-1)).not.toHaveProperty('referenceDate');
    expect(new Set(rows.map(observationKey)).size).toBe(rows.length);
  });

  it('a Gemeinde has a row where it is typed; one that was known and is empty now says so', () => {
    const typed = { ...whole, 'occupied@01058901': '60' };
    expect(observed(typed, 'occupied', '_T', '01058901')?.value).toBe(60);
    expect(rowsOf(typed)).toHaveLength(8);
    const emptied = rowsOf(whole, typed).find(({ area }) => area === '01058901');
    expect(emptied).toMatchObject({ obsStatus: 'L' });
    expect(emptied).not.toHaveProperty('value');
  });

  it('read back as they were typed: nothing changes when nothing is changed', () => {
    const text = fc.nat({ max: 9999 }).map(String);
    const answer = (name: string) =>
      fc.oneof(
        text.map((typed): [string, string][] => [[name, typed]]),
        fc.constant<[string, string][]>([[fieldNames.missing(name), 'on']]),
      );
    const comment = (name: string) => fc.constantFrom<[string, string][][]>([], [[fieldNames.comment(name), 'Anmerkung']]);
    const parts = form.figures.flatMap((figure) => [...askedFields(figure).map(({ name }) => answer(name)), comment(figure.total.name)]);
    const parishes = form.figures
      .flatMap(({ municipalities }) => municipalities)
      .map(({ name }) => fc.option(text, { nil: '' }).map((typed): [string, string][] => [[name, typed]]));
    fc.assert(
      fc.property(fc.tuple(...parts, ...parishes), (entries) => {
        const fields = Object.fromEntries(entries.flat());
        expect(sameFields(fieldsOf(form, rowsOf(fields)), fields)).toBe(true);
      }),
    );
  });

  it('a remark about an indicator is not said of its Gemeinden, nor of a number that is not there', () => {
    const { 'occupied.flat': _flat, ...known } = whole;
    const fields = { ...known, 'occupied.flat.fehlt': 'on', 'occupied@01058901': '60', 'occupied.anmerkung': 'Umbau', 'places.anmerkung': 'Neubau' };
    const remarks = rowsOf(fields).map(({ indicator, area, status, comment }) => [indicator, area === form.area ? status : area, comment]);
    expect(remarks.filter(([indicator]) => indicator !== 'entries')).toEqual([
      ['places', 'shared', 'Neubau'],
      ['places', 'flat', 'Neubau'],
      ['places', '_T', 'Neubau'],
      ['occupied', 'shared', 'Umbau'],
      ['occupied', 'flat', ''],
      // Where the remark itself is kept.
      ['occupied', '_T', 'Umbau'],
      ['occupied', '01058901', ''],
    ]);
  });
});

describe('the month before', () => {
  const areas = smallAreas.at('2026-09');
  const monthBefore = (fields: DeliveryFields) =>
    valuesIn(
      form,
      rowsOf(fields).map((row) => ({ ...row, period: '2026-09' })),
      areas,
    );

  it('stands beside the fields: kinds, sums and Gemeinden', () => {
    const values = monthBefore({ ...whole, 'occupied@01058902': '40' });
    expect(Object.fromEntries(values)).toEqual({
      places: 120,
      'places.shared': 100,
      'places.flat': 20,
      occupied: 100,
      'occupied.shared': 90,
      'occupied.flat': 10,
      entries: 0,
      'occupied@01058902': 40,
    });
  });

  it('a sum that only its Gemeinden say is their sum', () => {
    const rows = rowsOf({ ...whole, 'occupied@01058901': '1', 'occupied@01058902': '2', 'occupied@01058903': '3' }).filter(
      ({ area, indicator }) => indicator === 'occupied' && area !== form.area,
    );
    expect(valuesIn(form, rows, areas).get('occupied')).toBe(6);
  });

  it('fills the form when nothing has changed, also where only the sum is known', () => {
    const same = unchangedFields(form, {}, { now: new Map(), before: monthBefore(whole) });
    expect(sameFields(same, whole)).toBe(true);
    expect(readDelivery(form, same)).toMatchObject({ mistakes: [], open: [] });
    const before = new Map([
      ['places', 120],
      ['occupied', 100],
      ['entries', 0],
    ]);
    const sums = unchangedFields(form, {}, { now: new Map(), before });
    expect(sums).toEqual({ places: '120', occupied: '100', entries: '0' });
    expect(readDelivery(form, sums).open).toEqual([]);
  });

  it('gives way to what is known of the month, and both to what is typed or ticked', () => {
    const before = monthBefore(whole);
    const fill = (typed: DeliveryFields, now: Record<string, number> = {}) =>
      unchangedFields(form, typed, { now: new Map(Object.entries(now)), before });
    expect(fill({}, { entries: 7, 'places.flat': 21 })).toEqual({ ...whole, entries: '7', 'places.flat': '21' });
    expect(fill({ entries: '9', 'places.shared': '3' }, { entries: 7 })).toEqual({ ...whole, entries: '9', 'places.shared': '3' });
    const ticked = fill({ 'places.flat.fehlt': 'on' });
    expect([ticked['places.flat'], readDelivery(form, ticked).mistakes]).toEqual([undefined, []]);
    // A sum and kinds that do not add up to it would be a mistake.
    for (const [typed, now] of [[{ places: '170' }, {}] as const, [{}, { places: 170 }] as const]) {
      const fields = fill(typed, now);
      expect([fields['places'], fields['places.shared']]).toEqual(['170', undefined]);
      expect(readDelivery(form, fields)).toMatchObject({ mistakes: [], open: [] });
    }
    expect(fill({}, { places: 120 })).toEqual(whole);
  });
});

describe('names', () => {
  it('that the form does not have are refused by name: a file or a program of another administration', () => {
    expect(unknownFields(form, { ...whole, 'occupied@01058999': '1' })).toEqual([
      { pointer: '/occupied@01058999', message: 'Das Feld „occupied@01058999“ gibt es bei Ihrer Verwaltung in diesem Monat nicht.' },
    ]);
    const all = form.figures.flatMap(allFields).flatMap(({ name }) => [name, fieldNames.comment(name), fieldNames.missing(name)]);
    expect(unknownFields(form, Object.fromEntries(all.map((name) => [name, '1'])))).toEqual([]);
  });

  it.each([0, 5, 1234, -3, 0.5, 12.345, 1234.567])('%s is typed so that it reads back', (value) => {
    const text = typedNumber(value);
    expect(Number(text.replace(',', '.').replace('−', '-'))).toBe(value);
    expect(text).not.toMatch(/^\d{1,3},\d{3}$/);
  });
});

describe('what is too long to be kept', () => {
  const comments = (form: DeliveryForm, text: string) =>
    Object.fromEntries(form.figures.flatMap(allFields).map(({ name }) => [fieldNames.comment(name), text]));

  it('is named by field, and what is as long as it may be is kept', () => {
    expect(longTexts(form, { entries: '1'.repeat(40), ...comments(form, 'x'.repeat(300)) })).toEqual([]);
    expect(longTexts(form, { entries: '1'.repeat(41), 'places.anmerkung': 'x'.repeat(301), other: 'x'.repeat(999) })).toEqual([
      { pointer: '/places.anmerkung', message: expect.any(String) },
      { pointer: '/entries', message: expect.stringContaining('höchstens 40 Zeichen') },
    ]);
  });

  it('are the remarks of an Amt of a thousand Gemeinden together', () => {
    const [figure] = form.figures;
    if (figure === undefined) throw new Error('the form asks for nothing');
    const municipalities = Array.from({ length: 1000 }, (_, at) => ({ ...figure.total, name: `places@${at}` }));
    const large = { ...form, figures: [{ ...figure, municipalities }] };
    expect(longTexts(large, comments(large, 'x'.repeat(100)))).toEqual([]);
    expect(longTexts(large, comments(large, 'ä'.repeat(300)))).toContainEqual({
      pointer: '/places@7.anmerkung',
      message: expect.stringContaining('zusammen zu lang'),
    });
  });
});
