import { heuristicPattern } from './heuristic-pattern.ts';
import { pricesOf } from './move-search.ts';
import type { Pattern, ProtectionCell, ProtectionProblem, Solve } from './protection-problem.ts';
import { tableComponents } from './table-component.ts';

const isPrimary = ({ value, threshold }: ProtectionCell): boolean => value > 0 && value < threshold;

/**
 * Which cells are not shown so that no count below its threshold can be found out, with as little lost as can be found.
 * The same problem has the same pattern, in whatever order its cells and relations come.
 * @throws when a relation names a cell that is not there
 */
export const protect = (problem: ProtectionProblem, solve: Solve): Pattern => {
  const { components, known, hiding } = tableComponents(problem);
  const patterns = components.map((component) => heuristicPattern(component, pricesOf(hiding), solve));
  const secondary = patterns.flatMap((pattern) => pattern.secondary);
  const primary = problem.cells.filter((cell) => cell.state === 'open' && isPrimary(cell));
  return {
    hidden: new Set([...primary, ...secondary].map(({ id }) => id).sort()),
    unprotected: [...known, ...patterns.flatMap(({ unprotected }) => unprotected)].map(({ id }) => id).sort(),
    method: primary.length === 0 && secondary.length === 0 ? 'none' : 'heuristic',
    cost: secondary.reduce((sum, { weight }) => sum + weight, 0),
  };
};
