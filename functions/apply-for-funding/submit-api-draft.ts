import { Refusal } from '../../shared/domain/refusal.ts';
import type { ApplicantStore } from '../../shared/store/applicant-store.ts';
import type { Receipt } from '../../shared/store/funding-store.ts';
import { type DraftView, type ViewDraftDeps, viewDraft } from './draft-view.ts';
import { changedMeanwhile } from './entity-tag.ts';
import { type SubmitDraftDeps, submitDraft } from './submit-draft.ts';

/** What sending a program's draft needs from outside. */
export type SubmitApiDraftDeps = ViewDraftDeps & SubmitDraftDeps & Pick<ApplicantStore, 'applicationOf'>;

/**
 * Submits a draft as the program has read it. A draft that was submitted before is an application of the same id: its receipt is answered again.
 * @param read versions of the draft that the program has read
 * @throws Refusal `not-found`, `precondition-failed` when somebody else saved meanwhile, and what `submitDraft` throws
 */
export const submitApiDraft = (deps: SubmitApiDraftDeps) => {
  const view = viewDraft(deps, 'api');
  const send = submitDraft(deps);

  const earlierReceipt = async (principal: string, id: string): Promise<Receipt | undefined> => {
    const application = await deps.applicationOf(principal, id);
    return application && { id, reference: application.reference, submittedAt: application.submittedAt };
  };

  /** What makes two submissions of one moment differ: the draft was saved, or sent as saved, between reading and writing. */
  const refusedAsRead = async (principal: string, id: string, { version }: DraftView['draft']): Promise<Refusal> =>
    changedMeanwhile((await deps.draftOf(principal, id))?.version ?? version);

  return async (principal: string, id: string, read: readonly number[]): Promise<Receipt> => {
    const found = await view(principal, id).catch(async (fault: unknown) => {
      const receipt = fault instanceof Refusal && fault.code === 'not-found' ? await earlierReceipt(principal, id) : undefined;
      if (receipt === undefined) throw fault;
      return receipt;
    });
    if (!('draft' in found)) return found;
    if (!read.includes(found.draft.version)) throw changedMeanwhile(found.draft.version);
    try {
      return await send(found, { channel: 'api' });
    } catch (fault) {
      const changed = fault instanceof Refusal && (fault.code === 'version-conflict' || fault.code === 'idempotency-key-reused');
      throw changed ? await refusedAsRead(principal, id, found.draft) : fault;
    }
  };
};
