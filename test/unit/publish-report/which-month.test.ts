import { describe, expect, it } from 'vitest';
import { publishInputSchema, startRun } from '../../../functions/publish-report/publish-input.ts';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { county } from '../../../shared/county/county.ts';
import type { Month } from '../../../shared/domain/calendar.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { observation } from '../../support/observations.ts';
import { memorySystem } from './memory-system.ts';

const month = '2026-10';
const figuresOf = (of: Month, value = 3): Observation[] =>
  county.administrations.map(({ area }, at) => observation({ indicator: 'allocations_to_municipality', area, period: of, value: at + value }));

const system = () => {
  const made = memorySystem();
  made.deliver([...figuresOf('2026-09', 2), ...figuresOf(month)]);
  return made;
};

describe('which month', () => {
  it.each([
    ['the month of the event', { month: '2026-09' }, '2026-11-25T05:00:00.000Z', '2026-09'],
    ['the newest that is due', {}, '2026-11-25T05:00:00.000Z', '2026-10'],
    ['the one before, as long as it is not', {}, '2026-11-25T04:59:59.999Z', '2026-09'],
  ])('%s', async (_name, input, now, expected) => {
    const { deps } = system();
    expect(await startRun(publishInputSchema.parse(input), deps({ now }))).toMatchObject({ month: expected });
  });

  it('refuses a month that has not begun, and one without figures, in German', async () => {
    const { deps, writes } = system();
    await expect(publishReport({ month: '2026-12' }, deps())).rejects.toMatchObject({
      code: 'nothing-to-publish',
      message: expect.stringContaining('Dezember 2026'),
    });
    await expect(publishReport({ month: '2001-01' }, deps())).rejects.toMatchObject({
      code: 'nothing-to-publish',
      message: expect.stringContaining('Januar 2001'),
    });
    expect(writes).toEqual([]);
  });

  it('refuses input that it does not know, and reasons of several lines', () => {
    expect(publishInputSchema.safeParse({ monat: month }).success).toBe(false);
    expect(publishInputSchema.safeParse({ month: '2026-13' }).success).toBe(false);
    expect(publishInputSchema.safeParse({ reason: 'a\nb' }).success).toBe(false);
  });
});
