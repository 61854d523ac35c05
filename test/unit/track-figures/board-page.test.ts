import { expect, it } from 'vitest';
import { boardPage } from '../../../functions/track-figures/board-page.tsx';
import { monthBoard } from '../../../functions/track-figures/month-board.ts';
import { countySourceMappings } from '../../../shared/county/source-mappings.ts';
import type { StaffSession } from '../../../shared/domain/access/staff-session.ts';
import { deliveryWays } from '../../../shared/domain/statistics/delivery.ts';
import { memoryFigures } from '../../support/memory-figures.ts';
import { observation } from '../../support/observations.ts';

const staff: StaffSession = {
  subject: 'kim',
  name: 'Kim Beispiel',
  roles: ['kit-adviser'],
  authenticatedAt: '2026-11-18T08:00:00.000Z',
  expiresAt: Number.MAX_SAFE_INTEGER,
  seenAt: 0,
};

it.each(['form', 'file', 'api'] as const)('the board says that figures came by %s', async (way) => {
  const world = memoryFigures();
  const [{ area, name } = { area: '', name: '' }] = world.deps.county.administrations;
  world.deliver(area, [observation({ indicator: 'municipal_housing_places', area, unit: 'PL' })], { way });
  const { county, catalogue } = world.deps;
  const board = await monthBoard(world.deps, '2026-10');
  const page = boardPage({ county, catalogue, mappings: countySourceMappings, exampleData: false }, staff, {
    board,
    filter: undefined,
    reminded: undefined,
  });
  const line = page.split('<tr').find((row) => row.includes(`>${name}</th>`));
  expect(line).toContain('geliefert');
  for (const [other, word] of Object.entries(deliveryWays)) expect(line?.includes(word)).toBe(other === way);
});
