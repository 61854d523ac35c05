import { may, missingRight, needsFreshSignIn, type StaffAction } from '../domain/access/roles.ts';
import { refuseForeignTo } from '../domain/access/same-origin.ts';
import { freshSignInPath, signInPathOf, staffTarget } from '../domain/access/staff-paths.ts';
import { isFresh, type StaffSession, staffLifetime } from '../domain/access/staff-session.ts';
import { tokenHashOf } from '../domain/access/token.ts';
import type { Instant } from '../domain/calendar.ts';
import { Refusal } from '../domain/refusal.ts';
import { hostCookie } from './cookie.ts';
import { type HttpAnswer, type HttpRequest, pageAnswer, redirectAnswer, type StaffGuard } from './http-handler.ts';
import type { KeptInput } from './link-session.ts';
import { logger } from './logger.ts';

const cookieName = '__Host-staff';

/** `Set-Cookie` of a new session of the staff. */
export const staffCookie = (token: string): string => hostCookie(cookieName, token, staffLifetime);

/** `Set-Cookie` that takes the session from the browser. */
export const endedStaffCookie = hostCookie(cookieName, '', 0);

/** What the browser says its session is; anything may stand there. */
export const staffTokenOf = ({ cookies }: Pick<HttpRequest, 'cookies'>): string | undefined => cookies[cookieName];

/** @see staffSessions */
export type StaffSessionDeps = {
  /** A live session by the hash of its token, which from now on is seen (`staffSessionStore`). */
  readonly useSession: (hash: string, at: Instant) => Promise<StaffSession | undefined>;
  readonly now: () => Instant;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
  /** No trailing slash. */
  readonly siteUrl: string;
  /** Shows a form that came after its session had ended, so that nothing that was typed is lost. */
  readonly keptInputPage: (kept: KeptInput) => string;
};

const words = {
  tooOld: 'Ihre Anmeldung ist älter als 15 Minuten. Bitte melden Sie sich noch einmal an, und versuchen Sie es dann erneut.',
} as const;

/** Neither search engines nor caches have a business here. */
const closed = (answer: HttpAnswer): HttpAnswer => ({ ...answer, headers: { 'x-robots-tag': 'noindex', ...answer.headers } });

/**
 * The one guard of the pages for staff. `httpHandler` asks it for every route whose manifest names an action, before the route's own code
 * runs, so a function gives it to its handler and names actions, and does nothing else.
 */
export const staffSessions = ({ useSession, now, hash, siteUrl, keptInputPage }: StaffSessionDeps) => {
  const current = async (request: HttpRequest): Promise<StaffSession | undefined> => {
    const sessionHash = tokenHashOf('staff-session', staffTokenOf(request), hash);
    return sessionHash === undefined ? undefined : useSession(sessionHash, now());
  };

  const refuseForeign = refuseForeignTo(siteUrl);

  const signedOut = ({ method, path, body }: HttpRequest): HttpAnswer => {
    const askPath = signInPathOf(staffTarget(path));
    if (method !== 'POST' || !(body instanceof URLSearchParams)) return redirectAnswer(askPath);
    return pageAnswer(keptInputPage({ path, fields: [...body], askPath: signInPathOf(undefined) }), 403);
  };

  // Looking is free; what awards or pays is signed for by somebody who has just proved who they are.
  const isTooOld = (action: StaffAction, method: string, session: StaffSession): boolean =>
    needsFreshSignIn(action) && !['GET', 'HEAD'].includes(method) && !isFresh(session, now());

  const tooOld = ({ path, body }: HttpRequest): HttpAnswer => {
    logger.info('refused', { code: 'REFUSED', refusal: 'sign-in-too-old' });
    if (!(body instanceof URLSearchParams)) throw new Refusal('sign-in-too-old', words.tooOld);
    return pageAnswer(keptInputPage({ path, fields: [...body], askPath: freshSignInPath, reason: 'sign-in-too-old' }), 403);
  };

  /**
   * Answers only somebody who is signed in and may do this. Without a session a GET leads to signing in, and from there back here; a POST
   * keeps its input. So does one that needs a fresh sign-in and comes with an older one.
   * @throws Refusal `foreign-origin` for a request that changes something and that no page of this site sent, `forbidden` when the right is missing
   */
  const allowed = async (
    action: StaffAction,
    request: HttpRequest,
    answer: (session: StaffSession) => Promise<HttpAnswer> | HttpAnswer,
  ): Promise<HttpAnswer> => {
    if (!['GET', 'HEAD'].includes(request.method)) refuseForeign(request);
    const session = await current(request);
    if (session === undefined) return closed(signedOut(request));
    if (!may(session.roles, action)) {
      logger.warn('denied', { code: 'STAFF_DENIED', action, roles: session.roles });
      throw missingRight(session.roles, action);
    }
    if (isTooOld(action, request.method, session)) return closed(tooOld(request));
    return closed(await answer(session));
  };

  return {
    allowed,
    /** @throws Refusal `foreign-origin` for a request that no page of this site made */
    refuseForeign,
    /** Who is signed in, if anybody. */
    current,
  } satisfies StaffGuard & Record<string, unknown>;
};
