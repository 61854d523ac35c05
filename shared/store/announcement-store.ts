import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../domain/calendar.ts';
import { type Announcement, announcementSchema } from '../domain/notices/announcement.ts';
import { conditionHeld } from './conditional-write.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { mailKeys } from './mail-keys.ts';

/** @see announcementStore */
export type AnnouncementStore = ReturnType<typeof announcementStore>;

/** Announcements and how far they are, in the mail table: each write names the state that it expects. */
export const announcementStore = (mail: TableAccess) => {
  const { client, table } = mail;

  const announcement = async (id: string): Promise<Announcement | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: mailKeys.announcement(id), ConsistentRead: true }));
    return Item === undefined ? undefined : announcementSchema.parse(Item);
  };

  /** @param condition may speak of `#state` and of the names and values that are given */
  const update = (
    id: string,
    change: string,
    condition: string,
    values: Record<string, unknown>,
    names: Record<string, string> = {},
  ): Promise<boolean> =>
    conditionHeld(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: mailKeys.announcement(id),
          UpdateExpression: change,
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#state': 'state', ...names },
          ExpressionAttributeValues: values,
        }),
      ),
    );

  return {
    announcement,

    /** Keeps an announcement if there is none of this id. @returns what is stored: of the first who asked */
    begin: async (wanted: Announcement): Promise<Announcement> => {
      const item = { ...mailKeys.announcement(wanted.id), entity: 'announcement', ...announcementSchema.parse(wanted) };
      const first = await conditionHeld(
        client.send(new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' })),
      );
      return first ? wanted : ((await announcement(wanted.id)) ?? wanted);
    },

    /** All announcements by id: of a kind the newest last. What staff see. */
    announcements: async (): Promise<Announcement[]> => {
      const found: Announcement[] = [];
      const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': mailKeys.announcements().pk }, ConsistentRead: true };
      for await (const page of queryPages(mail, query)) found.push(...z.array(announcementSchema).parse(page));
      return found;
    },

    /** Ends the hold, once its time is over. @returns false when it is not held any more, or must wait */
    startExpanding: (id: string, at: Instant): Promise<boolean> =>
      update(id, 'SET #state = :expanding', '#state = :holding AND sendAt <= :at', { ':expanding': 'expanding', ':holding': 'holding', ':at': at }),

    /** Everybody has a mail. @returns false when it was stopped, or another run went on */
    finishExpanding: ({ id, step }: Pick<Announcement, 'id' | 'step'>, at: Instant): Promise<boolean> =>
      update(
        id,
        'SET #state = :expanded, expandedAt = :at REMOVE #cursor',
        '#state = :expanding AND #step = :step',
        { ':expanded': 'expanded', ':expanding': 'expanding', ':at': at, ':step': step },
        { '#cursor': 'cursor', '#step': 'step' },
      ),

    /** Nobody gets a mail of it any more; mails that wait are withheld by the expansion. @returns false when there is none, or it was stopped before */
    stop: (id: string, stopped: NonNullable<Announcement['stopped']>): Promise<boolean> =>
      update(id, 'SET #state = :stopped, stopped = :how', 'attribute_exists(pk) AND #state <> :stopped', {
        ':stopped': 'stopped',
        ':how': announcementSchema.shape.stopped.parse(stopped),
      }),

    /** All its waiting mails were withheld. */
    allWithheld: async (id: string, at: Instant): Promise<void> => {
      await update(id, 'SET withheldAt = :at', '#state = :stopped', { ':at': at, ':stopped': 'stopped' });
    },
  };
};
