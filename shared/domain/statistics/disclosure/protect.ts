import { componentPattern, type Effort } from './component-pattern.ts';
import type { Pattern, ProtectionCell, ProtectionProblem, Solve } from './protection-problem.ts';
import { tableComponents } from './table-component.ts';

const isPrimary = ({ value, threshold }: ProtectionCell): boolean => value > 0 && value < threshold;

/** As much as a report of a county needs: its components are small, apart from those that are far too large for a model. */
const usualEffort: Effort = { columns: 4000, nodes: 200 };

/**
 * Which cells are not shown so that no count below its threshold can be found out, with as little lost as can be found.
 * The same problem has the same pattern, in whatever order its cells and relations come.
 * @throws when a relation names a cell that is not there
 */
export const protect = (problem: ProtectionProblem, solve: Solve, effort: Effort = usualEffort): Pattern => {
  const { components, known, hiding } = tableComponents(problem);
  const patterns = components.map((component) => componentPattern(component, hiding, effort, solve));
  const secondary = patterns.flatMap((pattern) => [...pattern.secondary]);
  const primary = problem.cells.filter((cell) => cell.state === 'open' && isPrimary(cell));
  const isOptimal = patterns.every((pattern) => pattern.isOptimal);
  return {
    hidden: new Set([...primary, ...secondary].map(({ id }) => id).sort()),
    unprotected: [...known, ...patterns.flatMap(({ unprotected }) => unprotected)].map(({ id }) => id).sort(),
    method: primary.length + secondary.length === 0 ? 'none' : isOptimal ? 'exact' : 'heuristic',
    cost: secondary.reduce((sum, { weight }) => sum + weight, 0),
  };
};
