import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { type Draft, type DraftContent, draftSectionCodes, expiryOfDraft, maximumDrafts, maximumEditors } from '../../shared/domain/funding/draft.ts';
import { draftStore } from '../../shared/store/draft-store.ts';
import { draftSubmission } from '../../shared/store/draft-submission.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { begun, newDraft, newPrincipal } from '../support/drafts.ts';
import { startTables } from '../support/local-cloud.ts';
import { round } from '../support/submissions.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const drafts = draftStore({ client, table });

const at = '2027-03-02T10:00:00.000Z';
const expiresAt = expiryOfDraft(round, at);

const create = async (given: Parameters<typeof newDraft>[0] = {}): Promise<Draft> => {
  const draft = newDraft(given);
  await drafts.create({ key: crypto.randomUUID(), draft });
  return draft;
};
const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not there');
  return value;
};
const savedBy =
  ({ id, owner }: Draft) =>
  (section: (typeof draftSectionCodes)[number], content: DraftContent, readVersion = 0, principal = owner) =>
    drafts.saveSection({ id, principal, section, content, readVersion, at, expiresAt });
const withEditor = async () => {
  const draft = await create();
  const editor = { principal: newPrincipal(), address: 'alex@verein.example' };
  await drafts.invite({ id: draft.id, principal: draft.owner, editor, at });
  return { draft, editor: editor.principal };
};

