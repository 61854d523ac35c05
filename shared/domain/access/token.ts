import * as z from 'zod';

/** Bytes of randomness in a token: 256 bits. */
export const tokenBytes = 32;

/**
 * A token as it stands in a link or a cookie: 32 random bytes in hexadecimal. Letters and digits only, because mail programs that make
 * links of plain text may drop a hyphen at the end.
 */
export const tokenSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What a token opens. The kind is hashed too, so that one can never pass for the other. */
export type TokenKind =
  | 'link'
  | 'session'
  | 'permit'
  | 'challenge'
  | 'confirmation'
  | 'draft-key'
  | 'staff-session'
  | 'staff-state'
  | 'staff-browser'
  | 'figures-link'
  | 'figures-session'
  | 'figures-key'
  | 'early-link'
  | 'early-session'
  | 'subscription-link';

/**
 * What is stored of a token. The text is hashed, not the bytes behind it: every other spelling of the same bytes is another token.
 * @param hash SHA-256 of a text, in hexadecimal
 * @returns `undefined` for a text that cannot be a token
 */
export const tokenHashOf = (kind: TokenKind, token: unknown, hash: (text: string) => string): string | undefined => {
  const { data } = tokenSchema.safeParse(token);
  return data === undefined ? undefined : hash(`teilhabe ${kind}\n${data}`);
};

/** What making a token needs from outside. */
export type TokenMaker = {
  /** A new random token (`tokenSchema`). */
  readonly newToken: () => string;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
};

/** A new token, for the one who may have it, and its hash to keep. */
export const newTokenOf = (kind: TokenKind, { newToken, hash }: TokenMaker): { readonly token: string; readonly tokenHash: string } => {
  const token = newToken();
  const tokenHash = tokenHashOf(kind, token, hash);
  if (tokenHash === undefined) throw new Error('the new token is none');
  return { token, tokenHash };
};
