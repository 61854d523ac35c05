import type { Audit } from '../../functions/publish-report/audit-issue.ts';
import type { IssueTools } from '../../functions/publish-report/prepare-issue.ts';
import type { PublishDeps } from '../../functions/publish-report/publish-report.ts';
import type { ReportSite } from '../../functions/publish-report/report-site.ts';
import { exampleApplications } from '../../infra/local/example-applications.ts';
import { budgetOf } from '../../infra/local/example-data.ts';
import { roundOf, smallRoundOf } from '../../infra/local/example-rounds.ts';
import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { countyMap as map } from '../../shared/county/county-map.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import type { Instant, Month } from '../../shared/domain/calendar.ts';
import type { ReleasedCells } from '../../shared/domain/statistics/disclosure/released-cells.ts';
import { type MonthRelease, monthReleaseSchema, type Release, releaseSchema } from '../../shared/domain/statistics/release.ts';
import type { Vintage } from '../../shared/domain/statistics/vintage.ts';
import { memoryPublication } from '../support/memory-publication.ts';
import { memoryReleaseDrafts } from '../support/memory-release-drafts.ts';
import type { Observations } from './release-figures.ts';

/** What is left of earlier releases, as JSON can keep it. */
export type PublishedPast = {
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly cells: readonly ReleasedCells[];
  readonly releases: readonly Release[];
  readonly months: readonly MonthRelease[];
};

const fundingOf = (now: Instant) => {
  const rounds = [2025, 2026].flatMap((year) => [roundOf(year), smallRoundOf(year)]);
  const applications = exampleApplications(roundOf(2026), roundOf(2027), now, county);
  return {
    rounds: async () => rounds,
    applicationsOfRound: async (id: string) => applications.filter(({ roundId }) => roundId === id),
    budget: async (year: number) =>
      budgetOf(
        year,
        applications.filter(({ approvedAmount }) => approvedAmount !== undefined),
        false,
      ),
  };
};

const vintageOf = (month: Month, rows: number): Vintage => ({
  month,
  vintage: `${month}-28T08:00:00.000Z#1`,
  sha256: '0'.repeat(64),
  rows,
  receivedAt: `${month}-28T08:00:00.000Z`,
  source: 'bench',
  months: [month],
  kind: 'import',
  by: 'Bench',
});

const key = ({ month, revision }: Pick<Release, 'month' | 'revision'>): string => `${month}#${revision}`;

/** Everything that `publishReport` needs, with stores in memory. */
export const releaseSystem = (
  observations: Observations,
  {
    profile,
    tools,
    audit,
    past,
  }: { readonly profile: CountyProfile; readonly tools: IssueTools; readonly audit: Audit; readonly past?: PublishedPast },
) => {
  const publication = memoryPublication();
  const drafts = memoryReleaseDrafts();
  const revisions = new Map((past?.releases ?? []).map((release) => [key(release), release]));
  const months = new Map((past?.months ?? []).map((release) => [release.month, release]));
  const cells = new Map((past?.cells ?? []).map((released) => [key(released), released]));
  const encoder = new TextEncoder();
  for (const [path, text] of past?.files ?? []) publication.files.set(path, encoder.encode(text));
  const site: ReportSite = { county: profile, catalogue, ...(profile === county && { map }), exampleData: true, siteUrl: 'https://teilhabe.example' };
  const deps = (now: Instant): PublishDeps => ({
    ...tools,
    audit,
    site,
    now: () => now,
    drafts: drafts.store,
    figures: {
      vintages: async (month) => (observations.has(month) ? [vintageOf(month, observations.get(month)?.length ?? 0)] : []),
      observations: async (month) => [...(observations.get(month) ?? [])],
    },
    funding: fundingOf(now),
    releases: {
      // Stored values come back in the order of the schema, as from the table.
      revisions: async (month) => [...revisions.values()].filter((release) => release.month === month).map((item) => releaseSchema.parse(item)),
      releases: async () => [...months.values()].sort((a, b) => (a.month < b.month ? 1 : -1)).map((item) => monthReleaseSchema.parse(item)),
      freeze: async (release) => {
        revisions.set(key(release), release);
        return true;
      },
      publish: async ({ release, month }) => {
        revisions.set(key(release), { ...release, state: 'published' });
        months.set(month.month, month);
        return true;
      },
    },
    publication: publication.store,
    previews: { figures: async () => undefined },
    cells: {
      cells: async (month, revision) => cells.get(key({ month, revision })),
      putCells: async (released) => void cells.set(key(released), released),
    },
  });
  const state = (): PublishedPast => ({
    files: [...publication.files].flatMap(([path, body]) => (isRead(path) ? [[path, new TextDecoder().decode(body)] as const] : [])),
    cells: [...cells.values()],
    releases: [...revisions.values()],
    months: [...months.values()],
  });
  return { deps, state, site, publication };
};

// Later releases read the data of earlier issues in their folders, and all lists.
const isRead = (path: string): boolean =>
  !/^\/berichte\/\d{4}/.test(path) || /\/revision-\d+\/(struktur\.json|zuwanderungsbericht-\d{4}-\d\d\.csv)$/.test(path);
