import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { county } from '../../shared/county/county.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { mailKeys } from '../../shared/store/mail-keys.ts';
import { recipientOf } from '../support/random-recipients.ts';

const areas = county.administrations.map(({ area }) => area);
const languages = ['de', 'de', 'de', 'de-plain', 'en'] as const;

/** Readers of the report in all languages, each with one administration. */
export const readersOf = (count: number): readonly Recipient[] =>
  Array.from({ length: count }, (_, index) =>
    recipientOf(`person-${index}@example.org`, { language: languages[index % 5], topics: ['report', `figures:${areas[index % areas.length]}`] }),
  );

/** The bare batch writes: 25 items a call, as many as the API takes, one call after the other, nothing checked and nothing kept back. */
export const writeAll = async (client: DynamoDBDocumentClient, table: string, items: readonly Record<string, unknown>[]): Promise<void> => {
  for (let from = 0; from < items.length; from += 25) {
    const requests = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  }
};

/** Enters readers as the table keeps them. */
export const enterReaders = (client: DynamoDBDocumentClient, table: string, readers: readonly Recipient[]): Promise<void> =>
  writeAll(
    client,
    table,
    readers.map((reader) => ({ ...mailKeys.addressee(reader.id), entity: 'recipient', ...reader })),
  );
