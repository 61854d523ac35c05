import { createHash, randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication, referenceOf } from '../../shared/domain/funding/open-application.ts';
import { readSubmission } from '../../shared/domain/funding/read-submission.ts';
import { freeze } from '../../shared/domain/funding/snapshot.ts';
import type { Submission } from '../../shared/domain/funding/submission.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { applicationItem, type FundingStore, fundingStore, type Submit } from '../../shared/store/funding-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';
import { round, ruleContext, submission, validSubmissions } from '../support/submissions.ts';

let tables: Tables;
let store: FundingStore;

beforeAll(async () => {
  tables = await startTables();
  store = fundingStore({ client: tables.client, table: tables.tables.funding });
});
afterAll(() => tables.stop());

const at = '2026-11-22T12:00:00.000Z';
const keyExpiresAt = Date.parse('2027-11-30T00:00:00Z') / 1000;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const request = (key: string, content: Submission = submission, over: { roundId?: string; at?: string } = {}): Submit => {
  const id = randomUUID();
  const moment = over.at ?? at;
  return {
    key,
    contentHash: hash(JSON.stringify(content)),
    at: moment,
    keyExpiresAt,
    applicant: 'applicant-1',
    open: (reference) => {
      const application = openApplication(content, { id, reference, at: moment, round: { ...round, id: over.roundId ?? round.id } });
      return freeze(application, 'https://teilhabe.example/api/schemas/application-1.json', hash);
    },
  };
};

const itemsOf = async (id: string): Promise<Record<string, unknown>[]> => {
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': fundingKeys.application(id).pk } };
  return (await tables.client.send(new QueryCommand({ TableName: tables.tables.funding, ...query }))).Items ?? [];
};

