import type { Session } from '../domain/access/session.ts';
import { askPathOf, localTarget } from '../domain/access/target.ts';
import { type FindDeps, findSessionOf, type LinkSessionDeps, linkSessions, sessionCookieOf } from './link-session.ts';

/** The cookie of an applicant's session. */
export const applicantCookie = sessionCookieOf('__Host-session');

/** @see findSessionOf */
export type FindSessionDeps = FindDeps<Session>;

/** The session of an applicant behind a token. @see findSessionOf */
export const findSession = (deps: FindSessionDeps) => findSessionOf('session', deps);

const kind = { token: 'session', cookie: applicantCookie, askPathOf: (path: string) => askPathOf(localTarget(path)) } as const;

/** The way from a request to the applicant who is signed in, the same for every function with pages of applicants. */
export const applicantSessions = (deps: LinkSessionDeps<Session>) => linkSessions(kind, deps);
