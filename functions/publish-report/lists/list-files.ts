import type { Month } from '../../../shared/domain/calendar.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import {
  allSeriesPath,
  archivePath,
  cataloguePath,
  dataPath,
  dataSchemaPath,
  explorerPath,
  feedPath,
  grantsPath,
  seriesPath,
  sitemapFile,
} from '../../../shared/domain/statistics/publication-paths.ts';
import type { Contents } from '../../../shared/domain/statistics/published-series.ts';
import { tableSchemaOf } from '../../../shared/domain/statistics/record-shape.ts';
import type { FundingSnapshot, MonthRelease } from '../../../shared/domain/statistics/release.ts';
import type { PublicFile } from '../../../shared/store/publication-store.ts';
import type { Hash } from '../files/named-file.ts';
import type { ReportSite } from '../report-site.ts';
import { archivePage } from './archive-page.tsx';
import { type CatalogueFacts, catalogueTurtle } from './catalogue.ts';
import { dataPage } from './data-page.tsx';
import { explorerPage } from './explorer-page.tsx';
import { reportFeed } from './feed.ts';
import { type Grant, grantsCsv, grantsIn, grantsJson, newestChange, withSnapshot } from './grants.ts';
import { type ListStore, rewrite } from './rewrite.ts';
import { growSeries, type PublishedSeries } from './series-files.ts';
import { sitemap } from './sitemap.ts';

export type ListInputs = {
  readonly site: ReportSite;
  /** All months that are published, newest first. */
  readonly releases: readonly MonthRelease[];
  /** The month that appears, with its state of the funding. */
  readonly month: Month;
  readonly funding: FundingSnapshot;
};

const encoder = new TextEncoder();
const textFile = (path: string, text: string): PublicFile => ({ path, body: encoder.encode(text) });

/**
 * Writes what lists all issues: series, awards, then what names them. Every list is whole by itself, and the files of the issues must be
 * readable before. The same releases give the same bytes, however often and in whatever order their runs came.
 */
export const writeLists = async (inputs: ListInputs, store: ListStore, hash: Hash): Promise<readonly PublicFile[]> => {
  const series = await growSeries(inputs.site.catalogue, inputs.releases, store);
  const { grants, files } = await writeGrants(inputs, store, hash);
  const lists = listFiles(inputs.site, inputs.releases, { series, grants, hash });
  await Promise.all(lists.map((file) => store.put(file)));
  return [...series.files, ...files, ...lists];
};

const writeGrants = async (
  { site, month, funding }: ListInputs,
  store: ListStore,
  hash: Hash,
): Promise<{ readonly grants: readonly Grant[]; readonly files: readonly PublicFile[] }> => {
  const path = grantsPath('json');
  const grown = (file: Uint8Array | undefined): readonly Grant[] => withSnapshot(grantsIn(file), { site, month, funding, hash });
  // A package without an award is none: the first award makes the file.
  if (grown((await store.get(path))?.body).length === 0) return { grants: [], files: [] };
  const file = await rewrite(path, (before) => encoder.encode(grantsJson(site, grown(before))), store);
  return { grants: grantsIn(file.body), files: [file] };
};

/** The lists that follow from the releases, the series and the awards alone. */
export const listFiles = (
  site: ReportSite,
  releases: readonly MonthRelease[],
  { series, grants, hash }: { readonly series: PublishedSeries; readonly grants: readonly Grant[]; readonly hash: Hash },
): readonly PublicFile[] => {
  const awards = textFile(grantsPath('csv'), grantsCsv(grants));
  const indicators = publishedIndicators(site, series.contents);
  const files = new Map(series.files.map((file) => [file.path, file]));
  const catalogue = catalogueTurtle(site, catalogueFacts({ releases, contents: series.contents, indicators, files, grants, awards, hash }));
  return [
    ...(grants.length === 0 ? [] : [awards]),
    textFile(dataSchemaPath, `${JSON.stringify(tableSchemaOf(site.catalogue), null, 2)}\n`),
    textFile(cataloguePath, catalogue),
    textFile(dataPath, dataPage(site, { indicators, hasGrants: grants.length > 0, newest: releases[0] })),
    textFile(explorerPath, explorerPage(site, indicators)),
    textFile(feedPath, reportFeed(site, releases)),
    textFile(
      sitemapFile,
      sitemap(
        site.siteUrl,
        releases,
        indicators.map(({ code }) => code),
      ),
    ),
    textFile(archivePath, archivePage(site, releases)),
  ];
};

/** Indicators of the catalogue that have values, in its order. */
const publishedIndicators = ({ catalogue }: ReportSite, contents: Contents): readonly Indicator[] => {
  const found = new Set(Object.values(contents.months).flatMap(({ indicators }) => indicators));
  return [...catalogue.indicators, ...catalogue.shares].filter(({ code }) => found.has(code));
};

type FactInputs = {
  readonly releases: readonly MonthRelease[];
  readonly contents: Contents;
  readonly indicators: readonly Indicator[];
  readonly files: ReadonlyMap<string, PublicFile>;
  readonly grants: readonly Grant[];
  readonly awards: PublicFile;
  readonly hash: Hash;
};

const catalogueFacts = ({ releases, contents, indicators, files, grants, awards, hash }: FactInputs): CatalogueFacts => {
  const frozen = releases.flatMap(({ issues }) => issues.map(({ frozenAt }) => frozenAt)).sort();
  const months = Object.keys(contents.months).sort();
  const download = ({ path, body }: PublicFile) => ({ path, sha256: hash(body), bytes: body.length });
  const facts = (path: string, of: readonly Month[]) => {
    const file = files.get(path);
    const [first] = of;
    const last = of.at(-1);
    return file === undefined || first === undefined || last === undefined ? [] : [{ download: download(file), first, last }];
  };
  const monthsOf = (code: string): readonly Month[] => months.filter((month) => contents.months[month]?.indicators.includes(code));
  const starts = grants.map(({ plannedDates: [{ startDate }] }) => startDate).sort();
  const ends = grants.map(({ plannedDates: [{ endDate }] }) => endDate).sort();
  return {
    issued: frozen[0] ?? '',
    modified: frozen.at(-1) ?? '',
    all: facts(allSeriesPath, months),
    series: indicators.flatMap((indicator) =>
      facts(seriesPath(indicator.code, 'csv'), monthsOf(indicator.code)).map((own) => ({ indicator, ...own })),
    ),
    ...(grants.length > 0 && {
      grants: { download: download(awards), from: starts[0] ?? '', until: ends.at(-1) ?? '', modified: newestChange(grants) },
    }),
  };
};
