import { protect } from '../../shared/domain/statistics/disclosure/protect.ts';
import type { Pattern, ProtectionProblem, Solve } from '../../shared/domain/statistics/disclosure/protection-problem.ts';
import { highsSolver } from '../../shared/solver/highs.ts';
import { unsafeCells } from '../support/disclosure-attack.ts';
import { type Node, randomNumbers, randomTable, smallCount, tableOf, total } from '../support/random-tables.ts';
import { atLeast, atMost, type Measurement } from './measure.ts';

const named = (name: string, count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${name}${at}`);

/** 165 municipalities in 19 administrations of one county, by 20 and by 5 categories, with all totals: 23,310 cells. */
const countyTable = (seed: number): ProtectionProblem => {
  const random = randomNumbers(seed);
  const municipalities = named('g', 165);
  const administrations = named('a', 19).map(
    (name, at): Node =>
      total(
        name,
        municipalities.filter((_, place) => place % 19 === at),
      ),
  );
  const dimensions = [total('county', administrations), total('all', named('c', 20)), total('both', named('s', 5))];
  return tableOf(dimensions, () => (random() < 1 / 3 ? 0 : smallCount(random)));
};

const secondsOf = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

const searchOnly = { columns: 0, total: 0, nodes: 0 };
const muchEffort = { columns: 1500, total: 1500, nodes: 10_000 };

const lost = (patterns: readonly Pattern[]): number => patterns.reduce((sum, { cost }) => sum + cost, 0);

/** On tables small enough to be solved to the end: what is lost against what must be lost. */
const losses = (solve: Solve): Measurement[] => {
  const solved = Array.from({ length: 250 }, (_, seed) => randomTable(seed, 60))
    .map((problem) => ({ problem, best: protect(problem, solve, muchEffort) }))
    .filter(({ best }) => best.method === 'exact' && best.cost > 0);
  const optimum = lost(solved.map(({ best }) => best));
  const ratio = (patterns: readonly Pattern[]): number => lost(patterns) / optimum;
  return [
    atLeast('tables with an optimum to compare with', solved.length, 100, 'tables'),
    atMost('suppression: weighted loss against the optimum', ratio(solved.map(({ problem }) => protect(problem, solve))), 1.05, 'x'),
    atMost(
      'suppression: weighted loss of the search alone against the optimum',
      ratio(solved.map(({ problem }) => protect(problem, solve, searchOnly))),
      1.05,
      'x',
    ),
  ];
};

/** Every primary cell of 2,000 tables of up to 400 cells is attacked in integers. */
const unsafe = (solve: Solve): Measurement =>
  atMost(
    'suppression: unsafe cells in 2,000 random tables',
    Array.from({ length: 2000 }, (_, seed) => randomTable(10_000 + seed, seed % 20 === 0 ? 400 : 60)).reduce((sum, problem) => {
      const { hidden, unprotected } = protect(problem, solve);
      return sum + unsafeCells(problem, hidden, solve).filter((id) => !unprotected.includes(id)).length;
    }, 0),
    0,
    'cells',
  );

/** Disclosure control: time of a large table, loss against the optimum, attacks. */
export const suppressionTimes = async (): Promise<Measurement[]> => {
  const solve = await highsSolver(new URL('../../node_modules/highs/build/', import.meta.url));
  const large = countyTable(1);
  const seconds = secondsOf(() => protect(large, solve));
  const megabytes = process.memoryUsage.rss() / 1e6;
  return [
    atMost('processor time of suppression, 20 x 165 x 5 categories', seconds, 10, 's'),
    atMost('memory after it', megabytes, 512, 'MB'),
    ...losses(solve),
    unsafe(solve),
  ];
};
