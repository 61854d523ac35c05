/**
 * Shares in hundredths of a percent, compared and computed in whole numbers. The largest plan has 50 lines of 10^10 cents; times 10^4
 * that is 5 · 10^15, below 2^53, so no product here loses a cent.
 */
const whole = 10_000;

/** `6000` → `60 %`, `5999` → `59,99 %`, `3350` → `33,5 %` (no-break space). */
export const formatShare = (share: number): string => {
  const decimals = String(share % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.floor(share / 100)}${decimals === '' ? '' : `,${decimals}`}\u00a0%`;
};

/** Is `part` more than this share of `total`? Compared crosswise, without division. */
export const exceedsShare = (part: number, total: number, share: number): boolean => part * whole > share * total;

/** The share of `part` in `total`, rounded down: what is below a limit never looks as if it met it. */
export const shareBelow = (part: number, total: number): number => divideDown(part * whole, total);

/** The share of `part` in `total`, rounded up: what exceeds a limit never looks as if it kept it. */
export const shareAbove = (part: number, total: number): number => divideUp(part * whole, total);

/** The largest part in cents that does not exceed a share of `total`. */
export const mostOf = (total: number, share: number): number => divideDown(total * share, whole);

/** The smallest part in cents that reaches a share of `total`. */
export const leastOf = (total: number, share: number): number => divideUp(total * share, whole);

/**
 * The largest part in cents that does not exceed a share of the sum of itself and `others`, which stay as they are.
 * `part ≤ share · (part + others)` is `part ≤ others · share / (1 − share)`.
 * @param share below 10000
 */
export const mostBeside = (others: number, share: number): number => divideDown(others * share, whole - share);

// A remainder is exact where a quotient is not.
const divideDown = (dividend: number, divisor: number): number => (dividend - (dividend % divisor)) / divisor;
const divideUp = (dividend: number, divisor: number): number => divideDown(dividend, divisor) + (dividend % divisor === 0 ? 0 : 1);
