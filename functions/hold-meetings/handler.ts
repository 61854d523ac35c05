import '../../shared/runtime/interpreted-schemas.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { readConfig } from '../../shared/runtime/config.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { caseRoutes } from './case-routes.ts';
import { depsOf, siteOf } from './deps.ts';
import { manifest } from './manifest.ts';
import { meetingRoutes } from './meeting-routes.ts';

const config = readConfig(manifest, process.env);
const site = siteOf(config);
const deps = depsOf(config, site, new URL('./', import.meta.url));
const routes = { ...meetingRoutes(site, deps), ...caseRoutes(site, deps) };
export const handler = httpHandler(manifest, routes, staffErrorPage(site), deps.sessions);
