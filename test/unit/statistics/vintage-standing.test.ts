import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownValues, replacements } from '../../../shared/domain/statistics/month-as-known.ts';
import { countingVintages, type Vintage } from '../../../shared/domain/statistics/vintage.ts';
import { countingWithout, vintageOfSlug, vintageSlug, vintageStandings, withdrawalName } from '../../../shared/domain/statistics/vintage-standing.ts';
import { observation } from '../../support/observations.ts';

const vintage = (minute: number, facts: Partial<Vintage> = {}): Vintage => {
  const receivedAt = new Date(Date.UTC(2026, 10, 20, 8, minute)).toISOString();
  return {
    month: '2026-10',
    vintage: `${receivedAt}#${String(minute).padStart(8, '0')}`,
    sha256: 'a'.repeat(64),
    rows: 1,
    receivedAt,
    source: 'zahlen.csv',
    months: ['2026-10'],
    kind: 'import',
    by: 'Kim Beispiel',
    ...facts,
  };
};

const withdrawal = (minute: number, { vintage: withdraws }: Vintage): Vintage => vintage(minute, { kind: 'withdrawal', rows: 0, withdraws });

/** Imports and withdrawals of what was there, of withdrawals too, each of what still counts or not. */
const histories = fc.array(fc.option(fc.nat(), { nil: undefined, freq: 2 }), { minLength: 1, maxLength: 12 }).map((steps) => {
  const known: Vintage[] = [];
  for (const [minute, step] of steps.entries()) {
    const target = step === undefined || known.length === 0 ? undefined : known[step % known.length];
    known.push(target === undefined ? vintage(minute) : withdrawal(minute, target));
  }
  return known;
});

describe('what has become of a vintage', () => {
  it('is what the reading of the month makes of it', () => {
    fc.assert(
      fc.property(histories, (known) => {
        const standings = vintageStandings(known);
        const counting = new Set(countingVintages(known).map((each) => each.vintage));
        for (const { vintage: each, counts, withdrawnBy } of standings) {
          if (each.kind !== 'withdrawal') expect(counts).toBe(counting.has(each.vintage));
          expect(withdrawnBy?.withdraws).toBe(counts ? undefined : each.vintage);
        }
        expect(standings.map((each) => each.vintage)).toEqual(known.toReversed());
      }),
    );
  });

  it('is told before a withdrawal as it will be after it', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (known, at) => {
        const chosen = known[at % known.length];
        if (chosen === undefined) return;
        expect(countingWithout(known, chosen)).toEqual(countingVintages([...known, withdrawal(59, chosen)]));
      }),
    );
  });

  it('brings values back when the withdrawal is withdrawn', () => {
    const good = vintage(1);
    const wrong = vintage(2);
    const undo = withdrawal(3, wrong);
    const known = [good, wrong, undo];
    expect(vintageStandings(known).find((each) => each.vintage === wrong)).toMatchObject({ counts: false, withdrawnBy: undo });
    expect(countingVintages(known)).toEqual([good]);
    expect(countingWithout(known, undo)).toEqual([good, wrong]);
  });
});

describe('the name of a withdrawal', () => {
  it('is one for everybody who saw the same, and another one after the vintage was brought back', () => {
    const wrong = vintage(2);
    const undo = withdrawal(3, wrong);
    const back = withdrawal(4, undo);
    const names = [
      withdrawalName([wrong], wrong),
      withdrawalName([wrong, vintage(5)], wrong),
      withdrawalName([wrong, undo], undo),
      withdrawalName([wrong, undo, back], wrong),
    ];
    expect(names[0]).toBe(names[1]);
    expect(new Set(names).size).toBe(3);
  });
});

describe('a vintage in an address', () => {
  it('has a name of letters, digits and hyphens that leads back to it', () => {
    fc.assert(
      fc.property(histories, (known) => {
        for (const each of known) {
          expect(vintageSlug(each.vintage)).toMatch(/^[0-9A-Za-z]+(-[0-9A-Za-z]+)*$/);
          expect(vintageOfSlug(known, vintageSlug(each.vintage))).toBe(each);
        }
      }),
    );
    expect(vintageOfSlug([vintage(1)], '')).toBeUndefined();
  });
});

describe('the values of a month', () => {
  it('are the latest of each, with the vintage that they came with', () => {
    const [early, late] = [vintage(1), vintage(2)];
    const values = knownValues([
      { vintage: early, observations: [observation({ value: 1 }), observation({ sex: 'F', value: 5 })] },
      { vintage: late, observations: [observation({ value: 2 })] },
    ]);
    expect(values.map(({ observation: { sex, value }, vintage: from }) => [sex, value, from])).toEqual([
      ['_T', 2, late],
      ['F', 5, early],
    ]);
  });

  it('that are in force no more are known with what replaced them, the newest first', () => {
    const [first, second, third] = [vintage(1), vintage(2), vintage(3)];
    const became = replacements([
      { vintage: first, observations: [observation({}), observation({ sex: 'F' }), observation({ sex: 'M' })] },
      { vintage: second, observations: [observation({}), observation({ sex: 'F' })] },
      { vintage: third, observations: [observation({})] },
    ]);
    expect(became.get(first.vintage)).toEqual([
      { by: third, values: 1 },
      { by: second, values: 1 },
    ]);
    expect(became.get(second.vintage)).toEqual([{ by: third, values: 1 }]);
    expect(became.get(third.vintage)).toEqual([]);
  });
});
