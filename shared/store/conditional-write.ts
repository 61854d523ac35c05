import { setTimeout as wait } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

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
 * After a transaction that was cancelled only because others were in its way: waits a moment.
 * @param attempt how often it was tried, from 1 on
 * @throws the fault when it has another reason, or after the sixth attempt
 */
export const pauseBeforeNext = async (fault: unknown, attempt: number): Promise<void> => {
  if (attempt === attempts || !cancelledBy(fault).some((reason) => passing.includes(reason))) throw fault;
  await wait(firstPause * 2 ** (attempt - 1) * Math.random());
};

// Together 3.7 s at most for twelve attempts, inside the ten seconds of a function.
const longestPause = 400;

/**
 * After somebody else was faster: waits a moment by chance, so that those who lost together do not meet again.
 * @param attempt how often it was tried, from 1 on
 */
export const pauseAfterRace = async (attempt: number): Promise<void> => wait(Math.min(longestPause, firstPause * 2 ** attempt) * Math.random());
