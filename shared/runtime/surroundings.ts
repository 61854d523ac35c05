import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { tokenBytes } from '../domain/access/token.ts';

/** Time, chance and hashing as use cases are given them. */
export const surroundings = {
  /** Instant, ISO 8601 in UTC. */
  now: (): string => new Date().toISOString(),
  /** A random token: see `tokenSchema`. */
  newToken: (): string => randomBytes(tokenBytes).toString('hex'),
  /** SHA-256 of a text in UTF-8, in hexadecimal. */
  hash: (text: string): string => createHash('sha256').update(text).digest('hex'),
  /** Resolves after so many milliseconds. */
  pause: async (milliseconds: number): Promise<void> => pause(milliseconds),
} as const;
