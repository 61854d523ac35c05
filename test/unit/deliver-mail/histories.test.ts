import fc from 'fast-check';
import { expect, it } from 'vitest';
import { probeTemplate } from '../../../functions/deliver-mail/probe.ts';
import { type History, live } from './mail-history.ts';

const times = (delivered: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const id of delivered) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

const histories = fc.record<History>({
  seed: fc.nat(),
  mails: fc.integer({ min: 1, max: 6 }),
  kills: fc.uniqueArray(fc.nat({ max: 160 }), { maxLength: 10 }),
  trouble: fc.constantFrom(0, 0.2, 0.6, 0.9),
  heldUp: fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90 })),
  deadFrom: fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined, freq: 4 }),
});

it('whatever dies, whenever: a mail leaves at most once, and in the end its record says whether it left', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const { records, delivered } = await live(history, 5);
      const counts = times(delivered);
      for (const { id, state, template } of records) {
        const left = counts.get(id) ?? 0;
        expect(left, `mail ${id} (${state})`).toBeLessThanOrEqual(1);
        if (template === probeTemplate) continue;
        if (state === 'sent') expect(left).toBe(1);
        else if (state === 'given-up') expect(left).toBe(0);
        // Feedback is dead: nobody can know, and a person decides.
        else expect({ state, deadFeedback: history.deadFrom !== undefined }).toEqual({ state: 'sending', deadFeedback: true });
      }
      expect(records.filter(({ template }) => template !== probeTemplate)).toHaveLength(history.mails);
    }),
    { numRuns: 250 },
  );
});

it('without faults every mail leaves once, and nothing is in doubt', async () => {
  const { records, delivered, deadLetters } = await live({ seed: 1, mails: 6, kills: [], trouble: 0, heldUp: [0, 0], deadFrom: undefined }, 2);
  expect(records.map(({ state }) => state)).toEqual(Array(6).fill('sent'));
  expect([delivered.length, deadLetters.length]).toEqual([6, 0]);
});

it('one kill at each place of one mail, before and after every call: it leaves once', async () => {
  const quiet: History = { seed: 7, mails: 1, kills: [], trouble: 0, heldUp: [0, 0], deadFrom: undefined };
  const { calls } = await live(quiet, 1);
  expect(calls).toBeGreaterThan(20);
  for (let place = 0; place < Math.min(calls, 60); place += 1) {
    const { records, delivered } = await live({ ...quiet, kills: [place] }, 3);
    expect({ place, states: records.filter(({ template }) => template !== probeTemplate).map(({ state }) => state) }).toEqual({
      place,
      states: ['sent'],
    });
    expect(delivered.filter((id) => records.find((record) => record.id === id)?.template !== probeTemplate)).toHaveLength(1);
  }
});
