import '../../shared/runtime/interpreted-schemas.ts';
import { randomUUID } from 'node:crypto';
import { county } from '../../shared/county/county.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { manifest } from './manifest.ts';
import { routes } from './routes.ts';

const { table, setting } = readConfig(manifest, process.env);
const site = { county, exampleData: setting('exampleData') === 'true', siteUrl: setting('siteUrl') };
const store = fundingStore({ client: documentClient(), table: table('funding') });
const { hash, now } = surroundings;

/** Entry point: see routes.ts. */
export const handler = httpHandler(manifest, routes({ site, store, hash, now, newId: randomUUID }), errorPage(site));
