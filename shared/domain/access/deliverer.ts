import * as z from 'zod';
import { monthSchema } from '../calendar.ts';

/**
 * Who is signed in to deliver figures, and until which epoch second. `area`: canonical key of the administration, whose months are all open.
 * `address`: the mailbox that the link went to.
 */
export const delivererSessionSchema = z.object({ area: z.string(), address: z.string(), expiresAt: z.int() });

/** @see delivererSessionSchema */
export type DelivererSession = z.infer<typeof delivererSessionSchema>;

/** A link by mail: whose session it opens, and the month whose form comes first. `expiresAt`: epoch second. */
export const delivererLinkSchema = z.object({ ...delivererSessionSchema.shape, month: monthSchema });

/** @see delivererLinkSchema */
export type DelivererLink = z.infer<typeof delivererLinkSchema>;

/** Where a link is asked for that leads to the form that a path is about; without a month it leads to the form that is due. */
export const figuresAskPath = (path: string): string => {
  const { data: month } = monthSchema.safeParse(/^\/zahlen\/([^/]+)/.exec(path)?.[1]);
  return month === undefined ? '/zahlen' : `/zahlen?monat=${month}`;
};
