import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueScale } from '../../../../functions/publish-report/charts/axes.tsx';
import { barsOf } from '../../../../functions/publish-report/charts/bar-chart.tsx';
import { placed, wrap } from '../../../../functions/publish-report/charts/labels.ts';
import { drawLine } from '../../../../functions/publish-report/charts/line-chart.tsx';
import { mapClasses } from '../../../../functions/publish-report/charts/map-classes.ts';
import { outlinesOf } from '../../../../functions/publish-report/charts/outlines.ts';
import { county } from '../../../../shared/county/county.ts';
import { countyMap } from '../../../../shared/county/county-map.ts';
import { monthsUntil } from '../../../../shared/domain/calendar.ts';
import { catalogue } from '../../../../shared/domain/statistics/indicators.ts';
import type { ChartSeries } from '../../../../shared/domain/statistics/monthly-report-charts.ts';
import type { Figure } from '../../../../shared/domain/statistics/monthly-report-figure.ts';
import { pathPoints } from '../../../support/svg-shapes.ts';

const value = (number: number, ...marks: ('p' | 'r' | 's')[]): Figure => ({ kind: 'value', value: number, marks, rounded: false });
const hidden: Figure = { kind: 'unknown', secret: true };

describe('a line', () => {
  const xs = Array.from({ length: 24 }, (_, at) => at * 10);
  const drawn = (figures: readonly Figure[], breaks: readonly number[] = []) => drawLine(figures, breaks, xs, (number) => number);
  const stretches = (path: string): number[] =>
    path
      .split('M')
      .slice(1)
      .map((stretch) => stretch.split('L').length);

  it('begins a new stretch after a gap and at a break, and never crosses them', () => {
    const figures = xs.map((_, at) => (at === 10 || at === 11 ? hidden : value(at)));
    expect(stretches(drawn(figures).path)).toEqual([10, 12]);
    expect(stretches(drawn(figures, [4, 15]).path)).toEqual([4, 6, 3, 9]);
  });

  it('makes a lonely point visible, also between two breaks', () => {
    expect(drawn(xs.map((_, at) => (at === 5 ? value(3) : hidden)))).toMatchObject({ path: '', lonely: [{ x: 50, y: 3 }] });
    expect(
      drawn(
        xs.map((_, at) => value(at)),
        [5, 6],
      ).lonely,
    ).toEqual([{ x: 50, y: 5 }]);
  });

  it('has a hollow point at each provisional value', () => {
    expect(drawn([value(1), value(2, 'p'), value(3, 'r', 'p')]).provisional.map(({ x }) => x)).toEqual([10, 20]);
  });

  it('has as many points as values', () => {
    const figures = fc.array(fc.constantFrom(hidden, value(4)), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(figures, fc.uniqueArray(fc.integer({ min: 1, max: 23 })), (points, breaks) => {
        const { path, lonely } = drawn(
          points,
          [...breaks].sort((a, b) => a - b),
        );
        expect(pathPoints(path).length + lonely.length).toBe(points.filter(({ kind }) => kind === 'value').length);
      }),
    );
  });
});

describe('the axis of values', () => {
  it('begins at zero and has round ticks', () => {
    const { ticks, y } = valueScale([900, 1820], false);
    expect(ticks).toEqual([0, 500, 1000, 1500, 2000]);
    expect(y(0)).toBeGreaterThan(y(2000));
  });

  it('has whole ticks for what is counted', () => {
    expect(valueScale([1], false).ticks).toEqual([0, 1]);
    expect(valueScale([1], true).ticks.length).toBeGreaterThan(2);
  });

  it('goes below zero where values do', () => {
    expect(valueScale([-30, 10], false).ticks[0]).toBeLessThanOrEqual(-30);
  });
});

describe('bars', () => {
  const over = monthsUntil('2026-10', 3);
  const series = (...points: readonly Figure[]): ChartSeries => ({ indicator: catalogue.of('naturalisations'), points, breaks: [] });

  it('of a stack lie on each other', () => {
    const { bars } = barsOf({ kind: 'stack', over, series: [series(value(2), value(3), value(4)), series(value(1), value(1), value(1, 'p'))] });
    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 3],
      [0, 3],
      [3, 4],
      [0, 4],
      [4, 5],
    ]);
    expect(bars.map(({ hollow }) => hollow)).toEqual([false, false, false, false, false, true]);
  });

  it('of a month with a hidden part are not there, and nothing of it counts for the axis', () => {
    const found = barsOf({ kind: 'stack', over, series: [series(value(2), hidden, value(4)), series(value(1), value(999), { kind: 'later' })] });
    expect(found.bars.map(({ to }) => to)).toEqual([2, 3]);
    expect(found.values).toEqual([2, 3]);
    expect(found.missing.map(({ sign }) => sign)).toEqual(['.', '…']);
  });

  it('beside each other miss only what is missing', () => {
    const found = barsOf({ kind: 'bars', over, series: [series(value(2), hidden, value(4)), series(value(1), value(9), value(3))] });
    expect(found.bars.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [0, 1],
      [0, 9],
      [0, 4],
      [0, 3],
    ]);
    expect(found.missing).toHaveLength(1);
    const [first, second] = found.bars;
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThanOrEqual((second?.x ?? 0) + 0.1);
  });
});

