import * as z from 'zod';
import { centsSchema, sumCents } from '../money.ts';

/** How far a budget is, German as the end of „Der Haushalt ist …“. */
export const budgetStatuses = {
  planned: 'geplant',
  provisional: 'vorläufig (vorläufige Haushaltsführung)',
  adopted: 'beschlossen',
  blocked: 'gesperrt',
} as const;

/**
 * The budget of a year (Haushaltsansatz). Cents.
 * Always: `total = earmarks + reserve + committed + free`, and `free` is never below zero: the table's condition, not a check before it.
 */
export const budgetSchema = z.object({
  year: z.int(),
  total: centsSchema,
  /** Money that is bound to a purpose from the beginning (zweckgebunden). */
  earmarks: z.array(z.object({ label: z.string(), amount: centsSchema })),
  /** Kept back for the end of the year. */
  reserve: centsSchema.default(0),
  /** What awards have bound (Mittelbindung): the sum of the ledger. */
  committed: centsSchema,
  /** What was paid of it. */
  paid: centsSchema.default(0),
  /** `provisional`: not yet adopted (vorläufige Haushaltsführung); only an adopted budget allows awards, where the round says nothing else. */
  status: z.enum(['planned', 'adopted', 'provisional', 'blocked']),
  /** Counts what people change of it: total, earmarks, reserve, status. Absent: it is as it was first entered. */
  version: z.int().min(1).optional(),
});

/** @see budgetSchema */
export type Budget = z.infer<typeof budgetSchema>;

/** Cents that are earmarked. */
export const earmarkedMoney = ({ earmarks }: Pick<Budget, 'earmarks'>): number => sumCents(earmarks.map(({ amount }) => amount));

/** Money that can still be awarded: `total - earmarks - reserve - committed`. */
export const freeMoney = (budget: Budget): number => budget.total - earmarkedMoney(budget) - budget.reserve - budget.committed;
