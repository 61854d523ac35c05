import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Where a call to the database dies: before it has an effect, or after it (the answer is lost). */
export type Death = { readonly at: number; readonly when: 'before' | 'after' };

/** A client whose n-th call (from 0) dies as if the process were killed; without a death it only counts. */
export const faultyClient = (client: DynamoDBDocumentClient, death?: Death) => {
  let calls = 0;
  const send = async (command: Parameters<typeof client.send>[0]): Promise<unknown> => {
    const dies = calls++ === death?.at;
    if (dies && death?.when === 'before') throw new Error('killed before');
    const answer = await client.send(command);
    if (dies) throw new Error('killed after');
    return answer;
  };
  const faulty = new Proxy(client, { get: (target, property) => (property === 'send' ? send : Reflect.get(target, property)) });
  return { client: faulty, calls: () => calls };
};