describe('a draft that is begun', () => {
  it('is there for its owner alone, with its member and its event', async () => {
    const draft = await create();
    expect(await drafts.draftOf(draft.owner, draft.id)).toEqual(draft);
    expect(await drafts.draftsOf(draft.owner)).toEqual([draft]);
    expect(await drafts.eventsOf(draft.id)).toEqual([{ draftId: draft.id, version: 1, kind: 'draft.created', at: begun, actor: draft.owner }]);
    const other = newPrincipal();
    expect(await drafts.draftOf(other, draft.id)).toBeUndefined();
    expect(await drafts.draftsOf(other)).toEqual([]);
    expect(await drafts.draftOf(draft.owner, crypto.randomUUID())).toBeUndefined();
  });

  it('is one, however often its key comes and even at once', async () => {
    const [owner, key] = [{ principal: newPrincipal() }, crypto.randomUUID()];
    const begin = () => drafts.create({ key, draft: newDraft({ owner }) });
    const ids = await Promise.all(Array.from({ length: 8 }, begin));
    expect(new Set([...ids, await begin()].map(({ id }) => id)).size).toBe(1);
    expect(await drafts.draftsOf(owner.principal)).toHaveLength(1);
  });

  it('is not another for other content under its key, where that is known', async () => {
    const [owner, key] = [{ principal: newPrincipal() }, crypto.randomUUID()];
    const begin = (contentHash: string | undefined) => drafts.create({ key, contentHash, draft: newDraft({ owner }) });
    expect(await drafts.begunBy({ owner: owner.principal, key, contentHash: 'a' })).toBeUndefined();
    const first = await begin('a');
    expect(await begin('a')).toEqual(first);
    expect(await drafts.begunBy({ owner: owner.principal, key, contentHash: 'a' })).toEqual(first);
    for (const other of ['b', undefined]) await expect(begin(other)).rejects.toMatchObject({ code: 'idempotency-key-reused', status: 409 });
    const [race, raced] = [crypto.randomUUID(), ['x', 'y', 'x', 'y']];
    const outcomes = await Promise.allSettled(raced.map((contentHash) => drafts.create({ key: race, contentHash, draft: newDraft({ owner }) })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(await drafts.draftsOf(owner.principal)).toHaveLength(2);
  });

  it('is another for another person with the same key', async () => {
    const key = crypto.randomUUID();
    const [one, other] = [newDraft(), newDraft()];
    expect(await drafts.create({ key, draft: one })).toEqual({ id: one.id });
    expect(await drafts.create({ key, draft: other })).toEqual({ id: other.id });
  });

  it('is refused when the person has too many, and has room when one was submitted', async () => {
    const owner = { principal: newPrincipal() };
    const all = Array.from({ length: maximumDrafts + 3 }, () => newDraft({ owner }));
    const begin = (draft: Draft) => drafts.create({ key: draft.id, draft });
    const begunAtOnce = await Promise.allSettled(all.map(begin));
    expect(begunAtOnce.filter(({ status }) => status === 'fulfilled')).toHaveLength(maximumDrafts);
    const open = await drafts.draftsOf(owner.principal);
    expect(open).toHaveLength(maximumDrafts);
    await expect(begin(newDraft({ owner }))).rejects.toMatchObject({ code: 'too-many-drafts' });
    await client.send(new TransactWriteCommand({ TransactItems: [...draftSubmission(table, present(open[0]), at)] }));
    const next = newDraft({ owner });
    expect(await begin(next)).toEqual({ id: next.id });
    await expect(begin(newDraft({ owner }))).rejects.toMatchObject({ code: 'too-many-drafts' });
  });
});

describe('a section', () => {
  it('is saved with who, when and what, and prolongs the life of the draft', async () => {
    const draft = await create();
    const content = { title: 'Café „Für alle“', deep: [[[[[[{ amount: 12_34, missing: null, ok: true, far: 1e300 }]]]]]] };
    const saved = { version: 2, at, by: draft.owner, content };
    const after = { ...draft, version: 2, savedAt: at, expiresAt, sections: { project: saved } };
    expect(await savedBy(draft)('project', content)).toEqual({ saved: after });
    expect(await drafts.draftOf(draft.owner, draft.id)).toEqual(after);
    expect((await drafts.eventsOf(draft.id))[1]).toEqual({
      draftId: draft.id,
      version: 2,
      kind: 'draft.saved',
      at,
      actor: draft.owner,
      section: 'project',
      first: true,
    });
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: fundingKeys.draft(draft.id) }));
    expect(Item).toMatchObject({ entity: 'draft', draftRound: round.id, savedAt: at, expiresAt });
  });

  it('that somebody else saved meanwhile comes back as it is now, and stays', async () => {
    const { draft, editor } = await withEditor();
    const save = savedBy(draft);
    await save('goals', { text: 'eins' });
    const theirs = await save('goals', { text: 'zwei' }, 3, editor);
    expect(theirs).toMatchObject({ saved: { sections: { goals: { version: 4, by: editor } } } });
    expect(await save('goals', { text: 'drei' }, 3)).toEqual({ conflict: { version: 4, at, by: editor, content: { text: 'zwei' } } });
    expect(await save('goals', { text: 'drei' }, 4)).toMatchObject({ saved: { version: 5 } });
    expect((await drafts.eventsOf(draft.id)).map(({ kind, actor }) => [kind, actor])).toEqual([
      ['draft.created', draft.owner],
      ['draft.editor-invited', draft.owner],
      ['draft.saved', draft.owner],
      ['draft.saved', editor],
      ['draft.saved', draft.owner],
    ]);
  });

  it('is saved once when the very same save comes again, even when somebody saved another section meanwhile', async () => {
    const draft = await create();
    const save = savedBy(draft);
    const same = () => save('costs', { rows: [1, 2] });
    await Promise.all([same(), same(), same()]);
    await save('goals', { text: 'zwei' });
    const before = await drafts.draftOf(draft.owner, draft.id);
    expect(await same()).toEqual({ saved: before });
    expect((await drafts.eventsOf(draft.id)).map(({ section }) => section)).toEqual([undefined, 'costs', 'goals']);
  });

  it('that is saved again without a change keeps the draft longer, once a day', async () => {
    const draft = await create();
    const { id, owner: principal } = draft;
    const content = { text: 'bleibt' };
    const saveAt = (when: string) =>
      drafts.saveSection({ id, principal, section: 'goals', readVersion: 0, content, at: when, expiresAt: expiryOfDraft(round, when) });
    await saveAt(at);
    const nextDay = '2027-03-03T10:00:00.000Z';
    const later = await saveAt(nextDay);
    expect(later).toMatchObject({ saved: { version: 3, savedAt: nextDay, expiresAt: expiresAt + 86_400, sections: { goals: { version: 2, at } } } });
    expect(await saveAt('2027-03-03T15:00:00.000Z')).toEqual(later);
    expect(await saveAt(at)).toEqual(later);
    expect((await drafts.eventsOf(id)).map(({ kind }) => kind)).toEqual(['draft.created', 'draft.saved', 'draft.prolonged']);
  });

  it('is never lost when all sections are saved at the same moment', async () => {
    const { draft, editor } = await withEditor();
    const save = savedBy(draft);
    const outcomes = await Promise.all(
      draftSectionCodes.map((code, position) => save(code, { mine: code }, 0, position % 2 === 0 ? draft.owner : editor)),
    );
    expect(outcomes.filter((outcome) => outcome === undefined || 'conflict' in outcome)).toEqual([]);
    const { sections, version } = present(await drafts.draftOf(draft.owner, draft.id));
    expect(draftSectionCodes.map((code) => sections[code]?.content)).toEqual(draftSectionCodes.map((code) => ({ mine: code })));
    expect(version).toBe(2 + draftSectionCodes.length);
    const events = await drafts.eventsOf(draft.id);
    expect(events.map((event) => event.version)).toEqual(Array.from({ length: version }, (_, number) => number + 1));
    expect(events.filter(({ first }) => first)).toHaveLength(1);
  });

  it('is saved by one of many who had read the same', async () => {
    const draft = await create();
    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, number) => savedBy(draft)('project', { number })));
    const won = outcomes.filter((outcome) => outcome !== undefined && 'saved' in outcome);
    expect(won).toHaveLength(1);
    const stored = present(await drafts.draftOf(draft.owner, draft.id)).sections.project;
    expect(outcomes.filter((outcome) => outcome !== undefined && 'conflict' in outcome)).toEqual(Array(5).fill({ conflict: stored }));
  });

  it('of another person is not there', async () => {
    const draft = await create();
    expect(await savedBy(draft)('project', { stolen: true }, 0, newPrincipal())).toBeUndefined();
    expect(await drafts.draftOf(draft.owner, draft.id)).toEqual(draft);
  });

  it('may be so large that all together just fit into an item, and no larger', async () => {
    const draft = await create();
    const save = savedBy(draft);
    // {"x":"…"} has eight bytes around the text; ä has two.
    const largest = { x: 'ä'.repeat((60 * 1024 - 8) / 2) };
    for (const code of ['check', 'organisation', 'project', 'goals'] as const) expect(await save(code, largest)).toHaveProperty('saved');
    await expect(save('costs', { x: `${largest.x}a` })).rejects.toMatchObject({ code: 'draft-too-large', status: 413 });
    await expect(save('costs', largest)).rejects.toMatchObject({ code: 'draft-too-large' });
    expect(await save('costs', { x: 'x'.repeat(10 * 1024 - 14) })).toHaveProperty('saved');
    expect(present(await drafts.draftOf(draft.owner, draft.id)).sections.goals?.content).toEqual(largest);
  });
});

