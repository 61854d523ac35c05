import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAmount, offersNeeded } from '../../../shared/domain/funding/cost-line.ts';
import { costCategories, type Round } from '../../../shared/domain/funding/round.ts';
import type { Submission } from '../../../shared/domain/funding/submission.ts';
import { spoken, withCosts } from '../../support/spoken-rules.ts';
import { round } from '../../support/submissions.ts';

type Line = Submission['costs'][number];
const line = (changed: Partial<Line>): Line => ({ category: 'fees', description: 'Kursleitung', amount: 100_000, ...changed });
const costs = (changed: Partial<Round['costs']>): Partial<Round> => ({ costs: { ...round.costs, ...changed } });

describe('quantity times price', () => {
  it('is what exact numbers say, rounded half up once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.integer({ min: 1, max: 10_000_000_000 }), (hundredths, unitPrice) => {
        const exact = BigInt(hundredths) * BigInt(unitPrice);
        const rounded = exact / 100n + (exact % 100n >= 50n ? 1n : 0n);
        // A number of euros and cents beyond 2^53 has no exact form; nobody's plan comes near.
        expect(lineAmount(hundredths / 100, unitPrice)).toBe(Number(rounded));
      }),
    );
  });

  it.each([
    [0.5, 1, 1],
    [0.49, 1, 0],
    [1.15, 100, 115],
    [2.5, 333, 833],
    [1.005 * 100, 1, 101],
    [1_000_000, 10_000_000_000, 10_000_000_000_000_000],
  ])('%d × %d cents are %d', (quantity, unitPrice, amount) => {
    expect(lineAmount(quantity, unitPrice)).toBe(amount);
  });

  it('is the amount of the line, to the cent', () => {
    const product = { quantity: 12.5, unit: 'hour', unitPrice: 4000 } as const;
    expect(spoken(withCosts(line({ ...product, amount: 50_000 })))).toEqual([]);
    expect(spoken(withCosts(line({}), line({ ...product, amount: 50_001 })))).toEqual([
      '/costs/1/amount: 12,5 × 40,00 € sind 500,00 €, als Betrag stehen 500,01 € da. Bitte ändern Sie eine der Zahlen.',
    ]);
  });

  it('is not asked where one of the two is missing', () => {
    expect(spoken(withCosts(line({ quantity: 3 })))).toEqual([]);
    expect(spoken(withCosts(line({ unitPrice: 3 })))).toEqual([]);
  });
});

describe('ceilings', () => {
  const limits = costs({ feePerHour: 5000, perKilometre: 30, perMeal: 1200 });
  const priced = (changed: Partial<Line>, unitPrice: number): Line =>
    line({ quantity: 1000, unitPrice, amount: lineAmount(1000, unitPrice), ...changed });

  it.each([
    ['fees', 'hour', 5000, 'eine Stunde Honorar', '50,00 €'],
    ['travel', 'kilometre', 30, 'einen Kilometer', '0,30 €'],
    ['catering', 'meal', 1200, 'eine Mahlzeit', '12,00 €'],
  ] as const)('of %s by %s are kept to the cent', (category, unit, most, of, euros) => {
    const limit = { ...limits, minimumGrant: 1, maximumGrant: 10_000_000_000 };
    expect(spoken(withCosts(priced({ category, unit }, most)), limit)).toEqual([]);
    expect(spoken(withCosts(priced({ category, unit }, most + 1)), limit)).toEqual([
      `/costs/0/unitPrice: Für ${of} bezahlt der Kreis höchstens ${euros}. Bitte senken Sie den Einzelpreis auf ${euros}, und führen Sie den Rest in einer eigenen Zeile, die der Kreis nicht bezahlen soll.`,
    ]);
    // Without a ceiling, in another unit or category, or paid by others: no matter.
    expect(spoken(withCosts(priced({ category, unit }, most + 1)), { ...limit, ...costs({}) })).toEqual([]);
    expect(spoken(withCosts(priced({ category, unit: 'day' }, most + 1)), limit)).toEqual([]);
    expect(spoken(withCosts(priced({ category: 'other', unit }, most + 1)), limit)).toEqual([]);
    const others = { ...withCosts(priced({ category, unit, eligible: false }, most + 1)), financing: [] };
    expect(spoken(others, limit).filter((sentence) => sentence.includes('unitPrice'))).toEqual([]);
  });
});

describe('offers', () => {
  const quotes = [
    { from: 50_000, offers: 1 },
    { from: 100_000, offers: 3 },
  ];
  const compared = (changed: Partial<Line>) => spoken(withCosts(line({ category: 'rent', ...changed })), { quotes });

  it('are compared from the amounts of the round on', () => {
    expect(compared({ amount: 49_999, offers: 0 }).filter((sentence) => sentence.includes('/offers'))).toEqual([]);
    expect(compared({ amount: 50_000 })).toEqual([
      '/costs/0/offers: Für 500,00 € brauchen wir Vergleichsangebote: 1. Angegeben haben Sie: 0. Bitte holen Sie weitere Angebote ein, oder begründen Sie, warum es weniger sind.',
    ]);
    expect(compared({ amount: 99_999, offers: 1 })).toEqual([]);
    expect(compared({ amount: 100_000, offers: 2 })[0]).toContain(
      '/costs/0/offers: Für 1.000,00 € brauchen wir Vergleichsangebote: 3. Angegeben haben Sie: 2.',
    );
    expect(compared({ amount: 100_000, offers: 3 })).toEqual([]);
  });

  it('may be fewer with a reason', () => {
    expect(compared({ offersReason: 'Im Ort gibt es nur eine Halle.' })).toEqual([]);
    expect(compared({ offersReason: '' })).toHaveLength(1);
  });

  it('are not asked for what nobody offers', () => {
    const free = Object.keys(costCategories).filter(
      (category) =>
        !spoken({ costs: [{ ...line({}), category }] }, { quotes })
          .join()
          .includes('/offers'),
    );
    expect(free).toEqual(['staff', 'volunteering', 'travel', 'overhead']);
    expect(offersNeeded({ category: 'rent', amount: 100_000 }, { quotes: [] })).toBe(0);
  });
});

describe('overhead', () => {
  const plan = (overhead: number) => withCosts(line({ amount: 100_000 - overhead }), line({ category: 'overhead', amount: overhead }));

  it('is at most a share of the costs', () => {
    expect(spoken(plan(7000), costs({ maximumOverhead: 700 }))).toEqual([]);
    expect(spoken(plan(7001), costs({ maximumOverhead: 700 }))).toEqual([
      '/costs: Die Verwaltungspauschale beträgt 7,01 % der Kosten. Erlaubt sind 7 %, also 70,00 €. Bitte ändern Sie den Kostenplan.',
    ]);
    expect(spoken(plan(99_999), costs({}))).toEqual([]);
    expect(spoken(withCosts(line({})), costs({ maximumOverhead: 0 }))).toEqual([]);
  });
});
