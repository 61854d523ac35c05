import { randomUUID } from 'node:crypto';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attachment, type CheckingAttachment, maximumFiles } from '../../shared/domain/funding/attachment.ts';
import { afterScan, refusedUpload, removal, type Upload, underCheck } from '../../shared/domain/funding/attachment-check.ts';
import { type AttachmentStore, attachmentStore } from '../../shared/store/attachment-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';

let tables: Tables;
let store: AttachmentStore;

beforeAll(async () => {
  tables = await startTables();
  store = attachmentStore({ client: tables.client, table: tables.tables.funding });
});
afterAll(() => tables.stop());

const at = '2026-11-22T12:00:00.000Z';
const epoch = Date.parse(at) / 1000;
const day = 24 * 3600;

const put = (Item: Record<string, unknown>) => tables.client.send(new PutCommand({ TableName: tables.tables.funding, Item }));
const itemAt = async (Key: { pk: string; sk: string }) => (await tables.client.send(new GetCommand({ TableName: tables.tables.funding, Key }))).Item;

const newDraft = async (): Promise<string> => {
  const caseId = randomUUID();
  await put({ ...fundingKeys.draft(caseId), entity: 'draft', id: caseId, expiresAt: epoch + day });
  return caseId;
};
const uploadTo = (caseId: string, over: Partial<Upload> = {}): Upload => {
  const id = over.id ?? randomUUID();
  const place = { caseId, id, kind: 'statutes' as const, fileName: 'Satzung.pdf', key: `hochgeladen/${caseId}/${id}/statutes/Satzung.pdf` };
  return { ...place, size: 10, declared: 'application/pdf', etag: 'e1', at, ...over };
};
const checkingIn = (caseId: string, over: Partial<Upload> = {}): CheckingAttachment => underCheck(uploadTo(caseId, over), 'a'.repeat(64));
const add = (after: Attachment) => store.changeAttachment({ before: undefined, after, door: 'draft' });
const placesOf = async (caseId: string): Promise<unknown> => (await itemAt(fundingKeys.files(caseId)))?.['count'];

describe('the door of a case', () => {
  it('is open for drafts that live and for applications that are asked something', async () => {
    const caseId = await newDraft();
    expect(await store.door(caseId, at)).toBe('draft');
    expect(await store.door(caseId, '2026-11-24T12:00:00.000Z')).toBe('gone');
    expect(await store.door(randomUUID(), at)).toBe('gone');
    await put({ ...fundingKeys.application(caseId), entity: 'application', state: 'info_requested' });
    expect(await store.door(caseId, at)).toBe('answer');
    await put({ ...fundingKeys.application(caseId), entity: 'application', state: 'formal_check' });
    expect(await store.door(caseId, at)).toBe('closed');
  });

  it('is asked again in the moment of writing', async () => {
    const gone = randomUUID();
    expect(await add(checkingIn(gone))).toBe('closed');
    const submitted = await newDraft();
    await put({ ...fundingKeys.application(submitted), entity: 'application', state: 'submitted' });
    expect(await add(checkingIn(submitted))).toBe('closed');
    const answer = (after: Attachment) => store.changeAttachment({ before: undefined, after, door: 'answer' });
    expect(await answer(checkingIn(submitted))).toBe('closed');
    await put({ ...fundingKeys.application(submitted), entity: 'application', state: 'info_requested' });
    expect(await answer(checkingIn(submitted))).toBe('done');
    expect(await store.attachmentsOf(gone)).toEqual([]);
    expect([await placesOf(gone), await placesOf(submitted)]).toEqual([undefined, 1]);
  });
});

