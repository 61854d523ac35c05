import type { Month } from '../../shared/domain/calendar.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { changedCells } from '../../shared/domain/statistics/changed-cells.ts';
import { correctedFigures } from '../../shared/domain/statistics/corrected-figures.ts';
import { type ProtectedReport, protectReport } from '../../shared/domain/statistics/disclosure/protected-report.ts';
import type { Solve } from '../../shared/domain/statistics/disclosure/protection-problem.ts';
import type { ReleasedCells } from '../../shared/domain/statistics/disclosure/released-cells.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import type { Issue, Release, ReleasePublished } from '../../shared/domain/statistics/release.ts';
import { type CellNames, changedNumbers } from './document/changed-numbers.ts';
import type { ObservationsByMonth } from './freeze.ts';
import { type RenderedIssue, type RenderTools, renderIssue } from './render-issue.ts';
import type { ReportSite } from './report-site.ts';

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
export type PreparedIssue = RenderedIssue &
  Pick<ProtectedReport, 'cells' | 'notes'> & {
    readonly announced: Pick<ReleasePublished, 'county' | 'administrations'>;
  };

/** What computing an issue needs beside its inputs. */
export type IssueTools = RenderTools & { readonly solve: Solve };

/** Computes and protects the numbers of an issue. Texts do not matter to it. */
export const protectIssue = (inputs: IssueInputs, site: ReportSite, { solve }: Pick<IssueTools, 'solve'>): ProtectedReport => {
  const { release, observations, published, earlier } = inputs;
  const { month, revision } = release;
  const own = earlier.find((issue) => issue.month === month && issue.revision === revision);
  return protectReport(
    { month, profile: site.county, catalogue: site.catalogue, observations, ...(published && { published }) },
    { revision, earlier, also: release.alsoHidden ?? [], solve, ...(own && { own }) },
  );
};

/** Renders an issue whose numbers are protected, and writes nothing. */
export const prepareIssue = async (
  { release, cellsBefore, issues }: IssueInputs,
  { report, cells, structure, notes }: ProtectedReport,
  site: ReportSite,
  tools: RenderTools,
): Promise<PreparedIssue> => {
  const { month } = release;
  const changed = cellsBefore && changedCells(cellsBefore, cells);
  const changes = changed && changedNumbers(changed, namesFor(month, site));
  const rendered = await renderIssue({ site, report, structure, release, issues, ...(changes && { changes }) }, tools);
  return { ...rendered, cells, notes, announced: correctedFigures(report.announced, changed ?? [], { month, county: site.county.key }) };
};

/** Words for the numbers of a month. */
export const namesFor = (month: Month, { county, catalogue }: ReportSite): CellNames => {
  const areas = areasOf(county).at(month);
  return {
    catalogue,
    collection: county.collection,
    areaName: (area) => (areas.canonical(area) === area ? areas.name(area) : area),
  };
};
