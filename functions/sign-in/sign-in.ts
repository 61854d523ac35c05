import { epochSecond, expiryOf } from '../../shared/domain/access/expiry.ts';
import type { Role } from '../../shared/domain/access/roles.ts';
import { staffPaths, staffTarget } from '../../shared/domain/access/staff-paths.ts';
import { attemptLifetime, isFreshSince, personOf, staffLifetime } from '../../shared/domain/access/staff-session.ts';
import { tokenHashOf, tokenSchema } from '../../shared/domain/access/token.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { StaffSignInStore } from '../../shared/store/staff-store.ts';
import type { IssuerClient } from './issuer.ts';
import { texts } from './texts.ts';

/** What signing in and out needs from outside. */
export type SignInDeps = StaffSignInStore & {
  readonly issuer: IssuerClient;
  /** The roles that the claims of an ID token give. */
  readonly rolesOf: (claims: unknown) => readonly Role[];
  readonly now: () => Instant;
  /** A new random token (`tokenSchema`). */
  readonly newToken: () => string;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
  /** Hears codes and roles, nothing about a person. */
  readonly log: (code: 'SIGNED_IN' | 'SIGN_IN_REFUSED' | 'ISSUER_SILENT', facts: Readonly<Record<string, unknown>>) => void;
};

type Hash = SignInDeps['hash'];

const hashed = (kind: 'staff-session' | 'staff-state' | 'staff-browser', token: string, hash: Hash): string => {
  const result = tokenHashOf(kind, token, hash);
  if (result === undefined) throw new Error('the new token is none');
  return result;
};

/**
 * Begins a way to the issuer. A browser keeps its token, so that two windows can be on the way at once.
 * @param browser what the browser says its token is; anything may stand there
 * @param target the page to go to afterwards; anything may stand there
 * @param fresh people have to prove again who they are
 */
export const beginSignIn =
  ({ issuer, putAttempt, now, newToken, hash }: SignInDeps) =>
  async (browser: unknown, target: unknown, fresh: boolean): Promise<{ readonly location: string; readonly browser: string }> => {
    const token = tokenSchema.safeParse(browser).data ?? newToken();
    const expected = { state: newToken(), nonce: newToken(), verifier: newToken() };
    const location = await issuer.authorizationUrl(expected, fresh);
    const at = now();
    await putAttempt(hashed('staff-state', expected.state, hash), {
      browser: hashed('staff-browser', token, hash),
      nonce: expected.nonce,
      verifier: expected.verifier,
      target: staffTarget(target) ?? staffPaths.desk,
      ...(fresh && { freshSince: epochSecond(at) }),
      expiresAt: expiryOf(at, attemptLifetime),
    });
    return { location, browser: token };
  };

/**
 * Turns what the browser brought back from the issuer into a session. The session that this browser had before ends.
 * @returns the token of the session and the page to go to
 * @throws Refusal `sign-in-invalid` for everything that is no answer to an attempt of this browser, and for an issuer that did not ask again
 * although it was told to; `no-role` for somebody who may do nothing here
 */
export const finishSignIn =
  ({ issuer, takeAttempt, putSession, endSession, rolesOf, now, newToken, hash, log }: SignInDeps) =>
  async (query: URLSearchParams, browser: unknown, earlier: unknown): Promise<{ readonly sessionToken: string; readonly target: string }> => {
    const state = tokenSchema.safeParse(query.get('state')).data;
    const [stateHash, browserHash] = [tokenHashOf('staff-state', state, hash), tokenHashOf('staff-browser', browser, hash)];
    const attempt = stateHash && browserHash && (await takeAttempt(stateHash, browserHash, now()));
    if (state === undefined || !attempt) {
      log('SIGN_IN_REFUSED', { reason: 'no attempt' });
      throw new Refusal('sign-in-invalid', texts.invalid.lead);
    }
    const claims = await issuer.claimsOf(query, { state, nonce: attempt.nonce, verifier: attempt.verifier });
    const at = now();
    const [person, roles] = [personOf(claims, at), [...rolesOf(claims)]];
    if (roles.length === 0) {
      log('SIGN_IN_REFUSED', { reason: 'no role' });
      throw new Refusal('no-role', texts.noRole.lead(person.name));
    }
    if (attempt.freshSince !== undefined && !isFreshSince(person, attempt.freshSince)) {
      log('SIGN_IN_REFUSED', { reason: 'not fresh' });
      throw new Refusal('sign-in-invalid', texts.invalid.notFresh);
    }
    const sessionToken = newToken();
    await putSession(hashed('staff-session', sessionToken, hash), {
      ...person,
      roles,
      expiresAt: expiryOf(at, staffLifetime),
      seenAt: epochSecond(at),
    });
    const earlierHash = tokenHashOf('staff-session', earlier, hash);
    if (earlierHash !== undefined) await endSession(earlierHash);
    log('SIGNED_IN', { roles });
    return { sessionToken, target: attempt.target };
  };

/**
 * Ends the session behind a cookie; without one there is nothing to end.
 * @returns where the browser goes to sign out at the issuer, if that offers it and answers
 */
export const signOut =
  ({ issuer, endSession, hash, log }: SignInDeps) =>
  async (sessionToken: unknown): Promise<string | undefined> => {
    const sessionHash = tokenHashOf('staff-session', sessionToken, hash);
    if (sessionHash !== undefined) await endSession(sessionHash);
    try {
      return await issuer.endSessionUrl();
    } catch {
      // Here the session is over all the same.
      log('ISSUER_SILENT', {});
      return undefined;
    }
  };
