import type { Pattern, ProtectionProblem, Solve } from './protection-problem.ts';

export const protect = (problem: ProtectionProblem, _solve: Solve): Pattern => ({
  hidden: new Set(problem.cells.filter(({ state, value, threshold }) => state === 'open' && value > 0 && value < threshold).map(({ id }) => id)),
  unprotected: [],
  method: 'heuristic',
  cost: 0,
});
