import '../../shared/runtime/interpreted-schemas.ts';
import { county } from '../../shared/county/county.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { readConfig } from '../../shared/runtime/config.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { boardRoutes } from './board-routes.ts';
import { depsOf } from './deps.ts';
import { manifest } from './manifest.ts';
import { vintageRoutes } from './vintage-routes.ts';
import { withdrawalRoutes } from './withdrawal-routes.ts';

const config = readConfig(manifest, process.env);
const { site, stories, sessions } = depsOf(config, { county, exampleData: config.setting('exampleData') === 'true' });
const routes = { ...boardRoutes(site, stories), ...vintageRoutes(site, stories), ...withdrawalRoutes(site, stories) };
export const handler = httpHandler(manifest, routes, staffErrorPage(site), sessions);
