import { Cron } from 'croner';

/**
 * When a schedule fires next after an instant, or `undefined` for never again.
 * Like EventBridge Scheduler, a local time that does not exist (clocks go forward) is skipped and one that comes twice
 * (clocks go back) fires once.
 * @param expression `cron(0 6 25 * ? *)`, `rate(5 minutes)` or `at(2026-11-25T06:00:00)`
 */
export const nextTime = (expression: string, timeZone: string, after: Date): Date | undefined => {
  const [, kind, argument = ''] = /^(cron|rate|at)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'cron') return nextCron(argument, timeZone, after);
  if (kind === 'rate') return new Date(after.getTime() + rateOf(argument));
  if (kind === 'at') return new Cron(argument, { timezone: timeZone, paused: true, allowPast: true }).nextRun(after) ?? undefined;
  throw new Error(`${expression} is no schedule expression`);
};

const nextCron = (fields: string, timeZone: string, after: Date): Date | undefined => {
  const parts = fields.trim().split(/\s+/);
  if (parts.length !== 6) throw new Error(`cron(${fields}) does not have six fields`);
  // croner's seven fields begin with seconds; Quartz counts weekdays from Sunday = 1 and writes 0/15, and AWS with it.
  const cron = new Cron(`0 ${parts.join(' ')}`, { timezone: timeZone, paused: true, mode: '7-part', alternativeWeekdays: true, sloppyRanges: true });
  let candidate = cron.nextRun(after);
  // croner moves a time in the gap behind it, where the wall clock no longer shows what the fields ask for.
  while (candidate !== null && (!cron.match(candidate) || isSecondOfTwo(candidate, timeZone))) candidate = cron.nextRun(candidate);
  return candidate ?? undefined;
};

/** Whether the wall clock showed the same time an hour before. */
const isSecondOfTwo = (time: Date, timeZone: string): boolean => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  return format.format(time) === format.format(time.getTime() - 3_600_000);
};

const unitSeconds: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };

const rateOf = (argument: string): number => {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
  const seconds = unitSeconds[unit];
  if (seconds === undefined) throw new Error(`rate(${argument}) is no rate`);
  return Number(count) * seconds * 1000;
};
