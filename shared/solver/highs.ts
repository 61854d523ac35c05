import { fileURLToPath } from 'node:url';
import highs, { type LegacyHighsOptions } from 'highs';
import * as z from 'zod';
import type { Solve } from '../domain/statistics/disclosure/protection-problem.ts';

/** Its types are those of the CommonJS build, where the loader is a property; modules get the loader itself. */
const load = z.custom<typeof highs.default>((value) => typeof value === 'function').parse(highs);

/** One thread, no words, always the same seed, and no gap: the same model has the same solution on every machine. */
const steady: LegacyHighsOptions = { output_flag: false, threads: 1, parallel: 'off', random_seed: 0 };

/** At a limit HiGHS may have found nothing yet: then it does not know. */
const statusOf = (status: string): ReturnType<Solve>['status'] => {
  if (status === 'Optimal') return 'optimal';
  if (status === 'Infeasible' || status === 'Primal infeasible or unbounded') return 'infeasible';
  return /limit|interrupt|reached|unknown/i.test(status) ? 'limit' : 'failed';
};

/** Without the sign of a zero. */
const primal = (column: object): number => ('Primal' in column && typeof column.Primal === 'number' ? column.Primal + 0 : 0);

/**
 * HiGHS, compiled to WebAssembly: linear and mixed-integer models.
 * @param wasm the bytes of `highs.wasm`, or the folder that holds it (a function carries it beside its code)
 */
export const highsSolver = async (wasm: Uint8Array | URL): Promise<Solve> => {
  const solver = await load(wasm instanceof URL ? { locateFile: (file) => fileURLToPath(new URL(file, wasm)) } : { wasmBinary: wasm });
  return (model, options = {}) => {
    const { Status: status, ObjectiveValue: objective, Columns: columns } = solver.solve(model, { ...steady, ...options });
    return { status: statusOf(status), objective, columns: new Map(Object.entries(columns).map(([name, column]) => [name, primal(column)])) };
  };
};
