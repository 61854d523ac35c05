import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { jobHandler, queueHandler, streamHandler } from '../../../shared/runtime/job-handler.ts';
import { logger } from '../../../shared/runtime/logger.ts';
import { lambdaContext } from '../../support/lambda-context.ts';

const context = lambdaContext('request-1');
const record = (SequenceNumber: string) => ({ dynamodb: { SequenceNumber, NewImage: { n: { S: SequenceNumber } } } });
const message = (messageId: string, body = messageId) => ({ messageId, body: JSON.stringify({ id: body }) });

describe('jobHandler', () => {
  const handler = jobHandler(z.strictObject({ month: z.string() }), async ({ month }, { requestId }) => `${month} ${requestId}`);

  it('parses the event and hands over the request id', async () => {
    expect(await handler({ month: '2026-10' }, context)).toBe('2026-10 request-1');
  });

  it.each([
    [{ months: '2026-10' }, 'Unbekannt oder falsch angegeben: month, months.'],
    [{ month: 10 }, 'Unbekannt oder falsch angegeben: month.'],
    [['2026-10'], 'Es muss ein JSON-Objekt sein.'],
  ])('fails the invocation on %j, and says what is wrong', async (event, message) => {
    await expect(async () => handler(event, context)).rejects.toMatchObject({
      code: 'malformed-request',
      message: `Der Auftrag hat nicht die erwartete Form. ${message}`,
    });
  });

  it('warns of an expected no and fails all the same; anything else is a fault', async () => {
    const warned = vi.spyOn(logger, 'warn').mockReturnValue(undefined);
    const failed = vi.spyOn(logger, 'error').mockReturnValue(undefined);
    const throwing = (fault: Error) =>
      jobHandler(z.unknown(), () => {
        throw fault;
      });
    await expect(async () => throwing(new Refusal('invalid-figures-file', 'Die Datei enthält Fehler.'))({}, context)).rejects.toThrow(Refusal);
    expect(warned.mock.calls).toEqual([['refused', { code: 'REFUSED', refusal: 'invalid-figures-file' }]]);
    expect(failed).not.toHaveBeenCalled();
    await expect(async () => throwing(new Error('no'))({}, context)).rejects.toThrow('no');
    expect(failed).toHaveBeenCalledExactlyOnceWith('fault', expect.objectContaining({ code: 'FAULT' }));
    vi.restoreAllMocks();
  });
});

describe('streamHandler', () => {
  it('stops at the first record that fails, so that the order is kept', async () => {
    const done: string[] = [];
    const handler = streamHandler(
      (image) => z.object({ n: z.object({ S: z.string() }) }).parse(image).n.S,
      async (n) => {
        if (n === '2') throw new Error('no');
        done.push(n);
      },
    );
    expect(await handler({ Records: [record('1'), record('2'), record('3')] }, context)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(done).toEqual(['1']);
  });
});

describe('queueHandler', () => {
  it('lets only the failed messages come again', async () => {
    const done: string[] = [];
    const handler = queueHandler(z.object({ id: z.string() }), async ({ id }) => {
      if (id === 'b') throw new Error('no');
      done.push(id);
    });
    const broken = { messageId: 'x', body: '{' };
    expect(await handler({ Records: [message('a'), message('b'), broken, message('c')] }, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'x' }],
    });
    expect(done).toEqual(['a', 'c']);
  });
});
