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
