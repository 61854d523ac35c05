import '../../shared/runtime/interpreted-schemas.ts';
import { county } from '../../shared/county/county.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { readConfig } from '../../shared/runtime/config.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { manifest } from './manifest.ts';
import { routes } from './routes.ts';
import { storesOf } from './stores.ts';

const config = readConfig(manifest, process.env);
const site = { county, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };
export const handler = httpHandler(manifest, routes(site, { ...surroundings, ...storesOf(config) }), errorPage(site));
