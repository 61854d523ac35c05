import { ProvisionedThroughputExceededException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

/** How a call goes wrong: killed before it has an effect, or after it (the answer is lost); or throttled, after all that the SDK tries by itself. */
export const waysToFail = ['before', 'after', 'throttled'] as const;

/** Where a call to the database goes wrong. */
export type Failure = { readonly at: number; readonly when: (typeof waysToFail)[number] };

const throttled = (command: object): Error => {
  const said = { message: 'ThrottlingError: too many requests', $metadata: {} };
  return command instanceof TransactWriteCommand
    ? new TransactionCanceledException({ ...said, CancellationReasons: [{ Code: 'ThrottlingError' }] })
    : new ProvisionedThroughputExceededException(said);
};

/** A client whose n-th call (from 0) goes wrong; without a failure it only counts. */
export const faultyClient = (client: DynamoDBDocumentClient, failure?: Failure) => {
  let calls = 0;
  const send = async (command: Parameters<typeof client.send>[0]): Promise<unknown> => {
    const fails = calls++ === failure?.at;
    if (fails && failure?.when === 'throttled') throw throttled(command);
    if (fails && failure?.when === 'before') throw new Error('killed before');
    const answer = await client.send(command);
    if (fails) throw new Error('killed after');
    return answer;
  };
  const faulty = new Proxy(client, { get: (target, property) => (property === 'send' ? send : Reflect.get(target, property)) });
  return { client: faulty, calls: () => calls };
};

/** How work over a faulty client may end: who is killed ends with that, and what is throttled once may be done all the same. */
export const endingOf = (when: Failure['when']): RegExp => (when === 'throttled' ? /^done$|ThrottlingError/ : /killed/);

/** How work ended, in words: `done`, or its fault. */
export const ended = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', String);
