import { describe, expect, it } from 'vitest';
import {
  differenceOf,
  monthHistory,
  nowKey,
  stateNow,
  stateOf,
  stateOfNothing,
  valuesOfState,
  withoutKey,
} from '../../../functions/track-figures/month-states.ts';
import { previewWithdrawal, withdrawVintage } from '../../../functions/track-figures/withdraw-vintage.ts';
import { county } from '../../../shared/county/county.ts';
import { vintageSlug } from '../../../shared/domain/statistics/vintage-standing.ts';
import { memoryFigures } from '../../support/memory-figures.ts';
import { observation } from '../../support/observations.ts';

const month = '2026-10';
const [amt = '', other = ''] = county.administrations.map(({ area }) => area);
const places = (area: string, value: number) => observation({ indicator: 'municipal_housing_places', area, value, unit: 'PL', source: 'Amt' });

describe('taking back', () => {
  const world = async () => {
    const memory = memoryFigures('2026-11-19T08:00:00.000Z');
    memory.importFile([places(amt, 1)]);
    memory.clock.at = '2026-11-20T08:00:00.000Z';
    const wrong = memory.importFile([places(amt, 99), places(other, 99)]);
    memory.clock.at = '2026-11-21T08:00:00.000Z';
    const slug = vintageSlug(wrong.vintage);
    const formOf = async (reason: string, of = slug) =>
      new URLSearchParams({ auftrag: (await previewWithdrawal(memory.deps, month, of)).request, grund: reason });
    const valuesNow = async () =>
      (await valuesOfState(memory.deps, stateNow(await monthHistory(memory.deps, month)))).map(({ observation: { value } }) => value);
    return { memory, wrong, slug, formOf, valuesNow };
  };

  it('shows before what it changes, does it, and can be undone', async () => {
    const { memory, slug, formOf, valuesNow } = await world();
    const preview = await previewWithdrawal(memory.deps, month, slug);
    expect(preview.difference.map(({ kind, area, before, after }) => [kind, area, before?.value, after?.value])).toEqual([
      ['changed', amt, 99, 1],
      ['gone', other, 99, undefined],
    ]);
    const form = await formOf(' Falsche Datei ');
    expect(await withdrawVintage(memory.deps, { month, slug, form, by: 'Kim Beispiel' })).toBe('withdrawn');
    expect(await valuesNow()).toEqual([1]);
    const undo = memory.vintages.at(-1);
    expect(undo).toMatchObject({ kind: 'withdrawal', by: 'Kim Beispiel', reason: 'Falsche Datei' });

    memory.clock.at = '2026-11-21T09:00:00.000Z';
    const back = vintageSlug(undo?.vintage ?? '');
    const restored = await withdrawVintage(memory.deps, { month, slug: back, form: await formOf('Doch richtig', back), by: 'Kim Beispiel' });
    expect(restored).toBe('restored');
    expect(await valuesNow()).toEqual([99, 99]);

    // The first page is still open in another window: it is about a state that is over.
    await expect(withdrawVintage(memory.deps, { month, slug, form, by: 'Alex Muster' })).rejects.toMatchObject({ code: 'version-conflict' });
    memory.clock.at = '2026-11-21T10:00:00.000Z';
    expect(await withdrawVintage(memory.deps, { month, slug, form: await formOf('Doch falsch'), by: 'Alex Muster' })).toBe('withdrawn');
    expect(await valuesNow()).toEqual([1]);
  });

  it('can be looked at as a whole before: the months of the file with their counts, and what counts now beside what would', async () => {
    const { memory, wrong, slug } = await world();
    memory.importFile([places(amt, 98)], { ...wrong, month: '2026-09', rows: 1 });
    expect((await previewWithdrawal(memory.deps, month, slug)).months).toEqual([{ month: '2026-10', rows: 2 }]);
    wrong.months.push('2026-09');
    expect((await previewWithdrawal(memory.deps, month, slug)).months).toEqual([
      { month: '2026-10', rows: 2 },
      { month: '2026-09', rows: 1 },
    ]);
    const history = await monthHistory(memory.deps, month);
    const [now, without] = [stateOf(nowKey, history) ?? stateOfNothing, stateOf(withoutKey(wrong), history) ?? stateOfNothing];
    expect(without.label).toBe('ohne den Stand vom 20. November 2026, 09:00 Uhr');
    expect(await differenceOf(memory.deps, now, without)).toEqual((await previewWithdrawal(memory.deps, month, slug)).difference);
    // Taken back already: nothing would change.
    await memory.deps.figures.withdrawVintage({ request: 'x', receivedAt: memory.clock.at, withdrawn: wrong, by: 'Kim', reason: 'Falsch' });
    const later = await monthHistory(memory.deps, month);
    expect(stateOf(withoutKey(wrong), later)?.vintages).toEqual(stateNow(later).vintages);
  });

  it('happens once for a double click', async () => {
    const { memory, slug, formOf } = await world();
    const form = await formOf('Falsche Datei');
    await withdrawVintage(memory.deps, { month, slug, form, by: 'Kim Beispiel' });
    expect(await withdrawVintage(memory.deps, { month, slug, form, by: 'Kim Beispiel' })).toBe('before');
    expect(memory.vintages).toHaveLength(3);
  });

  it('needs a reason, and something that is there', async () => {
    const { memory, slug, formOf } = await world();
    for (const reason of ['', '  ', 'ab', 'x'.repeat(301)]) {
      const given = { month, slug, form: await formOf(reason), by: 'Kim Beispiel' };
      await expect(withdrawVintage(memory.deps, given)).rejects.toMatchObject({ code: 'invalid-fields', errors: [{ pointer: '/grund' }] });
    }
    await expect(withdrawVintage(memory.deps, { month, slug, form: undefined, by: 'Kim Beispiel' })).rejects.toMatchObject({
      code: 'invalid-fields',
    });
    await expect(previewWithdrawal(memory.deps, month, 'x')).rejects.toMatchObject({ code: 'not-found' });
    expect(memory.vintages).toHaveLength(2);
  });

  it('says which of its months are published', async () => {
    const memory = memoryFigures();
    const wide = memory.importFile([places(amt, 1)], { months: ['2026-09', '2026-10'] });
    memory.released.push({ month: '2026-09', revision: 1, issues: [{ revision: 1, frozenAt: memory.clock.at }], files: [] });
    expect((await previewWithdrawal(memory.deps, month, vintageSlug(wide.vintage))).published).toEqual(['2026-09']);
  });
});
