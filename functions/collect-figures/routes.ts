import type { RouteHandlers } from '../../shared/runtime/http-handler.ts';
import { type FormDeps, formRoutes } from './form-routes.ts';
import type { manifest } from './manifest.ts';
import type { Site } from './site.ts';

/** Every route of the manifest: the request in, the story, the answer out. */
export const routes = (site: Site, deps: FormDeps): RouteHandlers<typeof manifest> => ({
  ...formRoutes(site, deps),
});
