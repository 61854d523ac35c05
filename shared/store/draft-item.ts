import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Draft, type DraftEvent, draftSchema } from '../domain/funding/draft.ts';
import { fundingKeys, streamEntities } from './table-design.ts';

/** One write of a transaction. */
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A draft that is being deleted has the instant at which that began: it is no draft any more, only its parts are still there. */
export const removalMark = 'removal';

/** What a write beside a draft asks for: that the draft is there, and not being deleted. */
export const stillThere = {
  ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#removal)',
  ExpressionAttributeNames: { '#removal': removalMark },
} as const;

/** What every write of a draft asks for: that it is as it was read, and not being deleted. */
export const asRead = ({ version }: Pick<Draft, 'version'>) => ({
  ConditionExpression: '#version = :version AND attribute_not_exists(#removal)',
  ExpressionAttributeNames: { '#version': 'version', '#removal': removalMark },
  ExpressionAttributeValues: { ':version': version },
});

/**
 * A draft as an item. What was typed is stored as JSON text: it comes back as it was, whatever its depth and its numbers, and its size
 * is known.
 */
export const draftItem = (draft: Draft) => ({
  ...fundingKeys.draft(draft.id),
  entity: 'draft',
  draftRound: draft.roundId,
  ...draft,
  sections: Object.fromEntries(Object.entries(draft.sections).map(([code, saved]) => [code, { ...saved, content: JSON.stringify(saved.content) }])),
});

const storedSchema = z.looseObject({
  sections: z.record(z.string(), z.looseObject({ content: z.string() })),
  [removalMark]: z.string().optional(),
});

/** @returns `undefined` for no item, and for a draft that is being deleted */
export const readDraft = (item: unknown): Draft | undefined => {
  if (item === undefined) return undefined;
  const { sections, removal, ...stored } = storedSchema.parse(item);
  if (removal !== undefined) return undefined;
  const read = Object.entries(sections).map(([code, { content, ...saved }]): [string, unknown] => [
    code,
    { ...saved, content: parseContent(content) },
  ]);
  return draftSchema().parse({ ...stored, sections: Object.fromEntries(read) });
};

const parseContent = (content: string): unknown => JSON.parse(content);

/** An event as an item; its entity sends it to the stream. */
export const draftEventItem = (event: DraftEvent) => ({
  ...fundingKeys.draftEvent(event.draftId, event.version),
  entity: streamEntities.draftEvent,
  ...event,
});

/** Who may open a case: stays when a draft becomes an application. */
export const memberItem = (principal: string, id: string, since: string) => ({
  ...fundingKeys.member(principal, id),
  entity: 'member',
  caseId: id,
  since,
});
