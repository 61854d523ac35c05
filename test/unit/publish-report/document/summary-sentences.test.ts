import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLanguage } from '../../../../functions/publish-report/document/plain-language.ts';
import { summarySentences } from '../../../../functions/publish-report/document/summary-sentences.ts';
import { formatValue } from '../../../../shared/domain/statistics/figure-text.ts';
import { catalogue } from '../../../../shared/domain/statistics/indicators.ts';
import type { KeyFigureRow } from '../../../../shared/domain/statistics/monthly-report.ts';
import { changeBetween, changeOf, type Figure, valueIn } from '../../../../shared/domain/statistics/monthly-report-figure.ts';
import { inputsOf, textsIn } from '../../../support/report-documents.ts';

const month = '2026-10';
const value = (number: number): Figure => ({ kind: 'value', value: number, marks: [], rounded: false });
const hidden: Figure = { kind: 'unknown', secret: true };

const row = (code: string, now: Figure, before: Figure, yearAgo: Figure): KeyFigureRow => {
  const indicator = catalogue.of(code);
  const change = changeOf(now, before);
  return {
    indicator,
    key: code,
    name: indicator.label,
    now,
    before,
    yearAgo,
    ...(change !== undefined && { change }),
    origin: { sources: [], referenceDates: [] },
  };
};

const sentencesOf = (...rows: readonly KeyFigureRow[]): readonly string[] => summarySentences(rows, month).map((parts) => textsIn(parts).join(''));

describe('a sentence', () => {
  it.each([
    [value(85), value(112), value(65), 'Im Oktober 2026 waren es 85 Personen, 27 weniger als im September 2026 und 20 mehr als im Oktober 2025.'],
    [value(1), value(1), value(1), 'Im Oktober 2026 war es 1 Person, genauso viele wie im September 2026 und im Oktober 2025.'],
    [value(0), value(2), value(0), 'Im Oktober 2026 waren es 0 Personen, 2 weniger als im September 2026 und genauso viele wie im Oktober 2025.'],
    [
      value(1234),
      hidden,
      value(1000),
      'Im Oktober 2026 waren es 1.234 Personen, 234 mehr als im Oktober 2025. Für September 2026 ist die Zahl nicht bekannt oder geheim.',
    ],
    [value(4), hidden, hidden, 'Im Oktober 2026 waren es 4 Personen. Für September 2026 und Oktober 2025 ist die Zahl nicht bekannt oder geheim.'],
  ])('says number and comparison (%#)', (now, before, yearAgo, expected) => {
    expect(sentencesOf(row('private_entries', now, before, yearAgo))).toEqual([`Private Einreisen: ${expected}`]);
  });

  it('is about a day where the figure is of a day, and names what is provisional', () => {
    const stock = row('ukraine_registered_stock', { kind: 'value', value: 9, marks: ['p'], rounded: true }, value(9), value(8));
    expect(sentencesOf({ ...stock, origin: { sources: [], referenceDates: ['2026-10-25'] } })).toEqual([
      'Vertriebene aus der Ukraine, Bestand: Am 25. Oktober 2026 waren es 9 Personen (vorläufig), 1 mehr als im Oktober 2025 und genauso viele wie im September 2026.',
    ]);
  });

  it('says points of rates', () => {
    expect(sentencesOf(row('foreign_population_share', value(7.4), value(7.3), value(7.4)))).toEqual([
      'Anteil der ausländischen Bevölkerung: Im Oktober 2026 waren es 7,4 Prozent, 0,1 Prozentpunkte mehr als im September 2026 und genauso viel wie im Oktober 2025.',
    ]);
  });

  it('says what is hidden and what is missing', () => {
    const rows = [row('private_entries', hidden, value(3), value(3)), row('naturalisations', { kind: 'later' }, value(3), value(3))];
    expect(sentencesOf(...rows)).toEqual([
      'Private Einreisen: Für Oktober 2026 ist die Zahl nicht bekannt oder geheim.',
      'Einbürgerungen: Für Oktober 2026 liegt noch keine Zahl vor.',
    ]);
  });

  it('is one where it would be the same for all', () => {
    const rows = ['private_entries', 'naturalisations'].map((code) => row(code, hidden, value(3), value(3)));
    expect(sentencesOf(...rows)).toEqual(['Die Kennzahlen für Oktober 2026 sind nicht bekannt oder geheim.']);
    expect(sentencesOf(...rows.map((one) => ({ ...one, now: { kind: 'later' as const } })))).toEqual([
      'Für Oktober 2026 liegen noch keine Kennzahlen vor.',
    ]);
  });
});

describe('numbers in sentences', () => {
  const codes = [
    'allocations_to_municipality',
    'foreign_population_share',
    'naturalisations',
    'municipal_housing_free',
    'ukraine_registered_stock',
    'private_entries',
  ];
  const anyFigure = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 99_999 }).map(value) },
    fc.constantFrom<Figure>(hidden, { kind: 'unknown', secret: false }, { kind: 'later' }, { kind: 'meaningless' }),
  );
  const anyRows = fc.tuple(
    ...codes.map((code) => fc.tuple(anyFigure, anyFigure, anyFigure).map(([now, before, yearAgo]) => row(code, now, before, yearAgo))),
  );
  // Dates and what the sentences themselves say in digits.
  const withoutDates = (words: string): string =>
    words.replace(/(?:\d+\. )?(?:September|Oktober|November) \d{4}/g, '').replaceAll('von 1.000 Menschen', '');
  const numbersIn = (words: string): readonly string[] => withoutDates(words).match(/\d[\d.]*(?:,\d+)?/g) ?? [];
  const allowed = ({ now, before, yearAgo, indicator }: KeyFigureRow): readonly string[] => {
    const [own, ...others] = [now, before, yearAgo].map(valueIn);
    const shown = [own, ...others].flatMap((number) => number ?? []);
    const differences = own === undefined ? [] : others.flatMap((other) => (other === undefined ? [] : [Math.abs(changeBetween(own, other))]));
    return [...shown, ...differences].map((number) => formatValue(number, indicator));
  };

  it('are released figures, and differences of two of them', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const sentences = sentencesOf(...rows);
        for (const [at, sentence] of sentences.entries()) {
          const own = rows[at];
          const known = own === undefined || sentences.length === 1 ? rows.flatMap(allowed) : allowed(own);
          expect(known).toEqual(expect.arrayContaining([...numbersIn(sentence)]));
        }
      }),
    );
  });

  it('are the same in Leichte Sprache', () => {
    const inputs = inputsOf(new Map());
    fc.assert(
      fc.property(anyRows, (keyFigures) => {
        const { sections } = plainLanguage({ ...inputs, report: { ...inputs.report, keyFigures } });
        for (const own of keyFigures) {
          const section = sections.find(({ id }) => id === `zahl-${own.indicator.code.replaceAll('_', '-')}`);
          const explained = numbersIn(own.indicator.plainExplanation);
          const found = textsIn(section?.blocks).flatMap(numbersIn);
          expect([...allowed(own), ...explained]).toEqual(expect.arrayContaining(found));
        }
      }),
      { numRuns: 50 },
    );
  });
});
