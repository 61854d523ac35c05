import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expiryOf } from '../domain/access/expiry.ts';
import { type DraftReminder, draftReminderSchema, reminderEnds } from '../domain/funding/draft-reminders.ts';
import { cancelledBy, conditionFailed } from './conditional-write.ts';
import { stillThere } from './draft-item.ts';
import type { TableAccess } from './item-pages.ts';
import { fundingKeys, streamEntities } from './table-design.ts';

// Long enough for every run that comes late; after that the day has passed, and the reminder is not due again.
const keptAfterwards = 30 * 24 * 60 * 60;

/** Reminders of drafts, as events that the stream turns into mails. */
export const draftReminderStore = ({ client, table }: TableAccess) => ({
  /**
   * Writes a reminder once: its key says what it reminds of and when.
   * @returns `false` when it was written before, or the draft is gone by now
   */
  remind: async (reminder: DraftReminder): Promise<boolean> => {
    const { draftId, kind, lastDay, daysBefore } = reminder;
    const there = {
      TableName: table,
      Key: fundingKeys.draft(draftId),
      ...stillThere,
    };
    const Item = {
      ...fundingKeys.draftReminder(draftId, kind, lastDay, daysBefore),
      entity: streamEntities.draftEvent,
      ...draftReminderSchema().parse(reminder),
      expiresAt: expiryOf(reminderEnds(reminder), keptAfterwards),
    };
    const once = { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' };
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [{ ConditionCheck: there }, { Put: once }] }));
      return true;
    } catch (fault) {
      if (cancelledBy(fault).includes(conditionFailed)) return false;
      throw fault;
    }
  },
});
