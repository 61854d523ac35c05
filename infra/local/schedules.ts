import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Asynchronous } from './asynchronous.ts';
import { nextTime } from './cron.ts';
import type { Deployment } from './deployment.ts';
import type { Functions } from './functions.ts';

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({ Arn: z.string(), Input: z.string().default('{}') }),
});

/** Milliseconds: longest sleep, so that a laptop that slept through the time fires soon after it wakes. */
const longestSleep = 30_000;

/** Puts the context attributes of EventBridge Scheduler into an input. */
export const scheduledInput = (input: string, time: Date, executionId: string): string =>
  input
    .replaceAll('<aws.scheduler.scheduled-time>', time.toISOString().replace(/\.\d{3}Z$/, 'Z'))
    .replaceAll('<aws.scheduler.execution-id>', executionId)
    .replaceAll('<aws.scheduler.attempt-number>', '1');

/** Fires the schedules of the templates at their time in their zone. @returns stops them */
export const startSchedules = (deployment: Deployment, functions: Functions, { start }: Asynchronous): (() => void) => {
  const stops = deployment.resources('AWS::Scheduler::Schedule').map((resource) => {
    const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = scheduleSchema.parse(deployment.properties(resource));
    if (State === 'DISABLED') return () => undefined;
    const target = functions.of(Target.Arn);
    const after = (time: Date): Date | undefined => nextTime(ScheduleExpression, ScheduleExpressionTimezone, time);
    return atTimes(after, (time) => start(target, scheduledInput(Target.Input, time, randomUUID())));
  });
  return () => {
    for (const stop of stops) stop();
  };
};

/** Calls `fire` at each time. @returns stops it */
const atTimes = (after: (time: Date) => Date | undefined, fire: (time: Date) => void): (() => void) => {
  let next = after(new Date());
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    if (next === undefined) return;
    timer = setTimeout(look, Math.min(next.getTime() - Date.now(), longestSleep));
  };
  const look = (): void => {
    if (next !== undefined && next.getTime() <= Date.now()) {
      fire(next);
      next = after(next);
    }
    wait();
  };
  wait();
  return () => clearTimeout(timer);
};
