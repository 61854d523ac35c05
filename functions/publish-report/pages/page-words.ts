import type { Mark } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { markMeanings } from '../../../shared/pages/figure-signs.tsx';

export type Language = 'de' | 'en';

/** What the pages say around tables and charts, in the language of the page. */
type PageWords = {
  readonly table: string;
  readonly figure: string;
  readonly signs: string;
  /** Where the signs are explained. */
  readonly signsAnchor: string;
  readonly csv: (number: string) => string;
  readonly chartTable: (number: number) => string;
  readonly marks: Readonly<Record<Mark, string>>;
};

/** @see PageWords */
export const pageWords: Readonly<Record<Language, PageWords>> = {
  de: {
    table: 'Tabelle',
    figure: 'Abbildung',
    signs: 'Zeichen',
    signsAnchor: 'zeichen',
    csv: (number) => `Tabelle ${number} als CSV`,
    chartTable: (number) => `Zahlen zu Abbildung ${number} als Tabelle`,
    marks: { p: markMeanings.p.spoken, r: markMeanings.r.spoken, s: markMeanings.s.spoken },
  },
  en: {
    table: 'Table',
    figure: 'Figure',
    signs: 'Signs',
    signsAnchor: 'signs',
    csv: (number) => `Table ${number} as CSV`,
    chartTable: (number) => `Numbers of figure ${number} as a table`,
    marks: { p: 'provisional', r: 'revised', s: 'estimated' },
  },
};
