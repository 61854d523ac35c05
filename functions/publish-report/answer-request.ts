import { Refusal } from '../../shared/domain/refusal.ts';
import type { ReleaseRequest } from '../../shared/domain/statistics/release-draft.ts';
import { makePreview, type PreviewDeps } from './make-preview.ts';
import { type PublishDeps, publishReport } from './publish-report.ts';

/**
 * Does what staff asked for at their desk. Asked again for the same, it does the same. An expected no is an answer too: the desk shows where
 * the month stands, and asking the stream for another try would not change it.
 */
export const answerRequest = async ({ month, wants, reason }: ReleaseRequest, deps: PublishDeps & PreviewDeps): Promise<void> => {
  if (wants === 'preview') return makePreview(month, deps);
  try {
    await publishReport({ month, reason, evenEmpty: true }, deps);
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
  }
};
