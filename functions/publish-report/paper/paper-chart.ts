import type { PublishedChart } from '../document/report-document.ts';
import type { PaperContext, PaperText } from './report-paper.ts';
import { texts } from './texts.ts';

/** A drawing for report.typ. */
export type PaperChart = {
  readonly kind: 'chart';
  readonly id: string | null;
  readonly caption: string;
  readonly scope: null;
  readonly svg: string;
  /** Share of the width of the page. */
  readonly width: number;
  readonly alt: string;
  readonly notes: readonly PaperText[];
};

/** The only family that the paper has, as a drawing must name it. */
const family = 'Fira Sans';

// Height of a drawing against its width that still leaves room for its caption and notes on one page.
const tallest = 1.2;

/** A drawing that names no font, or another one, would be set in whatever the machine has, or without its words: Typst does not even warn. */
const checkFonts = ({ id, print }: PublishedChart): void => {
  const found = [...print.matchAll(/font-family\s*[:=]\s*["']?\s*([^"';]+)/g)].map(([, name = '']) => name.trim());
  const foreign = print.includes('<text') && found.length === 0 ? 'no font' : found.find((name) => name !== family);
  if (foreign !== undefined) throw new Error(`The drawing ${id} names ${foreign}: on paper there is ${family} only`);
};

const widthOf = (svg: string): number => {
  const [, width = '', height = ''] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg) ?? [];
  const ratio = Number(height) / Number(width);
  return ratio > tallest ? tallest / ratio : 1;
};

/** A drawing as report.typ takes it. @throws Error when it needs a font that the paper does not have */
export const paperChart = (chart: PublishedChart, { rich, language, id }: PaperContext): PaperChart => {
  checkFonts(chart);
  return {
    kind: 'chart',
    id: id(chart.id),
    caption: texts[language].figure(chart.number, chart.title),
    scope: null,
    svg: chart.print,
    width: widthOf(chart.print),
    alt: chart.description,
    notes: chart.notes.map(rich),
  };
};
