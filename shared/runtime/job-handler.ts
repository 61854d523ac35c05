import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { Refusal } from '../domain/refusal.ts';
import { type Invocation, lambdaHandler } from './lambda-handler.ts';
import { logger } from './logger.ts';

const rethrow = (fault: unknown): never => {
  throw fault;
};

const refusalOf = (fault: unknown): string | undefined => (fault instanceof Refusal ? fault.code : undefined);

/**
 * The entry of a capability that is started by an event or a schedule. A thrown error fails the invocation:
 * Lambda retries asynchronous events, then keeps them in the dead-letter queue.
 * @throws Refusal `malformed-request` for an event that `inputSchema` does not take
 */
export const jobHandler = <S extends z.ZodType, Result>(inputSchema: S, run: (input: z.output<S>, invocation: Invocation) => Promise<Result>) =>
  lambdaHandler(
    async (event, invocation) => {
      const input = inputSchema.safeParse(event);
      if (!input.success) throw malformed(input.error.issues);
      return run(input.data, invocation);
    },
    rethrow,
    refusalOf,
  );

/** Says which fields of an event are wrong, and none of its content. */
const malformed = (issues: readonly z.core.$ZodIssue[]): Refusal => {
  const paths = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [issue.path.join('.')],
  );
  const fields = [...new Set(paths.filter((path) => path !== ''))];
  const wrong = fields.length === 0 ? 'Es muss ein JSON-Objekt sein.' : `Unbekannt oder falsch angegeben: ${fields.join(', ')}.`;
  return new Refusal('malformed-request', `Der Auftrag hat nicht die erwartete Form. ${wrong}`);
};

/** Lambda's partial batch answer: what is named here comes again, the rest is done. */
type BatchAnswer = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

const streamEventSchema = z.object({
  Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.record(z.string(), z.unknown()) }) })),
});

/**
 * The entry of a capability that is started by the stream of a table. The order of a stream matters, so the batch
 * stops at the first record that fails, and begins there again.
 * @param read turns the stored item (DynamoDB's typed form) into what `run` takes
 */
export const streamHandler = <Item>(read: (image: Record<string, unknown>) => Item, run: (item: Item) => Promise<void>) =>
  lambdaHandler(async (event): Promise<BatchAnswer> => {
    for (const { dynamodb } of streamEventSchema.parse(event).Records) {
      try {
        await run(read(dynamodb.NewImage));
      } catch (fault) {
        logger.error('record failed', { code: 'RECORD_FAILED', record: dynamodb.SequenceNumber, fault: nameOf(fault) });
        return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };
  }, rethrow);

type Entry<Result> = (event: unknown, context: Context) => Promise<Result>;

const batchSchema = z.object({ Records: z.array(z.unknown()) });

/** The entry of a capability that a stream or a queue starts, and a schedule or a person too. */
export const startedByEither =
  <Batch, Result>(byBatch: Entry<Batch>, byEvent: Entry<Result>): Entry<Batch | Result> =>
  (event, context) =>
    batchSchema.safeParse(event).success ? byBatch(event, context) : byEvent(event, context);

const queueEventSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/**
 * The entry of a capability that is started by a queue. Each message stands alone: only the failed ones come again.
 * @param together all messages of a batch at once; absent: one after the other
 */
export const queueHandler = <S extends z.ZodType>(
  messageSchema: S,
  run: (message: z.output<S>, invocation: Invocation) => Promise<void>,
  { together = false }: { readonly together?: boolean } = {},
) =>
  lambdaHandler(async (event, invocation): Promise<BatchAnswer> => {
    const failed: { itemIdentifier: string }[] = [];
    const attempt = async ({ messageId, body }: z.output<typeof queueEventSchema>['Records'][number]): Promise<void> => {
      try {
        await run(messageSchema.parse(JSON.parse(body)), invocation);
      } catch (fault) {
        logger.error('message failed', { code: 'MESSAGE_FAILED', messageId, fault: nameOf(fault) });
        failed.push({ itemIdentifier: messageId });
      }
    };
    const { Records } = queueEventSchema.parse(event);
    if (together) await Promise.all(Records.map(attempt));
    else for (const record of Records) await attempt(record);
    return { batchItemFailures: failed };
  }, rethrow);

const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault);
