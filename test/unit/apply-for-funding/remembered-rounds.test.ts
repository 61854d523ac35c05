import { describe, expect, it, vi } from 'vitest';
import { rememberedRounds } from '../../../functions/apply-for-funding/remembered-rounds.ts';
import { round } from '../../support/submissions.ts';

const at = (second: string) => `2026-11-22T12:00:${second}Z`;
const loaded = () => at('00.000');

describe('rounds in memory', () => {
  it('are read when the function is loaded, and serve the applications of five seconds', async () => {
    const read = vi.fn(async () => [round]);
    const rounds = rememberedRounds(read, loaded);
    expect(read).toHaveBeenCalledTimes(1);
    for (const second of ['00.000', '00.001', '04.999']) expect(await rounds(at(second))).toEqual([round]);
    expect(read).toHaveBeenCalledTimes(1);
    await rounds(at('05.000'));
    await rounds(at('09.999'));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('are never the reason for a refusal: without an open round they are read afresh', async () => {
    const read = vi.fn(async () => [{ ...round, closesAt: at('01.000') }]);
    const rounds = rememberedRounds(read, loaded);
    read.mockResolvedValue([round]);
    expect(await rounds(at('00.999'))).toEqual([{ ...round, closesAt: at('01.000') }]);
    expect(await rounds(at('01.000'))).toEqual([round]);
  });

  it('are read again after a read that failed, and when the clock was set back', async () => {
    const fault = new Error('no database');
    const read = vi
      .fn(async () => [round])
      .mockRejectedValueOnce(fault)
      .mockRejectedValueOnce(fault);
    const rounds = rememberedRounds(read, loaded);
    await expect(rounds(at('02.000'))).rejects.toThrow(fault);
    expect(await rounds(at('02.000'))).toEqual([round]);
    await rounds(at('01.000'));
    expect(read).toHaveBeenCalledTimes(4);
  });

  it('are read afresh where one is needed that is not among them: it may have been entered a moment ago', async () => {
    const entered = { ...round, id: 'entered' };
    const read = vi.fn(async () => [round]);
    const rounds = rememberedRounds(read, loaded);
    expect(await rounds(at('00.500'), round.id)).toEqual([round]);
    read.mockResolvedValue([round, entered]);
    expect(await rounds(at('00.600'), 'entered')).toEqual([round, entered]);
    expect(read).toHaveBeenCalledTimes(2);
  });
});
