import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pace } from '../../../functions/deliver-mail/pace.ts';
import { sharedSending } from '../../../functions/deliver-mail/sending.ts';
import { steadyClock } from '../../../functions/deliver-mail/steady-clock.ts';
import { memorySending } from '../../support/memory-sending.ts';
import { seeded, virtualTime } from '../../support/virtual-time.ts';

const start = Date.parse('2026-11-25T05:00:00.000Z');

type World = {
  readonly seed: number;
  readonly perSecond: number;
  readonly perDay?: number;
  /** Longest time of a call to the table, of a request on its way to SES, and of its answer. Milliseconds. */
  readonly table: number;
  readonly request: number;
  readonly answer: number;
  /** When the time of day is set, and by how much. Milliseconds. */
  readonly steps?: readonly { readonly at: number; readonly by: number }[];
  readonly workers?: number;
  /** Mails of each worker die with it after this many milliseconds. */
  readonly deathAt?: number | undefined;
};

/** Workers that have always ten mails in hand, and when those arrived at SES. */
const arrivalsOf = async (world: World, seconds: number): Promise<number[]> => {
  const { seed, perSecond, perDay = -1, table, request, answer, steps = [], workers = 2, deathAt } = world;
  const time = virtualTime(start);
  const random = seeded(seed);
  const { through } = memorySending();
  const arrivals: number[] = [];
  const end = start + seconds * 1000;
  const timeOfDay = () => time.now() + steps.reduce((sum, { at, by }) => (time.now() - start >= at ? sum + by : sum), 0);
  const worker = async (number: number): Promise<void> => {
    const dead = () => number === 0 && deathAt !== undefined && time.now() - start >= deathAt;
    const call = async <T>(effect: () => T): Promise<T> => {
      await time.sleep(random() * table);
      if (dead()) await new Promise(() => undefined);
      const result = effect();
      await time.sleep(random() * table);
      return result;
    };
    // Clocks of two machines differ a little.
    const clock = steadyClock({ timeOfDay: () => timeOfDay() + number * 4, elapsed: () => time.now() - start, wait: time.sleep });
    const shared = sharedSending({
      ...through(call),
      askQuota: async () => ({ perSecond, perDay, sentLastDay: 0 }),
      now: () => new Date(timeOfDay()).toISOString(),
      log: () => undefined,
    });
    const takeSlot = pace({ exchange: shared.exchange, clock });
    const mail = async (): Promise<void> => {
      await shared.keepQuota();
      const slot = await takeSlot(clock.elapsed() + 35_000);
      if (slot === undefined) return time.sleep(1000);
      await slot.near();
      await time.sleep(random() * table);
      if (dead() || !(await slot.begin())) return slot.unused();
      await time.sleep(random() * request);
      arrivals.push(time.now());
      await time.sleep(random() * answer);
      await slot.answered();
    };
    while (time.now() < end) await Promise.all(Array.from({ length: 10 }, mail));
  };
  for (let number = 0; number < workers; number += 1) void worker(number);
  await time.runUntil(end);
  return arrivals.toSorted((one, other) => one - other);
};

/** The most that arrived in any second. */
const densest = (arrivals: readonly number[]): number => {
  let most = 0;
  let first = 0;
  for (const [last, at] of arrivals.entries()) {
    while (at - (arrivals[first] ?? at) >= 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
};

describe('the pace of the mailer', () => {
  it.each([
    [1, 2],
    [14, 2],
    [14, 1],
    [100, 2],
  ])('keeps within 5 % of $0 mails a second with $1 workers, and never above', async (perSecond, workers) => {
    const arrivals = await arrivalsOf({ seed: 1, perSecond, workers, table: 6, request: 8, answer: 8 }, 25);
    expect(densest(arrivals)).toBeLessThanOrEqual(perSecond);
    const settled = arrivals.filter((at) => at >= start + 4000 && at < start + 24_000).length;
    expect(settled).toBeGreaterThanOrEqual(0.95 * 20 * perSecond);
  });

  it('is never above the rate in any second, however long calls take and whenever clocks are set', async () => {
    const world = fc.record({
      seed: fc.nat(),
      perSecond: fc.integer({ min: 1, max: 25 }),
      table: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 150 }) }, fc.integer({ min: 0, max: 15_000 })),
      request: fc.integer({ min: 0, max: 2500 }),
      answer: fc.integer({ min: 0, max: 2500 }),
      steps: fc.array(
        fc.record({ at: fc.integer({ min: 0, max: 12_000 }), by: fc.integer({ min: -4_000_000, max: 4_000_000 }).filter((by) => Math.abs(by) > 60) }),
        { maxLength: 3 },
      ),
      deathAt: fc.option(fc.integer({ min: 0, max: 12_000 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(world, async (drawn) => {
        const arrivals = await arrivalsOf(drawn, 14);
        expect(densest(arrivals)).toBeLessThanOrEqual(drawn.perSecond);
      }),
      { numRuns: 200 },
    );
  });

  it('goes on at the full rate half a minute after a worker died with lanes in its hands', async () => {
    const arrivals = await arrivalsOf({ seed: 3, perSecond: 14, table: 6, request: 8, answer: 8, deathAt: 5020 }, 60);
    expect(arrivals.filter((at) => at >= start + 35_000 && at < start + 55_000).length).toBeGreaterThanOrEqual(0.95 * 20 * 14);
    expect(densest(arrivals)).toBeLessThanOrEqual(14);
  });

  it('goes on after the time of day was set back by an hour', async () => {
    const steps = [{ at: 5000, by: -3_600_000 }];
    const arrivals = await arrivalsOf({ seed: 4, perSecond: 14, table: 6, request: 8, answer: 8, steps }, 50);
    expect(arrivals.filter((at) => at >= start + 28_000 && at < start + 48_000).length).toBeGreaterThanOrEqual(0.95 * 20 * 14);
  });

  it('stops at what the account may send in a day', async () => {
    const arrivals = await arrivalsOf({ seed: 5, perSecond: 14, perDay: 100, table: 6, request: 8, answer: 8 }, 30);
    expect(arrivals).toHaveLength(100);
  });
});
