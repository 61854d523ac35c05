import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type FiguresKey, figuresKeySchema, type KeyHolder, keyHolderSchema } from '../domain/access/figures-key.ts';
import type { Instant, IsoDate } from '../domain/calendar.ts';
import { cancelledBy, conditionFailed } from './conditional-write.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { figuresKeys } from './table-design.ts';

// The hash lies in the list too, so that a key can be found to be revoked; it opens nothing.
const listedSchema = figuresKeySchema.extend({ hash: z.string() });

/** Whose key it is, for a function that answers programs. */
export const figuresKeyHolders = ({ client, table }: TableAccess) => ({
  /**
   * Whose key this is, and that it was used on this day. A key that is revoked is gone.
   * @param hash of the key (`tokenHashOf`)
   */
  useKey: async (hash: string, day: IsoDate): Promise<KeyHolder | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: figuresKeys.key(hash), ConsistentRead: true }));
    if (Item === undefined) return undefined;
    const holder = keyHolderSchema.parse(Item);
    if (holder.lastUsedOn === day) return holder;
    const seen = (Key: Record<string, string>) => ({
      Update: {
        TableName: table,
        Key,
        UpdateExpression: 'SET lastUsedOn = :day',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':day': day },
      },
    });
    try {
      await client.send(
        new TransactWriteCommand({ TransactItems: [seen(figuresKeys.key(hash)), seen(figuresKeys.listedKey(holder.area, holder.id))] }),
      );
    } catch (fault) {
      // Revoked in this moment.
      if (cancelledBy(fault).includes(conditionFailed)) return undefined;
      // Another request of the same program writes the same day.
      if (!cancelledBy(fault).includes('TransactionConflict')) throw fault;
    }
    return holder;
  },
});

/** @see figuresKeyHolders */
export type FiguresKeyHolders = ReturnType<typeof figuresKeyHolders>;

/** The keys of all administrations, for the staff. */
export const figuresKeyStore = (access: TableAccess) => {
  const { client, table } = access;
  const listed = async () => {
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': figuresKeys.keys().pk }, ConsistentRead: true };
    const found: unknown[] = [];
    for await (const page of queryPages(access, query)) found.push(...page);
    return z.array(listedSchema).parse(found);
  };
  return {
    /** All keys, also the revoked ones, by administration. */
    keys: async (): Promise<FiguresKey[]> => (await listed()).map((item) => figuresKeySchema.parse(item)),

    /**
     * Keeps a new key.
     * @param hash of the key (`tokenHashOf`)
     * @returns `false` when there is one with this id already: nothing is written
     */
    putKey: async (hash: string, key: FiguresKey): Promise<boolean> => {
      const { id, area, name } = figuresKeySchema.parse(key);
      const once = { ConditionExpression: 'attribute_not_exists(pk)' };
      const holder = { ...figuresKeys.key(hash), entity: 'figures-key', id, area, name };
      const inList = { ...figuresKeys.listedKey(area, id), entity: 'listed-figures-key', ...key, hash };
      try {
        const TransactItems = [holder, inList].map((Item) => ({ Put: { TableName: table, Item, ...once } }));
        await client.send(new TransactWriteCommand({ TransactItems }));
        return true;
      } catch (fault) {
        if (cancelledBy(fault).includes(conditionFailed)) return false;
        throw fault;
      }
    },

    /**
     * From now on the key opens nothing. Its line in the list stays.
     * @returns `false` when there is no such key, or it is revoked already
     */
    revokeKey: async (id: string, { at, by }: { readonly at: Instant; readonly by: string }): Promise<boolean> => {
      const key = (await listed()).find((each) => each.id === id);
      if (key === undefined || key.revokedAt !== undefined) return false;
      const mark = {
        TableName: table,
        Key: figuresKeys.listedKey(key.area, id),
        UpdateExpression: 'SET revokedAt = :at, revokedBy = :by',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
        ExpressionAttributeValues: { ':at': at, ':by': by },
      };
      try {
        const gone = { TableName: table, Key: figuresKeys.key(key.hash) };
        await client.send(new TransactWriteCommand({ TransactItems: [{ Update: mark }, { Delete: gone }] }));
        return true;
      } catch (fault) {
        if (cancelledBy(fault).includes(conditionFailed)) return false;
        throw fault;
      }
    },
  };
};

/** @see figuresKeyStore */
export type FiguresKeyStore = ReturnType<typeof figuresKeyStore>;
