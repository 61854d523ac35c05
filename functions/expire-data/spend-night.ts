import type * as z from 'zod';
import type { SweepProof } from '../../shared/domain/funding/draft-sweep.ts';
import { type AnchorDeps, anchorTrails } from './anchor-trails.ts';
import { type DryRun, type ExpireDraftsDeps, expireDrafts, type expireInputSchema } from './expire-drafts.ts';

/**
 * The work of a night: the heads of all histories are written down, and drafts whose time is over go. What fails in the one keeps nothing of the other.
 * @throws the first fault, after both were tried
 */
export const spendNight = async (input: z.infer<typeof expireInputSchema>, deps: ExpireDraftsDeps & AnchorDeps): Promise<SweepProof | DryRun> => {
  const [anchored] = await Promise.allSettled([input.dryRun ? undefined : anchorTrails(input.time ?? deps.now(), deps)]);
  const proof = await expireDrafts(input, deps);
  if (anchored.status === 'rejected') throw anchored.reason;
  return proof;
};
