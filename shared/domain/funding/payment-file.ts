import * as z from 'zod';
import { centsSchema } from '../money.ts';
import { signedSchema } from './review.ts';

/** A file of released payments for the county's finance software, as the list has it. */
export const paymentFileSchema = z.object({
  /** 1, 2, … */
  number: z.int().min(1),
  /** Id of the form that made it: the same form makes one. */
  request: z.string(),
  made: signedSchema,
  count: z.int(),
  amount: centsSchema,
});

/** @see paymentFileSchema */
export type PaymentFile = z.infer<typeof paymentFileSchema>;

/** What it says, in each format, byte for byte as it was made. */
export const paymentFileContentSchema = z.object({ xml: z.string(), csv: z.string() });

/** @see paymentFileContentSchema */
export type PaymentFileContent = z.infer<typeof paymentFileContentSchema>;

/** A transaction takes 100 writes: two for the file, two for each payment. */
export const paymentsOfFile = 45;
