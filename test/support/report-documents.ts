import { reportDocument } from '../../functions/publish-report/document/compose-report.ts';
import type { ReportDocument } from '../../functions/publish-report/document/report-document.ts';
import type { DocumentInputs } from '../../functions/publish-report/document/report-inputs.ts';
import { county } from '../../shared/county/county.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import type { StructureDisclosure } from '../../shared/domain/statistics/disclosure/report-structure.ts';
import { catalogue } from '../../shared/domain/statistics/indicators.ts';
import { monthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { type Release, releaseSchema } from '../../shared/domain/statistics/release.ts';

export const reportMonth = '2026-10';

export const reportSite = { county, catalogue, exampleData: true, siteUrl: 'https://teilhabe.example' };

/** A first issue with one project and a budget. */
export const firstRelease: Release = releaseSchema.parse({
  month: reportMonth,
  revision: 1,
  state: 'frozen',
  inputsHash: 'inputs',
  vintages: [],
  frozenAt: '2026-11-25T05:00:00.000Z',
  funding: {
    takenAt: '2026-11-25T05:00:00.000Z',
    year: 2026,
    budget: { total: 10_000_000, earmarked: 1_000_000, committed: 9_500_000, free: -500_000, requested: 20_000_000 },
    projects: [
      {
        reference: 'INT-2026-0001',
        title: '<b>Kochen</b> & reden',
        organisation: 'Privatperson',
        municipalities: ['01058135'],
        startDate: '2026-03-01',
        endDate: '2026-12-31',
        targetGroups: ['Familien'],
      },
    ],
  },
});

const rules: Readonly<Record<string, StructureDisclosure>> = {
  derived: { method: 'derived' },
  'no-persons': { method: 'open' },
  'rounding-5': { method: 'round', roundingBase: 5 },
};

/** The structure of the catalogue with one rule of each kind. */
export const exampleStructure: DocumentInputs['structure'] = {
  indicators: catalogue.indicators.map(({ code, label, unit, additive, overTime, disclosure }) => ({
    code,
    label,
    unit,
    additive,
    overTime,
    disclosure: rules[disclosure] ?? { method: 'suppress', threshold: 3, width: 0 },
  })),
};

/** The document of a month of which this was observed. */
export const documentOf = (observations: ReadonlyMap<Month, readonly Observation[]>, more: Partial<DocumentInputs> = {}): ReportDocument =>
  reportDocument(inputsOf(observations, more));

/** What a document of a month is made of. */
export const inputsOf = (observations: ReadonlyMap<Month, readonly Observation[]>, more: Partial<DocumentInputs> = {}): DocumentInputs => ({
  site: reportSite,
  report: monthlyReport({ month: reportMonth, profile: county, catalogue, observations }),
  release: firstRelease,
  issues: [{ revision: 1, frozenAt: firstRelease.frozenAt }],
  charts: new Map(),
  structure: exampleStructure,
  ...more,
});

/** All text of a document or a part of it, one line per text. */
export const textsIn = (part: unknown): readonly string[] => {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([key, value]) =>
    ['kind', 'id', 'key', 'href', 'language', 'name', 'place', 'svg', 'print'].includes(key) ? [] : textsIn(value),
  );
};
