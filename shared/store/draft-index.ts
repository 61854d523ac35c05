import * as z from 'zod';
import { instantSchema } from '../domain/calendar.ts';
import type { DraftTimes } from '../domain/funding/draft-reminders.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { draftsByRound } from './table-design.ts';

const timesSchema = z.array(
  z.object({ id: z.string(), createdAt: instantSchema, savedAt: instantSchema, expiresAt: z.int().optional(), removal: instantSchema.optional() }),
);

/** Drafts of a round as the index has them, without what is typed: the longest untouched first, some milliseconds behind. */
export const draftIndex = (access: TableAccess) => ({
  /** All drafts of a round, page by page. */
  draftsOfRound: async function* (roundId: string): AsyncGenerator<readonly DraftTimes[]> {
    const pages = queryPages(access, {
      IndexName: draftsByRound.name,
      KeyConditionExpression: '#round = :round',
      ExpressionAttributeNames: { '#round': draftsByRound.partitionKey },
      ExpressionAttributeValues: { ':round': roundId },
    });
    for await (const page of pages) yield timesSchema.parse(page);
  },
});