describe('labels', () => {
  it('never cover each other and stay inside', () => {
    const wishes = fc.array(fc.record({ y: fc.integer({ min: -50, max: 400 }), height: fc.constantFrom(17, 34, 51) }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(wishes, (given) => {
        const middles = placed(given, 4, 356);
        const boxes = given.map(({ height }, at) => ({
          top: (middles[at] ?? Number.NaN) - height / 2,
          bottom: (middles[at] ?? Number.NaN) + height / 2,
        }));
        for (const [at, box] of boxes.sort((a, b) => a.top - b.top).entries()) {
          expect(box.top).toBeGreaterThanOrEqual((boxes[at - 1]?.bottom ?? 4) - 0.001);
          expect(box.bottom).toBeLessThanOrEqual(356.001);
        }
      }),
    );
  });

  it('stay where they would like to be when there is room', () => {
    expect(
      placed(
        [
          { y: 200, height: 17 },
          { y: 60, height: 34 },
        ],
        4,
        356,
      ),
    ).toEqual([200, 60]);
  });

  it('are wrapped, and a word that is too long is divided', () => {
    expect(wrap('Anträge auf Einbürgerung', 120)).toEqual(['Anträge auf', 'Einbürgerung']);
    const lines = wrap('Regelleistungsberechtigte', 100);
    expect(lines.every((line) => line.length <= 13)).toBe(true);
    expect(lines.join('').replaceAll('-', '')).toBe('Regelleistungsberechtigte');
  });
});

describe('classes of a map', () => {
  it('are at most five, round and without a gap', () => {
    expect(mapClasses([42.9, 66.7, 150], true).classes.map(({ label }) => label)).toEqual([
      '25 bis unter 50',
      '50 bis unter 75',
      '75 bis unter 100',
      '100 bis unter 125',
      '125 bis 150',
    ]);
    expect(mapClasses([3.4, 13], true).classes.map(({ label }) => label)[0]).toBe('2,5 bis unter 5,0');
    expect(mapClasses([4, 4], false).classes.map(({ label }) => label)).toEqual(['4']);
  });

  it('hold every value between their borders, lower ones in lower classes', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.double({ min: 0, max: 100, noNaN: true })), { minLength: 1 });
    fc.assert(
      fc.property(values, (given) => {
        const shown = given.map((each) => Math.round(each * 100) / 100);
        const { classOf, classes } = mapClasses(shown, true);
        expect(classes.length).toBeGreaterThanOrEqual(1);
        expect(classes.length).toBeLessThanOrEqual(5);
        const found = [...shown].sort((a, b) => a - b).map(classOf);
        expect(found).toEqual([...found].sort((a, b) => a - b));
        expect(found.every((each) => each >= 0 && each < classes.length)).toBe(true);
      }),
    );
  });

  it('of counts have whole borders', () => {
    for (const { label } of mapClasses([0, 1, 2, 3], false).classes) expect(label).not.toContain(',');
  });
});

describe('outlines', () => {
  const map = countyMap;
  if (map === undefined) throw new Error('the county has no outlines');
  const box = { x: 6, y: 6, width: 500, height: 568 };
  const outlines = outlinesOf(map, box);
  const ids = map.topology.objects.municipalities.geometries.map(({ id }) => id);

  it('are there for every Gemeinde of the county and no other', () => {
    expect([...ids].sort()).toEqual(county.municipalities.map(({ ags }) => ags));
  });

  it('lie in their box, each around its own middle', () => {
    for (const area of ids) {
      const points = pathPoints(outlines.around(new Set([area])));
      const middle = outlines.middle(area);
      expect(points.every(({ x, y }) => x >= 5 && y >= 5 && x <= 507 && y <= 575)).toBe(true);
      const range = (of: (point: { readonly x: number; readonly y: number }) => number) => [Math.min(...points.map(of)), Math.max(...points.map(of))];
      const [[left = 0, right = 0], [top = 0, bottom = 0]] = [range(({ x }) => x), range(({ y }) => y)];
      expect([area, (middle?.x ?? -1) >= left && (middle?.x ?? -1) <= right && (middle?.y ?? -1) >= top && (middle?.y ?? -1) <= bottom]).toEqual([
        area,
        true,
      ]);
    }
    expect(outlines.middle('01001000')).toBeUndefined();
  });

  it('put the north above and the east to the right', () => {
    const [north, south, west] = ['01058043', '01058169', '01058135'].map((area) => outlines.middle(area));
    expect(north?.y ?? 0).toBeLessThan(south?.y ?? 0);
    expect(west?.x ?? 0).toBeLessThan(south?.x ?? 0);
  });

  it('draw each border once', () => {
    const together = outlines.inner(() => '').length + outlines.outer(() => '').length;
    const split = outlines.inner((area) => area.slice(-1)).length + outlines.outer((area) => area.slice(-1)).length;
    expect(outlines.inner((area) => area)).toBe('');
    // The same arcs in two paths: only the ways between their beginnings differ.
    expect(Math.abs(together - split)).toBeLessThan(together / 5);
  });

  it('stay small even where every Gemeinde is of another class than its neighbours', () => {
    const path = ids.map((area) => outlines.around(new Set([area]))).join('');
    expect(path.length + outlines.inner(() => '').length + outlines.outer(() => '').length).toBeLessThanOrEqual(34_000);
    expect(JSON.stringify(map.topology).length).toBeLessThanOrEqual(60_000);
  });
});

describe('tiles of the county', () => {
  it('are one for each administration, each in a place of its own, with a short name', () => {
    expect(county.tiles.map(({ area }) => area).sort()).toEqual(county.administrations.map(({ area }) => area).sort());
    expect(new Set(county.tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(county.tiles.length);
    const names = new Map(county.administrations.map(({ area, name }) => [area, name]));
    for (const { area, label } of county.tiles) {
      expect(names.get(area)).toContain(label);
      expect(label.length).toBeLessThanOrEqual(15);
    }
  });
});
