import type { Application } from './application.ts';

/** Version of the form of what is submitted; a new one whenever the form changes. Part of the address of its published schema. */
export const submissionVersion = 1;

/** Where the schema of this version stands: the address of a version never shows another one. */
export const submissionSchemaPath = `/api/schemas/application-${submissionVersion}.json` as const;

/** What was submitted, as one text that never changes, and its SHA-256 in hexadecimal. */
export type Snapshot = { readonly json: string; readonly sha256: string };

/**
 * Freezes an application as it was submitted: everything that was said, the files by their hashes, the round and the guideline in force.
 * The same application always gives the same text, because zod builds what it read in the order of the schema.
 * @param schemaAddress published schema of the submission
 * @param hash SHA-256 of a text, in hexadecimal
 */
export const freeze = (
  application: Application,
  schemaAddress: string,
  hash: (text: string) => string,
): { readonly application: Application; readonly snapshot: Snapshot } => {
  // What the house adds and changes later is no part of what was said.
  const { state: _state, version: _version, contentHash: _hash, confirmations: _asked, confirmationsNeeded: _needed, ...submitted } = application;
  const json = JSON.stringify({ schema: schemaAddress, ...submitted });
  const sha256 = hash(json);
  return { application: { ...application, contentHash: sha256 }, snapshot: { json, sha256 } };
};
