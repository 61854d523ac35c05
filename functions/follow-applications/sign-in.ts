import { expiryOf, sessionLifetime } from '../../shared/domain/access/expiry.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { AccessStore } from '../../shared/store/access-store.ts';
import { texts } from './texts.ts';

/** What sessions need from outside. */
export type SignInDeps = Pick<AccessStore, 'redeem' | 'endSession'> & {
  readonly now: () => Instant;
  /** A new random token (`tokenSchema`). */
  readonly newToken: () => string;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
};

/**
 * Turns the token of a link into a session.
 * @returns the session's token and the page to go to
 * @throws Refusal `link-invalid` for every token that opens nothing, whatever the reason
 */
export const signIn =
  ({ redeem, now, newToken, hash }: SignInDeps) =>
  async (token: unknown): Promise<{ readonly sessionToken: string; readonly target: string }> => {
    const at = now();
    const linkHash = tokenHashOf('link', token, hash);
    const sessionToken = newToken();
    const sessionHash = tokenHashOf('session', sessionToken, hash);
    if (sessionHash === undefined) throw new Error('the new token is none');
    const link = linkHash && (await redeem(linkHash, sessionHash, { at, expiresAt: expiryOf(at, sessionLifetime) }));
    if (!link) throw new Refusal('link-invalid', texts.invalid.lead);
    return { sessionToken, target: link.target };
  };

/** Ends the session behind a cookie; without one there is nothing to end. */
export const signOut =
  ({ endSession, hash }: SignInDeps) =>
  async (sessionToken: unknown): Promise<void> => {
    const sessionHash = tokenHashOf('session', sessionToken, hash);
    if (sessionHash !== undefined) await endSession(sessionHash);
  };
