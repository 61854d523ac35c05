import { createHmac } from 'node:crypto';
import type { Seal } from '../domain/notices/mail.ts';

/** Seals under a secret. @param key the text of the secret `mailKey` */
export const sealWith =
  (key: string): Seal =>
  (text) =>
    createHmac('sha256', key).update(text, 'utf8').digest('hex');
