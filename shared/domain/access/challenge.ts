import * as z from 'zod';

/** Seconds in which a proof of work counts: the slowest phone needs half a minute, the rest is for people. */
export const challengeLifetime = 10 * 60;

/**
 * What is kept of a task: the key that signs it and nothing else, so that the task itself travels with the form and no secret has to be
 * managed. `expiresAt`: epoch second.
 */
export const challengeRecordSchema = z.object({ hmacKey: z.string(), expiresAt: z.int() });

/** @see challengeRecordSchema */
export type ChallengeRecord = z.infer<typeof challengeRecordSchema>;
