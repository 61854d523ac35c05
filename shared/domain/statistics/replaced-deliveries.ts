import type { KnownValue } from './month-as-known.ts';
import { observationKey } from './observation.ts';
import type { DifferingValue } from './vintage-difference.ts';

/** Values that an administration has delivered and that a file would change. */
export type ReplacedDelivery = { readonly area: string; readonly values: readonly DifferingValue[] };

/**
 * Whose deliveries the differences change, in their order.
 * @param known what counts now
 */
export const replacedDeliveries = (differences: readonly DifferingValue[], known: readonly KnownValue[]): readonly ReplacedDelivery[] => {
  const origins = new Map(known.map(({ observation, vintage }) => [observationKey(observation), vintage]));
  const delivered = differences.flatMap((value) => {
    const { kind, area } = origins.get(observationKey(value)) ?? {};
    return value.kind === 'changed' && kind === 'delivery' && area !== undefined ? [{ area, value }] : [];
  });
  return [...Map.groupBy(delivered, ({ area }) => area)].map(([area, found]) => ({ area, values: found.map(({ value }) => value) }));
};
