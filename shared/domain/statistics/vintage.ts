import * as z from 'zod';
import { type Instant, instantSchema, type Month, monthSchema } from '../calendar.ts';

/** How values came: a file of an authority, what an administration delivers for its area, or that an earlier vintage no longer counts. */
export const vintageKinds = { import: 'Datei', delivery: 'Meldung', withdrawal: 'Rücknahme' } as const;

/** @see vintageKinds */
export type VintageKind = keyof typeof vintageKinds;

const kindSchema = z.enum(['import', 'delivery', 'withdrawal']) satisfies z.ZodType<VintageKind>;

/** Who brought a vintage and why: the same for all its months. */
export const originSchema = z.object({
  kind: kindSchema,
  /** As people read it: name of a person of the staff, of an administration, or of the way it came. */
  by: z.string().min(1).max(200),
  /** Canonical key of the administration that delivered. */
  area: z.string().optional(),
  /** Code of the mapping by which the file of an authority was read. */
  mapping: z.string().optional(),
  /** Why something that was known is changed; a correction names it, and the report may. */
  reason: z.string().min(1).max(300).optional(),
  /** The vintage that no longer counts from here on. */
  withdraws: z.string().optional(),
});

/** @see originSchema */
export type Origin = z.infer<typeof originSchema>;

/**
 * What one import brought for one month. Nothing is overwritten: of two vintages that hold the same observation the
 * later one counts.
 */
export const vintageSchema = z.object({
  month: monthSchema,
  /** `<instant of receipt>#<request>`: sorts by time of receipt; the same for all months of an import. */
  vintage: z.string().min(1),
  /** SHA-256 of the whole file, 64 hex digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Observations of this month in it; a withdrawal has none. */
  rows: z.int().min(0),
  receivedAt: instantSchema,
  /** Where the file came from, as people read it: the source by its name, how it was handed over, or the key of an object. */
  source: z.string(),
  /** All months that came together. */
  months: z.array(monthSchema).min(1),
  ...originSchema.shape,
});

/** @see vintageSchema */
export type Vintage = z.infer<typeof vintageSchema>;

/**
 * The vintages of a month that count, oldest first: those that nobody has withdrawn. A withdrawal can be withdrawn too.
 * @param vintages of one month, in any order
 * @param asOf what was known at that instant; absent: now
 */
export const countingVintages = (vintages: readonly Vintage[], asOf?: Instant): readonly Vintage[] => {
  const known = vintages
    .filter(({ receivedAt }) => asOf === undefined || receivedAt <= asOf)
    .toSorted((a, b) => Number(a.vintage > b.vintage) - Number(a.vintage < b.vintage));
  const withdrawn = new Set<string>();
  for (const { vintage, withdraws } of known.toReversed()) if (withdraws !== undefined && !withdrawn.has(vintage)) withdrawn.add(withdraws);
  return known.filter(({ kind, vintage }) => kind !== 'withdrawal' && !withdrawn.has(vintage));
};

/**
 * Why a month is another one than in an issue, oldest first, each reason once: reasons of what counts now and stood not in it, and of
 * withdrawals of what stood in it. What was tried and undone has changed nothing. An administration is named with its reason; a person of
 * the staff is not.
 * @param vintages all of one month
 * @param released names of those that the issue was made of
 */
export const reasonsOfChange = (vintages: readonly Vintage[], released: readonly string[]): readonly string[] => {
  const counting = new Set(countingVintages(vintages).map(({ vintage }) => vintage));
  const isGone = (vintage: string | undefined): boolean => vintage !== undefined && released.includes(vintage) && !counting.has(vintage);
  const changed = vintages.filter(({ vintage, withdraws }) => (counting.has(vintage) && !released.includes(vintage)) || isGone(withdraws));
  const said = changed
    .toSorted((a, b) => Number(a.vintage > b.vintage) - Number(a.vintage < b.vintage))
    .flatMap(({ kind, by, reason }) => (reason === undefined ? [] : kind === 'delivery' ? `${by}: ${reason}` : reason));
  return [...new Set(said)];
};

/**
 * Of the vintages of several months, read one month after the other, those that were found in all of their months that were read.
 * What becomes visible while somebody reads may be found in one month and not in another: then it counts in none, and the next
 * reading has it whole.
 * @param lists the vintages of each month that was read
 */
export const seenWhole = (lists: ReadonlyMap<Month, readonly Vintage[]>): ReadonlyMap<Month, readonly Vintage[]> => {
  const seen = new Map([...lists].map(([month, vintages]) => [month, new Set(vintages.map(({ vintage }) => vintage))]));
  const isWhole = ({ vintage, months }: Vintage): boolean => months.every((month) => seen.get(month)?.has(vintage) ?? true);
  return new Map([...lists].map(([month, vintages]) => [month, vintages.filter(isWhole)]));
};

/** What an import answers; a repeated invocation answers the same again. `rows` counts the whole file. */
export const importResultSchema = z.object({
  vintage: z.string().min(1),
  months: z.array(monthSchema).min(1),
  rows: z.int().min(0),
  sha256: z.string(),
});

/** @see importResultSchema */
export type ImportResult = z.infer<typeof importResultSchema>;
