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
import type { manifest } from './manifest.ts';
import type { Audit } from './publish-report.ts';

/** Everything that publishing needs, over the resources of the manifest. */
export const depsOf = ({ table, bucket, setting }: Config<(typeof manifest)['uses']>, tools: { readonly audit: Audit; readonly solve: Solve }) => {
  const client = documentClient();
  const objects = objectClient();
  const figures = { client, table: table('figures') };
  const privately = { client: objects, bucket: bucket('private') };
  return {
    ...surroundings,
    ...tools,
    site: { county, catalogue, map, exampleData: setting('exampleData') === 'true', siteUrl: setting('siteUrl') },
    figures: figuresStore(figures),
    releases: releaseStore(figures),
    drafts: releaseDraftStore(figures),
    funding: fundingStore({ client, table: table('funding') }),
    publication: publicationStore({ client: objects, bucket: bucket('publication') }),
    previews: previewStore(privately),
    cells: releasedCellsStore(privately),
  };
};
