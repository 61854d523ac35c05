import { isLive, sessionLifetime } from '../domain/access/expiry.ts';
import { refuseForeignTo } from '../domain/access/same-origin.ts';
import type { Session } from '../domain/access/session.ts';
import { askPathOf, localTarget } from '../domain/access/target.ts';
import { tokenHashOf } from '../domain/access/token.ts';
import type { Instant } from '../domain/calendar.ts';
import { hostCookie } from './cookie.ts';
import { type HttpAnswer, type HttpRequest, pageAnswer, redirectAnswer } from './http-handler.ts';

const cookieName = '__Host-session';

/** `Set-Cookie` of a new session. */
export const sessionCookie = (token: string): string => hostCookie(cookieName, token, sessionLifetime);

/** `Set-Cookie` that takes the session from the browser. */
export const endedSessionCookie = hostCookie(cookieName, '', 0);

/** What the browser says its session is; anything may stand there. */
export const sessionTokenOf = ({ cookies }: Pick<HttpRequest, 'cookies'>): string | undefined => cookies[cookieName];

/** What finding a session needs from outside. */
export type FindSessionDeps = {
  /** A session by the hash of its token (`accessStore`). */
  readonly session: (hash: string) => Promise<Session | undefined>;
  readonly now: () => Instant;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
};

/** The session behind a token, or `undefined` when it is missing, ended, expired or made up. */
export const findSession =
  ({ session, now, hash }: FindSessionDeps) =>
  async (sessionToken: unknown): Promise<Session | undefined> => {
    const sessionHash = tokenHashOf('session', sessionToken, hash);
    const found = sessionHash === undefined ? undefined : await session(sessionHash);
    return found !== undefined && isLive(found, now()) ? found : undefined;
  };

/** A form that came without a session: what was typed, where it goes, and the page where a link is asked for. */
export type KeptInput = { readonly path: string; readonly fields: readonly (readonly [string, string])[]; readonly askPath: string };

/** @see applicantSessions */
export type ApplicantSessionDeps = FindSessionDeps & {
  /** No trailing slash. */
  readonly siteUrl: string;
  /** Shows a form that came after its session had ended, so that nothing that was typed is lost. */
  readonly keptInputPage: (kept: KeptInput) => string;
};

/** The way from a request to the person who is signed in, the same for every function with pages of applicants. */
export const applicantSessions = ({ siteUrl, keptInputPage, ...deps }: ApplicantSessionDeps) => {
  const find = findSession(deps);

  const refuseForeign = refuseForeignTo(siteUrl);

  const signedOut = ({ method, path, body }: HttpRequest): HttpAnswer => {
    const askPath = askPathOf(localTarget(path));
    if (method !== 'POST' || !(body instanceof URLSearchParams)) return redirectAnswer(askPath);
    return pageAnswer(keptInputPage({ path, fields: [...body], askPath }), 403, { 'x-robots-tag': 'noindex' });
  };

  return {
    refuseForeign,

    /** Who is signed in, if anybody. */
    current: (request: HttpRequest): Promise<Session | undefined> => find(sessionTokenOf(request)),

    /**
     * Answers only with a session. Without one a GET leads to the page where a link is asked for, and from there back here; a POST keeps
     * its input.
     * @throws Refusal `foreign-origin` for a POST that no page of this site sent
     */
    signedIn: async (request: HttpRequest, answer: (session: Session) => Promise<HttpAnswer> | HttpAnswer): Promise<HttpAnswer> => {
      if (request.method === 'POST') refuseForeign(request);
      const session = await find(sessionTokenOf(request));
      return session === undefined ? signedOut(request) : answer(session);
    },
  };
};
