import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatMonth, type Month } from '../../shared/domain/calendar.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import { deskPath } from '../../shared/domain/statistics/publication-paths.ts';
import { summaryText } from '../../shared/domain/statistics/release-draft.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = {
  readonly county: CountyProfile;
  readonly catalogue: Catalogue;
  readonly exampleData: boolean;
  /** No trailing slash. */
  readonly siteUrl: string;
};

/** First page of the reports. */
export const reportsPath = '/amt/berichte';

/** Addresses below a month. */
export const paths = {
  month: deskPath,
  edit: (month: Month): string => `${deskPath(month)}/bearbeiten`,
  release: (month: Month): string => `${deskPath(month)}/freigeben`,
  text: (month: Month, text: string): string => `${deskPath(month)}/texte/${text}`,
};

/** The way from the desk to a page below the reports. */
export const crumbsOf = (month?: Month) => [
  { href: reportsPath, label: texts.title },
  ...(month === undefined ? [] : [{ href: paths.month(month), label: formatMonth(month) }]),
];

/** What can be written: the sentences on top and a text for each chapter, by the name of the text. */
export const writableTexts = ({ county }: Pick<Site, 'county'>): readonly { readonly id: string; readonly title: string }[] => [
  { id: summaryText, title: texts.text.summaryTitle },
  ...county.report.chapters.map(({ id, title }, at) => ({ id, title: `${at + 1} ${title}` })),
];

/** The field that says of a text that it still holds. */
export const confirmField = (text: string): string => `bestaetigt-${text}`;

/** Names of the fields of all forms. */
export const fields = {
  step: 'schritt',
  reason: 'grund',
  publicReason: 'begruendung',
  cells: 'zellen',
  name: 'name',
  role: 'funktion',
  address: 'adresse',
  textVersion: 'textfassung',
  figures: 'zahlenstand',
  content: 'text',
  version: 'fassung',
} as const;
