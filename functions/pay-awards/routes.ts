import type { RouteHandlers } from '../../shared/runtime/http-handler.ts';
import { type CaseRouteDeps, caseRoutes } from './case-routes.ts';
import type { Site } from './frame.ts';
import { type ListRouteDeps, listRoutes } from './list-routes.ts';
import type { manifest } from './manifest.ts';

/** What the pages need from outside. */
export type RouteDeps = CaseRouteDeps & ListRouteDeps;

/** Every route of the manifest. */
export const routes = (site: Site, deps: RouteDeps): RouteHandlers<typeof manifest> => ({ ...listRoutes(site, deps), ...caseRoutes(site, deps) });
