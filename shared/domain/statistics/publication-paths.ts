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

/** Where staff work on the report of a month before it appears. */
export const deskPath = (month: Month): string => `/amt/berichte/${month}`;

/** Under which staff see the files of its preview; the page itself is `index.html`. */
export const previewPath = (month: Month): string => `${deskPath(month)}/vorschau/`;

/** What looks unusual in the figures of a preview, beside its files. */
export const previewNotesName = 'hinweise.json';
/** What is the sum of what. */
export const structureName = 'struktur.json';

/** All files of an issue with what they are, as a Data Package. */
export const dataPackageName = 'datapackage.json';

/** Checksums of all files of an issue. */
export const manifestName = 'manifest.json';

/** Name of a file of a month with the numbers of the whole issue. */
export const dataFileName = (month: Month, extension: 'csv' | 'json' | 'xlsx' | 'ods' | 'pdf'): string => `${dataPackageId(month)}.${extension}`;

/** The numbers of an issue as German spreadsheet programs open them. */
export const excelFileName = (month: Month): string => `${dataPackageId(month)}-excel.csv`;

/** Name of what an issue is as a whole. */
export const dataPackageId = (month: Month): string => `zuwanderungsbericht-${month}`;

/** A table of an issue by itself. */
export const tableFileName = ({ id }: { readonly id: string }): string => `${id}.csv`;
