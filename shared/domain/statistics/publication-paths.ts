import type { Month } from '../calendar.ts';

/** Where a release is found. Public path and key in the publication bucket are the same, the key without the first slash. */
export const archivePath = '/berichte/';
export const feedPath = '/berichte/feed.xml';

/** The newest revision of a month. */
export const monthPath = (month: Month): string => `${archivePath}${month}/`;

/** One revision, for good. */
export const revisionPath = (month: Month, revision: number): string => `${monthPath(month)}revision-${revision}/`;

/** What the columns of the data files mean, beside them. */
export const tableSchemaName = 'tabellenschema.json';

/** Name of a data file of a month. */
export const dataFileName = (month: Month, extension: 'csv' | 'json'): string => `zuwanderungsbericht-${month}.${extension}`;

/** Where staff work on the report of a month before it appears. */
export const deskPath = (month: Month): string => `/amt/berichte/${month}`;

/** Under which staff see the files of its preview; the page itself is `index.html`. */
export const previewPath = (month: Month): string => `${deskPath(month)}/vorschau/`;

/** What looks unusual in the figures of a preview, beside its files. */
export const previewNotesName = 'hinweise.json';
