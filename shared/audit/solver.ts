/** Σ factor × column of a row. */
export type Term = { readonly column: number; readonly factor: number };

/** low ≤ Σ terms ≤ high; either may be infinite. */
export type Row = { readonly terms: readonly Term[]; readonly low: number; readonly high: number };

/** What a column may be; `whole`: an integer. */
export type Column = { readonly low: number; readonly high: number; readonly whole: boolean };

export type LinearModel = { readonly columns: readonly Column[]; readonly rows: readonly Row[] };

/** What is asked of a model: the largest or smallest Σ factor × column, in integers where columns are `whole` and `integers` is asked for. */
export type Question = { readonly goal: readonly Term[]; readonly sense: 'largest' | 'smallest'; readonly integers: boolean };

/**
 * `point`: a value of every column, of the best solution found; at a limit it may be missing or not the best. `bound`: no solution exceeds it
 * (`largest`), or falls below it (`smallest`).
 */
export type Answer =
  | { readonly status: 'optimal'; readonly bound: number; readonly point: Float64Array }
  | { readonly status: 'limit'; readonly point?: Float64Array }
  | { readonly status: 'unbounded' | 'infeasible' };

/** A model that is asked several times; closing frees its memory. */
export type Session = { readonly ask: (question: Question) => Answer; readonly close: () => void };

/** Deterministic: limits are counted in nodes, never in seconds. Whether a model has a solution at all is asked with an empty goal. */
export type Solver = { readonly open: (model: LinearModel) => Session };
