import { tokenHashOf } from '../../shared/domain/access/token.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { HttpRequest } from '../../shared/runtime/http-handler.ts';
import { bearerOf } from '../../shared/runtime/request-headers.ts';
import { apiTexts } from './api-texts.ts';

/**
 * Who may open the drafts that were begun with a key: a hash of the key, and nothing else is known of who has it.
 * @param hash SHA-256 of a text, in hexadecimal
 * @throws Refusal `unauthorized` without a key, or with something that can be none
 */
export const principalOf = (request: Pick<HttpRequest, 'headers'>, hash: (text: string) => string): string => {
  const principal = tokenHashOf('draft-key', bearerOf(request), hash);
  if (principal === undefined) throw new Refusal('unauthorized', apiTexts.unauthorized);
  return principal;
};
