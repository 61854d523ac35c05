import { DeleteCommand, GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { expiryOf } from '../domain/access/expiry.ts';
import type { Instant } from '../domain/calendar.ts';
import { type Attachment, attachmentSchema, maximumFiles, takesPlace } from '../domain/funding/attachment.ts';
import { type Door, doorOf, isRemoved, type Verdict, verdicts } from '../domain/funding/attachment-check.ts';
import { cancelledBy, conditionFailed, conditionHeld, pauseBeforeNext } from './conditional-write.ts';
import { removalMark, stillThere } from './draft-item.ts';
import { type ItemKey, itemsUnder, type TableAccess } from './item-pages.ts';
import { fundingKeys } from './table-design.ts';

/** A change of one attachment. */
export type AttachmentChange = {
  /** As it was read; `undefined` when there was none. Nothing is written when it is another by now. */
  readonly before: Attachment | undefined;
  readonly after: Attachment;
  /** How the case was found open. It must still be so; absent where a file may also change in a closed case. */
  readonly door?: Extract<Door, 'draft' | 'answer'>;
};

/** `changed`: the attachment is another by now. `closed`: the case takes no files any more. `full`: it has all that it may have. */
export type ChangeOutcome = 'done' | 'changed' | 'closed' | 'full';

const day = 24 * 3600;
// Seconds that the word why a file was refused stays readable: longer than anybody works on a draft.
const refusedLifetime = 180 * day;
// Events come within half a day, and uploads are gone after two. So long a verdict waits for its upload, and a removed attachment
// answers late events: without it they would find nothing, and begin again.
const eventLifetime = 7 * day;

const draftSchema = z.object({ expiresAt: z.int() }).or(z.object({ [removalMark]: z.string() }));
const applicationSchema = z.object({ state: z.string() });
const verdictSchema = z.object({ verdict: z.enum(verdicts) });

const itemOf = (attachment: Attachment) => ({
  ...fundingKeys.attachment(attachment.caseId, attachment.id),
  entity: 'attachment',
  ...attachment,
  // What was removed expires when its file is deleted (`expireAttachment`).
  ...(attachment.state === 'refused' && !isRemoved(attachment) ? { expiresAt: expiryOf(attachment.checkedAt, refusedLifetime) } : {}),
});

/** An item is the one that was read when its state and upload are. A `ready` one never changes but by removal. */
const unchanged = (before: Attachment | undefined) =>
  before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#state = :state AND #etag = :etag',
        ExpressionAttributeNames: { '#state': 'state', '#etag': 'etag' },
        ExpressionAttributeValues: { ':state': before.state, ':etag': before.etag },
      };

