import * as z from 'zod';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { HttpRequest } from '../../shared/runtime/http-handler.ts';
import { draftTexts } from './draft-texts.ts';
import { texts } from './texts.ts';

/** The id in the path. @param unknown sentence for a text that can be none @throws Refusal `not-found` */
export const idOf = ({ pathParameters }: HttpRequest, name = 'id', unknown: string = draftTexts.unknown): string => {
  const { data } = z.uuid().safeParse(pathParameters[name]);
  if (data === undefined) throw new Refusal('not-found', unknown);
  return data;
};

/** What makes repeated requests the same one: printable ASCII. */
export const keySchema = z.string().regex(/^[\x20-\x7e]{1,200}$/);

/** The header by which a client makes repeated requests the same one. @throws Refusal `malformed-request` */
export const idempotencyKeyOf = ({ headers }: HttpRequest): string | undefined => {
  const key = headers['idempotency-key'];
  if (key === undefined || keySchema.safeParse(key).success) return key;
  throw new Refusal('malformed-request', texts.key);
};
