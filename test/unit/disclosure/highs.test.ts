import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { carriedFiles } from '../../../infra/carried-files.ts';
import { highsSolver } from '../../../shared/solver/highs.ts';

const carried = carriedFiles('publish-report').find(({ file }) => file === 'highs.wasm')?.source ?? '';
const bytes = readFileSync(carried);
const knapsack = (integers: string) => `Maximize\n obj: 5 x + 4 y\nSubject To\n a: 6 x + 4 y <= 24\n b: x + 2 y <= 6\n${integers}\nEnd`;

it('solves with the bytes a function carries, or from their folder', async () => {
  for (const wasm of [bytes, new URL(`file://${carried.slice(0, carried.lastIndexOf('/'))}/`)]) {
    const solve = await highsSolver(wasm);
    const parts = solve(knapsack(''));
    expect(parts.status).toBe('optimal');
    expect(parts.objective).toBeCloseTo(21);
    expect(parts.columns.get('y')).toBeCloseTo(1.5);
    expect(solve(knapsack('General\n x y'))).toEqual({
      status: 'optimal',
      objective: 20,
      columns: new Map([
        ['x', 4],
        ['y', 0],
      ]),
    });
  }
});

it('says what has no solution, and where it stopped', async () => {
  const solve = await highsSolver(bytes);
  expect(solve('Minimize\n obj: x\nSubject To\n a: x >= 3\n b: x <= 2\nEnd').status).toBe('infeasible');
  const items = Array.from({ length: 40 }, (_, at) => at);
  const parity = `Maximize\n obj: ${items.map((at) => `+ ${100 + ((at * 37) % 53)} x${at}`).join('\n ')}\nSubject To\n a: ${items
    .map((at) => `+ ${100 + ((at * 37) % 53) + ((at * 7) % 3)} x${at}`)
    .join('\n ')} <= 2500.5\nBinary\n ${items.map((at) => `x${at}`).join('\n ')}\nEnd`;
  expect(solve(parity, { mip_max_nodes: 0, mip_heuristic_effort: 0, presolve: 'off' }).status).toBe('limit');
});

it('finds no solution in what is no model', async () => {
  const solve = await highsSolver(bytes);
  expect(solve('no model')).toMatchObject({ status: 'failed', columns: new Map() });
});
