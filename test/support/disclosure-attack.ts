import type { ProtectionCell, ProtectionProblem, Solve } from '../../shared/domain/statistics/disclosure/protection-problem.ts';

/** What the attacker knows of a cell: its number, or the least that it can be. */
const isHidden = (cell: ProtectionCell, hidden: ReadonlySet<string>): boolean =>
  cell.state === 'hidden' || cell.state === 'unpublished' || hidden.has(cell.id);
const floorOf = ({ state }: ProtectionCell): number => (state === 'unpublished' ? 0 : 1);

export const primaryCells = (problem: ProtectionProblem): readonly ProtectionCell[] =>
  problem.cells.filter(({ state, value, threshold }) => state !== 'shown' && value > 0 && value < threshold);

/** The range of a hidden cell over all tables of integers that agree with what is public, by an integer program per end. */
export const attackedRange = (
  problem: ProtectionProblem,
  hidden: ReadonlySet<string>,
  target: ProtectionCell,
  solve: Solve,
): readonly [number, number] => {
  const ends = (['Minimize', 'Maximize'] as const).map((sense) => {
    const rows = problem.relations.flatMap(({ terms }, at) => {
      const unknown = terms.filter(({ cell }) => isHidden(cellAt(problem, cell), hidden));
      const known = terms.filter((term) => !unknown.includes(term)).reduce((sum, { cell, sign }) => sum + sign * cellAt(problem, cell).value, 0);
      return unknown.length === 0 ? [] : [` e${at}: ${unknown.map(({ cell, sign }) => `${sign < 0 ? '-' : '+'} y${cell}`).join('\n ')} = ${-known}`];
    });
    const unknown = problem.cells.flatMap((cell, at) => (isHidden(cell, hidden) ? [{ cell, name: `y${at}` }] : []));
    const name = unknown.find(({ cell }) => cell === target)?.name;
    const model = [
      sense,
      ` obj: ${name}`,
      'Subject To',
      ...rows,
      ` free: ${name} <= 1000`,
      'Bounds',
      ...unknown.map((column) => ` ${floorOf(column.cell)} <= ${column.name}`),
      'General',
      ...unknown.map((column) => ` ${column.name}`),
      'End',
    ].join('\n');
    const solution = solve(model);
    if (solution.status !== 'optimal') throw new Error(`the attack on ${target.id} ended ${solution.status}`);
    return Math.round(solution.objective ?? Number.NaN);
  });
  return [ends[0] ?? 0, ends[1] ?? 0];
};

const cellAt = ({ cells }: ProtectionProblem, at: number): ProtectionCell => {
  const cell = cells[at];
  if (cell === undefined) throw new Error(`no cell ${at}`);
  return cell;
};

/** Ids of primary cells that the attacker knows to be small, or too well. */
export const unsafeCells = (problem: ProtectionProblem, hidden: ReadonlySet<string>, solve: Solve): readonly string[] =>
  primaryCells(problem)
    .filter((cell) => {
      const [least, most] = attackedRange(problem, hidden, cell, solve);
      return most < cell.threshold || most - least < cell.width;
    })
    .map(({ id }) => id);
