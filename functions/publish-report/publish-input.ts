import * as z from 'zod';
import { instantSchema, monthSchema } from '../../shared/domain/calendar.ts';
import { newestDue } from '../../shared/domain/statistics/release-calendar.ts';
import { type PublishResult, publishReport } from './publish-report.ts';
import { type DueResult, type RunDueDeps, runDue } from './run-due.ts';

/** What starts a run: the time of the schedule, or a person who names the month or means the newest one that is due. */
export const publishInputSchema = z.strictObject({
  month: monthSchema.optional(),
  time: instantSchema.optional(),
  /** Why a correction is made; public. */
  reason: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)
    .optional(),
});

/** Does what is due when the schedule starts it, and publishes the month that a person names. */
export const startRun = ({ month, time, reason }: z.infer<typeof publishInputSchema>, deps: RunDueDeps): Promise<PublishResult | DueResult> =>
  time !== undefined && month === undefined
    ? runDue(time, deps)
    : publishReport({ month: month ?? newestDue(deps.now(), deps.site.county.report), reason }, deps);
