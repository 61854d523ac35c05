/** What an account may send. */
export type SendingQuota = { readonly perSecond: number; readonly perDay: number };

/** What SES gives an account on its way out of the sandbox. */
export const usualQuota: SendingQuota = { perSecond: 14, perDay: 50_000 };

const day = 24 * 3600 * 1000;

/** The limits of an account. Times are milliseconds of one clock. */
export type SendingLimits = {
  quota: SendingQuota;
  /** Takes recipients, or says which limit does not allow them. Recipients of the simulator count for the rate only. */
  readonly take: (now: number, recipients: { readonly real: number; readonly simulated: number }) => 'taken' | 'throttle' | 'day';
  readonly sentLastDay: (now: number) => number;
};

/** No window of one second, wherever it begins, holds more than `perSecond`; and no day more than `perDay`. */
export const sendingLimits = (quota: SendingQuota): SendingLimits => {
  let lastSecond: number[] = [];
  let lastDay: number[] = [];
  const limits: SendingLimits = {
    quota,
    take: (now, { real, simulated }) => {
      lastSecond = lastSecond.filter((time) => time > now - 1000);
      if (lastSecond.length + real + simulated > limits.quota.perSecond) return 'throttle';
      if (limits.sentLastDay(now) + real > limits.quota.perDay) return 'day';
      for (let index = 0; index < real + simulated; index += 1) lastSecond.push(now);
      for (let index = 0; index < real; index += 1) lastDay.push(now);
      return 'taken';
    },
    sentLastDay: (now) => {
      const [oldest] = lastDay;
      if (oldest !== undefined && oldest <= now - day) lastDay = lastDay.filter((time) => time > now - day);
      return lastDay.length;
    },
  };
  return limits;
};
