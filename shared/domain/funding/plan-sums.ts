import { formatEuro, sumCents } from '../money.ts';

/**
 * Sum of a plan in cents. A sum over half a plan would be a wrong number.
 * @param amounts cents of each line; `undefined` where a line has no amount yet, or none that can be read
 * @returns `undefined` while a line has none, and while there is no line
 */
export const planSum = (amounts: readonly (number | undefined)[]): number | undefined => {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length > 0 && known.length === amounts.length ? sumCents(known) : undefined;
};

/** A sum as people read it, on the page as the server makes it and while somebody types. */
export const sumText = (sum: number | undefined): string => (sum === undefined ? 'noch nicht vollständig' : formatEuro(sum));

/** How the two plans differ, in words; nothing while one of them is incomplete. */
export const differenceText = (costs: number | undefined, financing: number | undefined): string => {
  if (costs === undefined || financing === undefined) return '';
  if (costs === financing) return 'Beide Summen sind gleich.';
  return financing < costs ? `Es fehlen ${formatEuro(costs - financing)}.` : `Das sind ${formatEuro(financing - costs)} zu viel.`;
};
