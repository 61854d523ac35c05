import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { answerRequest } from '../../functions/follow-applications/answer-request.ts';
import { askEarlyStart } from '../../functions/follow-applications/ask-early-start.ts';
import { changeRelease } from '../../functions/follow-applications/change-release.ts';
import { askConfirmation, confirmApplication } from '../../functions/follow-applications/confirm-application.ts';
import { withdrawApplication } from '../../functions/follow-applications/withdraw-application.ts';
import { askApplicant } from '../../infra/operations/ask-applicant.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { ReadyAttachment } from '../../shared/domain/funding/attachment.ts';
import { answerOf, requestOf } from '../../shared/domain/funding/information-request.ts';
import { releaseOf } from '../../shared/domain/funding/release.ts';
import { withdrawalOf } from '../../shared/domain/funding/withdrawal.ts';
import { applicantStore } from '../../shared/store/applicant-store.ts';
import { requestItem } from '../../shared/store/application-writes.ts';
import { attachmentStore } from '../../shared/store/attachment-store.ts';
import { confirmationStore } from '../../shared/store/confirmation-store.ts';
import { applicationItem, fundingStore } from '../../shared/store/funding-store.ts';
import { requestStore } from '../../shared/store/request-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { faultyClient } from '../support/faulty-client.ts';
import { startTables } from '../support/local-cloud.ts';
import { round } from '../support/submissions.ts';
import { confirmation, application as example, informationRequest } from '../unit/mail/examples.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const at = '2026-12-02T09:00:00.000Z';
const now = () => at;
const token = 'c'.repeat(64);
await fundingStore({ client, table }).putRound({ ...round, id: 'after' });
let drawn = 0;

const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));

/** A fresh application of a fresh applicant, as it is before something happens to it. */
const given = async (over: Partial<Application> = {}) => {
  const [applicant, id] = [randomBytes(32).toString('hex'), randomUUID()];
  drawn += 1;
  const application: Application = { ...example, id, roundId: 'after', reference: `INT-2026-${String(drawn).padStart(4, '0')}`, ...over };
  await put(applicationItem(application, applicant));
  return { applicant, id, application };
};
const member = async (id: string) => {
  const principal = randomBytes(32).toString('hex');
  await put({ ...fundingKeys.member(principal, id), entity: 'member', caseId: id });
  return principal;
};

