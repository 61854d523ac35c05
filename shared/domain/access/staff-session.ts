import * as z from 'zod';
import { type Instant, instantSchema } from '../calendar.ts';
import { epochSecond } from './expiry.ts';
import { knownRoles } from './roles.ts';

/** Seconds that a session of the staff lives, whatever happens: a working day. */
export const staffLifetime = 8 * 60 * 60;

/** Seconds without a request after which it ends: a desk that was left. */
export const staffIdleTime = 60 * 60;

/** Seconds between leaving for the issuer and coming back: a password, a second factor, a phone in another room. */
export const attemptLifetime = 10 * 60;

/** Seconds for which a sign-in is fresh enough to award or to pay: who left the desk unlocked has not signed for it. */
export const freshTime = 15 * 60;

/**
 * Seconds by which the clocks of an issuer and of this house may differ when somebody was to prove again who they are.
 */
const clockTolerance = 60;

/**
 * Who is signed in.
 * - `subject`: how the issuer knows this person, for ever; the name is only for people.
 * - `roles`: as the issuer said when they signed in.
 * - `authenticatedAt`: when the issuer saw their password or factor, which may be before they came here; 1970 where it does not say.
 * - `expiresAt`: epoch second of the end; `seenAt`: epoch second of the last request.
 */
export const staffSessionSchema = () =>
  z.object({
    subject: z.string(),
    name: z.string(),
    // A role that was abolished since gives nothing.
    roles: z.array(z.string()).transform(knownRoles),
    authenticatedAt: instantSchema,
    expiresAt: z.int(),
    seenAt: z.int(),
  });

/** @see staffSessionSchema */
export type StaffSession = z.infer<ReturnType<typeof staffSessionSchema>>;

/**
 * A way to the issuer and back that somebody has begun. `browser`: hash of a token that only this browser has; `nonce` and `verifier`:
 * what the answer must fit; `target`: the page to go to; `freshSince`: epoch second from which on the issuer has to have seen their password,
 * where they have to prove again who they are. It is kept under the hash of its `state` and taken once.
 */
export const signInAttemptSchema = () =>
  z.object({ browser: z.string(), nonce: z.string(), verifier: z.string(), target: z.string(), freshSince: z.int().optional(), expiresAt: z.int() });

/** Has somebody proved who they are within the last minutes? */
export const isFresh = ({ authenticatedAt }: Pick<StaffSession, 'authenticatedAt'>, at: Instant): boolean =>
  epochSecond(at) - epochSecond(authenticatedAt) < freshTime;

/** Has the issuer asked again, as it was told to? One that only sends people back has not. */
export const isFreshSince = ({ authenticatedAt }: Pick<StaffSession, 'authenticatedAt'>, since: number): boolean =>
  epochSecond(authenticatedAt) >= since - clockTolerance;

/** @see signInAttemptSchema */
export type SignInAttempt = z.infer<ReturnType<typeof signInAttemptSchema>>;

/** What an ID token says of a person, beside the roles. Anything may stand in the claims that are not required. */
const personSchema = () =>
  z.object({
    sub: z.string().min(1).max(255),
    name: z.string().optional().catch(undefined),
    preferred_username: z.string().optional().catch(undefined),
    auth_time: z.number().optional().catch(undefined),
  });

const longestName = 120;

/**
 * Who an ID token is about, and when the issuer saw them last; an issuer that does not say that may have seen them long ago.
 * @param claims of a token that was checked
 * @throws ZodError when the claims are no person's
 */
export const personOf = (claims: unknown, now: string): Pick<StaffSession, 'subject' | 'name' | 'authenticatedAt'> => {
  const { sub, name, preferred_username: account, auth_time: seconds } = personSchema().parse(claims);
  const shown = [name, account].map((text) => (text ?? '').trim().slice(0, longestName)).find((text) => text !== '');
  const told = Math.max(0, Math.min((seconds ?? 0) * 1000, Date.parse(now)));
  return { subject: sub, name: shown ?? 'Ohne Namen', authenticatedAt: new Date(told).toISOString() };
};
