import { describe, expect, it } from 'vitest';
import { csvAnswer } from '../../../functions/track-figures/csv-answer.ts';
import { monthOf } from '../../../functions/track-figures/known-month.ts';
import { monthBoard } from '../../../functions/track-figures/month-board.ts';
import { differenceOf, monthHistory, stateNow, stateOf, stateOfNothing, valuesOfState } from '../../../functions/track-figures/month-states.ts';
import { monthsOverview } from '../../../functions/track-figures/months-overview.ts';
import { remindAdministrations } from '../../../functions/track-figures/remind-administrations.ts';
import { pageOf } from '../../../functions/track-figures/row-pages.tsx';
import { county } from '../../../shared/county/county.ts';
import type { Release } from '../../../shared/domain/statistics/release.ts';
import { vintageSlug } from '../../../shared/domain/statistics/vintage-standing.ts';
import { memoryFigures } from '../../support/memory-figures.ts';
import { observation } from '../../support/observations.ts';

const month = '2026-10';
const [amt = '', other = '', third = ''] = county.administrations.map(({ area }) => area);
const places = (area: string, value: number, comment = '') =>
  observation({ indicator: 'municipal_housing_places', area, value, unit: 'PL', comment, source: 'Amt' });

const releaseOf = (vintages: readonly { readonly vintage: string; readonly sha256: string }[], frozenAt: string): Release => ({
  month,
  revision: 1,
  state: 'published',
  inputsHash: 'x',
  vintages: vintages.map(({ vintage, sha256 }) => ({ month, vintage, sha256 })),
  frozenAt,
  funding: { takenAt: frozenAt, year: 2026, projects: [] },
});

