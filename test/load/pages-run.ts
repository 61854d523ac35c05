import { reportCharts } from '../../functions/publish-report/charts/report-charts.ts';
import { reportDocument } from '../../functions/publish-report/document/compose-report.ts';
import { reportPages } from '../../functions/publish-report/pages/report-pages.tsx';
import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { countyMap as map } from '../../shared/county/county-map.ts';
import { protectReport } from '../../shared/domain/statistics/disclosure/protected-report.ts';
import { sampleRelease } from '../support/sample-issue.ts';
import { solve } from '../support/solver.ts';
import { countyObservations } from './release-figures.ts';

// Builds the pages of an issue in a process of its own, bundled like a function, from its protected figures: document, charts, HTML. Says what it took.
const month = '2026-10';
const release = sampleRelease(month);
const site = { county, catalogue, map, exampleData: true, siteUrl: 'https://teilhabe.example' };
const observations = countyObservations('example', month, 0);
const { report, structure } = protectReport({ month, profile: county, catalogue, observations }, { revision: 1, earlier: [], also: [], solve });
const start = performance.now();
const before = process.cpuUsage();
const issues = [{ revision: 1, frozenAt: release.frozenAt }];
const charts = reportCharts(report, site, release.funding);
const pages = reportPages(reportDocument({ site, report, structure, release, issues, charts }), { site, files: [] });
const { user, system } = process.cpuUsage(before);
console.log(`took=${JSON.stringify({ wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6, pages: pages.length })}`);
