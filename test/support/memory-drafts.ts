import type { ApplyDeps } from '../../functions/apply-for-funding/deps.ts';
import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import { type Draft, type DraftEvent, maximumDrafts, mayEdit } from '../../shared/domain/funding/draft.ts';
import {
  type DraftChange,
  inviteEditor,
  refuseOthers,
  removeEditor,
  replaceSections,
  saveSection,
} from '../../shared/domain/funding/draft-changes.ts';
import type { LatePermit } from '../../shared/domain/funding/late-permit.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { TransactItem } from '../../shared/store/draft-item.ts';
import type { MemoryWrites } from './memory-funding-store.ts';

type DraftDeps = Pick<
  ApplyDeps,
  | 'draftOf'
  | 'draftsOf'
  | 'begunBy'
  | 'create'
  | 'saveSection'
  | 'replaceAll'
  | 'invite'
  | 'removeEditor'
  | 'eventsOf'
  | 'removeByOwner'
  | 'attachmentsOf'
  | 'attachment'
  | 'removeAttachment'
  | 'attachmentAddress'
  | 'uploadForm'
  | 'permit'
  | 'draftSubmission'
>;

/**
 * Drafts, their files and permits without a database; the store tests hold the real ones to the same promises. What a change is decides
 * the domain here too.
 */
export const memoryDrafts = () => {
  const drafts = new Map<string, Draft>();
  const events: DraftEvent[] = [];
  /** `<principal> <case>`: who may open what, also after the submission. */
  const members = new Set<string>();
  const begun = new Map<string, { readonly id: string; readonly contentHash: string | undefined }>();
  const files = new Map<string, Attachment>();
  const permits = new Map<string, LatePermit>();

  const draftOf = async (principal: string, id: string): Promise<Draft | undefined> => {
    const draft = drafts.get(id);
    return draft !== undefined && mayEdit(draft, principal) ? structuredClone(draft) : undefined;
  };

  const change = async <Other extends object>(
    { id, principal }: { id: string; principal: string },
    decide: (draft: Draft) => DraftChange | Other,
  ) => {
    const before = await draftOf(principal, id);
    if (before === undefined) return undefined;
    const decided = decide(before);
    if (!('after' in decided)) return { ...decided, draft: before };
    drafts.set(id, decided.after);
    events.push(decided.event);
    return { saved: true as const, draft: decided.after };
  };

  const begunBy: ApplyDeps['begunBy'] = async ({ owner, key, contentHash }) => {
    const earlier = begun.get(`${owner} ${key}`);
    if (earlier === undefined) return undefined;
    if (earlier.contentHash !== contentHash) throw new Refusal('idempotency-key-reused', 'vergeben');
    return { id: earlier.id };
  };

  const deps: DraftDeps = {
    draftOf,
    begunBy,
    draftsOf: async (principal) =>
      [...drafts.values()].filter((draft) => mayEdit(draft, principal)).sort((a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt)),
    create: async ({ key, contentHash, draft }) => {
      const earlier = await begunBy({ owner: draft.owner, key, contentHash });
      if (earlier !== undefined) return earlier;
      if ([...drafts.values()].filter(({ owner }) => owner === draft.owner).length >= maximumDrafts) throw new Refusal('too-many-drafts', 'viele');
      begun.set(`${draft.owner} ${key}`, { id: draft.id, contentHash });
      drafts.set(draft.id, draft);
      members.add(`${draft.owner} ${draft.id}`);
      events.push({ draftId: draft.id, version: draft.version, kind: 'draft.created', at: draft.createdAt, actor: draft.owner });
      return { id: draft.id };
    },
    saveSection: async (save) => {
      const outcome = await change(save, (draft) => saveSection(draft, save));
      return outcome === undefined || 'conflict' in outcome ? outcome : { saved: outcome.draft };
    },
    replaceAll: async (replacement) => {
      const outcome = await change(replacement, (draft) => replaceSections(draft, replacement));
      return outcome === undefined || 'conflict' in outcome ? outcome : { saved: outcome.draft };
    },
    invite: async ({ editor, ...by }) => {
      const outcome = await change(by, (draft) => inviteEditor(draft, editor, by));
      if (outcome !== undefined) members.add(`${editor.principal} ${by.id}`);
      return outcome?.draft;
    },
    removeEditor: async ({ editor, ...by }) => {
      const outcome = await change(by, (draft) => removeEditor(draft, editor, by));
      if (outcome !== undefined && !mayEdit(outcome.draft, editor)) members.delete(`${editor} ${by.id}`);
      return outcome?.draft;
    },
    eventsOf: async (id) => events.filter(({ draftId }) => draftId === id),
    removeByOwner: async ({ id, principal }) => {
      const draft = await draftOf(principal, id);
      if (draft === undefined) return false;
      refuseOthers(draft, principal);
      drafts.delete(id);
      for (const editor of draft.editors) members.delete(`${editor.principal} ${id}`);
      for (const file of files.values()) if (file.caseId === id) files.delete(file.id);
      return true;
    },
    attachmentsOf: async (id) => [...files.values()].filter(({ caseId }) => caseId === id),
    attachment: async (caseId, id) => [...files.values()].find((file) => file.caseId === caseId && file.id === id),
    removeAttachment: async ({ caseId, id }) => {
      if (files.get(id)?.caseId !== caseId) return 'gone';
      if (!drafts.has(caseId)) return 'closed';
      files.delete(id);
      return 'removed';
    },
    attachmentAddress: async ({ caseId, id }) => `https://bucket.example/${caseId}/${id}`,
    uploadForm: async ({ caseId, id, kind, type, returnTo }) => ({
      url: 'https://bucket.example/',
      fields: { key: `hochgeladen/${caseId}/${id}/${kind}/`, type, success_action_redirect: returnTo },
    }),
    permit: async (hash) => permits.get(hash),
    draftSubmission: ({ id, version, latePermit }) => [leaves({ id, version, ...(latePermit !== undefined && { latePermit }) })],
  };

  /** What goes with a submission: the draft, if it is still as it was read, and the permit. */
  const writes: MemoryWrites = {
    possible: (items) => keysOf(items).every(({ id, version }) => drafts.get(id)?.version === version),
    make: (items, { id: usedFor, submittedAt: usedAt }) => {
      for (const { id, latePermit } of keysOf(items)) {
        drafts.delete(id);
        const permit = latePermit === undefined ? undefined : permits.get(latePermit);
        if (permit !== undefined) permits.set(permit.hash, { ...permit, usedFor, usedAt });
      }
    },
  };
  return { deps, writes, drafts, events, members, begun, files, permits };
};

type LeavingDraft = { readonly id: string; readonly version: number; readonly latePermit?: string };

const leaves = (Key: LeavingDraft): TransactItem => ({ Delete: { TableName: 'memory', Key } });
const keysOf = (items: readonly TransactItem[]): LeavingDraft[] =>
  items.flatMap(({ Delete }) => {
    const { id, version, latePermit } = Delete?.Key ?? {};
    return typeof id !== 'string' || typeof version !== 'number' ? [] : [{ id, version, ...(typeof latePermit === 'string' && { latePermit }) }];
  });
