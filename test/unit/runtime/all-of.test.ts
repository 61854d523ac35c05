import { describe, expect, it } from 'vitest';
import { allOf, forEachOf } from '../../../shared/runtime/all-of.ts';

describe('all of them', () => {
  it('are over before the fault of one is thrown', async () => {
    let isOver = false;
    const slow = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => {
      isOver = true;
    });
    await expect(allOf([Promise.reject(new Error('early')), slow])).rejects.toThrow('early');
    expect(isOver).toBe(true);
  });
});

describe('each of them', () => {
  it('is tried, a few at a time, whatever becomes of the others', async () => {
    let [busy, most] = [0, 0];
    const { results, faults } = await forEachOf([1, 2, 3, 4, 5, 6, 7], 3, async (number) => {
      busy += 1;
      most = Math.max(most, busy);
      await new Promise((resolve) => setTimeout(resolve, 1));
      busy -= 1;
      if (number % 3 === 1) throw new Error(`not ${number}`);
      return number * 10;
    });
    expect(results).toEqual([20, 30, 50, 60]);
    expect(faults).toEqual([new Error('not 1'), new Error('not 4'), new Error('not 7')]);
    expect(most).toBe(3);
  });
});