/** Everything that the table has about an application; ids and places in a count differ from one to the next. */
const stored = async (id: string): Promise<string> => {
  const { Items = [] } = await client.send(
    new QueryCommand({ TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': fundingKeys.application(id).pk } }),
  );
  return JSON.stringify(Items.map((item) => Object.entries(item).sort()))
    .replaceAll(id, 'id')
    .replaceAll(/INT-2026-\d{4}|[0-9a-f]{64}/g, 'unique');
};

type Whole = Awaited<ReturnType<typeof given>>;
const storesOver = (over: DynamoDBDocumentClient) => {
  const stores = { client: over, table };
  const { application, roundVersion } = fundingStore(stores);
  return {
    ...applicantStore(stores),
    ...attachmentStore(stores),
    ...requestStore(stores),
    ...confirmationStore(stores),
    application,
    roundVersion,
    now,
    hash,
  };
};
type Stores = ReturnType<typeof storesOver>;

const request = { ...informationRequest, askedAt: '2026-12-01T09:00:00.000Z' };
const file: ReadyAttachment = {
  id: '5a4b3c2d-1e0f-4a9b-8c7d-6e5f4a3b2c1d',
  caseId: example.id,
  kind: 'answer',
  name: 'plan.pdf',
  size: 3,
  mediaType: 'application/pdf',
  etag: '1',
  uploadedAt: at,
  state: 'ready',
  sha256: 'a'.repeat(64),
  checkedAt: at,
};
const waiting: Partial<Application> = { state: 'info_requested', version: 2 };
const unconfirmed: Partial<Application> = { confirmations: [confirmation], confirmationsNeeded: 1 };

/** What may happen: how it stands before, and how it is done. Done again it does nothing. */
const happenings: Record<
  string,
  { before?: Partial<Application>; also?: (whole: Whole) => Promise<unknown>; run: (stores: Stores, whole: Whole) => Promise<unknown> }
> = {
  withdrawing: { run: (stores, whole) => withdrawApplication(stores)({ ...whole, version: 1, state: 'submitted' }) },
  'asking a question': {
    run: async (stores, { application: { reference } }) => {
      const asked = await askApplicant({ reference, ...request }, { ...stores, newId: () => request.id });
      if (typeof asked === 'string') throw new Error(asked);
    },
  },
  answering: {
    before: waiting,
    also: async ({ id }) => {
      await put(requestItem({ ...request, applicationId: id }));
      await put({ ...fundingKeys.attachment(id, file.id), entity: 'attachment', ...file, caseId: id });
    },
    run: (stores, whole) => answerRequest(stores)({ ...whole, requestId: request.id, typed: ['Kim', 'Viele'] }),
  },
  'asking to begin early': { run: (stores, whole) => askEarlyStart(stores)({ ...whole, typed: { from: '1.2.2027', reason: 'Es eilt.' } }) },
  'revoking the release': { run: (stores, whole) => changeRelease(stores)({ ...whole, granted: false }) },
  confirming: {
    before: unconfirmed,
    also: ({ id }) =>
      confirmationStore({ client, table }).putConfirmationLink(linkHashOf(id), {
        applicationId: id,
        confirmationId: confirmation.id,
        expiresAt: Date.parse(at) / 1000 + 1,
      }),
    run: (stores, { id }) => confirmApplication(stores)(tokenOf(id)),
  },
  'asking for another link': { before: unconfirmed, run: (stores, whole) => askConfirmation(stores)({ ...whole, confirmationId: confirmation.id }) },
};
const tokenOf = (id: string): string => hash(`${token}${id}`);
const linkHashOf = (id: string): string => tokenHashOf('confirmation', tokenOf(id), hash) ?? '';

describe.each(Object.entries(happenings))('%s', (_name, { before = {}, also, run }) => {
  const fresh = async () => {
    const whole = await given(before);
    await also?.(whole);
    return whole;
  };

  it('is one event and one change, wherever it is killed and however often it comes', async () => {
    const clean = await fresh();
    const untouched = await stored(clean.id);
    const counting = faultyClient(client);
    await run(storesOver(counting.client), clean);
    const done = await stored(clean.id);
    expect(done).not.toBe(untouched);
    expect(counting.calls()).toBeGreaterThan(1);
    for (let call = 0; call < counting.calls(); call += 1)
      for (const when of ['before', 'after'] as const) {
        const whole = await fresh();
        await expect(run(storesOver(faultyClient(client, { at: call, when }).client), whole)).rejects.toThrow('killed');
        // Nothing by halves: either all of it is there, or nothing.
        expect([untouched, done]).toContain(await stored(whole.id));
        await run(storesOver(client), whole);
        expect(await stored(whole.id)).toBe(done);
        await run(storesOver(client), whole);
        expect(await stored(whole.id)).toBe(done);
      }
  });

  it('is done once by eight that race', async () => {
    const [clean, whole] = [await fresh(), await fresh()];
    await run(storesOver(client), clean);
    await Promise.all(Array.from({ length: 8 }, () => run(storesOver(client), whole).catch((fault: unknown) => fault)));
    expect(await stored(whole.id)).toBe(await stored(clean.id));
  });
});

describe('members of a case', () => {
  const { applicationsOf, applicationOf, change, eventsOf } = applicantStore({ client, table });

  it('see and change the application like its contact, and nobody else does', async () => {
    const { id, application } = await given();
    const principal = await member(id);
    expect(await applicationOf(principal, id)).toEqual(application);
    expect(await applicationsOf(principal)).toEqual([application]);
    expect(await applicationOf(randomBytes(32).toString('hex'), id)).toBeUndefined();
    expect(await change({ applicant: principal, ...releaseOf(application, false, at) })).toBe(true);
    expect((await applicationOf(principal, id))?.reuseRelease).toBe(false);
    expect((await eventsOf(id)).map(({ kind, textVersion }) => [kind, textVersion])).toEqual([['release.revoked', '1']]);
  });

  it('have each application once, in order, and no draft among them', async () => {
    const first = await given();
    const second = await given();
    const principal = first.applicant;
    for (const id of [second.id, first.id, randomUUID()]) await put({ ...fundingKeys.member(principal, id), entity: 'member', caseId: id });
    expect(await applicationsOf(principal)).toEqual([first.application, second.application]);
  });

  it('lose the right to write with their membership', async () => {
    const { id, application } = await given();
    const principal = await member(id);
    // They are removed after the look whether they are a member, and before the write.
    const meanwhile = new Proxy(client, {
      get: (target, property) =>
        property === 'send'
          ? async (command: Parameters<typeof client.send>[0]) => {
              if (command instanceof TransactWriteCommand)
                await client.send(new DeleteCommand({ TableName: table, Key: fundingKeys.member(principal, id) }));
              return client.send(command);
            }
          : Reflect.get(target, property),
    });
    expect(await applicantStore({ client: meanwhile, table }).change({ applicant: principal, ...withdrawalOf(application, at) })).toBe(false);
    expect(await change({ applicant: principal, ...withdrawalOf(application, at) })).toBe(false);
    expect(await eventsOf(id)).toEqual([]);
  });
});

describe('what the database itself refuses', () => {
  const stores = storesOver(client);

  it('is an answer to a request that is answered, and a request that is there', async () => {
    const { id, application, applicant } = await given(waiting);
    const asked = { ...request, applicationId: id };
    await put(requestItem(asked));
    const { request: answered } = answerOf(application, asked, { texts: ['a', 'b'], attachmentIds: [] }, { at, by: applicant });
    await put(requestItem(answered));
    expect(await stores.change({ applicant, ...answerOf(application, asked, { texts: ['c', 'd'], attachmentIds: [] }, { at, by: applicant }) })).toBe(
      false,
    );
    expect(await stores.ask(requestOf(application, request, { id: request.id, at, by: 'staff' }))).toBe(false);
    expect(await stores.request(id, request.id)).toEqual(answered);
    expect(await stores.application(id)).toEqual(application);
  });

  it('is an answer whose file was taken away meanwhile', async () => {
    const { id, application, applicant } = await given(waiting);
    const asked = { ...request, applicationId: id };
    await put(requestItem(asked));
    const change = { applicant, ...answerOf(application, asked, { texts: ['a', 'b'], attachmentIds: [file.id] }, { at, by: applicant }) };
    expect(await stores.change(change)).toBe(false);
    await put({ ...fundingKeys.attachment(id, file.id), entity: 'attachment', ...file, caseId: id, state: 'refused' });
    expect(await stores.change(change)).toBe(false);
    await put({ ...fundingKeys.attachment(id, file.id), entity: 'attachment', ...file, caseId: id });
    expect(await stores.change(change)).toBe(true);
  });

  it('is a link to confirm that is used or over', async () => {
    const { id, application } = await given(unconfirmed);
    const link = { applicationId: id, confirmationId: confirmation.id };
    const after = { ...application, version: 2 };
    const change = { before: application, after, event: withdrawalOf(application, at).event };
    for (const over of [{ expiresAt: Date.parse(at) / 1000 }, { expiresAt: Date.parse(at) / 1000 + 60, usedAt: at }]) {
      const linkHash = randomBytes(32).toString('hex');
      await stores.putConfirmationLink(linkHash, { ...link, ...over });
      expect(await stores.confirm(linkHash, change)).toBe(false);
    }
    expect(await stores.confirm(randomBytes(32).toString('hex'), change)).toBe(false);
    expect(await stores.application(id)).toEqual(application);
  });
});

describe('looking up', () => {
  const { applicationUnder, requestsOf } = requestStore({ client, table });

  it('finds an application by its reference, and none by another', async () => {
    const { application } = await given();
    expect(await applicationUnder(application.reference)).toEqual(application);
    expect(await applicationUnder('INT-1999-0001')).toBeUndefined();
  });

  it('gives requests in the order in which they were asked', async () => {
    const { id } = await given();
    const [late, early] = [randomUUID(), randomUUID()];
    await put(requestItem({ ...request, applicationId: id, id: late, askedAt: '2026-12-05T09:00:00.000Z' }));
    await put(requestItem({ ...request, applicationId: id, id: early, askedAt: '2026-12-04T09:00:00.000Z' }));
    expect((await requestsOf(id)).map((each) => each.id)).toEqual([early, late]);
  });
});
