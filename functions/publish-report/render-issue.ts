import type { ReportStructure } from '../../shared/domain/statistics/disclosure/report-structure.ts';
import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { dataFileName, dataPackageName, manifestName, structureName, tableSchemaName } from '../../shared/domain/statistics/publication-paths.ts';
import type { Issue, MonthRelease, Release } from '../../shared/domain/statistics/release.ts';
import { reportCharts } from './charts/report-charts.ts';
import { reportDocument } from './document/compose-report.ts';
import type { ChangedNumber } from './document/report-inputs.ts';
import { issueFiles } from './files/issue-files.ts';
import type { Hash, NamedFile } from './files/named-file.ts';
import { reportPages } from './pages/report-pages.tsx';
import type { ReportPdf } from './paper/report-pdf.ts';
import type { ReportSite } from './report-site.ts';

/** What rendering needs beside its inputs. The PDF of a document has always the same bytes. */
export type RenderTools = { readonly hash: Hash; readonly pdf: ReportPdf };

export type RenderInputs = {
  readonly site: ReportSite;
  /** As it may be shown. */
  readonly report: MonthlyReport;
  readonly structure: ReportStructure;
  readonly release: Release;
  /** All revisions up to this one, oldest first. */
  readonly issues: readonly Issue[];
  /** Of a correction. */
  readonly changes?: readonly ChangedNumber[];
};

/** An issue as files of its folder. */
export type RenderedIssue = {
  /** Everything beside the page of the issue, those first that others link. */
  readonly files: readonly NamedFile[];
  readonly page: Uint8Array;
  /** What can be downloaded whole, for the archive. */
  readonly downloads: MonthRelease['files'];
};

/** Renders an issue in every format: all of them from one document. The same inputs give the same bytes. */
export const renderIssue = async (inputs: RenderInputs, { hash, pdf }: RenderTools): Promise<RenderedIssue> => {
  const { site, report, release } = inputs;
  const document = reportDocument({ ...inputs, charts: reportCharts(report, site, release.funding) });
  const { files, downloads } = await issueFiles(
    {
      ...inputs,
      document,
      rendered: [{ name: dataFileName(release.month, 'pdf'), body: await pdf(document, { ...site, frozenAt: release.frozenAt }) }],
      pages: (listed) => reportPages(document, { site, files: [...listed, ...withoutSize] }),
    },
    hash,
  );
  const page = files.find(({ name }) => name === '');
  if (page === undefined) throw new Error('an issue has a page');
  return { files: files.filter((file) => file !== page), page: page.body, downloads };
};

// They are made after the page, from its bytes.
const withoutSize = [structureName, tableSchemaName, dataPackageName, manifestName].map((name) => ({ name }));
