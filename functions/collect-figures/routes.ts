import type { delivererSessions } from '../../shared/runtime/deliverer-session.ts';
import type { RouteHandlers } from '../../shared/runtime/http-handler.ts';
import { type AccessDeps, accessRoutes } from './access-routes.ts';
import { type ApiDeps, apiRoutes } from './api-routes.ts';
import { type FileDeps, fileRoutes } from './file-routes.ts';
import { type FormDeps, formRoutes } from './form-routes.ts';
import type { manifest } from './manifest.ts';
import type { Site } from './site.ts';

/** What the routes are given: everything that the stories need. */
export type RouteDeps = AccessDeps & FormDeps & FileDeps & ApiDeps & { readonly sessions: ReturnType<typeof delivererSessions> };

/** Every route of the manifest: the request in, the story, the answer out. */
export const routes = (site: Site, deps: RouteDeps): RouteHandlers<typeof manifest> => ({
  ...accessRoutes(site, deps, deps.sessions),
  ...formRoutes(site, deps),
  ...fileRoutes(site, deps),
  ...apiRoutes(deps),
});
