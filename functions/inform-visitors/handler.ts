import { county } from '../../shared/county/county.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import { manifest } from './manifest.ts';
import { readAssets } from './read-assets.ts';
import { visitorRoutes } from './routes.tsx';

const config = readConfig(manifest, process.env);
const site = { county, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };
const client = documentClient();
const { rounds } = fundingStore({ client, table: config.table('funding') });
const { releases } = releaseStore({ client, table: config.table('figures') });
const deps = { rounds, releases, now: () => new Date().toISOString(), schedule: county.report };

export const handler = httpHandler(manifest, visitorRoutes(site, deps, readAssets(new URL('./assets/', import.meta.url))), errorPage(site));
