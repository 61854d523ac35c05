import { nice, ticks } from 'd3-array';
import { line } from 'd3-shape';
import type { ReportChart } from '../../shared/domain/statistics/monthly-report.ts';
import { valueIn } from '../../shared/domain/statistics/monthly-report-figure.ts';

/** Size of the drawing in its own units; text in it is 14 of them. */
export const drawing = { width: 720, height: 360 } as const;
export const plot = { left: 56, right: 530, top: 20, bottom: 312 } as const;

/** A line as it is drawn. Coordinates have one decimal: enough for the eye, and the same bytes everywhere. */
export type DrawnLine = {
  /** Path of all stretches; months without a figure interrupt it. */
  readonly path: string;
  /** Figures without a neighbour: a line through one point cannot be seen. */
  readonly lonely: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly lines: readonly string[]; readonly y: number };
};

export type ChartGeometry = {
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** One per month. */
  readonly xs: readonly number[];
  readonly lines: readonly DrawnLine[];
};

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Where everything of the line chart goes. The axis begins at zero: it compares amounts. */
export const chartGeometry = ({ months, series }: ReportChart): ChartGeometry => {
  const values = series.flatMap(({ points }) => points.map(valueIn).filter((point) => point !== undefined));
  const [low, high] = nice(Math.min(0, ...values), Math.max(1, ...values), 5);
  const y = (value: number): number => plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top);
  const step = (plot.right - plot.left) / Math.max(1, months.length - 1);
  const xs = months.map((_, index) => tenths(plot.left + index * step));
  const drawn = series.map(({ indicator, points }) => ({ ...drawLine(points.map(valueIn), xs, y), words: wrap(indicator.label) }));
  const labels = placed(drawn.map(({ end, words }) => ({ y: end, height: words.length * lineHeight })));
  return {
    ticks: ticks(low, high, 5)
      .filter(Number.isInteger)
      .map((value) => ({ value, y: tenths(y(value)) })),
    xs,
    lines: drawn.map(({ path, lonely, words }, index) => ({ path, lonely, label: { lines: words, y: tenths(labels[index] ?? 0) } })),
  };
};

const drawLine = (points: readonly (number | undefined)[], xs: readonly number[], y: (value: number) => number) => {
  const shape = line<number | undefined>()
    .defined((point) => point !== undefined)
    .x((_, index) => xs[index] ?? 0)
    .y((point) => y(point ?? 0))
    .digits(1);
  const isLonely = (index: number): boolean => points[index] !== undefined && points[index - 1] === undefined && points[index + 1] === undefined;
  return {
    path: shape([...points]) ?? '',
    lonely: points.flatMap((point, index) => (isLonely(index) ? [{ x: xs[index] ?? 0, y: tenths(y(point ?? 0)) }] : [])),
    end: y(points.findLast((point) => point !== undefined) ?? 0),
  };
};

/** Height of a line of text. */
export const lineHeight = 17;

// What fits beside the plot: 190 units at about 7.3 per letter.
const lettersPerLine = 24;

const wrap = (text: string): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= lettersPerLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** Middles of labels, moved apart until none covers another, and back into the drawing. */
const placed = (labels: readonly { readonly y: number; readonly height: number }[]): number[] => {
  const sorted = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.y - b.y);
  let top = 4;
  for (const label of sorted) {
    label.y = Math.max(label.y, top + label.height / 2);
    top = label.y + label.height / 2 + 6;
  }
  let bottom = drawing.height - 4;
  for (const label of sorted.toReversed()) {
    label.y = Math.min(label.y, bottom - label.height / 2);
    bottom = label.y - label.height / 2 - 6;
  }
  return sorted.sort((a, b) => a.index - b.index).map(({ y }) => y);
};