describe('a whole draft', () => {
  it('is replaced at once; what stays keeps its version', async () => {
    const draft = await create();
    const { id, owner: principal } = draft;
    const replace = (readVersion: number, sections: Parameters<typeof drafts.replaceAll>[0]['sections']) =>
      drafts.replaceAll({ id, principal, readVersion, sections, at, expiresAt });
    await savedBy(draft)('project', { title: 'bleibt' });
    await savedBy(draft)('goals', { text: 'geht' });
    const after = await replace(3, { project: { title: 'bleibt' }, costs: { rows: [] } });
    expect(after).toMatchObject({ saved: { version: 4, sections: { project: { version: 2 }, costs: { version: 4, by: principal } } } });
    const stored = present(await drafts.draftOf(principal, id));
    expect(Object.keys(stored.sections)).toEqual(['project', 'costs']);
    expect(await replace(3, { project: { title: 'bleibt' }, costs: { rows: [] } })).toEqual({ saved: stored });
    expect(await replace(3, { project: { title: 'anders' } })).toEqual({ conflict: stored });
    expect(await drafts.saveSection({ id, principal, section: 'goals', readVersion: 3, content: { text: 'x' }, at, expiresAt })).toEqual({
      conflict: undefined,
    });
    expect(await drafts.replaceAll({ id, principal: newPrincipal(), readVersion: 4, sections: {}, at, expiresAt })).toBeUndefined();
    expect((await drafts.eventsOf(id)).at(-1)).toEqual({ draftId: id, version: 4, kind: 'draft.saved', at, actor: principal });
  });
});

