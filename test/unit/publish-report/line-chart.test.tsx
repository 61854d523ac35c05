import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { chartGeometry, drawing, lineHeight, plot } from '../../../functions/publish-report/chart-geometry.ts';
import { LineChart, mostSeries } from '../../../functions/publish-report/line-chart.tsx';
import { monthsUntil } from '../../../shared/domain/calendar.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import type { ReportChart } from '../../../shared/domain/statistics/monthly-report.ts';
import type { Figure } from '../../../shared/domain/statistics/monthly-report-figure.ts';

const figure = (value: number | undefined): Figure => (value === undefined ? { kind: 'later' } : { kind: 'value', value, marks: [], rounded: false });

const chartOf = (...series: readonly (readonly (number | undefined)[])[]): ReportChart => ({
  months: monthsUntil('2026-10', 24),
  series: series.map((points, at) => ({
    indicator: catalogue.of(at % 2 === 0 ? 'allocations_to_municipality' : 'private_entries'),
    points: points.map(figure),
  })),
  breaks: [],
  populations: [],
});
const points = (value: (at: number) => number | undefined) => Array.from({ length: 24 }, (_, at) => value(at));

describe('geometry', () => {
  it('begins a new stretch after a gap and never crosses it', () => {
    const [line] = chartGeometry(chartOf(points((at) => (at === 10 || at === 11 ? undefined : at)))).lines;
    const stretches = (line?.path ?? '').split('M').slice(1);
    expect(stretches.map((stretch) => stretch.split('L').length)).toEqual([10, 12]);
  });

  it('makes a lonely point visible', () => {
    const [line] = chartGeometry(chartOf(points((at) => (at === 5 ? 3 : undefined)))).lines;
    expect(line?.lonely).toHaveLength(1);
  });

  it('stays inside the drawing, begins at zero and has round ticks', () => {
    const { ticks, lines } = chartGeometry(chartOf(points((at) => 900 + at * 40)));
    expect(ticks[0]).toEqual({ value: 0, y: plot.bottom });
    expect(ticks.map(({ value }) => value)).toEqual([0, 500, 1000, 1500, 2000]);
    const coordinates = (lines[0]?.path ?? '')
      .slice(1)
      .split(/[ML]/)
      .map((pair) => pair.split(',').map(Number));
    for (const [x = 0, y = 0] of coordinates) {
      expect(x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom).toBe(true);
    }
  });

  it('has at most one decimal in every coordinate', () => {
    const { lines, xs } = chartGeometry(chartOf(points((at) => at / 7 + 100)));
    expect(`${lines[0]?.path} ${xs.join(' ')}`).not.toMatch(/\.\d\d/);
  });

  it('keeps the names of lines apart and inside, even when the lines end together', () => {
    const { lines } = chartGeometry(chartOf(...Array.from({ length: 5 }, () => points(() => 7))));
    const boxes = lines.map(({ label }) => ({
      top: label.y - (label.lines.length * lineHeight) / 2,
      bottom: label.y + (label.lines.length * lineHeight) / 2,
    }));
    const sorted = boxes.sort((a, b) => a.top - b.top);
    sorted.forEach((box, at) => {
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.bottom).toBeLessThanOrEqual(drawing.height);
      expect(box.top).toBeGreaterThanOrEqual(sorted[at - 1]?.bottom ?? 0);
    });
  });
});

describe('the drawing', () => {
  const html = renderToString(
    <LineChart
      chart={chartOf(
        points((at) => (at === 3 ? undefined : at)),
        points((at) => 30 - at),
      )}
    />,
  );

  it('says in words what it shows', () => {
    expect(html).toContain('role="img"');
    expect(html).toMatch(/<title id="verlauf-bild">[^<]*Private Einreisen[^<]*<\/title>/);
    expect(html).toContain(
      'zuerst 0 im November 2024, zuletzt 23 im Oktober 2026, am wenigsten 0 im November 2024, am meisten 23 im Oktober 2026. Für einen Monat gibt es keine Zahl.',
    );
  });

  it('has unique ids and no inline style', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).not.toMatch(/ style=|<style/);
  });

  it('has a table with every month', () => {
    expect(html.match(/<th scope="row"/g)).toHaveLength(24);
  });
});

describe('colours', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../shared/pages/teilhabe.css'), 'utf8');
  const rule = (selector: string): string => new RegExp(`^\\${selector} \\{([^}]*)\\}`, 'm').exec(css)?.[1] ?? '';
  const colour = (declarations: string, property: string): string =>
    new RegExp(`(?:^|[;\\s])${property}:\\s*(#[0-9a-f]{3,6})`).exec(declarations)?.[1] ?? '';

  // WCAG 2.2, relative luminance and contrast ratio.
  const luminance = (hex: string): number => {
    const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, (digit) => digit + digit) : hex;
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: string, b: string): number => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const panel = rule('.chart__panel');
  const background = colour(panel, 'background');

  it('computes contrast as WCAG does', () => {
    expect(contrast('#000', '#fff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('gives text on the panel 4.5:1', () => {
    expect(background).not.toBe('');
    expect(contrast(colour(panel, 'color'), background)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Array.from({ length: mostSeries }, (_, at) => at + 1))('gives line %d and its name 4.5:1, and a dash of its own', (number) => {
    const declarations = rule(`.chart__series-${number}`);
    expect(contrast(colour(declarations, 'color'), background)).toBeGreaterThanOrEqual(4.5);
    const dashes = Array.from({ length: mostSeries }, (_, at) => /stroke-dasharray:\s*([^;]+)/.exec(rule(`.chart__series-${at + 1}`))?.[1]);
    expect(new Set(dashes).size).toBe(mostSeries);
  });

  it('gives the axis 3:1', () => {
    expect(contrast(colour(rule('.chart__axis'), 'stroke'), background)).toBeGreaterThanOrEqual(3);
  });
});
