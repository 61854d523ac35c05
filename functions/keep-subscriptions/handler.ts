import '../../shared/runtime/interpreted-schemas.ts';
import { county } from '../../shared/county/county.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { readConfig } from '../../shared/runtime/config.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { subscriptionDeps } from './deps.ts';
import { manifest } from './manifest.ts';
import { routes } from './routes.ts';

const config = readConfig(manifest, process.env);
const site = { county, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };

/** Entry point: see routes.ts. */
export const handler = httpHandler(manifest, routes(site, subscriptionDeps(config)), errorPage(site));
