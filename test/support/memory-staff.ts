import { createHash } from 'node:crypto';
import { epochSecond, isLive } from '../../shared/domain/access/expiry.ts';
import type { Role } from '../../shared/domain/access/roles.ts';
import { type SignInAttempt, type StaffSession, staffIdleTime, staffLifetime } from '../../shared/domain/access/staff-session.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { StaffSessionStore, StaffSignInStore } from '../../shared/store/staff-store.ts';

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Attempts and sessions of the staff without a database; the store tests hold the real ones to the same promises. */
export const memoryStaff = (start = '2026-11-22T12:00:00.000Z') => {
  const clock = { at: start };
  const attempts = new Map<string, SignInAttempt>();
  const sessions = new Map<string, StaffSession>();
  let tokens = 0;
  const store: StaffSessionStore & StaffSignInStore = {
    useSession: async (key, at) => {
      const session = sessions.get(key);
      if (session === undefined || !isLive(session, at) || session.seenAt <= epochSecond(at) - staffIdleTime) return undefined;
      sessions.set(key, { ...session, seenAt: epochSecond(at) });
      return sessions.get(key);
    },
    putAttempt: async (key, attempt) => void attempts.set(key, attempt),
    takeAttempt: async (key, browser, at) => {
      const attempt = attempts.get(key);
      if (attempt?.browser !== browser || !isLive(attempt, at)) return undefined;
      attempts.delete(key);
      return attempt;
    },
    putSession: async (key, session) => void sessions.set(key, session),
    endSession: async (key) => void sessions.delete(key),
  };

  return {
    clock,
    attempts,
    sessions,
    deps: { ...store, now: () => clock.at, hash, newToken: () => hash(`token ${tokens++}`) },
    /** Somebody with these roles who signed in just now. @returns the cookie */
    signIn: (token: string, roles: readonly Role[]): string => {
      sessions.set(tokenHashOf('staff-session', token, hash) ?? '', {
        subject: 'person-1',
        name: 'Kim Beispiel',
        roles: [...roles],
        authenticatedAt: clock.at,
        expiresAt: epochSecond(clock.at) + staffLifetime,
        seenAt: epochSecond(clock.at),
      });
      return `__Host-staff=${token}`;
    },
  };
};