describe('submitting', () => {
  it('stores the application, its event and what was submitted together', async () => {
    const sent = request('together');
    const receipt = await store.submit(sent);
    const [application, event, snapshot, ...more] = await itemsOf(receipt.id);
    expect(more).toEqual([]);
    expect(snapshot).toEqual({ ...fundingKeys.snapshot(receipt.id), entity: 'snapshot', ...sent.open(receipt.reference).snapshot });
    expect(application?.['contentHash']).toBe(snapshot?.['sha256']);
    expect(application).toMatchObject({ entity: 'application', reference: receipt.reference, state: 'submitted', version: 1 });
    expect(event).toEqual({
      ...fundingKeys.event(receipt.id, at, 'application.submitted'),
      entity: 'event',
      applicationId: receipt.id,
      reference: receipt.reference,
      kind: 'application.submitted',
      at,
      actor: 'applicant',
      to: 'submitted',
      number: 1,
      previous: '',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('stores nothing of a request that is not admitted', async () => {
    const refusal = new Refusal('too-many-requests', 'später');
    const sent = request('not admitted');
    await expect(store.submit({ ...sent, admitted: Promise.reject(refusal) })).rejects.toBe(refusal);
    expect(await store.earlierReceipt(sent)).toBeUndefined();
    expect((await store.submit({ ...sent, admitted: Promise.resolve() })).reference).toMatch(/^INT-2026-/);
  });

  it('reads back equal whatever may be submitted', async () => {
    await fc.assert(
      fc.asyncProperty(validSubmissions, async (generated) => {
        const read = readSubmission(generated, 'api', ruleContext);
        if (!('submission' in read)) throw new Error(JSON.stringify(read.errors));
        const sent = request(randomUUID(), read.submission, { roundId: 'property' });
        const { id, reference } = await store.submit(sent);
        const { application } = sent.open(reference);
        expect(await store.application(id)).toEqual({ ...application, chain: expect.any(String) });
        const { declarations, ...said } = generated;
        expect(application).toMatchObject(said);
        expect(application.declarations).toMatchObject(declarations);
      }),
      { numRuns: 60 },
    );
  });

  it('gives references that are unique, ascending and of the Berlin year', async () => {
    const newYear = '2029-12-31T23:30:00.000Z';
    const one = await store.submit(request('year-1', submission, { at: newYear }));
    const two = await store.submit(request('year-2', submission, { at: newYear }));
    expect([one.reference, two.reference]).toEqual(['INT-2030-0001', 'INT-2030-0002']);
    const many = await Promise.all(Array.from({ length: 30 }, (_, n) => store.submit(request(`year-many-${n}`, submission, { at: newYear }))));
    expect(new Set(many.map(({ reference }) => reference)).size).toBe(30);
    const last = await store.submit(request('year-3', submission, { at: newYear }));
    expect(many.every(({ reference }) => reference > two.reference && reference < last.reference)).toBe(true);
  });
});

describe('the same again', () => {
  it('answers the first receipt', async () => {
    const first = await store.submit(request('again'));
    expect(await store.submit(request('again'))).toEqual(first);
    expect(await store.earlierReceipt(request('again'))).toEqual(first);
  });

  it('knows nothing of a key that never came', async () => {
    expect(await store.earlierReceipt(request('never'))).toBeUndefined();
  });

  it('refuses the key with other content, and stores nothing', async () => {
    await store.submit(request('reused', submission, { roundId: 'reused' }));
    const other = request('reused', { ...submission, reuseRelease: false }, { roundId: 'reused' });
    await expect(store.submit(other)).rejects.toMatchObject({ code: 'idempotency-key-reused', status: 409 });
    await expect(store.earlierReceipt(other)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect(await store.applicationsOfRound('reused')).toHaveLength(1);
  });

  it('makes one application of 50 requests at once', async () => {
    const receipts = await Promise.all(Array.from({ length: 50 }, () => store.submit(request('race', submission, { roundId: 'race' }))));
    expect(new Set(receipts.map(({ id, reference }) => `${id} ${reference}`)).size).toBe(1);
    const stored = await store.applicationsOfRound('race');
    expect(stored.map(({ id }) => id)).toEqual([receipts[0]?.id]);
  });

  it('finds its own record when the answer of a commit was lost', async () => {
    const lossy = storeWith(async (transact, attempt) => {
      await transact();
      if (attempt === 1) throw new Error('socket hang up');
    });
    const receipt = await lossy.submit(request('lost', submission, { roundId: 'lost' }));
    expect((await store.applicationsOfRound('lost')).map(({ reference }) => reference)).toEqual([receipt.reference]);
  });
});

describe('a transaction that is refused for a moment', () => {
  const cancelled = (Code: string) =>
    new TransactionCanceledException({ message: Code, $metadata: {}, CancellationReasons: [{ Code: 'None' }, { Code }] });

  it.each(['TransactionConflict', 'ThrottlingError'])('(%s) is tried again under the same reference', async (code) => {
    const busy = storeWith((transact, attempt) => (attempt < 3 ? Promise.reject(cancelled(code)) : transact()));
    const before = await store.submit(request(`before ${code}`));
    const receipt = await busy.submit(request(`busy ${code}`, submission, { roundId: code }));
    expect(Number(receipt.reference.slice(-4))).toBe(Number(before.reference.slice(-4)) + 1);
    expect(await store.applicationsOfRound(code)).toHaveLength(1);
  });

  it('is given up after six attempts, a fault of another kind at once', async () => {
    const attempts: number[] = [];
    const failing = (fault: Error) =>
      storeWith((_transact, attempt) => {
        attempts.push(attempt);
        return Promise.reject(fault);
      });
    await expect(failing(cancelled('TransactionConflict')).submit(request('conflict'))).rejects.toThrow('TransactionConflict');
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6]);
    await expect(failing(cancelled('ValidationError')).submit(request('validation'))).rejects.toThrow('ValidationError');
    expect(attempts).toHaveLength(7);
  });
});

/** A store whose transactions go through `around`, which knows the how many-th it is. */
const storeWith = (around: (transact: () => Promise<unknown>, attempt: number) => Promise<unknown>): FundingStore => {
  let attempt = 0;
  const client = new Proxy(tables.client, {
    get: (target, property) =>
      property === 'send'
        ? (command: Parameters<typeof target.send>[0]) => {
            if (!(command instanceof TransactWriteCommand)) return target.send(command);
            attempt += 1;
            return around(() => target.send(command), attempt);
          }
        : Reflect.get(target, property),
  });
  return fundingStore({ client, table: tables.tables.funding });
};

describe('lists', () => {
  it('pages through all applications of a round, in the order of their references', async () => {
    // 11 KB each: 1 MB, the limit of a page, is passed at about 95.
    const shortDescription = 'x'.repeat(500);
    const costs = Array.from({ length: 50 }, () => ({
      ...submission.costs[0],
      category: 'fees' as const,
      description: 'x'.repeat(150),
      amount: 20_000,
    }));
    const large = { ...submission, costs, project: { ...submission.project, shortDescription } };
    for (let batch = 0; batch < 6; batch += 1) {
      const puts = Array.from({ length: 25 }, (_, n) => {
        const reference = referenceOf(2026, 5000 - batch * 25 - n);
        const application = openApplication(large, { id: randomUUID(), reference, at, round: { ...round, id: 'pages' } });
        return { PutRequest: { Item: applicationItem(application, 'applicant-1') } };
      });
      await tables.client.send(new BatchWriteCommand({ RequestItems: { [tables.tables.funding]: puts } }));
    }
    const references = (await store.applicationsOfRound('pages')).map(({ reference }) => reference);
    expect(references).toHaveLength(150);
    expect(references).toEqual([...references].sort());
  });

  it('keeps rounds and budgets, the same again is fine, another under the same name is not', async () => {
    expect(await store.rounds()).toEqual([]);
    await store.putRound({ ...round, id: 'b' });
    await store.putRound({ ...round, id: 'a' });
    await store.putRound({ ...round, id: 'a' });
    await expect(store.putRound({ ...round, id: 'a', maximumGrant: 1 })).rejects.toThrow();
    expect(await store.rounds()).toEqual([
      { ...round, id: 'a' },
      { ...round, id: 'b' },
    ]);
    const budget = {
      year: 2027,
      total: 25_220_000,
      earmarks: [{ label: 'Kulturvermittlung', amount: 7_220_000 }],
      committed: 0,
      reserve: 0,
      paid: 0,
      status: 'adopted' as const,
    };
    expect(await store.budget(2027)).toBeUndefined();
    await store.putBudget(budget);
    await store.putBudget(budget);
    await expect(store.putBudget({ ...budget, total: 1 })).rejects.toThrow();
    expect(await store.budget(2027)).toEqual(budget);
  });
});