describe('the month in an address', () => {
  it('is one that is over in Berlin', () => {
    expect(monthOf('2026-10', '2026-10-31T23:00:00.000Z')).toBe('2026-10');
    for (const text of ['2026-10', '2026-13', 'x', '', undefined])
      expect(() => monthOf(text, '2026-10-31T22:59:00.000Z')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('the board', () => {
  it('says of each administration where it stands, who sent it, what it remarks and what is lacking', async () => {
    const world = memoryFigures();
    world.importFile([places(other, 5)]);
    world.deliver(amt, [places(amt, 7, 'Umbau'), { ...places(amt, 4, 'Umbau'), status: 'flat' }], { notes: 2 });
    // A later file has the same values: what the administration remarked stays its remark.
    world.importFile([places(amt, 7)]);
    const board = await monthBoard(world.deps, month);
    const lineOf = (area: string) => board.lines.find(({ standing }) => standing.area === area);

    expect(board.counts).toEqual({ all: 19, delivered: 1, missing: 18, overdue: 18, takenBack: 0 });
    expect(lineOf(amt)).toMatchObject({
      by: `${amt}@amt.example`,
      // The remark stands in the row of each kind, and is said once.
      comments: [{ indicator: 'municipal_housing_places', text: 'Umbau' }],
      lacking: ['municipal_housing_occupied'],
      // The file replaced one of its two numbers: the board says so.
      replaced: [{ by: { kind: 'import', by: 'Kim Beispiel' }, values: 1 }],
    });
    expect(lineOf(other)?.replaced).toEqual([]);
    expect(lineOf(other)?.lacking).toEqual(['municipal_housing_occupied']);
    expect(lineOf(third)?.lacking).toEqual(['municipal_housing_places', 'municipal_housing_occupied']);
    expect(board.lines.findIndex(({ standing }) => standing.area === amt)).toBe(18);
    expect(board.indicators.find(({ indicator }) => indicator === 'municipal_housing_places')).toMatchObject({ rows: 3 });
  });

  it('asks for a correction only when a value is another one than in the report', async () => {
    const world = memoryFigures();
    const first = world.importFile([places(amt, 7)]);
    world.revisions.push(releaseOf([first], world.clock.at));
    world.clock.at = '2026-11-26T08:00:00.000Z';
    world.deliver(amt, [places(amt, 7)]);
    expect((await monthBoard(world.deps, month)).published?.corrected).toBe(false);
    world.clock.at = '2026-11-27T08:00:00.000Z';
    world.deliver(amt, [places(amt, 8)]);
    expect((await monthBoard(world.deps, month)).published).toMatchObject({ corrected: true, reasons: [] });
    world.importFile([places(other, 9)], { reason: 'Nachgezählt' });
    expect((await monthBoard(world.deps, month)).published?.reasons).toEqual(['Nachgezählt']);
  });

  it('stands beside the months before it', async () => {
    const world = memoryFigures();
    world.deliver(amt, [places(amt, 7)]);
    const summaries = await monthsOverview(world.deps, month);
    expect(summaries.map((summary) => [summary.month, summary.counts.delivered])).toEqual([
      ['2026-10', 1],
      ...['2026-09', '2026-08', '2026-07', '2026-06', '2026-05'].map((each) => [each, 0]),
    ]);
  });
});

describe('reminding', () => {
  it('reaches all that are late, once an hour, and nobody who has delivered or has no address', async () => {
    const world = memoryFigures();
    world.deliver(amt, [places(amt, 7)]);
    world.recipients.splice(1, 1);
    expect(await remindAdministrations(world.deps, { month, by: 'Kim Beispiel' })).toEqual({ remind: 17, delivered: 0, 'reminded-just-now': 0 });
    expect(await remindAdministrations(world.deps, { month, by: 'Kim Beispiel' })).toEqual({ remind: 0, delivered: 0, 'reminded-just-now': 17 });
    expect(world.events.filter(({ kind }) => kind === 'figures.reminded')).toHaveLength(17);
    world.clock.at = '2026-11-18T10:00:00.000Z';
    expect((await remindAdministrations(world.deps, { month, by: 'Kim Beispiel' })).remind).toBe(17);
  });

  it('reaches one that is not late yet, and answers for one that has delivered', async () => {
    const world = memoryFigures('2026-11-05T09:00:00.000Z');
    expect((await remindAdministrations(world.deps, { month, by: 'Kim Beispiel' })).remind).toBe(0);
    expect((await remindAdministrations(world.deps, { month, by: 'Kim Beispiel', area: amt })).remind).toBe(1);
    world.deliver(other, [places(other, 7)]);
    expect(await remindAdministrations(world.deps, { month, by: 'Kim Beispiel', area: other })).toMatchObject({ remind: 0, delivered: 1 });
    expect(await remindAdministrations(world.deps, { month, by: 'Kim Beispiel', area: 'nowhere' })).toMatchObject({ remind: 0, delivered: 0 });
    expect(world.events.map(({ kind, area, by }) => [kind, area, by])).toContainEqual(['figures.reminded', amt, 'Kim Beispiel']);
  });

  it('is over when nobody can deliver for the month any more', async () => {
    const world = memoryFigures();
    await expect(remindAdministrations(world.deps, { month: '2024-10', by: 'Kim Beispiel' })).rejects.toMatchObject({ code: 'too-late' });
    expect((await monthBoard(world.deps, '2024-10')).deliverable).toBe(false);
    expect((await monthBoard(world.deps, '2024-11')).deliverable).toBe(true);
    expect(world.events).toEqual([]);
  });

  it('looks again when somebody was faster, and does not remind who delivered in that moment', async () => {
    const world = memoryFigures();
    const { keepDelivery } = world.deps.deliveries;
    let raced = false;
    const deps = {
      ...world.deps,
      deliveries: {
        ...world.deps.deliveries,
        keepDelivery: async (...write: Parameters<typeof keepDelivery>) => {
          if (!raced) world.deliver(amt, [places(amt, 7)]);
          raced = true;
          return keepDelivery(...write);
        },
      },
    };
    expect(await remindAdministrations(deps, { month, by: 'Kim Beispiel', area: amt })).toEqual({ remind: 0, delivered: 1, 'reminded-just-now': 0 });
    expect(world.events.map(({ kind }) => kind)).toEqual(['figures.submitted']);
  });
});

describe('a state of a month', () => {
  const history = async () => {
    const world = memoryFigures('2026-11-19T22:59:59.999Z');
    const first = world.importFile([places(amt, 1)]);
    world.clock.at = '2026-11-20T22:59:59.999Z';
    const second = world.importFile([places(amt, 2), places(other, 9)]);
    world.clock.at = '2026-11-20T23:00:00.000Z';
    const third = world.importFile([places(amt, 3)]);
    world.revisions.push(releaseOf([first], world.clock.at));
    world.clock.at = '2026-11-22T08:00:00.000Z';
    return { world, first, second, third, known: await monthHistory(world.deps, month) };
  };

  it('is that of the last moment of a day in Berlin, after something came, or of a revision', async () => {
    const { world, first, second, known } = await history();
    const valueAt = async (text: string) => {
      const state = stateOf(text, known);
      if (state === undefined) return 'none';
      return (await valuesOfState(world.deps, state)).map(({ observation: { value }, vintage }) => [value, vintage.receivedAt.slice(8, 10)]);
    };
    expect(await valueAt('2026-11-18')).toEqual([]);
    expect(await valueAt('2026-11-19')).toEqual([[1, '19']]);
    expect(await valueAt('20.11.2026')).toEqual([
      [2, '20'],
      [9, '20'],
    ]);
    expect(await valueAt('2026-11-21')).toHaveLength(2);
    expect(await valueAt(vintageSlug(first.vintage))).toEqual([[1, '19']]);
    expect(await valueAt(vintageSlug(second.vintage))).toHaveLength(2);
    expect(await valueAt('fassung-1')).toEqual([[1, '19']]);
    for (const text of ['2026-11-23', 'fassung-2', '2026-02-30', 'x', `${second.vintage}`]) expect(await valueAt(text)).toBe('none');
  });

  it('differs from another one value by value', async () => {
    const { world, known } = await history();
    const nothing = await differenceOf(world.deps, stateNow(known), stateNow(known));
    expect(nothing).toEqual([]);
    const day = stateOf('2026-11-19', known) ?? stateOfNothing;
    expect((await differenceOf(world.deps, day, stateNow(known))).map(({ kind, area, change }) => [kind, area, change])).toEqual([
      ['changed', amt, 2],
      ['new', other, undefined],
    ]);
    expect(await differenceOf(world.deps, stateOfNothing, stateNow(known))).toHaveLength(2);
  });
});

describe('a CSV file', () => {
  it('has a name, and runs no text as a formula', () => {
    const answer = csvAnswer('zahlen.csv', { columns: ['A', 'B'], rows: [['=1+1', -3]] });
    expect(answer.body).toBe("\uFEFFA;B\r\n'=1+1;-3\r\n");
    expect(answer.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="zahlen.csv"' });
  });

  it('that Lambda could not answer is refused', () => {
    const rows = Array.from({ length: 6000 }, () => ['x'.repeat(1000)]);
    expect(() => csvAnswer('x.csv', { columns: ['A'], rows })).toThrow(expect.objectContaining({ code: 'body-too-large' }));
  });
});

describe('a page of rows', () => {
  it('holds two hundred, whatever the address says', () => {
    const rows = Array.from({ length: 450 }, (_, index) => index);
    expect(pageOf(rows, '3').rows).toEqual(rows.slice(400));
    for (const asked of [null, '', '0', '-1', 'x', '1e3']) expect(pageOf(rows, asked)).toMatchObject({ number: 1, from: 0, all: 450 });
    expect(pageOf(rows, '99').number).toBe(3);
    expect(pageOf([], null)).toEqual({ rows: [], number: 1, from: 0, all: 0 });
  });
});
