import { formatEuro } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import { lineAmount } from './cost-line.ts';
import type { CostFacts } from './facts.ts';
import { formatQuantity } from './quantity.ts';
import type { Round } from './round.ts';
import { error } from './rule-errors.ts';

/** Where quantity and unit price are given, the amount is their product to the cent. */
export const amountsAreProducts = (lines: readonly CostFacts[]): readonly FieldError[] =>
  lines.flatMap(({ quantity, unitPrice, amount }, row) => {
    if (quantity === undefined || unitPrice === undefined || amount === undefined) return [];
    const product = lineAmount(quantity, unitPrice);
    return product === amount
      ? []
      : error(
          `/costs/${row}/amount`,
          `${formatQuantity(quantity)} × ${formatEuro(unitPrice)} sind ${formatEuro(product)}, als Betrag stehen ${formatEuro(amount)} da. Bitte ändern Sie eine der Zahlen.`,
        );
  });

const ceilings = [
  { category: 'fees', unit: 'hour', limit: 'feePerHour', of: 'eine Stunde Honorar' },
  { category: 'travel', unit: 'kilometre', limit: 'perKilometre', of: 'einen Kilometer' },
  { category: 'catering', unit: 'meal', limit: 'perMeal', of: 'eine Mahlzeit' },
] as const;

/** Fees per hour, kilometres and meals cost at most what the round says, where the county is to pay them. */
export const pricesAreKept = (lines: readonly CostFacts[], { costs }: Round): readonly FieldError[] =>
  lines.flatMap((line, row) =>
    ceilings.flatMap(({ category, unit, limit, of }) => {
      const most = costs[limit];
      const { unitPrice } = line;
      return line.eligible && line.category === category && line.unit === unit && most !== undefined && unitPrice !== undefined && unitPrice > most
        ? error(
            `/costs/${row}/unitPrice`,
            `Für ${of} bezahlt der Kreis höchstens ${formatEuro(most)}. Bitte senken Sie den Einzelpreis auf ${formatEuro(most)}, und führen Sie den Rest in einer eigenen Zeile, die der Kreis nicht bezahlen soll.`,
          )
        : [];
    }),
  );
