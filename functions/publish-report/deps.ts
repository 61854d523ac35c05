import type { Solver } from '../../shared/audit/solver.ts';
import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { countyMap as map } from '../../shared/county/county-map.ts';
import type { Solve } from '../../shared/domain/statistics/disclosure/protection-problem.ts';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { previewStore } from '../../shared/store/preview-store.ts';
import { publicationStore } from '../../shared/store/publication-store.ts';
import { releaseDraftStore } from '../../shared/store/release-draft-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import { releasedCellsStore } from '../../shared/store/released-cells-store.ts';
import { auditOver } from './audit-issue.ts';
import type { manifest } from './manifest.ts';
import type { ReportPdf } from './paper/report-pdf.ts';

/** What lies beside the code: the typesetter, and the solver twice, for protection and for the audit that shares no line with it. */
export type Tools = { readonly pdf: ReportPdf; readonly solve: Solve; readonly solver: Solver };

/** Everything that publishing needs, over the resources of the manifest. */
export const depsOf = ({ table, bucket, setting }: Config<(typeof manifest)['uses']>, tools: Tools) => {
  const client = documentClient();
  const objects = objectClient();
  const figures = { client, table: table('figures') };
  const publication = publicationStore({ client: objects, bucket: bucket('publication') });
  const privately = { client: objects, bucket: bucket('private') };
  return {
    ...surroundings,
    ...tools,
    audit: auditOver(publication, tools.solver),
    site: { county, catalogue, map, exampleData: setting('exampleData') === 'true', siteUrl: setting('siteUrl') },
    figures: figuresStore(figures),
    releases: releaseStore(figures),
    drafts: releaseDraftStore(figures),
    funding: fundingStore({ client, table: table('funding') }),
    publication,
    previews: previewStore(privately),
    cells: releasedCellsStore(privately),
  };
};
