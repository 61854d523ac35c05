import { expect, it } from 'vitest';
import { protect } from '../../../shared/domain/statistics/disclosure/protect.ts';
import { highsSolver } from '../../../shared/solver/highs.ts';
import { unsafeCells } from '../../support/disclosure-attack.ts';
import { randomTable } from '../../support/random-tables.ts';

const solve = await highsSolver(new URL('../../../node_modules/highs/build/', import.meta.url));

it('leaves no count below its threshold to an attack in integers, and gives up only what is public anyway', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const problem = randomTable(seed, 120);
    const { hidden, unprotected } = protect(problem, solve);
    expect([seed, ...unsafeCells(problem, hidden, solve).toSorted()]).toEqual([seed, ...unprotected]);
  }
});
