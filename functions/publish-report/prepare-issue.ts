import { type CellChange, changedCells } from '../../shared/domain/statistics/changed-cells.ts';
import { cellId } from '../../shared/domain/statistics/disclosure/cell-id.ts';
import type { ReleasedCells } from '../../shared/domain/statistics/disclosure/released-cells.ts';
import { monthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import type { Issue, MonthRelease, Release, ReleasePublished } from '../../shared/domain/statistics/release.ts';
import type { ObservationsByMonth } from './freeze.ts';
import { type Hash, type NamedFile, releaseFiles } from './release-files.ts';
import { type ReleasedRecord, releasedRecords } from './released-records.ts';
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
  readonly announced: Pick<ReleasePublished, 'county' | 'administrations'>;
};

/** Computes, protects and renders an issue, and writes nothing. */
export const prepareIssue = async (
  { release, observations, published, cellsBefore, issues }: IssueInputs,
  site: ReportSite,
  hash: Hash,
): Promise<PreparedIssue> => {
  const { month, revision } = release;
  const report = monthlyReport({ month, profile: site.county, catalogue: site.catalogue, observations, ...(published && { published }) });
  const cells = { month, revision, cells: cellsOf(releasedRecords(report, revision)) };
  const changes: readonly CellChange[] = cellsBefore === undefined ? [] : changedCells(cellsBefore, cells);
  const { files, page, downloads } = releaseFiles({ site, report, release, issues, changes }, hash);
  return { files, page, downloads, cells, announced: report.announced };
};

/** What is shown, and what is not because it is hidden; of what is missing there is no number. */
const cellsOf = (records: readonly ReleasedRecord[]): ReleasedCells['cells'] =>
  Object.fromEntries(
    records.flatMap((record): [string, ReleasedCells['cells'][string]][] => {
      const { INDICATOR: indicator, REF_AREA: area, TIME_PERIOD: period, OBS_VALUE: shown, OBS_STATUS } = record;
      const selection = { citizenship: record.CITIZENSHIP, sex: record.SEX, age: record.AGE, status: record.STATUS };
      const id = cellId({ indicator, area, period, selection });
      if (shown !== '') return [[id, { value: shown }]];
      return OBS_STATUS === 'Q' ? [[id, { value: null }]] : [];
    }),
  );
