import { describe, expect, it } from 'vitest';
import { keptSubmissions, type SubmissionOfFigures } from '../../../shared/domain/statistics/delivery.ts';

const submission = (number: number, reason: string): SubmissionOfFigures => ({
  vintage: `vintage ${number}`,
  at: '2026-11-10T08:00:00.000Z',
  way: 'form',
  notes: 0,
  provisional: false,
  reason,
});

describe('the submissions of a delivery', () => {
  it('are kept, the newest always, as far as they fit into its item', () => {
    const all = Array.from({ length: 1000 }, (_, number) => submission(number, 'ä'.repeat(300)));
    expect(keptSubmissions(all.slice(0, 80))).toEqual(all.slice(0, 80));
    const kept = keptSubmissions(all);
    expect(kept).toEqual(all.slice(-kept.length));
    expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(110_000);
    const huge = submission(1, 'x'.repeat(150_000));
    expect(keptSubmissions([...all, huge])).toEqual([huge]);
  });
});
