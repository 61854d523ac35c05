import * as z from 'zod';

/**
 * What `POST /api/applications` answers. Nothing else leaves: no field of the application, no person.
 * Plain schemas: every kind that zod makes for the first time costs the cold start half a millisecond.
 */
export const receiptSchema = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  /** The state at the instant of submission: a repeated request is answered as the first one. */
  state: z.enum(['submitted']),
  submittedAt: z.iso.datetime(),
  links: z.strictObject({ receipt: z.string() }),
});
