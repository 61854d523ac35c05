import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type CaseReminder, caseReminderSchema } from '../domain/funding/case-reminders.ts';
import type { ApplicationChange } from '../domain/funding/life-cycle.ts';
import { changeWrites, writeTogether } from './application-writes.ts';
import { conditionHeld } from './conditional-write.ts';
import type { TableAccess } from './item-pages.ts';
import { fundingKeys, streamEntities } from './table-design.ts';

/** Reminders of applicants, as events that the stream turns into mails, and what the house does by itself when a day has passed. */
export const caseReminderStore = ({ client, table }: TableAccess) => ({
  /**
   * Writes a reminder once: its key says what it reminds of and when. It stays, so that no later run gives it again.
   * @returns `false` when it was written before
   */
  remindCase: (reminder: CaseReminder): Promise<boolean> => {
    const { applicationId, kind, lastDay, days } = reminder;
    const Item = {
      ...fundingKeys.caseReminder(applicationId, kind, lastDay, days),
      entity: streamEntities.caseReminder,
      ...caseReminderSchema.parse(reminder),
    };
    return conditionHeld(client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })));
  },

  /** Writes a change that nobody of the staff makes. @returns `false` when the application is no longer as it was read */
  changeBySystem: (change: ApplicationChange): Promise<boolean> => writeTogether(client, changeWrites(table, change)),
});