describe('a change', () => {
  it('is made once, from what was read', async () => {
    const caseId = await newDraft();
    const checking = checkingIn(caseId);
    expect([await add(checking), await add(checking)]).toEqual(['done', 'changed']);
    const ready = afterScan(checking, 'clean', at);
    const twice = await Promise.all([1, 2, 3].map(() => store.changeAttachment({ before: checking, after: ready })));
    expect(twice.toSorted()).toEqual(['changed', 'changed', 'done']);
    expect(await store.changeAttachment({ before: { ...ready, etag: 'e0' }, after: removal(ready, at) })).toBe('changed');
    expect(await store.attachment(caseId, checking.id)).toEqual(ready);
    expect(await placesOf(caseId)).toBe(1);
  });

  it('takes a place, keeps it and gives it back', async () => {
    const caseId = await newDraft();
    const checking = checkingIn(caseId);
    await add(checking);
    const again = checkingIn(caseId, { id: checking.id, etag: 'e2' });
    await store.changeAttachment({ before: checking, after: again, door: 'draft' });
    expect(await placesOf(caseId)).toBe(1);
    await store.changeAttachment({ before: again, after: afterScan(again, 'malware', at) });
    expect(await placesOf(caseId)).toBe(0);
    await add(refusedUpload(uploadTo(caseId), { because: 'empty' }));
    expect(await placesOf(caseId)).toBe(0);
  });

  it(`fills ${maximumFiles} places and no more, also when many come at once`, async () => {
    const caseId = await newDraft();
    for (let file = 0; file < maximumFiles - 3; file += 1) expect(await add(checkingIn(caseId))).toBe('done');
    const crowd = await Promise.all(Array.from({ length: 6 }, () => add(checkingIn(caseId))));
    expect(crowd.toSorted()).toEqual(['done', 'done', 'done', 'full', 'full', 'full']);
    expect(await store.attachmentsOf(caseId)).toHaveLength(maximumFiles);
  });
});

describe('what is kept', () => {
  it('is everything, oldest first, and of what was removed only the record, for some days', async () => {
    const caseId = await newDraft();
    const [second, first] = [checkingIn(caseId, { at: '2026-11-22T12:00:02.000Z' }), checkingIn(caseId, { at: '2026-11-22T12:00:01.000Z' })];
    const removed = removal(first, at);
    await add(second);
    await add(first);
    expect(await store.attachmentsOf(caseId)).toEqual([first, second]);
    await store.changeAttachment({ before: first, after: removed });
    expect(await store.attachmentsOf(caseId)).toEqual([second]);
    expect(await store.everyAttachmentOf(caseId)).toEqual([removed, second]);
    const key = fundingKeys.attachment(caseId, first.id);
    expect((await itemAt(key))?.['expiresAt']).toBeUndefined();
    expect(await store.expireAttachment(removed, at)).toBe(true);
    expect((await itemAt(key))?.['expiresAt']).toBe(epoch + 7 * day);
    expect(await store.expireAttachment(first, at)).toBe(false);
  });

  it('is a refusal for half a year, and a checked file as long as its case', async () => {
    const caseId = await newDraft();
    const refused = refusedUpload(uploadTo(caseId), { because: 'wrong-type', found: 'png' });
    const checking = checkingIn(caseId);
    await add(refused);
    await add(checking);
    expect((await itemAt(fundingKeys.attachment(caseId, refused.id)))?.['expiresAt']).toBe(epoch + 180 * day);
    expect((await itemAt(fundingKeys.attachment(caseId, checking.id)))?.['expiresAt']).toBeUndefined();
    expect(await store.attachment(caseId, refused.id)).toEqual(refused);
  });

  it('is forgotten when asked, and only as it was read', async () => {
    const caseId = await newDraft();
    const checking = checkingIn(caseId);
    await add(checking);
    expect(await store.forgetAttachment(afterScan(checking, 'clean', at))).toBe(false);
    expect(await store.forgetAttachment(checking)).toBe(true);
    await store.forgetPlaces(caseId);
    expect([await store.attachment(caseId, checking.id), await placesOf(caseId)]).toEqual([undefined, undefined]);
  });
});

describe('a verdict', () => {
  it('is known by the upload it is on; the first one counts, and it expires', async () => {
    const on = { caseId: randomUUID(), id: randomUUID(), etag: 'e1' };
    expect(await store.verdictOn(on)).toBeUndefined();
    await store.keepVerdict({ ...on, verdict: 'malware', at });
    await store.keepVerdict({ ...on, verdict: 'clean', at });
    expect(await store.verdictOn(on)).toBe('malware');
    expect(await store.verdictOn({ ...on, etag: 'e2' })).toBeUndefined();
    expect((await itemAt(fundingKeys.scan(on.caseId, on.id, 'e1')))?.['expiresAt']).toBe(epoch + 7 * day);
  });

  it('does not stand among the files of its case', async () => {
    const caseId = await newDraft();
    await add(checkingIn(caseId));
    await store.keepVerdict({ caseId, id: randomUUID(), etag: 'e1', verdict: 'clean', at });
    expect(await store.attachmentsOf(caseId)).toHaveLength(1);
  });
});

it('a draft that was deleted takes nothing any more', async () => {
  const caseId = await newDraft();
  await tables.client.send(new DeleteCommand({ TableName: tables.tables.funding, Key: fundingKeys.draft(caseId) }));
  expect(await add(checkingIn(caseId))).toBe('closed');
});
