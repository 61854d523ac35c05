import {
  InternalServerError,
  LimitExceededException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { cancelledBy, pauseAfterRace, transactionConflict } from './conditional-write.ts';

// Two hundred awards meet at one budget. Those who lose pause by chance, 200 ms on average: 60 attempts take twelve seconds, and the
// gateway waits for thirty.
const attempts = 60;

const passing = new Set(['None', transactionConflict, 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const busy = [
  InternalServerError,
  LimitExceededException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionConflictException,
  TransactionInProgressException,
];

/** Did a write fail only because others were in its way, so that a moment later it may work? */
const passes = (fault: unknown): boolean => {
  const reasons = cancelledBy(fault);
  return reasons.length > 0 ? reasons.every((reason) => passing.has(reason)) : busy.some((kind) => fault instanceof kind);
};

/**
 * After a write that others were in the way of: waits a moment by chance.
 * @param attempt how often it was tried, from 1 on
 * @throws the fault when it has another reason, or after the sixtieth attempt
 */
export const afterConflict = async (fault: unknown, attempt: number): Promise<void> => {
  if (attempt === attempts || !passes(fault)) throw fault;
  await pauseAfterRace(attempt);
};
