import * as z from 'zod';
import { type RefusalCode, refusalStatus } from '../../shared/domain/refusal.ts';

/** What this API may refuse with. The closed list has more: refusals of pages and of jobs. */
const codes = [
  'malformed-request',
  'unauthorized',
  'not-found',
  'method-not-allowed',
  'idempotency-key-reused',
  'no-round-open',
  'too-many-drafts',
  'files-unchecked',
  'version-conflict',
  'precondition-failed',
  'body-too-large',
  'draft-too-large',
  'unsupported-media-type',
  'invalid-fields',
  'precondition-required',
  'too-many-requests',
] as const satisfies readonly RefusalCode[];

/** Refusals of the public API by HTTP status. */
export const refusalsByStatus = (): ReadonlyMap<number, readonly RefusalCode[]> => Map.groupBy(codes, (code) => refusalStatus[code]);

/** The body of every refusal (RFC 9457), made when the OpenAPI document is asked for. */
export const problemSchema = () =>
  z.looseObject({
    type: z.string().meta({ description: 'Names the kind of problem: `urn:teilhabe:problem:` and the code.' }),
    title: z.string().meta({ description: 'Short German title.' }),
    status: z.int().min(400).max(599).meta({ description: 'The HTTP status.' }),
    detail: z.string().meta({ description: 'German sentence: what is wrong and what to do.' }),
    code: z.string().meta({ description: 'Stable code of the problem. New codes may be added; codes are never renamed.' }),
    errors: z
      .array(
        z.looseObject({
          pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into the request body. The empty string means the whole body.' }),
          detail: z.string().meta({ description: 'German sentence for this field.' }),
        }),
      )
      .optional()
      .meta({ description: 'Every wrong field at once, in the order of the form.' }),
    requestId: z.string().optional().meta({ description: 'Only with status 500: what to name when asking for help.' }),
  });
