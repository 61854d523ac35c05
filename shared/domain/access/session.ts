import * as z from 'zod';

/**
 * Who is signed in, and until which epoch second. `applicant`: hash of the address (`applicantOf`), the key to what belongs to it.
 * `address`: as it was typed when the link was asked for, for mails about what this person does. Only whoever reads that mailbox has a session.
 */
export const sessionSchema = z.object({ applicant: z.string(), address: z.string(), expiresAt: z.int() });

/** @see sessionSchema */
export type Session = z.infer<typeof sessionSchema>;

/** A link by mail: whose session it opens, and the page to go to. `expiresAt`: epoch second. */
export const accessLinkSchema = z.object({ ...sessionSchema.shape, target: z.string() });

/** @see accessLinkSchema */
export type AccessLink = z.infer<typeof accessLinkSchema>;
