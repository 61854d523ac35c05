import { setTimeout as wait } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';

/**
 * Whether a write with a condition was made.
 * @returns `false` when the condition did not hold: another request was first, and nothing was written
 * @throws every other fault as it is
 */
export const conditionHeld = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return false;
    throw fault;
  }
};

/** The reason of a write whose condition did not hold. */
export const conditionFailed = 'ConditionalCheckFailed';

/** Why a transaction was cancelled, for each of its writes in turn (`None`: this one was not the reason); empty for any other fault. */
export const cancelledBy = (fault: unknown): readonly string[] =>
  fault instanceof TransactionCanceledException ? (fault.CancellationReasons ?? []).map(({ Code }) => Code ?? '') : [];

/** The reason of a transaction that met another one at an item. */
export const transactionConflict = 'TransactionConflict';

// Another transaction held an item, or the table was busy: nothing was written, and a moment later it may work.
const passing = [transactionConflict, 'ThrottlingError', 'ProvisionedThroughputExceeded'];

// 6 attempts wait 20 + 40 + 80 + 160 + 320 ms at most, well inside the gateway's 30 s.
const attempts = 6;
const firstPause = 20;

/**
 * After a write that failed only because others were in its way: waits a moment.
 * @param attempt how often it was tried, from 1 on
 * @throws the fault when it has another reason, or after the sixth attempt
 */
export const pauseBeforeNext = async (fault: unknown, attempt: number): Promise<void> => {
  const passes = fault instanceof TransactionConflictException || cancelledBy(fault).some((reason) => passing.includes(reason));
  if (attempt === attempts || !passes) throw fault;
  await wait(firstPause * 2 ** (attempt - 1) * Math.random());
};

/**
 * A write of one item, made again as long as somebody's transaction holds the item.
 * @throws every other fault as it is, and the conflict after the sixth attempt
 */
export const pastTransactions = async <T>(write: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (fault) {
      await pauseBeforeNext(fault, attempt);
    }
  }
};

// Together 3.7 s at most for twelve attempts, inside the ten seconds of a function.
const longestPause = 400;

/**
 * After somebody else was faster: waits a moment by chance, so that those who lost together do not meet again.
 * @param attempt how often it was tried, from 1 on
 */
export const pauseAfterRace = async (attempt: number): Promise<void> => wait(Math.min(longestPause, firstPause * 2 ** attempt) * Math.random());
