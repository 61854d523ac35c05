import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { logger } from './logger.ts';

/** What an invocation knows about itself. */
export type Invocation = {
  /** Lambda's request id: the same for every retry of one asynchronous event. */
  readonly requestId: string;
  /** Milliseconds until Lambda ends it. */
  readonly timeLeft: () => number;
};

/**
 * The only use of middy: one STARTED and one COMPLETED line per invocation, fresh logger keys, and one place for faults.
 * @param run the work
 * @param onFault what a fault becomes: an answer (HTTP), or a throw that makes Lambda retry (jobs)
 * @param refusalOf code of an expected no that fails the invocation: a warning in the log, and no fault
 */
export const lambdaHandler = <Result>(
  run: (event: unknown, invocation: Invocation) => Promise<Result>,
  onFault: (fault: unknown, event: unknown, invocation: Invocation) => Result,
  refusalOf: (fault: unknown) => string | undefined = () => undefined,
) =>
  middy<unknown, Result, Error, Context>()
    .before(({ context }) => {
      logger.resetKeys();
      logger.appendKeys({ requestId: context.awsRequestId });
      logger.info('started', { code: 'STARTED' });
    })
    .after(() => {
      logger.info('completed', { code: 'COMPLETED' });
    })
    .onError((request) => {
      const refusal = refusalOf(request.error);
      if (refusal === undefined) logger.error('fault', { code: 'FAULT', error: describe(request.error) });
      else logger.warn('refused', { code: 'REFUSED', refusal });
      request.response = onFault(request.error, request.event, invocationOf(request.context));
    })
    .handler((event, context) => run(event, invocationOf(context)));

const invocationOf = (context: Context): Invocation => ({
  requestId: context.awsRequestId,
  timeLeft: () => context.getRemainingTimeInMillis(),
});

/** Name and stack of a fault. The message of a foreign error may carry data of a person, so it stays out of the log. */
const describe = (fault: unknown): { name: string; at: string } => {
  if (!(fault instanceof Error)) return { name: typeof fault, at: '' };
  const frames = (fault.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { name: fault.name, at: frames.slice(0, 8).join('\n') };
};
