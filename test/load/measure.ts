/** One promised number: met when `value` is on the right side of `bound`. */
export type Measurement = {
  readonly name: string;
  readonly value: number;
  /** Absent where nothing was promised: the number explains another one. */
  readonly bound?: number;
  /** `x` is a ratio within one run. */
  readonly unit: string;
  readonly ok: boolean;
};

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** At most `bound`. */
export const atMost = (name: string, value: number, bound: number, unit: string): Measurement => ({
  name,
  value: rounded(value),
  bound,
  unit,
  ok: value <= bound,
});

/** At least `bound`. */
export const atLeast = (name: string, value: number, bound: number, unit: string): Measurement => ({
  name,
  value: rounded(value),
  bound,
  unit,
  ok: value >= bound,
});

/** A number that explains others; nothing was promised about it. */
export const told = (name: string, value: number, unit: string): Measurement => ({ name, value: rounded(value), unit, ok: true });

/** The middle one; of an even number the lower middle. */
export const median = (values: readonly number[]): number => {
  const middle = [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
  if (middle === undefined) throw new Error('no values');
  return middle;
};
