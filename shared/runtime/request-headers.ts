import * as z from 'zod';
import { Refusal } from '../domain/refusal.ts';
import type { HttpRequest } from './http-request.ts';

/** What makes repeated requests the same one: printable ASCII. */
export const keySchema = z.string().regex(/^[\x20-\x7e]{1,200}$/);

const malformedKey = 'Der Kopf Idempotency-Key darf 1 bis 200 druckbare ASCII-Zeichen enthalten.';

/** The header by which a client makes repeated requests the same one. @throws Refusal `malformed-request` */
export const idempotencyKeyOf = ({ headers }: Pick<HttpRequest, 'headers'>): string | undefined => {
  const key = headers['idempotency-key'];
  if (key === undefined || keySchema.safeParse(key).success) return key;
  throw new Refusal('malformed-request', malformedKey);
};

const bearer = /^Bearer +(?<key>\S+)$/i;

/** The key that a program shows, whatever it is. */
export const bearerOf = ({ headers }: Pick<HttpRequest, 'headers'>): string | undefined =>
  bearer.exec(headers['authorization'] ?? '')?.groups?.['key'];
