import type { StopReason } from '../../shared/domain/notices/send-outcome.ts';
import { stops } from '../../shared/domain/notices/send-outcome.ts';
import { exchangeLanes, type Sending, stopAt, stopFor } from '../../shared/domain/notices/sending.ts';
import type { SendingStore } from '../../shared/store/sending-store.ts';
import type { Log } from './log.ts';
import type { PaceDeps } from './pace.ts';

/** What all mails share is given this. */
export type SharedSendingDeps = Pick<SendingStore, 'change' | 'stopSending'> & {
  readonly askQuota: () => Promise<Omit<NonNullable<Sending['quota']>, 'at'>>;
  readonly now: () => string;
  readonly log: Log;
};

const minute = 60_000;

// A change of the quota is noticed after this; SES gives one answer a second, and two workers ask.
const quotaAge = 5 * minute;

// After a failed question nobody asks again for so long.
const askPause = minute;

const olderThan = (at: string | undefined, age: number, now: string): boolean => at === undefined || Date.parse(now) - Date.parse(at) >= age;

/** What all mails share: the quota of the account, its lanes, and the stop. */
export const sharedSending = ({ change, stopSending, askQuota, now, log }: SharedSendingDeps) => {
  const stop = async (reason: StopReason): Promise<void> => {
    log(stops[reason].person ? 'SENDING_STOPPED' : 'SENDING_PAUSED', { reason, minutes: stops[reason].minutes });
    await stopSending(stopFor(reason, now()));
  };

  /** @returns whether this worker asks: one of those who see that the answer is old */
  const claim = (): Promise<boolean> =>
    change(({ quota, quotaAskedAt }) => {
      const due = olderThan(quota?.at, quotaAge, now()) && olderThan(quotaAskedAt, askPause, now());
      return { change: due ? { quotaAskedAt: now() } : undefined, result: due };
    });

  const lookAtQuota = async (): Promise<void> => {
    if (!(await claim())) return;
    try {
      const told = await askQuota();
      await change(() => ({ change: { quota: { ...told, at: now() }, taken: 0 }, result: undefined }));
    } catch (fault) {
      log('QUOTA_UNKNOWN', { reason: fault instanceof Error ? fault.name : 'unknown' });
    }
  };

  let looked: { readonly at: string; readonly done: Promise<void> } | undefined;

  /** Sees to it that the quota is known. Each worker looks once a minute. */
  const keepQuota = (): Promise<void> => {
    if (looked === undefined || olderThan(looked.at, askPause, now())) {
      const done = lookAtQuota().catch((fault: unknown) => {
        looked = undefined;
        throw fault;
      });
      looked = { at: now(), done };
    }
    return looked.done;
  };

  /** @see PaceDeps */
  const exchange: PaceDeps['exchange'] = async (wanted, clock) => {
    const { held, usedUp } = await change((sending) => {
      const stopped = stopAt(sending, now()) !== undefined;
      const next = exchangeLanes(sending, { ...wanted, count: stopped ? 0 : wanted.count, now: clock() });
      return { change: next.change, result: { held: stopped ? undefined : next.held, usedUp: next.usedUp } };
    });
    if (!usedUp) return held;
    await stop('daily-quota');
    return undefined;
  };

  return { stop, keepQuota, exchange };
};
