import { DeleteCommand, GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../domain/calendar.ts';
import { refuseOthers } from '../domain/funding/draft-changes.ts';
import { isDue } from '../domain/funding/draft-sweep.ts';
import { cancelledBy, conditionHeld } from './conditional-write.ts';
import { asRead, removalMark } from './draft-item.ts';
import { deleteUnder, type TableAccess } from './item-pages.ts';
import { fundingKeys } from './table-design.ts';

/** What deleting asks of a draft, also of one whose deletion has begun. */
const remainsSchema = z.object({
  id: z.string(),
  version: z.int(),
  owner: z.string(),
  editors: z.array(z.object({ principal: z.string() })),
  expiresAt: z.int().optional(),
  [removalMark]: z.string().optional(),
});
type Remains = z.infer<typeof remainsSchema>;

/** How a sweep is counted: with each deletion, in its transaction. The rest of the proof is written by `sweepStore`. */
export const countedSweep = { entity: 'sweep', names: { '#entity': 'entity', '#deleted': 'deleted' } } as const;

/**
 * Deletes drafts with everything that belongs to them. The draft is marked first: from then on nobody reads, saves or submits it, and it
 * takes no files. Then go files, events, reminders and members, and last the draft itself, so that whatever was killed on the way is found
 * again and finished. Every step may be repeated.
 * @param removeAttachments deletes the files of a case and their records (`removeAllAttachments`)
 */
export const draftRemoval = (access: TableAccess, removeAttachments: (caseId: string, at: Instant) => Promise<void>) => {
  const { client, table } = access;

  const remainsOf = async (id: string): Promise<Remains | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: fundingKeys.draft(id), ConsistentRead: true }));
    return Item === undefined ? undefined : remainsSchema.parse(Item);
  };

  /** @returns `false` when the draft is not there any more, or not as it was read */
  const mark = (remains: Remains, at: Instant): Promise<boolean> => {
    const { ExpressionAttributeValues, ...condition } = asRead(remains);
    return conditionHeld(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: fundingKeys.draft(remains.id),
          // Without its own expiry: the table must not delete what the next sweep still has to find.
          UpdateExpression: 'SET #removal = :at REMOVE expiresAt',
          ...condition,
          ExpressionAttributeValues: { ...ExpressionAttributeValues, ':at': at },
        }),
      ),
    );
  };

  /** @param sweep the run that counts what it deleted */
  const finish = async ({ id, owner, editors }: Remains, at: Instant, sweep?: Instant): Promise<void> => {
    await removeAttachments(id, at);
    await deleteUnder(access, fundingKeys.draftEvents(id));
    await deleteUnder(access, fundingKeys.draftReminders(id));
    for (const { principal } of editors) await client.send(new DeleteCommand({ TableName: table, Key: fundingKeys.member(principal, id) }));
    const draft = { TableName: table, Key: fundingKeys.draft(id), ConditionExpression: 'attribute_exists(pk)' };
    const room = {
      TableName: table,
      Key: fundingKeys.openDrafts(owner),
      UpdateExpression: 'DELETE #open :id',
      ExpressionAttributeNames: { '#open': 'open' },
      ExpressionAttributeValues: { ':id': new Set([id]) },
    };
    const count = sweep !== undefined && {
      TableName: table,
      Key: fundingKeys.sweep(sweep),
      UpdateExpression: 'SET #entity = :entity ADD #deleted :one',
      ExpressionAttributeNames: countedSweep.names,
      ExpressionAttributeValues: { ':entity': countedSweep.entity, ':one': 1 },
    };
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [{ Delete: draft }, { Update: room }, ...(count ? [{ Update: count }] : [])] }));
    } catch (fault) {
      // Two who finish the same draft: the other was faster.
      if (cancelledBy(fault).length === 0 || (await remainsOf(id)) !== undefined) throw fault;
    }
  };

  return {
    /**
     * The owner deletes a draft. Begun and not finished, it is finished when it is asked for again, or by the next sweep.
     * @returns `false` when the principal has no such draft (any more)
     * @throws Refusal `owner-only`
     */
    removeByOwner: async ({ id, principal, at }: { readonly id: string; readonly principal: string; readonly at: Instant }): Promise<boolean> => {
      for (;;) {
        const draft = await remainsOf(id);
        if (draft === undefined || !draft.editors.some((editor) => editor.principal === principal)) return false;
        refuseOthers(draft, principal);
        // Not marked: somebody saved at this moment. The owner's word stands, so once more.
        if (draft.removal === undefined && !(await mark(draft, at))) continue;
        await finish(draft, at);
        return true;
      }
    },

    /**
     * Deletes a draft whose time is over, or whose deletion was begun, and counts it for the sweep in the same transaction.
     * @param sweep instant that names the run; the same in every repetition
     * @returns `false` when there is nothing to delete: it is gone, or somebody worked on it
     */
    removeOver: async ({ id, at, sweep }: { readonly id: string; readonly at: Instant; readonly sweep: Instant }): Promise<boolean> => {
      const draft = await remainsOf(id);
      if (draft === undefined || !isDue(draft, at) || (draft.removal === undefined && !(await mark(draft, at)))) return false;
      await finish(draft, at, sweep);
      return true;
    },

    /** Is a draft still there that should not be? The index may not know yet that it is gone. */
    isLeft: async ({ id, at }: { readonly id: string; readonly at: Instant }): Promise<boolean> => {
      const draft = await remainsOf(id);
      return draft !== undefined && isDue(draft, at);
    },
  };
};

/** @see draftRemoval */
export type DraftRemoval = ReturnType<typeof draftRemoval>;
