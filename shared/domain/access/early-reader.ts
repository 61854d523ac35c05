import * as z from 'zod';
import { monthSchema } from '../calendar.ts';

/**
 * A link by mail, and the session that it becomes, of somebody who may read the report of a month before it appears. `expiresAt`: epoch second
 * of the instant at which it appears for everybody.
 */
export const earlyAccessSchema = z.object({ month: monthSchema, address: z.string(), expiresAt: z.int() });

/** @see earlyAccessSchema */
export type EarlyAccess = z.infer<typeof earlyAccessSchema>;

/** Where such a link leads. */
export const earlyLinkPath = (token: string): string => `/vorab/anmelden/${token}`;

/** Under which the files of the preview are read. */
export const earlyPath = (month: string): string => `/vorab/${month}/`;
