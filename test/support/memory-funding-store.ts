import type { Application } from '../../shared/domain/funding/application.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { FundingStore, Receipt, Sameness } from '../../shared/store/funding-store.ts';

/** What the routes of applying need of the funding store, without a database; the store tests hold the real one to the same promises. */
export const memoryFundingStore = (rounds: readonly Round[]) => {
  const receipts = new Map<string, Receipt & Sameness>();
  const applications = new Map<string, Application>();
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
      const application = request.open(`INT-2026-${String(applications.size + 1).padStart(4, '0')}`);
      const { id, reference, submittedAt } = application;
      applications.set(id, application);
      receipts.set(request.key, { key: request.key, contentHash: request.contentHash, id, reference, submittedAt });
      return { id, reference, submittedAt };
    },
  } satisfies Pick<FundingStore, 'rounds' | 'earlierReceipt' | 'submit' | 'application'>;
  return { store, applications, receipts };
};
