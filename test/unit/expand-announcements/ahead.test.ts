import { describe, expect, it } from 'vitest';
import { oneAhead } from '../../../functions/expand-announcements/ahead.ts';

/** Numbers up to `end`, each after a turn; `log` says what is asked for and when it is left. */
async function* numbers(end: number, log: string[], fault?: number) {
  try {
    for (let number = 1; number <= end; number += 1) {
      log.push(`asked ${number}`);
      await Promise.resolve();
      if (number === fault) throw new Error(`fault ${number}`);
      yield number;
    }
  } finally {
    log.push('left');
  }
}

describe('one ahead', () => {
  it('asks for the next one before the one before is used, and keeps the order', async () => {
    const log: string[] = [];
    for await (const number of oneAhead(numbers(3, log))) {
      await Promise.resolve();
      log.push(`used ${number}`);
    }
    expect(log).toEqual(['asked 1', 'asked 2', 'used 1', 'asked 3', 'used 2', 'left', 'used 3']);
  });

  it('throws a fault where its one would have come', async () => {
    const [log, used]: [string[], number[]] = [[], []];
    const all = async () => {
      for await (const number of oneAhead(numbers(3, log, 2))) used.push(number);
    };
    await expect(all()).rejects.toThrow('fault 2');
    expect(used).toEqual([1]);
  });

  it('waits for the one that is under way when it is left early, also when that one fails', async () => {
    const log: string[] = [];
    for await (const _number of oneAhead(numbers(3, log, 2))) break;
    log.push('over');
    expect(log).toEqual(['asked 1', 'asked 2', 'left', 'over']);
  });
});
