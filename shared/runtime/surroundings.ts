import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { tokenBytes } from '../domain/access/token.ts';

/** Time, chance and hashing as use cases are given them. */
export const surroundings = {
  /** Instant, ISO 8601 in UTC. */
  now: (): string => new Date().toISOString(),
  /** Epoch milliseconds of the clock of the machine, which may be set. */
  timeOfDay: (): number => Date.now(),
  /** Milliseconds since some moment, by a clock that nobody sets. */
  elapsed: (): number => performance.now(),
  /** A random id (UUID version 4). */
  newId: (): string => randomUUID(),
  /** A random token: see `tokenSchema`. */
  newToken: (): string => randomBytes(tokenBytes).toString('hex'),
  /** SHA-256 of text (UTF-8) or bytes, 64 hex digits. */
  hash: (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex'),
  /** SHA-256 of bytes that come in pieces: `add` each, then `hex` once. */
  digest: () => {
    const hash = createHash('sha256');
    return { add: (piece: Uint8Array): void => void hash.update(piece), hex: (): string => hash.digest('hex') };
  },
  /** Resolves after so many milliseconds. */
  pause: async (milliseconds: number): Promise<void> => pause(milliseconds),
} as const;
