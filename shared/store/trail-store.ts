import * as z from 'zod';
import { instantSchema } from '../domain/calendar.ts';
import { type ApplicationEvent, applicationEventSchema } from '../domain/funding/application.ts';
import { parseItem } from './funding-store.ts';
import { itemsUnder, queryPages, type TableAccess } from './item-pages.ts';
import { fundingKeys } from './table-design.ts';

const readingSchema = z.object({ at: instantSchema, subject: z.string(), name: z.string() });

/** Somebody of the staff looked at a file. */
export type Reading = z.infer<typeof readingSchema>;

/** What happened to a case and who looked at it, to be read and never to be written. */
export const trailStore = (access: TableAccess) => ({
  /** The history of an application, read consistently, as it lies in the table: by time. */
  events: async (id: string): Promise<ApplicationEvent[]> =>
    (await itemsUnder(access, fundingKeys.events(id))).map((item) => parseItem(applicationEventSchema, item)),

  /** Who read the file when, the newest first. */
  readings: async (id: string): Promise<Reading[]> => {
    const found: Reading[] = [];
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': fundingKeys.readings(id).pk }, ScanIndexForward: false };
    for await (const page of queryPages(access, query)) found.push(...page.map((item) => readingSchema.parse(item)));
    return found;
  },
});

/** @see trailStore */
export type TrailStore = ReturnType<typeof trailStore>;
