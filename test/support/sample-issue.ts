import { reportDocument } from '../../functions/publish-report/document/compose-report.ts';
import type { IssueFilesInput } from '../../functions/publish-report/files/issue-files.ts';
import { county } from '../../shared/county/county.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import { protectReport } from '../../shared/domain/statistics/disclosure/protected-report.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import { reportMonths } from '../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { type Release, releaseSchema } from '../../shared/domain/statistics/release.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { countyMonth } from './county-figures.ts';
import { observation } from './observations.ts';
import { solve } from './solver.ts';

const site = { county, catalogue, exampleData: true, siteUrl: 'https://teilhabe.example' };

/** A release of a month, with a budget below zero and a project whose title would be a formula. */
export const sampleRelease = (month: Month): Release =>
  releaseSchema.parse({
    month,
    revision: 1,
    state: 'frozen',
    inputsHash: surroundings.hash('inputs'),
    vintages: [{ month, vintage: '2026-11-01T08:00:00.000Z#1', sha256: surroundings.hash('file') }],
    frozenAt: '2026-11-25T05:00:00.000Z',
    funding: {
      takenAt: '2026-11-25T05:00:00.000Z',
      year: 2026,
      budget: { total: 10_000_000, earmarked: 1_000_000, committed: 9_500_000, free: -500_000, requested: 20_000_050 },
      projects: [
        {
          reference: 'INT-2026-0001',
          title: '=1+1; "Kochen" <b>& reden</b>',
          organisation: 'Verein, eingetragen',
          municipalities: ['01058135'],
          startDate: '2026-03-01',
          endDate: '2026-12-31',
          approvedAmount: 123_456,
        },
        {
          reference: 'INT-2026-0002',
          title: 'Lesen  lernen',
          organisation: 'Privatperson',
          municipalities: [],
          startDate: '2026-03-01',
          endDate: '2026-12-31',
        },
      ],
    },
  });

const [first = '', second = '', third = ''] = county.administrations.map(({ area }) => area);

/** What a month of the county does not have by itself: hidden, provisional, estimated, rounded, of the Land, with decimals, by categories. */
export const unusualFigures = (month: Month): Observation[] => {
  const of = (different: Partial<Observation>): Observation => observation({ period: month, ...different });
  return [
    of({ indicator: 'municipal_housing_places', unit: 'PL', area: first, value: 1234, obsStatus: 'P', comment: 'Stand, "neu"' }),
    of({ indicator: 'municipal_housing_places', unit: 'PL', area: second, value: 3, confStatus: 'A' }),
    of({ indicator: 'municipal_housing_places', unit: 'PL', area: third, value: 0 }),
    of({ indicator: 'allocation_forecast_year', area: first, value: 7, obsStatus: 'F' }),
    of({ area: '01', value: 1235, roundingBase: 5, referenceDate: `${month}-15` }),
    of({ area: '01', citizenship: 'UKR', value: 35 }),
    of({ area: county.key, citizenship: 'SYR', value: 350 }),
    of({ area: county.key, citizenship: 'UKR', value: 35, obsStatus: 'E' }),
    of({ area: '01', indicator: 'protection_rate', unit: '%', value: 53.25 }),
  ];
};

/** Two years of the county, with everything that is unusual. */
export const fullFigures = (month: Month): ReadonlyMap<Month, readonly Observation[]> =>
  new Map(
    reportMonths(month).map((of) => {
      const unusual = unusualFigures(of);
      const replaced = new Set(unusual.map(({ indicator, area }) => `${indicator} ${area}`));
      return [of, [...countyMonth(of).filter(({ indicator, area }) => !replaced.has(`${indicator} ${area}`)), ...unusual]];
    }),
  );

/** All that the files of an issue are made from. */
export const sampleIssue = (month: Month, observations = fullFigures(month), release = sampleRelease(month)): IssueFilesInput => {
  const protection = { revision: release.revision, earlier: [], also: [], solve };
  const { report, structure } = protectReport({ month, profile: county, catalogue, observations }, protection);
  const input = { site, report, release, structure };
  const issues = [{ revision: 1, frozenAt: release.frozenAt }];
  return { ...input, document: reportDocument({ ...input, issues, charts: new Map() }), rendered: [], pages: () => [] };
};
