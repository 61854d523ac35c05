import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishedIssue } from '../../shared/audit/published-issue.ts';
import { addMonths, type Month, monthSchema } from '../../shared/domain/calendar.ts';
import { archivePath, dataFileName, revisionPath } from '../../shared/domain/statistics/publication-paths.ts';

/** Text of a public file by its path (`/berichte/2026-10/revision-1/struktur.json`); `undefined` where there is none. */
export type ReadPublic = (path: string) => Promise<string | undefined>;

/**
 * Every revision of the months, as far as it is there.
 * @throws when an issue has numbers and does not say how they hang together
 */
export const publishedIssues = async (months: readonly Month[], read: ReadPublic): Promise<readonly PublishedIssue[]> => {
  const issues: PublishedIssue[] = [];
  // One month after the other: a site is not asked for everything at once.
  for (const month of months) issues.push(...(await issuesOf(month, read)));
  return issues;
};

const issuesOf = async (month: Month, read: ReadPublic): Promise<readonly PublishedIssue[]> => {
  const issues: PublishedIssue[] = [];
  for (;;) {
    const revision = issues.length + 1;
    const folder = revisionPath(month, revision);
    const [csv, structure] = await Promise.all([read(`${folder}${dataFileName(month, 'csv')}`), read(`${folder}struktur.json`)]);
    if (csv === undefined) return issues;
    if (structure === undefined) throw new Error(`${folder} has no struktur.json, so nobody can say what its numbers give away.`);
    issues.push({ month, revision, csv, structure });
  }
};

/** Months that a folder has under `berichte/`. */
export const monthsIn = async (folder: string): Promise<readonly Month[]> => {
  const names = await readdir(join(folder, archivePath)).catch(() => []);
  return names.filter((name) => monthSchema.safeParse(name).success).toSorted();
};

/** Public files in a folder, with the paths that they have on the site. */
export const fromFolder =
  (folder: string): ReadPublic =>
  (path) =>
    readFile(join(folder, path), 'utf8').catch((fault: NodeJS.ErrnoException) => (fault.code === 'ENOENT' ? undefined : Promise.reject(fault)));

/** Public files of a site. What is neither there nor missing ends the program: an issue that was not read was not audited. */
export const fromSite =
  (site: string): ReadPublic =>
  async (path) => {
    const address = new URL(path, site);
    const response = await fetch(address).catch(() => undefined);
    if (response === undefined) throw new Error(`${address} does not answer.`);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
    return await response.text();
  };

/** Ten years up to a month. A site has no list that a program could trust to be whole, so every month is asked for. */
export const monthsUpTo = (month: Month): readonly Month[] => Array.from({ length: 120 }, (_, index) => addMonths(month, index - 119));

/** Whether an address may be asked: this machine, or an encrypted one. */
export const isSite = (place: string): boolean => /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$))/.test(place);
