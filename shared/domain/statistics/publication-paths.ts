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
/** Where people ask for the report by mail. */
export const subscribePath = `${archivePath}abonnieren`;

/** Search over the tables of all issues. */
export const searchPath = `${archivePath}suche`;

/** Open data: what there is, and under which terms. */
export const dataPath = '/daten/';

/** All values of all months in one file. */
export const allSeriesPath = `${dataPath}zeitreihen.csv`;

/** Which month has which revision and which indicators. */
export const contentsPath = `${dataPath}ausgaben.json`;

/** What the columns of the series mean. */
export const dataSchemaPath = `${dataPath}${tableSchemaName}`;

/** The catalogue in DCAT-AP.de that portals read. */
export const cataloguePath = `${dataPath}katalog.ttl`;

/** Awarded projects after 360Giving. */
export const grantsPath = (extension: 'csv' | 'json'): string => `${dataPath}foerderungen.${extension}`;

/** Where series are chosen and looked at. */
export const explorerPath = `${dataPath}reihen/`;

/** The series of an indicator as a file. */
export const seriesPath = (indicator: string, extension: 'csv' | 'json'): string => `${explorerPath}${indicator}.${extension}`;

/** The pages of an indicator: over all months, for the county or another area. */
export const explorePath = (indicator: string, area?: string): string => `${explorerPath}${indicator}${area === undefined ? '' : `/${area}`}`;

/** The pages of the whole site for search engines: the address they know, and the file behind it. */
export const sitemapPath = '/sitemap.xml';
export const sitemapFile = `${dataPath}sitemap.xml`;
