import { setTimeout as wait } from 'node:timers/promises';
import { BatchGetCommand, GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type Draft,
  type DraftEditor,
  type DraftEvent,
  draftEventSchema,
  maximumDrafts,
  mayEdit,
  type SavedSection,
} from '../domain/funding/draft.ts';
import {
  type Change,
  type DraftChange,
  inviteEditor,
  type Replacement,
  removeEditor,
  replaceSections,
  type SectionSave,
  saveSection,
} from '../domain/funding/draft-changes.ts';
import { Refusal } from '../domain/refusal.ts';
import { cancelledBy, conditionFailed } from './conditional-write.ts';
import { asRead, draftEventItem, draftItem, memberItem, readDraft, type TransactItem } from './draft-item.ts';
import { itemsUnder, type TableAccess } from './item-pages.ts';
import { fundingKeys } from './table-design.ts';

/**
 * A draft that somebody begins: made with `openDraft`. `key`: what makes two requests of this person the same, e.g. a double click.
 * `contentHash`: of what was sent under the key, where other content is another request.
 */
export type NewDraft = { readonly key: string; readonly contentHash?: string | undefined; readonly draft: Draft };

/** What a key has begun is asked for with what would begin it. */
export type Beginning = Pick<NewDraft, 'key' | 'contentHash'> & { readonly owner: string };

type Of<T> = T & { readonly id: string };

const startedSchema = z.object({ draftId: z.string(), contentHash: z.string().optional() });
const openSchema = z.object({ open: z.set(z.string()) });
const casesSchema = z.array(z.object({ caseId: z.string() }));

// Each attempt reads anew, and of those who write at once one succeeds: eight people with eight sections come through.
const attempts = 12;
const firstPause = 10;

// The most that BatchGetItem takes.
const batchSize = 100;

/**
 * Applications that are being written. Every read and write names the principal, so another person's draft is not there.
 * What a change is decides the domain (`draft-changes.ts`); here it is written with its event, if the draft is still as it was read.
 */
