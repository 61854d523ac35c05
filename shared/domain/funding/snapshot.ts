import type { Application } from './application.ts';

/**
 * Version of what an application has to look like, and part of the address of its published schema. Whatever a client could send yesterday
 * and cannot send today, or the other way round, is another version: a test keeps a hash of the schema and says what to do.
 */
export const submissionVersion = 1;

/** What was submitted, as one text that never changes, and its SHA-256 in hexadecimal. */
export type Snapshot = { readonly json: string; readonly sha256: string };

/**
 * Freezes an application as it was submitted: everything that was said, the files by their hashes, the round and the guideline in force.
 * The same application always gives the same text, because zod builds what it read in the order of the schema.
 * @param schemaAddress published schema of the submission
 * @param hash SHA-256 of a text, in hexadecimal
 */
export const freeze = (
  { state: _state, version: _version, contentHash: _hash, ...submitted }: Application,
  schemaAddress: string,
  hash: (text: string) => string,
): { readonly application: Application; readonly snapshot: Snapshot } => {
  const json = JSON.stringify({ schema: schemaAddress, ...submitted });
  const sha256 = hash(json);
  return { application: { ...submitted, state: _state, version: _version, contentHash: sha256 }, snapshot: { json, sha256 } };
};
