import { tokenHashOf } from '../../shared/domain/access/token.ts';
import { type Instant, isoDateSchema } from '../../shared/domain/calendar.ts';
import { newPermit, permitObstacle } from '../../shared/domain/funding/late-permit.ts';
import type { FundingStore } from '../../shared/store/funding-store.ts';
import type { PermitStore } from '../../shared/store/permit-store.ts';

/** What staff say of a permit. `until`: the last day, `YYYY-MM-DD`. */
export type PermitRequest = { readonly round: string; readonly reason: string; readonly until: string; readonly by: string };

type Deps = {
  readonly siteUrl: string;
  readonly funding: Pick<FundingStore, 'rounds'>;
  readonly permits: Pick<PermitStore, 'putPermit'>;
  readonly now: () => Instant;
  readonly newToken: () => string;
  readonly hash: (text: string) => string;
};

/**
 * Allows one application after a round has closed.
 * @returns the address for the applicant and until when it counts; or an English sentence that says why there is no permit
 */
export const permitLate = async (
  { round: id, reason, until: lastDay, by }: PermitRequest,
  { siteUrl, funding, permits, now, newToken, hash }: Deps,
): Promise<{ readonly address: string; readonly until: Instant } | string> => {
  const rounds = await funding.rounds();
  const round = rounds.find((each) => each.id === id);
  if (round === undefined) return `There is no round ${id}. There is: ${rounds.map((each) => each.id).join(', ') || 'none'}.`;
  if (!isoDateSchema.safeParse(lastDay).success) return `${lastDay} is no date: write it as 2027-09-05.`;
  const at = now();
  const obstacle = permitObstacle(round, lastDay, at);
  if (obstacle !== undefined) return obstacle;
  const token = newToken();
  const permit = newPermit(round, { hash: tokenHashOf('permit', token, hash) ?? '', reason, grantedBy: by, grantedAt: at, lastDay });
  await permits.putPermit(permit);
  return { address: `${siteUrl}/antrag/entwuerfe?erlaubnis=${token}`, until: permit.until };
};
