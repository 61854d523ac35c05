import type { Announced } from '../../shared/domain/notices/announcement.ts';
import { newlyPublic, type ProjectReads } from '../../shared/domain/statistics/new-projects.ts';
import type { ReleasePublished } from '../../shared/domain/statistics/release.ts';

/** What announcing is given. */
export type AnnounceReportDeps = ProjectReads & {
  /** Begins an announcement, if it was not begun before, and has it gone on with. */
  readonly announce: (about: Announced) => Promise<void>;
};

/** Begins what a published release is announced by. Again it changes nothing. */
export const announceReport = async ({ month, revision }: Pick<ReleasePublished, 'month' | 'revision'>, deps: AnnounceReportDeps): Promise<void> => {
  await deps.announce({ kind: 'release', month, revision });
  if ((await newlyPublic({ month, revision }, deps)).length > 0) await deps.announce({ kind: 'projects', month, revision });
};
