import { describe, expect, it, vi } from 'vitest';
import { rememberedRounds } from '../../../functions/apply-for-funding/remembered-rounds.ts';
import { round } from '../../support/submissions.ts';

const at = (second: string) => `2026-11-22T12:00:${second}Z`;

describe('rounds in memory', () => {
  it('are read once for the applications of five seconds', async () => {
    const read = vi.fn(async () => [round]);
    const rounds = rememberedRounds(read);
    for (const second of ['00.000', '00.001', '04.999']) expect(await rounds(at(second))).toEqual([round]);
    expect(read).toHaveBeenCalledTimes(1);
    await rounds(at('05.000'));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('are never the reason for a refusal: without an open round they are read afresh', async () => {
    const read = vi.fn(async () => [{ ...round, closesAt: at('01.000') }]);
    const rounds = rememberedRounds(read);
    await rounds(at('00.000'));
    read.mockResolvedValue([round]);
    expect(await rounds(at('01.000'))).toEqual([round]);
  });

  it('are read again after a read that failed, and when the clock was set back', async () => {
    const read = vi.fn(async () => [round]).mockRejectedValueOnce(new Error('no database'));
    const rounds = rememberedRounds(read);
    await expect(rounds(at('02.000'))).rejects.toThrow('no database');
    expect(await rounds(at('02.000'))).toEqual([round]);
    await rounds(at('01.000'));
    expect(read).toHaveBeenCalledTimes(3);
  });
});
