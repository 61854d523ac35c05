import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

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
