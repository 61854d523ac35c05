import type { ReportStructure } from '../../../shared/domain/statistics/disclosure/report-structure.ts';
import type { MonthlyReport } from '../../../shared/domain/statistics/monthly-report.ts';
import type { Issue, Release } from '../../../shared/domain/statistics/release.ts';
import type { ReportSite } from '../report-site.ts';
import type { PublishedChart } from './report-document.ts';

/** A number that an issue shows otherwise than the one before, in words; of a hidden one the words for hidden. */
export type ChangedNumber = { readonly label: string; readonly before: string; readonly now: string };

/** Everything that an issue says is made of this. Figures are the released ones: what is hidden is hidden here already. */
export type DocumentInputs = {
  readonly site: ReportSite;
  readonly report: MonthlyReport;
  readonly release: Release;
  /** All revisions up to this one, oldest first. */
  readonly issues: readonly Issue[];
  /** Drawings by id of the chapter; those of the key figures under `kennzahlen`. */
  readonly charts: ReadonlyMap<string, readonly PublishedChart[]>;
  /** Which disclosure method each indicator has. */
  readonly structure: Pick<ReportStructure, 'indicators'>;
  /** Of a corrected issue; absent where nobody compared the numbers. */
  readonly changes?: readonly ChangedNumber[];
};
