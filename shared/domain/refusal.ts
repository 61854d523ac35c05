/**
 * The closed list of expected refusals: a code for machines and the HTTP status it becomes.
 * Codes are part of the published API; add, never rename.
 */
export const refusalStatus = {
  'invalid-fields': 422,
  'malformed-request': 400,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-key-reused': 409,
  'no-round-open': 409,
  'not-found': 404,
  'method-not-allowed': 405,
  'invalid-figures-file': 422,
  'nothing-to-publish': 409,
  'link-invalid': 410,
  'foreign-origin': 403,
  'version-conflict': 409,
  'not-withdrawable': 409,
  'files-unchecked': 409,
  'precondition-required': 428,
  'precondition-failed': 412,
  unauthorized: 401,
  'draft-too-large': 413,
  'too-many-drafts': 409,
  'too-many-editors': 409,
  'owner-only': 403,
  'permit-invalid': 410,
  'too-many-requests': 429,
  'too-late': 409,
  'too-early': 409,
  'on-hold': 409,
  'unsafe-release': 409,
  'four-eyes': 409,
  'wrong-state': 409,
  'over-budget': 409,
  'below-committed': 409,
  'not-final': 409,
  'proof-overdue': 409,
  'sign-in-too-old': 403,
  forbidden: 403,
  'sign-in-invalid': 403,
  'no-role': 403,
} as const;

/** Code of an expected refusal. */
export type RefusalCode = keyof typeof refusalStatus;

/**
 * One wrong field: where it is and what to do about it.
 * - `pointer`: JSON Pointer (RFC 6901) into the request, e.g. `/costs/0/amount`; the empty string means the whole request.
 * - `message`: German sentence for the person.
 */
export type FieldError = { readonly pointer: string; readonly message: string };

/**
 * An expected no. The only error that is thrown on purpose: in a page it becomes the error summary
 * with the input kept, in the API `application/problem+json`. Everything else that is thrown is a fault.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly errors: readonly FieldError[];
  /** Seconds after which it can be tried again, where that is known. */
  readonly retryAfter: number | undefined;

  /**
   * @param code what kind of no, from the closed list
   * @param message German sentence: what is wrong, why, and what to do
   * @param errors all wrong fields at once, in the order of the form
   * @param retryAfter seconds after which it can be tried again: the answer's header says so
   */
  constructor(code: RefusalCode, message: string, errors: readonly FieldError[] = [], retryAfter?: number) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.status = refusalStatus[code];
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}
