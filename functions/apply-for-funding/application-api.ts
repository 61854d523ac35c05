import * as z from 'zod';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { type RefusalCode, refusalStatus } from '../../shared/domain/refusal.ts';

/** What `POST /api/applications` answers. Nothing else leaves: no field of the application, no person. */
export const receiptSchema = z.strictObject({
  id: z.uuid().meta({ description: 'Identifier of the application.' }),
  reference: z
    .string()
    .regex(/^INT-[0-9]{4}-[0-9]{4,}$/)
    .meta({ description: 'Reference for people: unique, and ascending within the year of submission.', examples: ['INT-2026-0042'] }),
  state: z.literal('submitted').meta({ description: 'State of the application when it was submitted.' }),
  submittedAt: instantSchema.meta({ description: 'Instant of submission in UTC. A repeated request answers the first one.' }),
  links: z.strictObject({ receipt: z.url().meta({ description: 'Page with the receipt. Whoever knows the address can read it.' }) }),
});

const codesOf = (record: Readonly<Record<RefusalCode, number>>): RefusalCode[] => {
  const codes: RefusalCode[] = [];
  for (const code in record) if (isCode(code)) codes.push(code);
  return codes;
};
const isCode = (code: string): code is RefusalCode => code in refusalStatus;

/** Refusals of this API by HTTP status. */
export const refusalsByStatus = (codes = codesOf(refusalStatus)): ReadonlyMap<number, readonly RefusalCode[]> =>
  Map.groupBy(
    codes.filter((code) => code !== 'invalid-figures-file' && code !== 'nothing-to-publish'),
    (code) => refusalStatus[code],
  );

/** The body of every refusal (RFC 9457). */
export const problemSchema = z.looseObject({
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
