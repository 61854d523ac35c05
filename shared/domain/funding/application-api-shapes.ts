import * as z from 'zod';
import { instantSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';
import { applicationStates } from './application.ts';
import { codesOf } from './round.ts';

/**
 * What `POST /api/applications` and the submission of a draft answer. Nothing else leaves: no field of the application, no person.
 * Plain schemas: every kind that zod makes for the first time costs the cold start half a millisecond.
 */
export const receiptSchema = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  /** The state at the instant of submission: a repeated request is answered as the first one. */
  state: z.enum(['submitted']),
  submittedAt: z.iso.datetime(),
  /** `application`: only for who can read it there. */
  links: z.strictObject({ receipt: z.string(), application: z.string().optional() }),
});

const makeApplicationSchema = () =>
  z.strictObject({
    id: z.uuid(),
    reference: z.string(),
    roundId: z.string(),
    state: codesOf(applicationStates),
    submittedAt: instantSchema,
    snapshotSha256: z.string().optional(),
    requestedAmount: centsSchema,
    approvedAmount: centsSchema.optional(),
    links: z.strictObject({ self: z.string(), receipt: z.string() }),
  });

let made: ReturnType<typeof makeApplicationSchema> | undefined;

/** What the API answers about an application: where it stands, and nothing about persons. Made when it is first asked for. */
export const applicationAnswerSchema = (): ReturnType<typeof makeApplicationSchema> => {
  made ??= makeApplicationSchema();
  return made;
};
