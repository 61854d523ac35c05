import { isLive, sessionLifetime } from '../domain/access/expiry.ts';
import { refuseForeignTo } from '../domain/access/same-origin.ts';
import { type TokenKind, tokenHashOf } from '../domain/access/token.ts';
import type { Instant } from '../domain/calendar.ts';
import { hostCookie } from './cookie.ts';
import { type HttpAnswer, type HttpRequest, pageAnswer, redirectAnswer } from './http-handler.ts';

/** The cookie of a kind of session that a link by mail begins. All live for 20 hours. */
export const sessionCookieOf = (name: `__Host-${string}`) => ({
  /** `Set-Cookie` of a new session. */
  given: (token: string): string => hostCookie(name, token, sessionLifetime),
  /** `Set-Cookie` that takes the session from the browser. */
  ended: hostCookie(name, '', 0),
  /** What the browser says its session is; anything may stand there. */
  tokenOf: ({ cookies }: Pick<HttpRequest, 'cookies'>): string | undefined => cookies[name],
});

type Ending = { readonly expiresAt: number };

/** What finding a session needs from outside. */
export type FindDeps<Session extends Ending> = {
  /** A session by the hash of its token (`linkSessionStore`). */
  readonly session: (hash: string) => Promise<Session | undefined>;
  readonly now: () => Instant;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
};

/** The session behind a token, or `undefined` when it is missing, ended, expired or made up. */
export const findSessionOf =
  <Session extends Ending>(kind: TokenKind, { session, now, hash }: FindDeps<Session>) =>
  async (sessionToken: unknown): Promise<Session | undefined> => {
    const sessionHash = tokenHashOf(kind, sessionToken, hash);
    const found = sessionHash === undefined ? undefined : await session(sessionHash);
    return found !== undefined && isLive(found, now()) ? found : undefined;
  };

/**
 * A form that came without a session: what was typed, where it goes, and the page where a link is asked for. `reason`: why the form was not
 * taken, where there is a session.
 */
export type KeptInput = {
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly askPath: string;
  readonly reason?: 'sign-in-too-old';
};

/** What every door to pages behind a link needs. */
export type LinkSessionDeps<Session extends Ending> = FindDeps<Session> & {
  /** No trailing slash. */
  readonly siteUrl: string;
  /** Shows a form that came after its session had ended, so that nothing that was typed is lost. */
  readonly keptInputPage: (kept: KeptInput) => string;
};

/** What tells one kind of session from another. `askPathOf`: where a link is asked for that leads to a page. */
type SessionKind = {
  readonly token: TokenKind;
  readonly cookie: ReturnType<typeof sessionCookieOf>;
  readonly askPathOf: (path: string) => string;
};

/** The way from a request to the person who is signed in by a link, the same for every kind of person. */
export const linkSessions = <Session extends Ending>(
  { token, cookie, askPathOf }: SessionKind,
  { siteUrl, keptInputPage, ...deps }: LinkSessionDeps<Session>,
) => {
  const find = findSessionOf(token, deps);
  const refuseForeign = refuseForeignTo(siteUrl);

  const signedOut = ({ method, path, body }: HttpRequest): HttpAnswer => {
    const askPath = askPathOf(path);
    if (method !== 'POST' || !(body instanceof URLSearchParams)) return redirectAnswer(askPath);
    return pageAnswer(keptInputPage({ path, fields: [...body], askPath }), 403, { 'x-robots-tag': 'noindex' });
  };

  return {
    refuseForeign,

    /** Who is signed in, if anybody. */
    current: (request: HttpRequest): Promise<Session | undefined> => find(cookie.tokenOf(request)),

    /**
     * Answers only with a session. Without one a GET leads to the page where a link is asked for, and from there back here; a POST keeps
     * its input.
     * @throws Refusal `foreign-origin` for a POST that no page of this site sent
     */
    signedIn: async (request: HttpRequest, answer: (session: Session) => Promise<HttpAnswer> | HttpAnswer): Promise<HttpAnswer> => {
      if (request.method === 'POST') refuseForeign(request);
      const session = await find(cookie.tokenOf(request));
      return session === undefined ? signedOut(request) : answer(session);
    },
  };
};
