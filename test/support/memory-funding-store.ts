import type { Application } from '../../shared/domain/funding/application.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { Snapshot } from '../../shared/domain/funding/snapshot.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { TransactItem } from '../../shared/store/draft-item.ts';
import type { FundingStore, Receipt, Sameness } from '../../shared/store/funding-store.ts';

/** What else happens with a submission, or not at all. */
export type MemoryWrites = {
  readonly possible: (items: readonly TransactItem[]) => boolean;
  readonly make: (items: readonly TransactItem[], application: Application) => void;
};

const nothing: MemoryWrites = { possible: (items) => items.length === 0, make: () => undefined };

/** What the routes of applying need of the funding store, without a database; the store tests hold the real one to the same promises. */
export const memoryFundingStore = (rounds: readonly Round[], writes = nothing) => {
  const receipts = new Map<string, Receipt & Sameness>();
  const applications = new Map<string, Application>();
  const snapshots = new Map<string, Snapshot>();
  const earlierReceipt = async ({ key, contentHash }: Sameness): Promise<Receipt | undefined> => {
    const earlier = receipts.get(key);
    if (earlier === undefined) return undefined;
    if (earlier.contentHash !== contentHash) throw new Refusal('idempotency-key-reused', 'vergeben');
    const { id, reference, submittedAt } = earlier;
    return { id, reference, submittedAt };
  };
  const store = {
    rounds: async () => [...rounds],
    application: async (id: string) => applications.get(id),
    earlierReceipt,
    submit: async (request) => {
      const earlier = await earlierReceipt(request);
      if (earlier !== undefined) return earlier;
      await request.admitted;
      const { application, snapshot } = request.open(`INT-2026-${String(applications.size + 1).padStart(4, '0')}`);
      const { id, reference, submittedAt } = application;
      if (!writes.possible(request.also ?? [])) throw new Refusal('version-conflict', 'anders');
      applications.set(id, application);
      snapshots.set(id, snapshot);
      receipts.set(request.key, { key: request.key, contentHash: request.contentHash, id, reference, submittedAt });
      writes.make(request.also ?? [], application);
      return { id, reference, submittedAt };
    },
  } satisfies Pick<FundingStore, 'rounds' | 'earlierReceipt' | 'submit' | 'application'>;
  return { store, applications, snapshots, receipts };
};
