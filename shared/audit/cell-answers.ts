import type { Answer, Column, LinearModel, Question, Session, Solver } from './solver.ts';

/** Least and largest value of a column; the largest is absent where there is none. */
export type Interval = { readonly low: number; readonly high?: number };

/**
 * What is asked of a column: its interval; only whether it may reach a count, in which case `high` is that count or more
 * and `low` means nothing; nothing.
 */
export type Wanted = 'interval' | { readonly reach: number } | undefined;

const nearly = 1e-6;

/** Least and largest value of every column in the tables of integers that have been seen: each of them is a proof. */
type Seen = { readonly least: Float64Array; readonly most: Float64Array };

/**
 * Intervals of the wanted columns of a small system. First the relaxation is asked; its answer is exact where the corner that it found is one
 * of integers, which in the network of a table it always is. Elsewhere integers are asked.
 * @returns by place; `undefined` when the rows contradict each other
 */
export const cellAnswers = (model: LinearModel, wanted: readonly Wanted[], solver: Solver): ReadonlyMap<number, Interval> | undefined => {
  if (model.rows.length === 0) return new Map(wanted.flatMap((question, place) => (question ? [[place, ownInterval(model.columns[place])]] : [])));
  const session = solver.open(model);
  try {
    const seen: Seen = {
      least: new Float64Array(wanted.length).fill(Number.POSITIVE_INFINITY),
      most: new Float64Array(wanted.length).fill(Number.NEGATIVE_INFINITY),
    };
    const possible = session.ask({ goal: [], sense: 'largest', integers: false });
    if (possible.status === 'infeasible') return undefined;
    const asking: Asking = { session, model, seen };
    look(possible, asking);
    return new Map(
      wanted.flatMap((question, place): [number, Interval][] => {
        if (question === undefined) return [];
        return [[place, question === 'interval' ? intervalOf(place, asking) : reachOf(place, question.reach, asking)]];
      }),
    );
  } finally {
    session.close();
  }
};

type Asking = { readonly session: Session; readonly model: LinearModel; readonly seen: Seen };

const ownInterval = (column: Column | undefined): Interval => withHigh(column?.low ?? 0, column?.high ?? 0);

const withHigh = (low: number, high: number): Interval => (Number.isFinite(high) ? { low, high } : { low });

const intervalOf = (place: number, asking: Asking): Interval => withHigh(endOf(place, 'smallest', asking), endOf(place, 'largest', asking));

// One table that reaches the count is enough.
const reachOf = (place: number, reach: number, asking: Asking): Interval => {
  const most = asking.seen.most[place] ?? 0;
  if (most >= reach) return { low: asking.seen.least[place] ?? 0, high: most };
  const high = endOf(place, 'largest', asking);
  return withHigh(high >= reach ? reach : endOf(place, 'smallest', asking), high);
};

/** Largest or smallest value of a column. */
const endOf = (place: number, sense: Question['sense'], asking: Asking): number => {
  const { session, model, seen } = asking;
  const column = model.columns[place] ?? { low: 0, high: 0, whole: true };
  const [own, shown, sign] = sense === 'largest' ? [column.high, seen.most, 1] : [column.low, seen.least, -1];
  if (shown[place] === own) return own;
  const goal = [{ column: place, factor: 1 }];
  const relaxed = session.ask({ goal, sense, integers: false });
  look(relaxed, asking);
  if (relaxed.status === 'unbounded') return sign * Number.POSITIVE_INFINITY;
  if (relaxed.status !== 'optimal') return unanswered(place, sense, asking);
  const rounded = column.whole ? sign * Math.floor(sign * relaxed.bound + nearly) : relaxed.bound;
  if (shown[place] === rounded || !model.columns.some(({ whole }) => whole)) return rounded;
  const exact = session.ask({ goal, sense, integers: true });
  look(exact, asking);
  // The numbers contradict each other in integers only, a matter of rounding: the relaxation is what is left.
  if (exact.status === 'infeasible') return rounded;
  return exact.status === 'optimal' ? cleaned(exact.bound, column) : unanswered(place, sense, asking);
};

const cleaned = (value: number, { whole }: Column): number => (whole ? Math.round(value) : value);

// What no table has proven is held against the release: nothing beyond what has been seen.
const unanswered = (place: number, sense: Question['sense'], { seen, model }: Asking): number => {
  const least = model.columns[place]?.low ?? 0;
  if (sense === 'smallest') return least;
  return Math.max(least, seen.most[place] ?? least);
};

/** Keeps what a table of integers shows of every column. */
const look = (answer: Answer, { model, seen }: Asking): void => {
  if (!('point' in answer) || answer.point === undefined) return;
  const { point } = answer;
  if (model.columns.some(({ whole }, place) => whole && Math.abs((point[place] ?? 0) - Math.round(point[place] ?? 0)) > nearly)) return;
  for (const [place, column] of model.columns.entries()) {
    const value = cleaned(point[place] ?? 0, column);
    seen.least[place] = Math.min(seen.least[place] ?? value, value);
    seen.most[place] = Math.max(seen.most[place] ?? value, value);
  }
};
