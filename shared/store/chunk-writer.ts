import { setTimeout as wait } from 'node:timers/promises';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TableAccess } from './item-pages.ts';

type Item = Readonly<Record<string, unknown>> & { readonly content: string };

// A batch takes 25 items and 16 MB. Four full chunks are enough to hide the way there and back, and little enough to hold.
const batchItems = 25;
const batchLetters = 1_200_000;
const batchesAtOnce = 2;

// 50 ms, 100 ms, … 12.8 s.
const attempts = 10;

/**
 * Writes chunks while further ones come, in batches, two of them on their way at a time: however many chunks there are, no more
 * than three batches are held.
 * @param items with their keys
 * @throws the fault of the iteration or of a batch, when nothing is on its way any more
 */
export const writeChunks = async (access: TableAccess, items: AsyncIterable<Item>): Promise<void> => {
  const underway = new Set<Promise<void>>();
  const faults: unknown[] = [];
  const orFault = (): void => {
    if (faults.length > 0) throw faults[0];
  };
  try {
    for await (const batch of batches(items)) {
      if (underway.size === batchesAtOnce) await Promise.race(underway);
      // What one batch could not write makes all others useless.
      orFault();
      const sent: Promise<void> = send(access, batch)
        .catch((fault: unknown) => void faults.push(fault))
        .finally(() => underway.delete(sent));
      underway.add(sent);
    }
  } finally {
    await Promise.all(underway);
  }
  orFault();
};

async function* batches(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let letters = 0;
  for await (const item of items) {
    batch.push(item);
    letters += item.content.length;
    if (batch.length < batchItems && letters < batchLetters) continue;
    yield batch;
    batch = [];
    letters = 0;
  }
  if (batch.length > 0) yield batch;
}

const send = async ({ client, table }: TableAccess, items: readonly Item[]): Promise<void> => {
  let requests: { PutRequest: { Item: Record<string, unknown> } }[] = items.map((item) => ({ PutRequest: { Item: { ...item } } }));
  for (let attempt = 0; requests.length > 0; attempt += 1) {
    // Throttled items come back unprocessed; after the last attempt the import fails and nothing is visible.
    if (attempt === attempts) throw new Error('the figures table takes no more writes');
    if (attempt > 0) await wait(25 * 2 ** attempt);
    const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    requests = (UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest }) => (PutRequest?.Item ? [{ PutRequest: { Item: PutRequest.Item } }] : []));
  }
};
