/**
 * What disclosure control is about, without a word on reports: counts, sums that tie them together, and which of them may stay in view.
 * What "safe" means: docs/decisions/0118-disclosure-control.md.
 */

/** One number: indicator × area × period × categories. */
export type ProtectionCell = {
  /** `cellId` of the number; unique in the problem. */
  readonly id: string;
  /** Count, an integer ≥ 0. Of a cell whose number a source has hidden: any count that fits all relations. */
  readonly value: number;
  /** What is lost when it is hidden, > 0. Nothing is lost with a cell that is hidden already. */
  readonly weight: number;
  /**
   * `open`: may be shown or hidden, the pattern decides · `shown`: is public, or has to be · `hidden`: was hidden by an earlier issue or by its
   * source · `unpublished`: stands nowhere, so nobody knows more of it than that it is not negative.
   */
  readonly state: 'open' | 'shown' | 'hidden' | 'unpublished';
  /** Least count that needs no protection; 0 where there is no rule. A cell is primary when it is not shown and 0 < value < threshold. */
  readonly threshold: number;
  /** Least width (largest minus smallest possible count) that must remain of a primary cell; 0 where the threshold is all that is asked. */
  readonly width: number;
};

/** Σ sign × value = 0: a total is the sum of its parts. Indices of `ProtectionProblem.cells`. */
export type Relation = { readonly terms: readonly { readonly cell: number; readonly sign: 1 | -1 }[] };

/** The values of all cells satisfy all relations. */
export type ProtectionProblem = { readonly cells: readonly ProtectionCell[]; readonly relations: readonly Relation[] };

/**
 * Which cells are not shown. With `unprotected` empty, for every primary cell there is a table of integers that agrees with everything public —
 * all relations, all shown values, ≥ 1 in every hidden and ≥ 0 in every unpublished cell — and has at least the threshold in that cell.
 */
export type Pattern = {
  /** Ids of the open cells that must be hidden: primary ones and those that protect them. */
  readonly hidden: ReadonlySet<string>;
  /** Ids of primary cells that no pattern can protect, because what is public already gives them away. */
  readonly unprotected: readonly string[];
  /** How it was found: `none` when nothing had to be hidden. */
  readonly method: 'none' | 'exact' | 'heuristic';
  /** Σ weight of the open cells that are hidden without being primary. */
  readonly cost: number;
};

/** Solves a linear or mixed-integer model. Deterministic: limits are counted in nodes and iterations, never in seconds. */
export type Solve = (
  /** The model in CPLEX LP format. */
  model: string,
  options?: Readonly<Record<string, string | number | boolean>>,
) => {
  readonly status: 'optimal' | 'infeasible' | 'limit' | 'failed';
  /** Of the best solution found, if any. */
  readonly objective?: number;
  /** Values of the columns by name, of the best solution found. */
  readonly columns: ReadonlyMap<string, number>;
};
