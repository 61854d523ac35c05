import { fileURLToPath } from 'node:url';
import highsPackage, { type Highs, type Model } from 'highs';
import type { Answer, LinearModel, Question, Session, Solver } from './solver.ts';

// Far more than the sums of a county need; a model that exceeds it counts as not answered, which the audit reads against the release.
const nodeLimit = 5000;

/**
 * HiGHS in WebAssembly.
 * @param wasm its bytes, or the folder that has `highs.wasm`; absent: beside the package
 */
export const highsSolver = async (wasm?: Uint8Array | URL): Promise<Solver> => {
  const loader: unknown = highsPackage;
  if (!isLoader(loader)) throw new Error('the package highs has no loader');
  const highs = await loader(loaderOptions(wasm));
  return { open: (model) => sessionOf(highs, model) };
};

// The package declares its types as those of a CommonJS module; what is imported here is its ES module, whose default is the loader itself.
const isLoader = (loader: unknown): loader is typeof highsPackage.default => typeof loader === 'function';

const loaderOptions = (wasm: Uint8Array | URL | undefined) => {
  if (wasm === undefined) return {};
  return wasm instanceof URL ? { locateFile: (file: string) => fileURLToPath(new URL(file, wasm)) } : { wasmBinary: wasm };
};

// Of one model the integers are asked beside the relaxation: each keeps the basis it starts from.
const sessionOf = (highs: Highs, model: LinearModel): Session => {
  const relaxed = instanceOf(highs, model, false);
  let whole: Instance | undefined;
  const integral = (): Instance => {
    whole ??= instanceOf(highs, model, true);
    return whole;
  };
  return {
    ask: (question) => (question.integers ? integral() : relaxed).ask(question),
    close: () => {
      relaxed.model.dispose();
      whole?.model.dispose();
    },
  };
};

type Instance = { readonly model: Model; readonly ask: (question: Question) => Answer };

const instanceOf = (highs: Highs, model: LinearModel, integers: boolean): Instance => {
  const instance = highs.createModel(dataOf(model, integers));
  instance.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0.5, mip_max_nodes: nodeLimit });
  let asked: Question['goal'] = [];
  return {
    model: instance,
    ask: ({ goal, sense }) => {
      for (const { column } of asked) instance.changeColCost(column, 0);
      for (const { column, factor } of goal) instance.changeColCost(column, factor);
      asked = goal;
      const { minimize, maximize } = highs.constants.objectiveSense;
      instance.changeObjectiveSense(sense === 'largest' ? maximize : minimize);
      instance.run();
      return answerOf(highs, instance, goal.length > 0);
    },
  };
};

const answerOf = ({ constants }: Highs, instance: Model, hasGoal: boolean): Answer => {
  const status = instance.getModelStatus();
  const { optimal, infeasible, unbounded, unboundedOrInfeasible, empty } = constants.modelStatus;
  if (status === infeasible) return { status: 'infeasible' };
  if (status === unbounded || status === unboundedOrInfeasible) return { status: hasGoal ? 'unbounded' : 'infeasible' };
  if (status === optimal || status === empty) {
    return { status: 'optimal', bound: instance.getObjectiveValue(), point: instance.getSolution().colValue };
  }
  const found = instance.info.get('primal_solution_status') === constants.solutionStatus.feasible;
  return found ? { status: 'limit', point: instance.getSolution().colValue } : { status: 'limit' };
};

const dataOf = ({ columns, rows }: LinearModel, integers: boolean) => {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    for (const { column, factor } of terms) {
      indices.push(column);
      values.push(factor);
    }
    starts.push(indices.length);
  }
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: new Float64Array(columns.length),
    colLower: columns.map(({ low }) => low),
    colUpper: columns.map(({ high }) => high),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: { format: 'csr', numRows: rows.length, numCols: columns.length, starts, indices, values } as const,
    ...(integers && { integrality: columns.map(({ whole }) => (whole ? (1 as const) : (0 as const))) }),
  };
};
