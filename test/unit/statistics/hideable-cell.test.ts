import { expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { isHideable } from '../../../shared/domain/statistics/disclosure/hideable-cell.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';

const known = { areas: areasOf(county), catalogue };

it.each([
  [`private_entries|${county.key}|2026-10|_T|_T|_T|_T`, true],
  ['private_entries|010585803|2026-01-01/P10M|_T|_T|_T|_T', true],
  // A typing error in the indicator, the area, the month, the range.
  [`private_entry|${county.key}|2026-10|_T|_T|_T|_T`, false],
  ['private_entries|99|2026-10|_T|_T|_T|_T', false],
  [`private_entries|${county.key}|2026-13|_T|_T|_T|_T`, false],
  [`private_entries|${county.key}|2026-02-01/P9M|_T|_T|_T|_T`, false],
  // Places, rounded and computed numbers: their rules hide nothing by themselves.
  [`municipal_housing_places|${county.key}|2026-10|_T|_T|_T|_T`, false],
  [`foreign_population|${county.key}|2026-10|_T|_T|_T|_T`, false],
  [`municipal_housing_free|${county.key}|2026-10|_T|_T|_T|_T`, false],
])('%s can be hidden: %s', (id, expected) => {
  expect(isHideable(id, known)).toBe(expected);
});
