import '../../shared/runtime/interpreted-schemas.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { readConfig } from '../../shared/runtime/config.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { depsOf } from './deps.ts';
import { manifest } from './manifest.ts';
import { routes } from './routes.ts';

const { site, stories, sessions } = depsOf(readConfig(manifest, process.env));
export const handler = httpHandler(manifest, routes(site, stories), staffErrorPage(site), sessions);
