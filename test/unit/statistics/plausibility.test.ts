import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../shared/domain/calendar.ts';
import type { DeliveryFields } from '../../../shared/domain/statistics/delivery-form.ts';
import { readDelivery } from '../../../shared/domain/statistics/delivery-reading.ts';
import { type EarlierMonth, oddValues, unconfirmed, usualRange } from '../../../shared/domain/statistics/plausibility.ts';
import { amtForm, smallCatalogue } from '../../support/delivery-forms.ts';

const form = amtForm();
const whole: DeliveryFields = { 'places.shared': '100', 'places.flat': '20', 'occupied.shared': '90', 'occupied.flat': '10', entries: '4' };
const numbers: Readonly<Record<string, number>> = {
  'places.shared': 100,
  'places.flat': 20,
  places: 120,
  'occupied.shared': 90,
  'occupied.flat': 10,
  occupied: 100,
  entries: 4,
};
/** So many months before, each like the other but for `changed`. */
const months = (count: number, changed: (back: number) => Readonly<Record<string, number>> = () => ({})): EarlierMonth[] =>
  Array.from({ length: count }, (_, back) => ({
    month: addMonths(form.month, -1 - back),
    values: new Map(Object.entries({ ...numbers, ...changed(back) })),
  }));
const oddOf = (fields: DeliveryFields, earlier: readonly EarlierMonth[] = []) =>
  oddValues({ form, values: readDelivery(form, { ...whole, ...fields }).values, earlier, catalogue: smallCatalogue });
const reasons = (fields: DeliveryFields, earlier?: readonly EarlierMonth[]) => oddOf(fields, earlier).map(({ name, reason }) => `${name}: ${reason}`);

describe('the range that earlier months teach', () => {
  it.each([
    [[100, 102, 98, 101, 99, 100], { from: 90, to: 110 }],
    [[0, 0, 0], { from: 0, to: 5 }],
    [[8, 8, 9], { from: 3, to: 13 }],
    [[100, 100, 100, 100, 9000], { from: 90, to: 110 }],
    [[100, 120, 140], { from: 60, to: 180 }],
    [[-5, -5, -5], { from: -10, to: 0 }],
  ])('%j: %j', (values, range) => {
    expect(usualRange(values)).toEqual(range);
  });

  it('needs three months', () => {
    expect([usualRange([]), usualRange([1]), usualRange([1, 1000])]).toEqual([undefined, undefined, undefined]);
  });

  const counts = fc.array(fc.nat({ max: 100_000 }), { minLength: 3, maxLength: 12 });

  it('holds the median, is the same for every order, and no single wrong month moves it to itself', () => {
    fc.assert(
      fc.property(counts, fc.nat(), (values, seed) => {
        const range = usualRange(values) ?? { from: 1, to: 0 };
        const sorted = [...values].sort((a, b) => a - b);
        const middle = sorted[Math.floor(sorted.length / 2)] ?? -1;
        expect(range.from).toBeLessThanOrEqual(middle);
        expect(range.to).toBeGreaterThanOrEqual(sorted[Math.floor((sorted.length - 1) / 2)] ?? -1);
        expect(range.from).toBeGreaterThanOrEqual(0);
        const turned = [...values.slice(seed % values.length), ...values.slice(0, seed % values.length)];
        expect(usualRange(turned)).toEqual(range);
      }),
    );
  });

  it('a thousandfold month among steady ones is odd afterwards too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1000 }), fc.integer({ min: 4, max: 12 }), (value, count) => {
        const range = usualRange([...Array.from({ length: count - 1 }, () => value), value * 1000]);
        expect(range?.to).toBeLessThan(value * 2);
        expect(range?.from).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('a steady growth stays inside', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.integer({ min: -20, max: 20 }), (start, step) => {
        const values = Array.from({ length: 12 }, (_, at) => start + 300 + step * at);
        const range = usualRange(values) ?? { from: 0, to: -1 };
        const next = start + 300 + step * 12;
        expect(next >= range.from && next <= range.to).toBe(true);
      }),
    );
  });
});

describe('a jump', () => {
  it('is odd beside what was usual, with the last month named', () => {
    expect(reasons({ 'places.shared': '250' }, months(12))).toEqual([
      'places.shared: Plätze, Gemeinschaftsunterkünfte: 250 ist ungewöhnlich. In den Monaten davor waren 90 bis 110 üblich, zuletzt 100 (September 2026).',
    ]);
    expect(reasons({ 'places.shared': '110' }, months(12))).toEqual([]);
  });

  it('is not judged with fewer than three months, nor by more than twelve', () => {
    expect(reasons({ 'places.shared': '250' }, months(2))).toEqual([]);
    const long = months(30, (back) => (back < 12 ? {} : { 'places.shared': 250 }));
    expect(reasons({ 'places.shared': '250' }, long)).toHaveLength(1);
  });

  it('is judged by the sum where the months before did not know the kinds', () => {
    const sums = months(6).map(({ month, values }) => ({ month, values: new Map([...values].filter(([name]) => !name.includes('.'))) }));
    expect(reasons({ 'places.flat': '90' }, sums)).toEqual([
      'places.shared: Plätze: 190 ist ungewöhnlich. In den Monaten davor waren 108 bis 132 üblich, zuletzt 120 (September 2026).',
    ]);
  });

  it('is judged for a Gemeinde by itself, and not for one that is new', () => {
    const earlier = months(6, () => ({ 'occupied@01058901': 60 }));
    expect(reasons({ 'occupied@01058901': '10', 'occupied@01058903': '90' }, earlier)).toEqual([
      'occupied@01058901: Belegte Plätze, Abdorf: 10 ist ungewöhnlich. In den Monaten davor waren 54 bis 66 üblich, zuletzt 60 (September 2026).',
    ]);
  });
});

