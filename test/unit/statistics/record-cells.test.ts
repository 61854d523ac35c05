import { expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { readFigures } from '../../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { recordColumns } from '../../../shared/domain/statistics/observation.ts';
import { recordCells } from '../../../shared/domain/statistics/record-cells.ts';
import { observation } from '../../support/observations.ts';

it('makes rows that a figures file is read from again, value for value', () => {
  const hidden = observation({ sex: 'F', obsStatus: 'Q', confStatus: 'A', comment: 'gesperrt' });
  delete hidden.value;
  const known = [
    observation({ value: 15, obsStatus: 'P', referenceDate: '2026-10-25', roundingBase: 5, release: '2026-10/1', comment: 'Zählung, „neu“' }),
    observation({ indicator: 'allocation_quota_district', unit: '%', value: 9.6 }),
    hidden,
  ];
  const rows = [[...recordColumns], ...known.map((each) => recordCells(each).map(String))].map((cells, index) => ({ line: index + 1, cells }));
  expect(readFigures(rows, { areas: areasOf(county), catalogue, currentMonth: '2026-11' })).toEqual({ accepted: true, observations: known });
});
