import { type CellChange, changedCells } from '../../shared/domain/statistics/changed-cells.ts';
import { type ProtectionNote, protectReport } from '../../shared/domain/statistics/disclosure/protected-report.ts';
import type { Solve } from '../../shared/domain/statistics/disclosure/protection-problem.ts';
import type { ReleasedCells } from '../../shared/domain/statistics/disclosure/released-cells.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import type { Issue, MonthRelease, Release, ReleasePublished } from '../../shared/domain/statistics/release.ts';
import type { ObservationsByMonth } from './freeze.ts';
import { type Hash, type NamedFile, releaseFiles } from './release-files.ts';
import type { ReportSite } from './report-page.tsx';

/** Everything that an issue is made from: the same inputs give the same bytes, in a publication and in a preview. */
export type IssueInputs = {
  readonly release: Release;
  readonly observations: ObservationsByMonth;
  /** Values of the month as the revision before had them; only of a correction. */
  readonly published?: readonly Observation[];
  /** What the revision before has shown; only of a correction of an issue whose cells were kept. */
  readonly cellsBefore?: ReleasedCells;
  /** What earlier issues have shown and hidden of the months that this one is about. */
  readonly earlier: readonly ReleasedCells[];
  /** All revisions up to this one, oldest first. */
  readonly issues: readonly Issue[];
};

/** An issue before it is written anywhere. */
export type PreparedIssue = {
  /** Files of the revision's folder beside its page. */
  readonly files: readonly NamedFile[];
  /** The page of the issue, the same below the revision and below the month. */
  readonly page: Uint8Array;
  /** What can be downloaded; these and the other data files have a copy below the month. */
  readonly downloads: MonthRelease['files'];
  readonly cells: ReleasedCells;
  readonly notes: readonly ProtectionNote[];
  readonly announced: Pick<ReleasePublished, 'county' | 'administrations'>;
};

/** What computing an issue needs beside its inputs. */
export type IssueTools = { readonly hash: Hash; readonly solve: Solve };

/** Computes, protects and renders an issue, and writes nothing. */
export const prepareIssue = async (inputs: IssueInputs, site: ReportSite, { hash, solve }: IssueTools): Promise<PreparedIssue> => {
  const { release, observations, published, cellsBefore, earlier, issues } = inputs;
  const { month, revision } = release;
  const own = earlier.find((issue) => issue.month === month && issue.revision === revision);
  const { report, cells, notes } = protectReport(
    { month, profile: site.county, catalogue: site.catalogue, observations, ...(published && { published }) },
    { revision, earlier, also: release.alsoHidden ?? [], solve, ...(own && { own }) },
  );
  const changes: readonly CellChange[] = cellsBefore === undefined ? [] : changedCells(cellsBefore, cells);
  const { files, page, downloads } = releaseFiles({ site, report, release, issues, changes }, hash);
  return { files, page, downloads, cells, notes, announced: report.announced };
};
