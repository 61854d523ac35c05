import * as z from 'zod';
import { centsSchema, sumCents } from '../money.ts';

/** The budget of a year (Haushaltsansatz): total, earmarks (zweckgebunden) and what awards have committed. Cents. */
export const budgetSchema = z.object({
  year: z.int(),
  total: centsSchema,
  earmarks: z.array(z.object({ label: z.string(), amount: centsSchema })),
  committed: centsSchema,
  /** A budget not yet adopted (vorläufige Haushaltsführung) allows no new awards. */
  status: z.enum(['planned', 'adopted', 'provisional', 'blocked']),
});

/** @see budgetSchema */
export type Budget = z.infer<typeof budgetSchema>;

/** Money that is neither earmarked nor committed: `total - earmarks - committed`. */
export const freeMoney = ({ total, earmarks, committed }: Budget): number => total - sumCents(earmarks.map(({ amount }) => amount)) - committed;
