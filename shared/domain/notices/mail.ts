import * as z from 'zod';
import { instantSchema } from '../calendar.ts';

/**
 * A mail as it waits to be sent: rendered, but not yet MIME. `id` is derived from the event and the recipient,
 * so the same event can never make a second mail for the same person.
 */
export const mailSchema = z.object({
  id: z.string(),
  /** Event that caused it, e.g. `application.submitted#<application id>`, `release#2026-10#1`. */
  cause: z.string(),
  /** Name of the template, for the records and SES message tags. */
  template: z.string(),
  to: z.object({ name: z.string(), address: z.email() }),
  /** At most 70 characters, no line break. */
  subject: z.string().min(1).max(70),
  text: z.string().min(1),
  html: z.string().min(1),
  createdAt: instantSchema,
});

/** @see mailSchema */
export type Mail = z.infer<typeof mailSchema>;

/** What goes through the queue: the id only, no personal data. */
export const mailMessageSchema = z.strictObject({ mailId: z.string() });

/** A recipient of a group, e.g. one of the county's administrations. */
export const recipientSchema = z.object({
  group: z.enum(['administrations']),
  /** Key within the group: the administration's area. */
  id: z.string(),
  name: z.string(),
  address: z.email(),
});

/** @see recipientSchema */
export type Recipient = z.infer<typeof recipientSchema>;
