import type { DelivererSession } from '../domain/access/deliverer.ts';
import { figuresAskPath } from '../domain/access/deliverer.ts';
import { type LinkSessionDeps, linkSessions, sessionCookieOf } from './link-session.ts';

/** The cookie of a session of somebody who delivers figures. */
export const delivererCookie = sessionCookieOf('__Host-figures');

const kind = { token: 'figures-session', cookie: delivererCookie, askPathOf: figuresAskPath } as const;

/** The way from a request to who delivers figures for an administration, the same for every function with their pages. */
export const delivererSessions = (deps: LinkSessionDeps<DelivererSession>) => linkSessions(kind, deps);
