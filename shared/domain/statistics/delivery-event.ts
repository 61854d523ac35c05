import * as z from 'zod';
import { instantSchema, isoDateSchema, monthSchema } from '../calendar.ts';

/**
 * Something that happened to a delivery and that people hear of by mail. Written in one transaction with the delivery itself; a submission's
 * `at` is that of the submission in the delivery.
 */
export const deliveryEventSchema = z.object({
  month: monthSchema,
  /** Canonical key of the administration. */
  area: z.string(),
  kind: z.enum(['figures.asked', 'figures.reminded', 'figures.submitted']),
  at: instantSchema,
  /** Who did it: `byCalendar`, a name of the staff, or the address of who delivered. */
  by: z.string().optional(),
  /** Of a reminder by the calendar: the day in Berlin that it was due. */
  day: isoDateSchema.optional(),
});

/** @see deliveryEventSchema */
export type DeliveryEvent = z.infer<typeof deliveryEventSchema>;

/** Who asks and reminds when no person does. */
export const byCalendar = 'calendar';
