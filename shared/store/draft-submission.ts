import type { Instant } from '../domain/calendar.ts';
import type { Draft } from '../domain/funding/draft.ts';
import { asRead, type TransactItem } from './draft-item.ts';
import { permitUse } from './permit-store.ts';
import { fundingKeys } from './table-design.ts';

/**
 * What happens to a draft in the transaction that makes an application of it: it goes, if it is still as it was read, and the permit that
 * it came with is used up; or nothing happens. Members and events stay: they belong to the case.
 */
export const draftSubmission = (
  table: string,
  draft: Pick<Draft, 'id' | 'version' | 'roundId' | 'latePermit'>,
  at: Instant,
): readonly TransactItem[] => {
  const { id, roundId, latePermit: hash } = draft;
  const gone = { Delete: { TableName: table, Key: fundingKeys.draft(id), ...asRead(draft) } };
  return hash === undefined ? [gone] : [gone, permitUse(table, { hash, roundId, applicationId: id, at })];
};
