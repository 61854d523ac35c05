import * as z from 'zod';

/**
 * What calls shall meet: SES's answer, silence, or a connection that breaks; `taken`: SES has the mail all the same. It counts for calls of
 * `action` (and to the address `to`): not for the first `after` of them, then `times` times.
 */
const faultSchema = z.object({
  answer: z.enum(['throttle', 'day', 'reject', 'pause', 'error', 'silence', 'cut']),
  action: z.enum(['SendRawEmail', 'GetSendQuota']).default('SendRawEmail'),
  taken: z.boolean().default(false),
  to: z.string().optional(),
  after: z.int().min(0).default(0),
  times: z.int().min(1).default(1),
});

/** @see faultSchema */
export type SesFault = z.infer<typeof faultSchema>;

/** What tests tell the stand-in of SES. What is absent stays as it is; `faults` replaces all that were ordered before. */
export const sesOrderSchema = z.object({
  quota: z.object({ perSecond: z.number().positive(), perDay: z.number().positive() }).optional(),
  faults: z.array(faultSchema).optional(),
  holdEvents: z.boolean().optional(),
});

/** @see sesOrderSchema */
export type SesOrder = z.input<typeof sesOrderSchema>;

/** What the stand-in tells: every mail that it took, in order, and how often it said that the rate or the day is exceeded. */
export const sesRecordSchema = z.object({
  taken: z.array(
    z.object({
      /** Milliseconds since 1970, with fractions. */
      at: z.number(),
      messageId: z.string(),
      to: z.array(z.string()),
      tags: z.record(z.string(), z.string()),
    }),
  ),
  throttled: z.int(),
});

/** @see sesRecordSchema */
export type SesRecord = z.infer<typeof sesRecordSchema>;

/** Faults that were ordered, counted down as calls come. */
export const faultCounter = () => {
  let ordered: (SesFault & { calls: number })[] = [];
  return {
    order: (faults: readonly SesFault[]): void => {
      ordered = faults.map((fault) => ({ ...fault, calls: 0 }));
    },
    /** The fault that a call meets: the first one ordered that is its turn. */
    next: (action: SesFault['action'], destinations: readonly string[]): SesFault | undefined => {
      const fitting = ordered.filter((fault) => fault.action === action && (fault.to === undefined || destinations.includes(fault.to)));
      for (const fault of fitting) fault.calls += 1;
      return fitting.find(({ calls, after, times }) => calls > after && calls <= after + times);
    },
  };
};
