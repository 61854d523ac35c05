import { applicantOf } from '../../shared/domain/access/applicant.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { candidateOf, declaredAt } from '../../shared/domain/funding/draft-content.ts';
import type { Channel } from '../../shared/domain/funding/field-messages.ts';
import { permitRefusal, permits } from '../../shared/domain/funding/late-permit.ts';
import { openApplication } from '../../shared/domain/funding/open-application.ts';
import { readSubmission, refuseFields } from '../../shared/domain/funding/read-submission.ts';
import { openRounds } from '../../shared/domain/funding/round.ts';
import { freeze } from '../../shared/domain/funding/snapshot.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { TransactItem } from '../../shared/store/draft-item.ts';
import type { FundingStore, Receipt } from '../../shared/store/funding-store.ts';
import type { PermitStore } from '../../shared/store/permit-store.ts';
import { draftTexts } from './draft-texts.ts';
import { checkErrors, contextOf, type DraftView, type ViewDraftDeps } from './draft-view.ts';
import { keyExpiryOf, refuseClosed } from './submit-application.ts';

/** What sending a draft needs from outside. */
export type SubmitDraftDeps = Omit<ViewDraftDeps, 'draftOf' | 'attachmentsOf'> &
  Pick<PermitStore, 'permit'> & {
    readonly hash: (text: string) => string;
    readonly schemaAddress: string;
    readonly store: Pick<FundingStore, 'submit'>;
    /** Parts of the transaction: the draft goes, and a permit is used up. */
    readonly draftSubmission: (draft: { readonly id: string; readonly version: number }) => readonly TransactItem[];
    readonly permitUse: (use: {
      readonly hash: string;
      readonly roundId: string;
      readonly applicationId: string;
      readonly at: Instant;
    }) => TransactItem;
  };

/** The draft as the person saw it when they pressed the button. */
export type Seen = { readonly version: number; readonly roundVersion: number };

/**
 * A draft becomes an application of the same id: draft, permit, snapshot, application and event in one transaction.
 * @param seen what stood on the page; absent for clients that name the version in another way
 * @throws Refusal `version-conflict` when draft or round are no longer as they were seen, `no-round-open`, `permit-invalid`,
 *   `files-unchecked`, `invalid-fields`
 */
export const submitDraft =
  (deps: SubmitDraftDeps) =>
  async ({ draft, round, files, whole }: DraftView, channel: Channel, seen?: Seen): Promise<Receipt> => {
    const at = deps.now();
    if (seen !== undefined && seen.version !== draft.version) throw new Refusal('version-conflict', draftTexts.send.changed);
    if (seen !== undefined && seen.roundVersion !== round.version) throw new Refusal('version-conflict', draftTexts.send.roundChanged);
    const use = await lateUse(deps, { draft, round }, at);
    if (use === undefined && openRounds([round], at).length === 0) throw refuseClosed(await deps.rounds(at), at);
    if (files.some(({ state }) => state === 'checking')) throw new Refusal('files-unchecked', draftTexts.send.checking);

    const ready = files.filter((file) => file.state === 'ready');
    const read = readSubmission(candidateOf(whole, round.id), channel, contextOf(deps, round, files));
    const errors = [...(channel === 'form' ? checkErrors(whole, round) : []), ...('errors' in read ? read.errors : [])];
    if ('errors' in read || errors.length > 0) throw refuseFields(errors);
    return deps.store.submit({
      key: `draft:${draft.id}`,
      contentHash: deps.hash(JSON.stringify([draft.id, draft.version])),
      at,
      applicant: applicantOf(read.submission.contact.email, deps.hash),
      keyExpiresAt: keyExpiryOf(round, at),
      also: [...deps.draftSubmission(draft), ...(use === undefined ? [] : [use])],
      open: (reference) => {
        const attachments = ready.map(({ id, kind, name, size, mediaType, sha256 }) => ({ id, kind, name, size, mediaType, sha256 }));
        const opening = { id: draft.id, reference, at, round, files: attachments, declaredAt: (code: string) => declaredAt(whole, code) };
        return freeze(openApplication(read.submission, opening), deps.schemaAddress, deps.hash);
      },
    });
  };

/** The permit of a draft, where its round is closed. @throws Refusal `permit-invalid` when it does not count any more */
const lateUse = async (
  { permit, permitUse }: Pick<SubmitDraftDeps, 'permit' | 'permitUse'>,
  { draft, round }: Pick<DraftView, 'draft' | 'round'>,
  at: Instant,
): Promise<TransactItem | undefined> => {
  if (draft.latePermit === undefined || openRounds([round], at).length > 0) return undefined;
  const found = await permit(draft.latePermit);
  if (found === undefined || !permits(found, round, at)) throw permitRefusal();
  return permitUse({ hash: draft.latePermit, roundId: round.id, applicationId: draft.id, at });
};
