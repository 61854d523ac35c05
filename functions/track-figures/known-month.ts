import { type Instant, lastMonth, type Month, monthSchema } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type KnownValue, knownValues, type VintageValues } from '../../shared/domain/statistics/month-as-known.ts';
import type { Vintage } from '../../shared/domain/statistics/vintage.ts';
import type { FiguresDeps } from './figures-deps.ts';
import { texts } from './texts.ts';

/**
 * The month in an address.
 * @throws Refusal `not-found` for what is none, and for a month that is not over
 */
export const monthOf = (text: string | undefined, now: Instant): Month => {
  const { data } = monthSchema.safeParse(text);
  if (data === undefined || data > lastMonth(now)) throw new Refusal('not-found', texts.noMonth);
  return data;
};

/** What reading values needs. */
type Reads = { readonly figures: Pick<FiguresDeps['figures'], 'valuesOf'> };

/** These vintages with what each brought. */
export const readVintages = ({ figures }: Reads, vintages: readonly Vintage[]): Promise<readonly VintageValues[]> =>
  Promise.all(vintages.map(async (vintage) => ({ vintage, observations: await figures.valuesOf(vintage) })));

/** Values of these vintages, each with where it came from. What is given must count, oldest first. */
export const valuesOfVintages = async (reads: Reads, vintages: readonly Vintage[]): Promise<KnownValue[]> =>
  knownValues(await readVintages(reads, vintages));
