import { bestPattern, columnsOf, type Effort, foundPattern } from './component-pattern.ts';
import type { Pattern, ProtectionCell, ProtectionProblem, Solve } from './protection-problem.ts';
import { tableComponents } from './table-component.ts';

const isPrimary = ({ value, threshold }: ProtectionCell): boolean => value > 0 && value < threshold;

/** Some seconds at most: a model of 1,000 columns takes up to half a second, one of 2,000 up to ten. */
const usualEffort: Effort = { columns: 1000, total: 4000, nodes: 100 };

/**
 * Which cells are not shown so that no count below its threshold can be found out, with as little lost as can be found.
 * The same problem has the same pattern, in whatever order its cells and relations come.
 * @throws when a relation names a cell that is not there
 */
export const protect = (problem: ProtectionProblem, solve: Solve, effort: Effort = usualEffort): Pattern => {
  const { components, known } = tableComponents(problem);
  const found = components.map((component) => foundPattern(component, solve)).sort((one, other) => columnsOf(one) - columnsOf(other));
  let columns = 0;
  const patterns = found.map((pattern) => {
    columns += columnsOf(pattern);
    const isModelled = columnsOf(pattern) <= effort.columns && columns <= effort.total;
    return bestPattern(pattern, isModelled, effort.nodes, solve);
  });
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