/** Attachments in the funding table: every write names what it read, so events may come twice and in any order. */
export const attachmentStore = ({ client, table }: TableAccess) => {
  const get = async (Key: ItemKey): Promise<unknown> => (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

  /** Conditions that hold while the case is open in the way it was found. */
  const openStill = (caseId: string, door: AttachmentChange['door']) => {
    const names = { ExpressionAttributeNames: { '#state': 'state' }, ExpressionAttributeValues: { ':state': 'info_requested' } };
    const check = (Key: ItemKey, condition: object) => ({ ConditionCheck: { TableName: table, Key, ConditionExpression: '', ...condition } });
    if (door === undefined) return [];
    if (door === 'answer') return [check(fundingKeys.application(caseId), { ConditionExpression: '#state = :state', ...names })];
    return [
      check(fundingKeys.draft(caseId), stillThere),
      check(fundingKeys.application(caseId), { ConditionExpression: 'attribute_not_exists(pk)' }),
    ];
  };

  /** One place more or less; a case never has more files than it may have. */
  const counted = ({ before, after }: AttachmentChange) => {
    const step = Number(takesPlace(after)) - Number(takesPlace(before));
    if (step === 0) return [];
    return [
      {
        Update: {
          TableName: table,
          Key: fundingKeys.files(after.caseId),
          UpdateExpression: 'SET #entity = :entity ADD #count :step',
          ConditionExpression: step > 0 ? 'attribute_not_exists(pk) OR #count < :bound' : '#count > :bound',
          ExpressionAttributeNames: { '#entity': 'entity', '#count': 'count' },
          ExpressionAttributeValues: { ':entity': 'file-count', ':step': step, ':bound': step > 0 ? maximumFiles : 0 },
        },
      },
    ];
  };

  const everyAttachmentOf = async (caseId: string): Promise<Attachment[]> => {
    const found = (await itemsUnder({ client, table }, fundingKeys.attachments(caseId))).map((item) => attachmentSchema().parse(item));
    return found.toSorted((a, b) => Number(a.uploadedAt > b.uploadedAt) - Number(a.uploadedAt < b.uploadedAt));
  };

  return {
    /** Attachments of a case as its people see them, in every state, oldest first. */
    attachmentsOf: async (caseId: string): Promise<Attachment[]> => (await everyAttachmentOf(caseId)).filter((found) => !isRemoved(found)),

    /** The same with those that were removed. */
    everyAttachmentOf,

    /** One attachment as it stands now. */
    attachment: async (caseId: string, id: string): Promise<Attachment | undefined> => {
      const item = await get(fundingKeys.attachment(caseId, id));
      return item === undefined ? undefined : attachmentSchema().parse(item);
    },

    /** Whether the case takes files now. */
    door: async (caseId: string, at: Instant): Promise<Door> => {
      const [application, item] = await Promise.all([get(fundingKeys.application(caseId)), get(fundingKeys.draft(caseId))]);
      const draft = item === undefined ? undefined : draftSchema.parse(item);
      const found = {
        applicationState: application === undefined ? undefined : applicationSchema.parse(application).state,
        // One that is being deleted has no expiry, and takes no files.
        draft: draft !== undefined && 'expiresAt' in draft ? draft : undefined,
      };
      return doorOf(found, at);
    },

    /** Writes an attachment and the number of places that are taken together, or nothing. */
    changeAttachment: async (change: AttachmentChange): Promise<ChangeOutcome> => {
      const Item = itemOf(attachmentSchema().parse(change.after));
      const places = counted(change);
      const TransactItems = [{ Put: { TableName: table, Item, ...unchanged(change.before) } }, ...places, ...openStill(Item.caseId, change.door)];
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems }));
          return 'done';
        } catch (fault) {
          const failed = cancelledBy(fault).flatMap((reason, index) => (reason === conditionFailed ? [index] : []));
          if (failed.includes(0)) return 'changed';
          if (failed.some((index) => index > places.length)) return 'closed';
          if (failed.length > 0) return 'full';
          await pauseBeforeNext(fault, attempt);
        }
      }
    },

    /** Lets an attachment that was removed go some days from now. @returns `false` when it is another by now */
    expireAttachment: (removed: Attachment, at: Instant): Promise<boolean> => {
      const { ExpressionAttributeValues, ...condition } = unchanged(removed);
      return conditionHeld(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: fundingKeys.attachment(removed.caseId, removed.id),
            UpdateExpression: 'SET expiresAt = :expiresAt',
            ...condition,
            ExpressionAttributeValues: { ...ExpressionAttributeValues, ':expiresAt': expiryOf(at, eventLifetime) },
          }),
        ),
      );
    },

    /** Forgets an attachment of a case that takes no more. @returns `false` when it is another by now */
    forgetAttachment: (attachment: Attachment): Promise<boolean> =>
      conditionHeld(
        client.send(new DeleteCommand({ TableName: table, Key: fundingKeys.attachment(attachment.caseId, attachment.id), ...unchanged(attachment) })),
      ),

    /** Forgets how many files a case has that has none and never will. */
    forgetPlaces: async (caseId: string): Promise<void> => {
      await client.send(new DeleteCommand({ TableName: table, Key: fundingKeys.files(caseId) }));
    },

    /** Keeps what the scan said of an upload. The first word counts. */
    keepVerdict: async ({ caseId, id, etag, verdict, at }: ScanResult & { readonly at: Instant }): Promise<void> => {
      const Item = { ...fundingKeys.scan(caseId, id, etag), entity: 'scan', verdict, expiresAt: expiryOf(at, eventLifetime) };
      await conditionHeld(client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })));
    },

    /** What the scan said of an upload, if it has answered. */
    verdictOn: async ({ caseId, id, etag }: Omit<ScanResult, 'verdict'>): Promise<Verdict | undefined> => {
      const item = await get(fundingKeys.scan(caseId, id, etag));
      return item === undefined ? undefined : verdictSchema.parse(item).verdict;
    },
  };
};

/** What a scan said of an upload. */
export type ScanResult = { readonly caseId: string; readonly id: string; readonly etag: string; readonly verdict: Verdict };

/** @see attachmentStore */
export type AttachmentStore = ReturnType<typeof attachmentStore>;
