import * as z from 'zod';
import { monthSchema } from '../../calendar.ts';
import { valueIn } from '../monthly-report-figure.ts';
import type { RecordedCell } from './recorded-cells.ts';

/** A hidden or unpublished number that later issues must not give away either. */
const keptVariableSchema = z.object({
  id: z.string(),
  value: z.int().min(0),
  state: z.enum(['hidden', 'unpublished']),
  threshold: z.int().min(0),
  width: z.int().min(0),
});

/**
 * What an issue has released, number by number: kept in the private bucket, because it also knows what was hidden. Protection of a later issue
 * reads it, since readers put old issues beside new ones.
 */
export const releasedCellsSchema = z.object({
  month: monthSchema,
  revision: z.int().min(1),
  /** Shown numbers by `cellId`; `null` where there is the sign for hidden. */
  shown: z.record(z.string(), z.number().nullable()),
  /** Tables within tables that the issue does not show at all, because what is public already would give small numbers in them away. */
  withheld: z.array(z.string()).optional(),
  /** Counts behind hidden numbers, by `cellId`; absent where only their source knows them. */
  behind: z.record(z.string(), z.int().min(0)),
  /**
   * What can be concluded about the hidden numbers from this issue alone: Σ sign × variable = constant. Only sums that have a hidden number in them;
   * shown ones are in the constant.
   */
  knowledge: z.object({
    variables: z.array(keptVariableSchema),
    sums: z.array(z.object({ terms: z.array(z.tuple([z.int().min(0), z.union([z.literal(1), z.literal(-1)])])), constant: z.int() })),
  }),
});

/** @see releasedCellsSchema */
export type ReleasedCells = z.infer<typeof releasedCellsSchema>;

/**
 * Ids of the numbers of an issue that are hidden where an issue before has shown another value, or shown where one has hidden another value.
 * @param hidden ids of those that it hides
 */
export const recountedOf = (
  recorded: ReadonlyMap<string, RecordedCell>,
  hidden: ReadonlySet<string>,
  earlier: readonly ReleasedCells[],
): readonly string[] =>
  [...recorded.values()]
    .filter(({ id, raw }) => {
      const value = valueIn(raw);
      const isOther = (then: number | null | undefined): boolean => typeof then === 'number' && value !== undefined && then !== value;
      return earlier.some(({ shown, behind }) => (hidden.has(id) ? isOther(shown[id]) : shown[id] === null && isOther(behind[id])));
    })
    .map(({ id }) => id)
    .sort();
