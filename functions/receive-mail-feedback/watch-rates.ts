import type { Instant } from '../../shared/domain/calendar.ts';
import type { MailFeedback } from '../../shared/domain/notices/mail-feedback.ts';
import { ratesOf, rateWindow } from '../../shared/domain/notices/sending-rates.ts';
import type { FeedbackStore } from '../../shared/store/feedback-store.ts';

/** What watching the rates of the account is given. */
export type WatchRatesDeps = Pick<FeedbackStore, 'feedbackDays'> & {
  readonly now: () => Instant;
  readonly log: (code: 'BOUNCE_RATE_CROSSED' | 'COMPLAINT_RATE_CROSSED', about: Readonly<Record<string, string>>) => void;
};

const codes = { bounces: 'BOUNCE_RATE_CROSSED', complaints: 'COMPLAINT_RATE_CROSSED' } as const;

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** After each bounce and complaint that counts: says so where a rate is at its limit or above. */
export const watchRates = async ({ kind }: Pick<MailFeedback, 'kind'>, { feedbackDays, now, log }: WatchRatesDeps): Promise<void> => {
  if (kind !== 'bounced' && kind !== 'complained') return;
  const day = now().slice(0, 10);
  const { from, to } = rateWindow(day);
  const rates = ratesOf(await feedbackDays(from, to), day);
  for (const limit of rates.crossed) log(codes[limit], { rate: percent(rates[limit]), mails: String(rates.sent), since: rates.from });
};
