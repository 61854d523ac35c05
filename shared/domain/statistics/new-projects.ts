import type { Month } from '../calendar.ts';
import type { MonthRelease, PublicProject, Release } from './release.ts';

/** Where issues and their projects are read. */
export type ProjectReads = {
  readonly releases: () => Promise<readonly MonthRelease[]>;
  readonly revision: (month: Month, revision: number) => Promise<Release | undefined>;
};

/**
 * Projects that are public with an issue for the first time. The first issue of each month is looked at, with the funding of its day; what a
 * correction shows for the first time is told with the next month. A month that appears after a later one tells of none: its projects are old.
 */
export const newlyPublic = async (
  { month, revision }: { readonly month: Month; readonly revision: number },
  reads: ProjectReads,
): Promise<readonly PublicProject[]> => {
  if (revision !== 1) return [];
  const others = (await reads.releases()).filter((release) => release.month !== month);
  const [issue, before] = await Promise.all([reads.revision(month, 1), issueBefore(others, month, reads)]);
  if (issue === undefined || others.some((other) => other.month > month && (other.issues[0]?.frozenAt ?? '') < issue.frozenAt)) return [];
  const known = new Set(before?.funding.projects.map(({ reference }) => reference));
  return issue.funding.projects.filter(({ reference }) => !known.has(reference));
};

/** The first issue of the newest month before. */
const issueBefore = async (others: readonly MonthRelease[], month: Month, { revision }: ProjectReads): Promise<Release | undefined> => {
  const earlier = others
    .map((release) => release.month)
    .filter((other) => other < month)
    .sort()
    .at(-1);
  return earlier === undefined ? undefined : revision(earlier, 1);
};
