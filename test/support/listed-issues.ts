import { recordHeader } from '../../functions/publish-report/lists/issue-rows.ts';
import { county } from '../../shared/county/county.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import { dataFileName, revisionPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { FundingSnapshot, MonthRelease, PublicProject } from '../../shared/domain/statistics/release.ts';
import type { PublicFile } from '../../shared/store/publication-store.ts';

export const site = { county, catalogue, exampleData: false, siteUrl: 'https://teilhabe.example' };

/** A value of an issue; `undefined` is a secret one. */
export type IssueValue = readonly [indicator: string, area: string, value: number | undefined, sex?: string];

/** The CSV of an issue, with a value of another month that does not belong to the month. */
export const issueFile = (month: Month, revision: number, values: readonly IssueValue[]): PublicFile => {
  const line = ([indicator, area, value, sex = '_T']: IssueValue, of: string): string =>
    `${indicator},${area},${of},M,_T,${sex},_T,_T,${value ?? ''},P,${value === undefined ? 'Q,C' : 'A,F'},"Quelle, ""eine""",,${month}/${revision},,"zwei\r\nZeilen"`;
  const lines = [...values.map((value) => line(value, month)), line(['foreign_population', '01058', 77_777], '2001-01')];
  return {
    path: `${revisionPath(month, revision)}${dataFileName(month, 'csv')}`,
    body: new TextEncoder().encode([recordHeader, ...lines, ''].join('\r\n')),
  };
};

/** What the archive knows of a month with so many revisions. */
export const releaseOf = (month: Month, revision = 1): MonthRelease => ({
  month,
  revision,
  issues: Array.from({ length: revision }, (_, at) => ({ revision: at + 1, frozenAt: `${month}-2${at}T05:00:00.000Z` })),
  files: [],
});

export const project: PublicProject = {
  reference: 'INT-2026-0001',
  title: 'Gemeinsam kochen',
  organisation: 'Verein, Brücke e. V.',
  municipalities: [county.municipalities[0]?.ags ?? ''],
  startDate: '2026-03-01',
  endDate: '2026-12-31',
  approvedAmount: 750_050,
};

export const snapshot = (projects: readonly PublicProject[], takenAt = '2026-11-20T05:00:00.000Z'): FundingSnapshot => ({
  takenAt,
  year: 2026,
  projects: [...projects],
});
