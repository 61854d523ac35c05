import { type EnterDeps, enterByLink, type LeaveDeps, leaveSession } from '../../shared/domain/access/enter-by-link.ts';
import type { AccessLink } from '../../shared/domain/access/session.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { texts } from './texts.ts';

/** What sessions need from outside. */
export type SignInDeps = EnterDeps<AccessLink> & LeaveDeps;

/**
 * Turns the token of a link into a session.
 * @returns the session's token and the page to go to
 * @throws Refusal `link-invalid` for every token that opens nothing, whatever the reason
 */
export const signIn = (deps: SignInDeps) => {
  const enter = enterByLink({ link: 'link', session: 'session' }, deps);
  return async (token: unknown): Promise<{ readonly sessionToken: string; readonly target: string }> => {
    const entered = await enter(token);
    if (entered === undefined) throw new Refusal('link-invalid', texts.invalid.lead);
    return { sessionToken: entered.sessionToken, target: entered.link.target };
  };
};

/** Ends the session behind a cookie; without one there is nothing to end. */
export const signOut = (deps: LeaveDeps) => leaveSession('session', deps);
