import type { Instant } from '../calendar.ts';
import { expiryOf, sessionLifetime } from './expiry.ts';
import { newTokenOf, type TokenKind, type TokenMaker, tokenHashOf } from './token.ts';

/** Which tokens a link and its session have. */
type Kinds = { readonly link: TokenKind; readonly session: TokenKind };

/** What turning a link into a session needs from outside (`linkSessionStore`). */
export type EnterDeps<Link> = TokenMaker & {
  readonly redeem: (linkHash: string, sessionHash: string, times: { readonly at: Instant; readonly expiresAt: number }) => Promise<Link | undefined>;
  readonly now: () => Instant;
};

/**
 * Turns the token of a link into a session, once.
 * @returns the session's token and the link, or `undefined` for every token that opens nothing, whatever the reason
 */
export const enterByLink =
  <Link>(kinds: Kinds, { redeem, now, ...maker }: EnterDeps<Link>) =>
  async (token: unknown): Promise<{ readonly sessionToken: string; readonly link: Link } | undefined> => {
    const at = now();
    const linkHash = tokenHashOf(kinds.link, token, maker.hash);
    if (linkHash === undefined) return undefined;
    const session = newTokenOf(kinds.session, maker);
    const link = await redeem(linkHash, session.tokenHash, { at, expiresAt: expiryOf(at, sessionLifetime) });
    return link && { sessionToken: session.token, link };
  };

/** What ending a session needs from outside. */
export type LeaveDeps = { readonly endSession: (hash: string) => Promise<void>; readonly hash: (text: string) => string };

/** Ends the session behind a cookie; without one there is nothing to end. */
export const leaveSession =
  (kind: TokenKind, { endSession, hash }: LeaveDeps) =>
  async (sessionToken: unknown): Promise<void> => {
    const sessionHash = tokenHashOf(kind, sessionToken, hash);
    if (sessionHash !== undefined) await endSession(sessionHash);
  };