describe('differences of the catalogue', () => {
  it('below zero are odd, kind by kind, with what would come out', () => {
    expect(reasons({ 'occupied.flat': '25' })).toEqual([
      'occupied.flat: Belegte Plätze, Wohnungen: 25 ist mehr als 20 (Plätze, Wohnungen). „Freie Plätze“ wäre −5.',
    ]);
  });

  it('are judged by the sums where no kind shows it', () => {
    const sums = { 'places.shared': '', 'places.flat': '', places: '90' };
    expect(reasons(sums)).toEqual(['occupied.shared: Belegte Plätze: 100 ist mehr als 90 (Plätze). „Freie Plätze“ wäre −10.']);
  });

  it('that may be below zero as a rule are not judged', () => {
    // „Saldo“ of the catalogue is entries − occupied, far below zero in all these tests.
    expect(reasons({ entries: '0' })).toEqual([]);
  });

  it('are judged unless the row says that the difference is signed, whatever the indicators are called', () => {
    const unsigned = { indicators: smallCatalogue.indicators.map(({ signed: _signed, unusualBelowZero: _unusual, ...row }) => row) };
    const judged = oddValues({ form, values: readDelivery(form, whole).values, earlier: [], catalogue: unsigned });
    expect(judged.map(({ reason }) => reason)).toEqual(['Belegte Plätze: 100 ist mehr als 4 (Zuzüge). „Saldo“ wäre −96.']);
  });
});

describe('Gemeinden', () => {
  it('that do not add up to the Amt say what is missing, and how many are empty', () => {
    expect(reasons({ 'occupied@01058901': '60', 'occupied@01058902': '37' })).toEqual([
      'occupied@01058901: Belegte Plätze: Die Gemeinden ergeben zusammen 97, das Amt 100. Es fehlen 3. Eine Gemeinde ist leer.',
    ]);
    expect(reasons({ 'occupied@01058901': '60', 'occupied@01058902': '37', 'occupied@01058903': '4' })).toEqual([
      'occupied@01058901: Belegte Plätze: Die Gemeinden ergeben zusammen 101, das Amt 100. Das sind 1 zu viel.',
    ]);
    expect(reasons({ 'occupied@01058901': '100' })).toEqual([]);
  });
});

describe('an answer to an odd value', () => {
  const odd = oddOf({ 'places.shared': '250' }, months(12));

  it('is a tick for these numbers, or a remark at the number or at its indicator', () => {
    const [key = ''] = odd.map((value) => value.key);
    expect(unconfirmed(odd, {}, [])).toEqual(odd);
    expect(unconfirmed(odd, {}, [key])).toEqual([]);
    expect(unconfirmed(odd, { 'places.shared.anmerkung': 'Neubau' }, [])).toEqual([]);
    expect(unconfirmed(odd, { 'places.anmerkung': 'Neubau' }, [])).toEqual([]);
    expect(unconfirmed(odd, { 'entries.anmerkung': 'Neubau', 'places.anmerkung': '  ' }, [])).toEqual(odd);
  });

  it('by a remark counts where a page has shown the value that it explains', () => {
    const [key = ''] = odd.map((value) => value.key);
    const fields = { 'places.anmerkung': 'Wie immer.' };
    expect(unconfirmed(odd, fields, [], [])).toEqual(odd);
    expect(unconfirmed(odd, fields, [], ['jump:places.shared:2500'])).toEqual(odd);
    expect(unconfirmed(odd, fields, [], [key])).toEqual([]);
    expect(unconfirmed(odd, {}, [], [key])).toEqual(odd);
  });

  it('counts for no other number', () => {
    const [key = ''] = odd.map((value) => value.key);
    expect(unconfirmed(oddOf({ 'places.shared': '350' }, months(12)), {}, [key])).toHaveLength(1);
  });
});

it('whatever is typed, each odd value has a key of its own, a field of the form and a reason, and the order does not matter', () => {
  const count = fc.nat({ max: 500 }).map(String);
  const names = [...Object.keys(whole), 'occupied@01058901', 'occupied@01058902', 'occupied@01058903'];
  fc.assert(
    fc.property(fc.tuple(...names.map(() => count)), fc.integer({ min: 0, max: 12 }), (texts, known) => {
      const fields = Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']));
      const odd = oddOf(fields, months(known));
      expect(new Set(odd.map(({ key }) => key)).size).toBe(odd.length);
      for (const { name, reason } of odd) expect([names.includes(name), reason.endsWith('.')]).toEqual([true, true]);
      const turned = Object.fromEntries(Object.entries(fields).reverse());
      expect(oddOf(turned, months(known))).toEqual(odd);
    }),
  );
});