describe('people who write together', () => {
  it('see the draft from the invitation on until they are removed', async () => {
    const { draft, editor } = await withEditor();
    expect((await drafts.draftsOf(editor)).map(({ id }) => id)).toEqual([draft.id]);
    const again = await drafts.invite({ id: draft.id, principal: draft.owner, editor: { principal: editor, address: 'x@y.example' }, at });
    expect(again?.version).toBe(2);
    const removed = await drafts.removeEditor({ id: draft.id, principal: draft.owner, editor, at });
    expect(removed?.editors).toEqual(draft.editors);
    expect(await drafts.removeEditor({ id: draft.id, principal: draft.owner, editor, at })).toEqual(removed);
    expect(await drafts.draftOf(editor, draft.id)).toBeUndefined();
    expect(await drafts.draftsOf(editor)).toEqual([]);
    expect((await drafts.eventsOf(draft.id)).slice(1).map(({ kind, editor: whom }) => [kind, whom])).toEqual([
      ['draft.editor-invited', editor],
      ['draft.editor-removed', editor],
    ]);
  });

  it('are invited and removed by the owner alone, who stays', async () => {
    const { draft, editor } = await withEditor();
    const third = { principal: newPrincipal() };
    await expect(drafts.invite({ id: draft.id, principal: editor, editor: third, at })).rejects.toMatchObject({ code: 'owner-only', status: 403 });
    await expect(drafts.removeEditor({ id: draft.id, principal: editor, editor: draft.owner, at })).rejects.toMatchObject({ code: 'owner-only' });
    expect((await drafts.removeEditor({ id: draft.id, principal: draft.owner, editor: draft.owner, at }))?.editors).toHaveLength(2);
    expect(await drafts.invite({ id: draft.id, principal: third.principal, editor: third, at })).toBeUndefined();
    expect(await drafts.draftsOf(third.principal)).toEqual([]);
  });

  it('are ten at most, also when they are invited at once', async () => {
    const draft = await create();
    const invite = () => drafts.invite({ id: draft.id, principal: draft.owner, editor: { principal: newPrincipal() }, at });
    const invited = await Promise.allSettled(Array.from({ length: maximumEditors }, invite));
    expect(invited.filter(({ status }) => status === 'fulfilled')).toHaveLength(maximumEditors - 1);
    expect(invited.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'too-many-editors' });
  });
});

describe('a draft that is submitted', () => {
  const submit = (draft: Draft) => client.send(new TransactWriteCommand({ TransactItems: [...draftSubmission(table, draft, at)] }));

  it('is gone when it is as it was read; who may open the case and what happened to it stay', async () => {
    const draft = await create();
    await submit(draft);
    expect(await drafts.draftOf(draft.owner, draft.id)).toBeUndefined();
    expect(await drafts.draftsOf(draft.owner)).toEqual([]);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: fundingKeys.member(draft.owner, draft.id) }));
    expect(Item).toMatchObject({ entity: 'member', caseId: draft.id });
    expect(await drafts.eventsOf(draft.id)).toHaveLength(1);
    expect(await savedBy(draft)('project', { late: true })).toBeUndefined();
  });

  it('stays when somebody changed it since', async () => {
    const draft = await create();
    await savedBy(draft)('project', { title: 'neu' });
    await expect(submit(draft)).rejects.toThrow();
    expect(await drafts.draftOf(draft.owner, draft.id)).toBeDefined();
  });
});
