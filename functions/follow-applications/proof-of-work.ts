import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as z from 'zod';
import { challengeLifetime } from '../../shared/domain/access/challenge.ts';
import { expiryOf, isLive } from '../../shared/domain/access/expiry.ts';
import { tokenHashOf, tokenSchema } from '../../shared/domain/access/token.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { AccessStore } from '../../shared/store/access-store.ts';

/** What setting and checking tasks needs from outside. */
export type ProofDeps = Pick<AccessStore, 'putChallenge' | 'takeChallenge'> & {
  /** A new random token (`tokenSchema`). */
  readonly newToken: () => string;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
};

// One to two million rounds of SHA-256 to find the counter: a second on a desktop, some on an old phone. Checking takes one derivation.
const cost = 2000;
const [fewest, most] = [500, 1000];

// Whole or not at all: what the signature covers must arrive as it left.
const payloadSchema = () =>
  z.object({
    challenge: z.object({
      parameters: z.strictObject({
        algorithm: z.string(),
        nonce: z.string(),
        salt: z.string(),
        cost: z.int(),
        keyLength: z.int(),
        keyPrefix: z.string(),
        data: z.strictObject({ id: tokenSchema }),
      }),
      signature: z.string(),
    }),
    solution: z.object({ counter: z.int(), derivedKey: z.string() }),
  });

const payloadOf = (text: string) => {
  try {
    return payloadSchema().safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/**
 * Tasks that cost a browser a second and a program that sends thousands of forms hours (ALTCHA). Each has a signing key of its own in the
 * database, where it lies until its proof comes or ten minutes are over.
 */
export const proofOfWork = ({ putChallenge, takeChallenge, newToken, hash }: ProofDeps) => ({
  /** Sets a task. It is no secret: it stands in the form. */
  newChallenge: async (at: Instant): Promise<Challenge> => {
    const [id, hmacKey] = [newToken(), newToken()];
    const key = tokenHashOf('challenge', id, hash);
    if (key === undefined) throw new Error('the new token is none');
    const challenge = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost,
      counter: randomInt(most, fewest),
      deriveKey,
      data: { id },
      hmacSignatureSecret: hmacKey,
    });
    await putChallenge(key, { hmacKey, expiresAt: expiryOf(at, challengeLifetime) });
    return challenge;
  },

  /**
   * Is this the proof of a task that was set, is still open, and has had no proof yet? Asking takes the task away.
   * @param text JSON of the challenge and its solution, as the browser sends them back; anything may stand there
   */
  proves: async (text: string, at: Instant): Promise<boolean> => {
    const payload = payloadOf(text);
    const key = tokenHashOf('challenge', payload?.challenge.parameters.data.id, hash);
    const record = key === undefined ? undefined : await takeChallenge(key);
    if (payload === undefined || record === undefined || !isLive(record, at)) return false;
    return (await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: record.hmacKey })).verified;
  },
});

/** @see proofOfWork */
export type ProofOfWork = ReturnType<typeof proofOfWork>;
