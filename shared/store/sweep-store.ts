import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type SweepProof, sweepProofSchema } from '../domain/funding/draft-sweep.ts';
import { countedSweep } from './draft-removal.ts';
import type { TableAccess } from './item-pages.ts';
import { fundingKeys } from './table-design.ts';

/** Proofs of sweeps in the funding table. */
export const sweepStore = ({ client, table }: TableAccess) => ({
  /**
   * Completes the proof of a sweep by what it found afterwards; the number of deleted drafts was counted with every deletion.
   * @returns the proof as it is stored
   */
  keepProof: async ({ at, left, oldest }: Omit<SweepProof, 'deleted'>): Promise<SweepProof> => {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: fundingKeys.sweep(at),
        UpdateExpression: `SET #entity = :entity, #at = :at, #left = :left${oldest === undefined ? '' : ', #oldest = :oldest'} ADD #deleted :none`,
        ExpressionAttributeNames: {
          ...countedSweep.names,
          '#at': 'at',
          '#left': 'left',
          ...(oldest !== undefined && { '#oldest': 'oldest' }),
        },
        ExpressionAttributeValues: {
          ':entity': countedSweep.entity,
          ':at': at,
          ':left': left,
          ':none': 0,
          ...(oldest !== undefined && { ':oldest': oldest }),
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return sweepProofSchema().parse(Attributes);
  },
});

/** @see sweepStore */
export type SweepStore = ReturnType<typeof sweepStore>;
