import '../../shared/runtime/interpreted-schemas.ts';
import { county } from '../../shared/county/county.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { readConfig } from '../../shared/runtime/config.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { depsOf } from './deps.ts';
import { manifest } from './manifest.ts';
import { routes } from './routes.ts';

const config = readConfig(manifest, process.env);
const site = { county, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };
const deps = depsOf(config, site);
export const handler = httpHandler(manifest, routes(site, deps), staffErrorPage(site), deps.sessions);
