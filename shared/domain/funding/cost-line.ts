import type { Submission } from './submission.ts';

/** A line of the cost plan. */
type CostLine = Submission['costs'][number];

/**
 * Quantity × unit price in cents, rounded half up as a whole; BigInt, because a million pieces of a million euros leave 2^53.
 * @param quantity at most two decimals
 * @param unitPrice cents
 */
export const lineAmount = (quantity: number, unitPrice: number): number =>
  Number((BigInt(Math.round(quantity * 100)) * BigInt(unitPrice) + 50n) / 100n);

/** Categories that nobody offers on a market: no offers are compared for them. */
export const withoutOffers: readonly CostLine['category'][] = ['staff', 'volunteering', 'travel', 'overhead'];

/** How many offers a line has to compare in a round (Vergleichsangebote); 0: none. @param amount cents */
export const offersNeeded = (
  { category, amount }: Pick<CostLine, 'category' | 'amount'>,
  { quotes }: { readonly quotes: readonly { readonly from: number; readonly offers: number }[] },
): number => (withoutOffers.includes(category) ? 0 : Math.max(0, ...quotes.filter(({ from }) => from <= amount).map(({ offers }) => offers)));
