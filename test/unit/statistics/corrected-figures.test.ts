import { expect, it } from 'vitest';
import { changedCells } from '../../../shared/domain/statistics/changed-cells.ts';
import { correctedFigures } from '../../../shared/domain/statistics/corrected-figures.ts';
import { cellId } from '../../../shared/domain/statistics/disclosure/cell-id.ts';
import type { ReleasedCells } from '../../../shared/domain/statistics/disclosure/released-cells.ts';

const month = '2026-10';
const id = (indicator: string, area: string) => cellId({ indicator, area, period: month });
const cells = (shown: ReleasedCells['shown']): ReleasedCells => ({ month, revision: 1, shown, behind: {}, knowledge: { variables: [], sums: [] } });
const figures = (value: number | undefined, indicator = 'a') => [{ indicator, label: indicator, unit: 'P', ...(value !== undefined && { value }) }];

it('names the number before of a key figure that changed, by area', () => {
  const changes = changedCells(cells({ [id('a', 'county')]: 7, [id('a', 'amt')]: 3 }), cells({ [id('a', 'county')]: 9, [id('a', 'amt')]: 3 }));
  const corrected = correctedFigures({ county: figures(9), administrations: [{ area: 'amt', figures: figures(3) }] }, changes, {
    month,
    county: 'county',
  });
  expect(corrected.county).toMatchObject([{ value: 9, corrected: { before: 7 } }]);
  expect(corrected.administrations[0]?.figures[0]).not.toHaveProperty('corrected');
});

it('tells nothing of a number that either issue hides', () => {
  const changes = changedCells(
    cells({ [id('a', 'county')]: null, [id('b', 'county')]: 7 }),
    cells({ [id('a', 'county')]: 9, [id('b', 'county')]: null }),
  );
  const corrected = correctedFigures({ county: [...figures(9), ...figures(undefined, 'b')], administrations: [] }, changes, {
    month,
    county: 'county',
  });
  expect(corrected.county.filter((figure) => 'corrected' in figure)).toEqual([]);
});
