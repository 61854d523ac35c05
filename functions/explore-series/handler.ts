import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { objectClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { publicationStore } from '../../shared/store/publication-store.ts';
import { manifest } from './manifest.ts';
import { seriesRoutes } from './routes.ts';

const config = readConfig(manifest, process.env);
const site = { county, catalogue, areas: areasOf(county), exampleData: config.setting('exampleData') === 'true' };
const publication = publicationStore({ client: objectClient(), bucket: config.bucket('publication') });

/** Entry point: see routes.ts. */
export const handler = httpHandler(manifest, seriesRoutes(site, publication), errorPage(site));
