import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { expireDrafts } from '../../functions/expire-data/expire-drafts.ts';
import { storesOf } from '../../functions/expire-data/stores.ts';
import { type Draft, expiryOfDraft } from '../../shared/domain/funding/draft.ts';
import type { SweepProof } from '../../shared/domain/funding/draft-sweep.ts';
import { draftReminderStore } from '../../shared/store/draft-reminder-store.ts';
import { draftStore } from '../../shared/store/draft-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { attach, attachmentOf, placeOf } from '../support/case-attachments.ts';
import { newDraft, newPrincipal } from '../support/drafts.ts';
import { Killed, killedAt } from '../support/killed-client.ts';
import { startTables } from '../support/local-cloud.ts';
import { round } from '../support/submissions.ts';

const { client, tables, stop } = await startTables();
const s3 = new S3Client({ region: 'eu-central-1' });
afterAll(() => {
  s3.destroy();
  return stop();
});
const table = tables.funding;
const access = { client, table };
const drafts = draftStore(access);

// Saved on 1 March and kept for 90 days: to the end of 30 May in Berlin.
const saved = '2027-03-01T10:00:00.000Z';
const night = '2027-05-31T01:00:00Z';

/** The private bucket: keys. */
const bucket = new Set<string>();
const bucketClient = new Proxy(s3, {
  get: (target, name) => {
    if (name !== 'send') return Reflect.get(target, name);
    return async (command: object) => {
      if (!(command instanceof DeleteObjectCommand)) throw new Error('the sweep may only delete');
      bucket.delete(command.input.Key ?? '');
      return {};
    };
  },
});

const log: SweepProof[] = [];
const sweep = (input: Parameters<typeof expireDrafts>[0] = { time: night }, process = killedAt()) => {
  const stores = storesOf({ client: process.wrap(client), table }, { client: process.wrap(bucketClient), bucket: 'private' });
  return expireDrafts(input, { ...stores, now: () => night, log: (proof) => void log.push(proof) });
};

const everything = async () => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  return Items.toSorted((a, b) => `${a['pk']} ${a['sk']}`.localeCompare(`${b['pk']} ${b['sk']}`));
};
const clear = async () => {
  await Promise.all((await everything()).map(({ pk, sk }) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }))));
  bucket.clear();
  log.length = 0;
};
beforeEach(async () => {
  await clear();
  await fundingStore(access).putRound(round);
});

/** A draft with an editor, a section, files and a reminder. */
const written = async (savedAt = saved, files = 2): Promise<Draft> => {
  const draft = newDraft({ at: saved });
  const { id, owner: principal } = draft;
  await drafts.create({ key: id, draft });
  await drafts.invite({ id, principal, editor: { principal: newPrincipal() }, at: saved });
  const content = { title: 'Café' };
  await drafts.saveSection({ id, principal, section: 'project', readVersion: 0, content, at: savedAt, expiresAt: expiryOfDraft(round, savedAt) });
  await attach(access, id, files);
  for (let number = 0; number < files; number += 1) bucket.add(placeOf(attachmentOf(id, number)));
  await draftReminderStore(access).remind({ draftId: id, kind: 'draft.deletion-near', at: saved, lastDay: '2027-05-30', daysBefore: 7 });
  return draft;
};
const traces = async ({ id }: Draft) => [
  ...(await everything()).filter(
    (item) => item['entity'] !== 'idempotency' && JSON.stringify({ ...item, open: [...(item['open'] ?? [])] }).includes(id),
  ),
  ...[...bucket].filter((key) => key.includes(id)),
];

