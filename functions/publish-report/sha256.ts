import { createHash } from 'node:crypto';

/** SHA-256 of text (UTF-8) or bytes, 64 hex digits. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