export const draftStore = (access: TableAccess) => {
  const { client, table } = access;

  const get = async (Key: { readonly pk: string; readonly sk: string }): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

  const getAll = async (ids: readonly string[]): Promise<Draft[]> => {
    const found: unknown[] = [];
    for (let from = 0; from < ids.length; from += batchSize) {
      let left: Record<string, unknown>[] = ids.slice(from, from + batchSize).map(fundingKeys.draft);
      while (left.length > 0) {
        const answer = await client.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }));
        found.push(...(answer.Responses?.[table] ?? []));
        // What did not fit into 16 MB comes with the next call.
        left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
      }
    }
    return found.map(readDraft).filter((draft) => draft !== undefined);
  };

  /** A draft as it stands now, whoever asks: for work that no person is waiting for. Pages ask `draftOf`. */
  const draft = async (id: string): Promise<Draft | undefined> => readDraft(await get(fundingKeys.draft(id)));

  /** A draft that the principal may edit, as it stands now; another's is `undefined`, as one that does not exist. */
  const draftOf = async (principal: string, id: string): Promise<Draft | undefined> => {
    const found = await draft(id);
    return found !== undefined && mayEdit(found, principal) ? found : undefined;
  };

  /**
   * Reads, lets the domain decide, and writes what it decided. Was somebody else faster, it begins anew.
   * @returns what was decided; `undefined` when the principal has no such draft
   */
  const change = async <Other extends object>(
    { id, principal }: Of<Pick<Change, 'principal'>>,
    decide: (draft: Draft) => DraftChange | Other,
    members: readonly TransactItem[] = [],
  ): Promise<{ readonly before: Draft; readonly decided: DraftChange | Other } | undefined> => {
    for (let attempt = 1; ; attempt += 1) {
      const before = await draftOf(principal, id);
      if (before === undefined) return undefined;
      const decided = decide(before);
      if (!('after' in decided)) return { before, decided };
      const TransactItems = [
        { Put: { TableName: table, Item: draftItem(decided.after), ...asRead(before) } },
        { Put: { TableName: table, Item: draftEventItem(decided.event), ConditionExpression: 'attribute_not_exists(pk)' } },
        ...members,
      ];
      try {
        await client.send(new TransactWriteCommand({ TransactItems }));
        return { before, decided };
      } catch (fault) {
        if (cancelledBy(fault).length === 0 || attempt === attempts) throw fault;
        await wait(firstPause * 2 ** Math.min(attempt, 5) * Math.random());
      }
    }
  };

  const startKey = ({ key, owner }: Beginning) => fundingKeys.idempotency(`draft#${owner}#${key}`);

  /**
   * The draft that a key has begun; it may be deleted or submitted since.
   * @throws Refusal `idempotency-key-reused` when the key came with other content
   */
  const begunBy = async (beginning: Beginning): Promise<{ readonly id: string } | undefined> => {
    const item = await get(startKey(beginning));
    if (item === undefined) return undefined;
    const { draftId, contentHash } = startedSchema.parse(item);
    if (contentHash !== beginning.contentHash) {
      throw new Refusal(
        'idempotency-key-reused',
        'Unter diesem Schlüssel wurde schon ein Antrag mit anderem Inhalt begonnen. Bitte verwenden Sie für einen weiteren Antrag einen neuen Schlüssel.',
      );
    }
    return { id: draftId };
  };

  const begin = async ({ key, contentHash, draft }: NewDraft): Promise<void> => {
    const startedAs = { ...startKey({ key, owner: draft.owner }), entity: 'idempotency', draftId: draft.id, contentHash, expiresAt: draft.expiresAt };
    const first = { TableName: table, ConditionExpression: 'attribute_not_exists(pk)' };
    const event: DraftEvent = { draftId: draft.id, version: draft.version, kind: 'draft.created', at: draft.createdAt, actor: draft.owner };
    const room = {
      TableName: table,
      Key: fundingKeys.openDrafts(draft.owner),
      UpdateExpression: 'SET #entity = :entity ADD #open :id',
      ConditionExpression: 'attribute_not_exists(#open) OR size(#open) < :most',
      ExpressionAttributeNames: { '#entity': 'entity', '#open': 'open' },
      ExpressionAttributeValues: { ':entity': 'open-drafts', ':id': new Set([draft.id]), ':most': maximumDrafts },
    };
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          { Update: room },
          { Put: { ...first, Item: startedAs } },
          { Put: { ...first, Item: draftItem(draft) } },
          { Put: { ...first, Item: memberItem(draft.owner, draft.id, draft.createdAt) } },
          { Put: { ...first, Item: draftEventItem(event) } },
        ],
      }),
    );
  };

  /** Drafts that became applications, or that the table deleted, take no room any more. @returns whether there were any */
  const makeRoom = async (principal: string): Promise<boolean> => {
    const Key = fundingKeys.openDrafts(principal);
    const { open } = openSchema.parse(await get(Key));
    const left = new Set((await getAll([...open])).map(({ id }) => id));
    const gone = [...open].filter((id) => !left.has(id));
    if (gone.length === 0) return false;
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key,
        UpdateExpression: 'DELETE #open :gone',
        ExpressionAttributeNames: { '#open': 'open' },
        ExpressionAttributeValues: { ':gone': new Set(gone) },
      }),
    );
    return true;
  };

  return {
    draft,
    draftOf,
    begunBy,

    /**
     * Begins a draft: draft, member and event together or not at all. The same key again, even at the same moment, is the same draft.
     * @returns the id of the draft that the key began; it may be deleted or submitted since
     * @throws Refusal `too-many-drafts`, `idempotency-key-reused`
     */
    create: async (started: NewDraft): Promise<{ readonly id: string }> => {
      for (let attempt = 1; ; attempt += 1) {
        const earlier = await begunBy({ ...started, owner: started.draft.owner });
        if (earlier !== undefined) return earlier;
        try {
          await begin(started);
          return { id: started.draft.id };
        } catch (fault) {
          const [room, ...others] = cancelledBy(fault);
          if (room === undefined || attempt === attempts) throw fault;
          const full = room === conditionFailed && others.every((reason) => reason !== conditionFailed);
          if (full && !(await makeRoom(started.draft.owner)))
            throw new Refusal(
              'too-many-drafts',
              `Sie haben schon ${maximumDrafts} Anträge begonnen. Bitte senden Sie einen ab, oder löschen Sie einen.`,
            );
          await wait(firstPause * 2 ** Math.min(attempt, 5) * Math.random());
        }
      }
    },

    /** All drafts that a principal may edit, the one that was saved last first. */
    draftsOf: async (principal: string): Promise<Draft[]> => {
      const cases = casesSchema.parse(await itemsUnder(access, fundingKeys.casesOf(principal)));
      const drafts = await getAll(cases.map(({ caseId }) => caseId));
      return drafts.filter((draft) => mayEdit(draft, principal)).sort((a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt));
    },

    /**
     * Saves one section; others that are saved at the same moment stay.
     * @returns `saved`: the draft with it (also when the very same was stored before); `conflict`: the section as it is stored now, when it
     * is no longer the one that was read (`undefined`: it was emptied); `undefined` when the principal has no such draft
     * @throws Refusal `draft-too-large`
     */
    saveSection: async (save: Of<SectionSave>): Promise<{ readonly saved: Draft } | { readonly conflict: SavedSection | undefined } | undefined> =>
      outcome(await change(save, (draft) => saveSection(draft, save))),

    /**
     * Replaces all sections at once, for clients of the API.
     * @returns as `saveSection`; `conflict` is the whole draft
     * @throws Refusal `draft-too-large`
     */
    replaceAll: async (replacement: Of<Replacement>): Promise<{ readonly saved: Draft } | { readonly conflict: Draft } | undefined> =>
      outcome(await change(replacement, (draft) => replaceSections(draft, replacement))),

    /**
     * Lets another person edit the draft; once more changes nothing.
     * @returns the draft, `undefined` when the principal has no such draft
     * @throws Refusal `owner-only`, `too-many-editors`
     */
    invite: async ({ editor, ...by }: Of<Change> & { readonly editor: DraftEditor }): Promise<Draft | undefined> => {
      const member = { Put: { TableName: table, Item: memberItem(editor.principal, by.id, by.at) } };
      return draftAfter(await change(by, (draft) => inviteEditor(draft, editor, by), [member]));
    },

    /**
     * Takes the draft from a person again; once more changes nothing.
     * @returns the draft, `undefined` when the principal has no such draft
     * @throws Refusal `owner-only`
     */
    removeEditor: async ({ editor, ...by }: Of<Change> & { readonly editor: string }): Promise<Draft | undefined> => {
      const member = { Delete: { TableName: table, Key: fundingKeys.member(editor, by.id) } };
      return draftAfter(await change(by, (draft) => removeEditor(draft, editor, by), [member]));
    },

    /** What happened to a draft, oldest first; it is still there when the draft has become an application. */
    eventsOf: async (id: string): Promise<DraftEvent[]> =>
      (await itemsUnder(access, fundingKeys.draftEvents(id))).map((item) => draftEventSchema().parse(item)),
  };
};

type Changed<Other> = { readonly before: Draft; readonly decided: DraftChange | Other } | undefined;

const draftAfter = (changed: Changed<object>): Draft | undefined => changed && ('after' in changed.decided ? changed.decided.after : changed.before);

const outcome = <Conflict>(
  changed: Changed<{ readonly unchanged: true } | { readonly conflict: Conflict }>,
): { readonly saved: Draft } | { readonly conflict: Conflict } | undefined => {
  if (changed === undefined) return undefined;
  const { before, decided } = changed;
  if ('conflict' in decided) return { conflict: decided.conflict };
  return { saved: 'after' in decided ? decided.after : before };
};

/** @see draftStore */
export type DraftStore = ReturnType<typeof draftStore>;
