import type { CountyProfile } from '../../../shared/county/profile.ts';
import type { CountyMap } from '../../../shared/domain/statistics/area-outlines.ts';
import type { PublishedChart } from '../document/report-document.ts';
import { type Drawing, framed } from './frame.tsx';

/** What charts need of the site. */
export type ChartSite = {
  readonly county: CountyProfile;
  /** Outlines of the county's Gemeinden; without them there are maps of tiles only. */
  readonly map?: CountyMap | undefined;
};

/** A chart that waits for its number. */
export type Numbered = (number: number) => PublishedChart;

/** Permanent anchor of a chart. */
export const anchor = (...words: readonly string[]): string => ['abbildung', ...words].join('-').replaceAll('_', '-');

type Picture = Pick<PublishedChart, 'id' | 'number' | 'title' | 'description'> & {
  /** `Liniendiagramm`: what is seen, before the title of the drawing. */
  readonly kind: string;
  readonly drawing: Drawing;
};

/** What all charts have: anchor, number, title, words, and the drawing for page and paper. */
export const pictured = ({ kind, drawing, ...chart }: Picture): Omit<PublishedChart, 'table' | 'notes'> => ({
  ...chart,
  ...framed({ number: chart.number, title: `${kind}: ${chart.title}`, description: chart.description, drawing }),
});
