import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { countyMap as map } from '../../shared/county/county-map.ts';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler } from '../../shared/runtime/job-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { publicationStore } from '../../shared/store/publication-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import { manifest } from './manifest.ts';
import { publishInputSchema, publishReport } from './publish-report.ts';

const config = readConfig(manifest, process.env);
const figures = { client: documentClient(), table: config.table('figures') };
const stores = {
  figures: figuresStore(figures),
  releases: releaseStore(figures),
  funding: fundingStore({ ...figures, table: config.table('funding') }),
};
const publication = publicationStore({ client: objectClient(), bucket: config.bucket('publication') });
const site = { county, catalogue, map, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };
export const handler = jobHandler(publishInputSchema, (input) => publishReport(input, { ...stores, publication, site, ...surroundings }));
