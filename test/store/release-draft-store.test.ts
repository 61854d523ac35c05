import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../shared/domain/statistics/release.ts';
import { changed, edited, newDraft, type Person, type ReleaseDraft } from '../../shared/domain/statistics/release-draft.ts';
import { type ReleaseDraftStore, releaseDraftStore } from '../../shared/store/release-draft-store.ts';
import { type ReleaseStore, releaseStore } from '../../shared/store/release-store.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';

let tables: Tables;
let store: ReleaseDraftStore;
let releases: ReleaseStore;
beforeAll(async () => {
  tables = await startTables();
  const access = { client: tables.client, table: tables.tables.figures };
  [store, releases] = [releaseDraftStore(access), releaseStore(access)];
});
afterAll(() => tables.stop());

const at = '2026-11-20T05:00:00.000Z';
const ada: Person = { subject: 'ada', name: 'Ada' };
const bo: Person = { subject: 'bo', name: 'Bo' };

const draftOf = async (month: string): Promise<ReleaseDraft> => {
  const draft = await store.draft(month);
  if (draft === undefined) throw new Error('there is no draft');
  return draft;
};
const approvalOf = (draft: ReleaseDraft, by: Person, textVersion = draft.textVersion) =>
  changed(draft, { approval: { ...by, textVersion, at } }, { kind: 'release.approved', textVersion, by: by.name, at });

describe('a draft', () => {
  it('is made once, whoever comes second, and keeps what happened in its order', async () => {
    const made = await Promise.all([1, 2, 3].map(() => store.keepDraft(newDraft('2030-01', at))));
    expect(made.filter((first) => first)).toHaveLength(1);
    const text = { text: 'herkunft', content: 'Ein Satz.', by: ada, at };
    expect(await store.keepDraft(edited(await draftOf('2030-01'), text))).toBe(true);
    expect((await store.draftEvents('2030-01')).map(({ kind }) => kind)).toEqual(['release.drafted', 'release.text-edited']);
    expect(await draftOf('2030-01')).toMatchObject({ version: 2, textVersion: 1, texts: { herkunft: { text: 'Ein Satz.', version: 1 } } });
    expect((await store.drafts()).map(({ month }) => month)).toContain('2030-01');
  });

  it('that somebody else has changed stays as they left it', async () => {
    await store.keepDraft(newDraft('2030-02', at));
    const read = await draftOf('2030-02');
    expect(await store.keepDraft(edited(read, { text: 'a', content: 'x', by: ada, at }))).toBe(true);
    expect(await store.keepDraft(edited(read, { text: 'b', content: 'y', by: bo, at }))).toBe(false);
    expect(Object.keys((await draftOf('2030-02')).texts)).toEqual(['a']);
  });
});

describe('an approval', () => {
  it('is not taken from who edited last, whatever the use case says', async () => {
    await store.keepDraft(newDraft('2030-03', at));
    await store.keepDraft(edited(await draftOf('2030-03'), { text: 'a', content: 'x', by: ada, at }));
    expect(await store.keepDraft(approvalOf(await draftOf('2030-03'), ada))).toBe(false);
    expect(await store.keepDraft(approvalOf(await draftOf('2030-03'), bo, 0))).toBe(false);
    expect((await draftOf('2030-03')).approval).toBeUndefined();
    expect(await store.keepDraft(approvalOf(await draftOf('2030-03'), bo))).toBe(true);
    expect((await draftOf('2030-03')).approval).toMatchObject({ subject: 'bo', textVersion: 1 });
  });

  it('goes with an edit at the same moment: one of the two is too late', async () => {
    await store.keepDraft(newDraft('2030-04', at));
    await store.keepDraft(edited(await draftOf('2030-04'), { text: 'a', content: 'x', by: ada, at }));
    const read = await draftOf('2030-04');
    const kept = await Promise.all([store.keepDraft(approvalOf(read, bo)), store.keepDraft(edited(read, { text: 'a', content: 'y', by: ada, at }))]);
    expect(kept.filter((done) => done)).toHaveLength(1);
    const { approval, textVersion } = await draftOf('2030-04');
    expect(approval === undefined || approval.textVersion === textVersion).toBe(true);
  });
});

describe('a release', () => {
  const release = (month: string): Release => ({
    month,
    revision: 1,
    state: 'frozen',
    inputsHash: 'a'.repeat(64),
    vintages: [],
    frozenAt: at,
    funding: { takenAt: at, year: 2030, projects: [] },
  });

  it('is not frozen when its draft was held or edited since it was read', async () => {
    await store.keepDraft(newDraft('2030-05', at));
    const read = await draftOf('2030-05');
    const reason = 'Zahlen fehlen';
    await store.keepDraft(changed(read, { hold: { ...bo, reason, at } }, { kind: 'release.held', reason, by: bo.name, at }));
    expect(await releases.freeze(release('2030-05'), read.version)).toBe(false);
    expect(await releases.freeze(release('2030-05'), undefined)).toBe(false);
    expect(await releases.revisions('2030-05')).toEqual([]);
    expect(await releases.freeze(release('2030-05'), read.version + 1)).toBe(true);
  });
});
