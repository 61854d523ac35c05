import { ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { type Draft, expiryOfDraft, keptUntil } from '../../shared/domain/funding/draft.ts';
import { attachmentStore } from '../../shared/store/attachment-store.ts';
import { draftRemoval } from '../../shared/store/draft-removal.ts';
import { draftStore } from '../../shared/store/draft-store.ts';
import { draftSubmission } from '../../shared/store/draft-submission.ts';
import { attach, attachmentOf, placeOf, removerOf } from '../support/case-attachments.ts';
import { begun, newDraft, newPrincipal } from '../support/drafts.ts';
import { Killed, killedAt } from '../support/killed-client.ts';
import { startTables } from '../support/local-cloud.ts';
import { round } from '../support/submissions.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const drafts = draftStore({ client, table });
const at = '2027-03-05T10:00:00.000Z';
const expiresAt = expiryOfDraft(round, at);

/** A draft with a section, an editor and some files. */
const written = async (files = 2): Promise<Draft & { readonly editor: string }> => {
  const draft = newDraft();
  const { id, owner: principal } = draft;
  const editor = newPrincipal();
  await drafts.create({ key: id, draft });
  await drafts.saveSection({ id, principal, section: 'project', readVersion: 0, content: { title: 'Café' }, at, expiresAt });
  await drafts.invite({ id, principal, editor: { principal: editor }, at });
  await attach({ client, table }, id, files);
  return { ...draft, editor };
};

/** Keys of everything in the table that has to do with a draft; what an idempotency key answered expires by itself. */
const leftOf = async ({ id }: Draft): Promise<string[]> => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  const of = Items.filter((item) => item['entity'] !== 'idempotency' && JSON.stringify({ ...item, open: [...(item['open'] ?? [])] }).includes(id));
  return of.map(({ pk, sk }) => `${pk} ${sk}`);
};

/** Deleting in a process of its own. */
const removal = (process = killedAt()) => {
  const access = { client: process.wrap(client), table };
  return draftRemoval(access, removerOf(access));
};

describe('deleting a draft', () => {
  it('leaves nothing, and other drafts as they are', async () => {
    const [draft, other] = [await written(30), await written()];
    // Files and their number, events, members, the draft, and the list of the owner's drafts.
    expect(await leftOf(draft)).toHaveLength(31 + 3 + 2 + 1 + 1);
    const before = await leftOf(other);
    const removed: string[] = [];
    const { removeByOwner } = draftRemoval({ client, table }, removerOf({ client, table }, removed));
    expect(await removeByOwner({ id: draft.id, principal: draft.owner, at })).toBe(true);
    expect(await leftOf(draft)).toEqual([]);
    expect(await leftOf(other)).toEqual(before);
    expect(removed.toSorted()).toEqual(Array.from({ length: 30 }, (_, number) => placeOf(attachmentOf(draft.id, number))).toSorted());
    expect(await removeByOwner({ id: draft.id, principal: draft.owner, at })).toBe(false);
  });

  it('is for its owner alone', async () => {
    const draft = await written();
    const { removeByOwner } = removal();
    await expect(removeByOwner({ id: draft.id, principal: draft.editor, at })).rejects.toMatchObject({ code: 'owner-only' });
    expect(await removeByOwner({ id: draft.id, principal: newPrincipal(), at })).toBe(false);
    expect(await drafts.draftOf(draft.owner, draft.id)).toMatchObject({ version: 3 });
  });

  const remove = (draft: Draft, process: ReturnType<typeof killedAt>) => removal(process).removeByOwner({ id: draft.id, principal: draft.owner, at });

  it('closes it at once: nobody reads, saves or submits it, and it takes no files', async () => {
    const draft = await written();
    // After it was read and marked.
    await expect(remove(draft, killedAt(2))).rejects.toThrow(Killed);
    expect(await drafts.draftOf(draft.owner, draft.id)).toBeUndefined();
    expect(await drafts.draftsOf(draft.editor)).toEqual([]);
    const save = { id: draft.id, principal: draft.owner, section: 'goals', readVersion: 0, content: {}, at, expiresAt } as const;
    expect(await drafts.saveSection(save)).toBeUndefined();
    const submission = [...draftSubmission(table, { ...draft, version: 3 }, at)];
    await expect(client.send(new TransactWriteCommand({ TransactItems: submission }))).rejects.toThrow();
    const files = attachmentStore({ client, table });
    expect(await files.door(draft.id, at)).toBe('gone');
    expect(await files.changeAttachment({ before: undefined, after: attachmentOf(draft.id, 9), door: 'draft' })).toBe('closed');
  });

  it('is finished when it is asked for again, wherever it was killed', async () => {
    const clean = killedAt();
    await remove(await written(), clean);
    expect(clean.points()).toBeGreaterThan(12);
    for (let point = 0; point < clean.points(); point += 1) {
      const draft = await written();
      await expect(remove(draft, killedAt(point))).rejects.toThrow(Killed);
      await remove(draft, killedAt());
      expect(await leftOf(draft)).toEqual([]);
    }
  }, 120_000);

  it('by two at once is done once', async () => {
    const draft = await written();
    const { removeByOwner, removeOver } = removal();
    const late = `${keptUntil({ expiresAt })}T23:00:00.000Z`;
    await Promise.all([
      removeByOwner({ id: draft.id, principal: draft.owner, at }),
      removeByOwner({ id: draft.id, principal: draft.owner, at }),
      removeOver({ id: draft.id, at: late, sweep: late }),
    ]);
    expect(await leftOf(draft)).toEqual([]);
  });
});

describe('a sweep', () => {
  const { removeOver } = removal();

  it('deletes what is over, and nothing that somebody worked on', async () => {
    const draft = await written();
    const until = keptUntil({ expiresAt });
    const [lastMinute, sweep] = [`${until}T21:59:00.000Z`, `${until}T22:00:00.000Z`];
    expect(await removeOver({ id: draft.id, at: lastMinute, sweep })).toBe(false);
    const prolonged = { principal: draft.owner, section: 'goals', readVersion: 0, content: { a: 1 }, at: begun } as const;
    await drafts.saveSection({ id: draft.id, ...prolonged, expiresAt: expiresAt + 86_400 });
    expect(await removeOver({ id: draft.id, at: sweep, sweep })).toBe(false);
    expect(await drafts.draftOf(draft.owner, draft.id)).toBeDefined();
    expect(await removeOver({ id: draft.id, at: `${until}T23:59:00.000Z`, sweep })).toBe(false);
    const dayLater = new Date(Date.parse(sweep) + 86_400_000).toISOString();
    expect(await removeOver({ id: draft.id, at: dayLater, sweep })).toBe(true);
    expect(await leftOf(draft)).toEqual([]);
    expect(await removeOver({ id: draft.id, at: dayLater, sweep })).toBe(false);
  });

  it('finishes what its owner began to delete', async () => {
    const draft = await written();
    const killed = removal(killedAt(4));
    await expect(killed.removeByOwner({ id: draft.id, principal: draft.owner, at })).rejects.toThrow(Killed);
    expect(await leftOf(draft)).not.toEqual([]);
    expect(await removeOver({ id: draft.id, at, sweep: at })).toBe(true);
    expect(await leftOf(draft)).toEqual([]);
  });
});
