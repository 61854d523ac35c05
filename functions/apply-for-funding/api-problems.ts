import * as z from 'zod';
import { type RefusalCode, refusalStatus } from '../../shared/domain/refusal.ts';

const isCode = (code: string): code is RefusalCode => code in refusalStatus;

/** Refusals of jobs that no client starts, and of pages behind a sign-in. */
const elsewhere: readonly RefusalCode[] = [
  'invalid-figures-file',
  'nothing-to-publish',
  'link-invalid',
  'foreign-origin',
  'version-conflict',
  'not-withdrawable',
];

/** Refusals of the public API by HTTP status. */
export const refusalsByStatus = (): ReadonlyMap<number, readonly RefusalCode[]> => {
  const codes = Object.keys(refusalStatus).filter(isCode);
  return Map.groupBy(
    codes.filter((code) => !elsewhere.includes(code)),
    (code) => refusalStatus[code],
  );
};

/** The body of every refusal (RFC 9457), made when the OpenAPI document is asked for. */
export const problemSchema = () =>
  z.looseObject({
    type: z.string().meta({ description: 'Names the kind of problem: `urn:teilhabe:problem:` and the code.' }),
    title: z.string().meta({ description: 'Short German title.' }),
    status: z.int().meta({ description: 'The HTTP status.' }),
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
