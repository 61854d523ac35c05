import { setTimeout as wait } from 'node:timers/promises';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TableAccess } from './item-pages.ts';

/** A chunk with its keys. */
export type ChunkItem = Readonly<Record<string, unknown>> & { readonly content: string };

// A batch takes 25 items and 16 MB. Four full chunks are enough to hide the way there and back, and little enough to hold.
const batchItems = 25;
const batchLetters = 1_200_000;
const batchesAtOnce = 2;

// A transaction takes 4 MB, but one key takes 1,000 KB in a second and a transaction counts twice.
const restLetters = 400_000;

// 50 ms, 100 ms, … 12.8 s.
const attempts = 10;

/**
 * Writes chunks while further ones come, in batches, two of them on their way at a time: however many chunks there are, no more
 * than three batches are held.
 * @returns what was left at the end and not written: few enough chunks (25, 400 KB) to be written with what makes them visible. A
 * small import has nothing else.
 * @throws the fault of the iteration or of a batch, when nothing is on its way any more
 */
export const writeChunks = async (access: TableAccess, items: AsyncIterable<ChunkItem>): Promise<readonly ChunkItem[]> => {
  const underway = new Set<Promise<void>>();
  const faults: unknown[] = [];
  let rest: readonly ChunkItem[] = [];
  const orFault = (): void => {
    if (faults.length > 0) throw faults[0];
  };
  try {
    for await (const batch of batches(items)) {
      if (batch.isRest) {
        rest = batch.items;
        continue;
      }
      if (underway.size === batchesAtOnce) await Promise.race(underway);
      // What one batch could not write makes all others useless.
      orFault();
      const sent: Promise<void> = writeBatch(access, batch.items)
        .catch((fault: unknown) => void faults.push(fault))
        .finally(() => underway.delete(sent));
      underway.add(sent);
    }
  } finally {
    await Promise.all(underway);
  }
  orFault();
  return rest;
};

async function* batches(items: AsyncIterable<ChunkItem>): AsyncGenerator<{ readonly items: readonly ChunkItem[]; readonly isRest: boolean }> {
  let batch: ChunkItem[] = [];
  let letters = 0;
  for await (const item of items) {
    batch.push(item);
    letters += item.content.length;
    if (batch.length < batchItems && letters < batchLetters) continue;
    yield { items: batch, isRest: false };
    batch = [];
    letters = 0;
  }
  if (batch.length > 0) yield { items: batch, isRest: letters <= restLetters };
}

/** Writes at most 25 items, and what the table did not take again. */
export const writeBatch = async ({ client, table }: TableAccess, items: readonly ChunkItem[]): Promise<void> => {
  let requests: { PutRequest: { Item: Record<string, unknown> } }[] = items.map((item) => ({ PutRequest: { Item: { ...item } } }));
  for (let attempt = 0; requests.length > 0; attempt += 1) {
    // Throttled items come back unprocessed; after the last attempt the import fails and nothing is visible.
    if (attempt === attempts) throw new Error('the figures table takes no more writes');
    if (attempt > 0) await wait(25 * 2 ** attempt);
    const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    requests = (UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest }) => (PutRequest?.Item ? [{ PutRequest: { Item: PutRequest.Item } }] : []));
  }
};