describe('the sweep', () => {
  it('deletes what is over with all that belongs to it, leaves the rest, and keeps a proof', async () => {
    const [one, other, young] = [await written(), await written(), await written('2027-03-02T10:00:00.000Z')];
    const kept = await traces(young);
    expect(kept.length).toBeGreaterThan(9);
    const proof = { at: night, deleted: 2, left: 0, oldest: '2027-03-02T10:00:00.000Z' };
    expect(await sweep()).toEqual(proof);
    expect(log).toEqual([proof]);
    expect([await traces(one), await traces(other)]).toEqual([[], []]);
    expect(await traces(young)).toEqual(kept);
    expect(await sweep()).toEqual(proof);
    const stored = (await everything()).filter(({ pk }) => pk === 'SWEEPS');
    expect(stored).toEqual([{ pk: 'SWEEPS', sk: night, entity: 'sweep', ...proof }]);
  });

  it('deletes nothing on the last day of a draft, and says so', async () => {
    const draft = await written();
    expect(await sweep({ time: '2027-05-30T21:59:00Z' })).toEqual({ at: '2027-05-30T21:59:00Z', deleted: 0, left: 0, oldest: saved });
    expect(await traces(draft)).not.toEqual([]);
  });

  it('with nothing there proves just that', async () => {
    expect(await sweep()).toEqual({ at: night, deleted: 0, left: 0 });
  });

  it('that is only tried counts and changes nothing', async () => {
    await written();
    await written();
    const before = await everything();
    expect(await sweep({ time: night, dryRun: true })).toEqual({ at: night, due: 2 });
    expect(await sweep({ time: saved, dryRun: true })).toEqual({ at: saved, due: 0 });
    expect(await everything()).toEqual(before);
  });

  it('killed anywhere and run again leaves what a run without a kill leaves', async () => {
    await written();
    for (const begun of [saved, '2027-03-02T10:00:00.000Z']) {
      const draft = newDraft({ at: begun });
      await drafts.create({ key: draft.id, draft });
    }
    const [items, files] = [await everything(), [...bucket]];
    const begin = async () => {
      await clear();
      await Promise.all(items.map((Item) => client.send(new PutCommand({ TableName: table, Item }))));
      for (const key of files) bucket.add(key);
    };
    const clean = killedAt();
    await sweep({ time: night }, clean);
    const after = { items: await everything(), files: [...bucket] };
    expect(after.items.find(({ pk }) => pk === 'SWEEPS')).toMatchObject({ deleted: 2, left: 0 });
    expect(after.files).toEqual([]);
    expect(clean.points()).toBeGreaterThan(25);
    for (let point = 0; point < clean.points(); point += 1) {
      await begin();
      await expect(sweep({ time: night }, killedAt(point)), `killed at ${point}`).rejects.toThrow(Killed);
      await sweep();
      expect({ items: await everything(), files: [...bucket] }, `killed at ${point}`).toEqual(after);
    }
  }, 120_000);

  it('goes on after a draft that makes a fault; then the proof says what is left, and the run has failed', async () => {
    const all = [await written(), await written(), await written()];
    const stores = storesOf(access, { client: bucketClient, bucket: 'private' });
    const removeOver: typeof stores.removeOver = async (request) => {
      if (request.id === all[1]?.id) throw new Error('throttled');
      return stores.removeOver(request);
    };
    const run = expireDrafts({ time: night }, { ...stores, removeOver, now: () => night, log: (proof) => void log.push(proof) });
    await expect(run).rejects.toThrow('throttled');
    expect(log).toEqual([{ at: night, deleted: 2, left: 1 }]);
    const nextNight = '2027-06-01T01:00:00Z';
    expect(await sweep({ time: nextNight })).toEqual({ at: nextNight, deleted: 1, left: 0 });
  });

  it('fails when drafts are left without a fault', async () => {
    await written();
    const stores = storesOf(access, { client: bucketClient, bucket: 'private' });
    const run = expireDrafts({}, { ...stores, removeOver: async () => false, now: () => night, log: () => undefined });
    await expect(run).rejects.toThrow('1 drafts are over and still there');
  });

  it('believes the table and not the index, which may be behind', async () => {
    const draft = await written();
    const stores = storesOf(access, { client: bucketClient, bucket: 'private' });
    const behind = { ...draft, removal: undefined, savedAt: saved };
    async function* draftsOfRound() {
      yield [behind];
    }
    expect(await expireDrafts({ time: night }, { ...stores, draftsOfRound, now: () => night, log: () => undefined })).toEqual({
      at: night,
      deleted: 1,
      left: 0,
    });
    // Saved since the index was written.
    const active = await written('2027-05-29T10:00:00.000Z');
    async function* alsoBehind() {
      yield [{ ...active, savedAt: saved, expiresAt: expiryOfDraft(round, saved) }];
    }
    await expireDrafts({ time: night }, { ...stores, draftsOfRound: alsoBehind, now: () => night, log: () => undefined });
    expect(await drafts.draftOf(active.owner, active.id)).toBeDefined();
  });
});
