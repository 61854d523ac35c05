import { inputsOf, type Release } from './release.ts';
import { countingVintages, type Vintage } from './vintage.ts';

/** A vintage with what has become of it. */
export type VintageStanding = {
  readonly vintage: Vintage;
  /** Its values are part of the month, or it still takes back what it took back. */
  readonly counts: boolean;
  /** The vintage that took it back. */
  readonly withdrawnBy?: Vintage | undefined;
};

/**
 * Name of a vintage in an address: letters, digits and single hyphens. It is read by looking for it among the vintages of a month.
 * @param vintage `2026-11-20T08:00:00.000Z#1a2b3c4d`
 * @returns `2026-11-20T08-00-00-000Z-1a2b3c4d`
 */
export const vintageSlug = (vintage: string): string => vintage.replace(/[^0-9A-Za-z]+/g, '-');

/** The vintage with this name in an address, `undefined` when the month has none. */
export const vintageOfSlug = (vintages: readonly Vintage[], slug: string): Vintage | undefined =>
  vintages.find(({ vintage }) => vintageSlug(vintage) === slug);

const newestFirst = (a: Vintage, b: Vintage): number => Number(a.vintage < b.vintage) - Number(a.vintage > b.vintage);

/** Every vintage of a month with what has become of it, newest first. A withdrawal that was withdrawn takes nothing back. */
export const vintageStandings = (vintages: readonly Vintage[]): readonly VintageStanding[] => {
  const withdrawnBy = new Map<string, Vintage>();
  return vintages.toSorted(newestFirst).map((vintage) => {
    const counts = !withdrawnBy.has(vintage.vintage);
    if (counts && vintage.withdraws !== undefined && !withdrawnBy.has(vintage.withdraws)) withdrawnBy.set(vintage.withdraws, vintage);
    return { vintage, counts, withdrawnBy: withdrawnBy.get(vintage.vintage) };
  });
};

/** What would count if this vintage were taken back now. Of a withdrawal: what it took back counts again. */
export const countingWithout = (vintages: readonly Vintage[], without: Vintage): readonly Vintage[] => {
  // Sorts after every instant.
  const trial: Vintage = { ...without, vintage: '~', kind: 'withdrawal', rows: 0, withdraws: without.vintage };
  return countingVintages([...vintages, trial]);
};

/**
 * What names the withdrawal of a vintage as it stands now, so that two clicks, or two people at once, make one: text for a hash. It is
 * another one after the vintage was brought back.
 */
export const withdrawalName = (vintages: readonly Vintage[], { vintage }: Vintage): string =>
  `withdrawal\n${vintage}\n${vintages.filter(({ withdraws }) => withdraws === vintage).length}`;

/** What a release was made from in its own month, oldest first. */
export const releasedVintages = (release: Pick<Release, 'month' | 'vintages'>, vintages: readonly Vintage[]): readonly Vintage[] => {
  const used = new Set(inputsOf(release, release.month));
  return vintages.filter(({ vintage }) => used.has(vintage));
};
