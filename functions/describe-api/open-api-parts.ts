import type { RefusalCode } from '../../shared/domain/refusal.ts';
import { bodyLimit } from '../../shared/runtime/http-request.ts';
import { refusalsByStatus } from './api-problems.ts';

const meanings: Readonly<Record<number, string>> = {
  400: 'The body is no JSON in UTF-8, or the header Idempotency-Key is malformed.',
  401: 'The key is missing, is none, or was taken back.',
  404: 'There is nothing at this address, or it belongs to another key.',
  405: 'The address does not take this method. The header Allow says which ones it takes.',
  409: 'No round is open, the idempotency key came before with other content, the key has too many drafts, a file is still being checked, or the figures are no longer of the version that was read.',
  412: 'The draft is no longer as it was read: somebody else saved it. Read it again.',
  413: `The body is larger than ${bodyLimit / 1024} KiB, or the draft or a part of it is larger than drafts can be.`,
  415: 'The content type is not application/json.',
  422: 'Fields are wrong, missing or unknown, rules of the round are broken, or figures are unusual and nobody has confirmed them. `errors` names all of them at once.',
  428: 'The header If-Match is missing or names no version.',
  429: 'Too much in an hour from one network or for one contact. Repeats of what is stored are never refused.',
};

const headersOf: Readonly<Record<number, Readonly<Record<string, unknown>>>> = {
  401: { 'WWW-Authenticate': { description: '`Bearer`.', schema: { type: 'string' } } },
  429: { 'Retry-After': { description: 'Seconds until there is room again.', schema: { type: 'integer' } } },
};

const problemResponse = (status: number, codes: readonly RefusalCode[]) => ({
  description: `${meanings[status] ?? 'Refused.'} Codes: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
  ...(headersOf[status] && { headers: headersOf[status] }),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { status: { const: status }, code: { enum: codes } } }],
      },
    },
  },
});

/** The answers that many paths share, by status. */
export const sharedResponses = () => ({
  ...Object.fromEntries([...refusalsByStatus()].map(([status, codes]) => [status, problemResponse(status, codes)])),
  500: {
    description: 'A fault on our side. Nothing was stored that was not confirmed; the same request may be sent again. Code: `fault`.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
});

/** Refusals of a path by status, and the fault that may always be. */
export const problems = (...statuses: readonly number[]) =>
  Object.fromEntries([...statuses, 500].map((status) => [status, { $ref: `#/components/responses/${status}` }]));

/** A JSON body of a component schema. */
export const jsonOf = (schema: string, more: Readonly<Record<string, unknown>> = {}) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, ...more },
});

/** The header that makes repeated requests the same one. @param what of which there is one for each key */
export const idempotencyKey = (what: string, without: string) => ({
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: `Chosen by the client, random, one per ${what}: a repeated request with the same key and content is answered as the first one. The same key with other content is refused with 409. ${without}`,
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x20-\\x7e]+$' },
  example: '8e03978e-40d5-43dd-bc93-6894a57f9324',
});

/** Header of an answer that says where something is. */
export const locationHeader = (description: string) => ({ Location: { description, schema: { type: 'string', format: 'uri' } } });
