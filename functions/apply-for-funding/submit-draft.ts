import { applicantOf } from '../../shared/domain/access/applicant.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { confirmationsFor } from '../../shared/domain/funding/confirmation.ts';
import type { Draft } from '../../shared/domain/funding/draft.ts';
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
    readonly newId: () => string;
    readonly schemaAddress: string;
    readonly store: Pick<FundingStore, 'submit'>;
    /** Parts of the transaction: the draft goes, and its permit is used up. */
    readonly draftSubmission: (draft: Pick<Draft, 'id' | 'version' | 'roundId' | 'latePermit'>, at: Instant) => readonly TransactItem[];
  };

/** The draft as the person saw it when they pressed the button. */
export type Seen = { readonly version: number; readonly roundVersion: number };

/** How a draft is sent. `seen`: absent for clients that name the version in another way. `sender`: address that the sender has proved. */
export type DraftSending = { readonly channel: Channel; readonly seen?: Seen | undefined; readonly sender?: string | undefined };

/**
 * A draft becomes an application of the same id: draft, permit, snapshot, application and event in one transaction.
 * @throws Refusal `version-conflict` when draft or round are no longer as they were seen, `no-round-open`, `permit-invalid`,
 *   `files-unchecked`, `invalid-fields`
 */
export const submitDraft =
  (deps: SubmitDraftDeps) =>
  async ({ draft, round, files, whole }: DraftView, { channel, seen, sender }: DraftSending): Promise<Receipt> => {
    const at = deps.now();
    if (seen !== undefined && seen.version !== draft.version) throw new Refusal('version-conflict', draftTexts.send.changed);
    if (seen !== undefined && seen.roundVersion !== round.version) throw new Refusal('version-conflict', draftTexts.send.roundChanged);
    const late = openRounds([round], at).length === 0;
    if (late) await refuseTooLate(deps, { draft, round }, at);
    if (files.some(({ state }) => state === 'checking')) throw new Refusal('files-unchecked', draftTexts.send.checking);

    const ready = files.filter((file) => file.state === 'ready');
    const read = readSubmission(candidateOf(whole, round.id), channel, contextOf(deps, round, files));
    const errors = [...checkErrors(whole, round, channel), ...('errors' in read ? read.errors : [])];
    if ('errors' in read || errors.length > 0) throw refuseFields(errors);
    return deps.store.submit({
      key: `draft:${draft.id}`,
      contentHash: deps.hash(JSON.stringify([draft.id, draft.version])),
      at,
      applicant: applicantOf(read.submission.contact.email, deps.hash),
      keyExpiresAt: keyExpiryOf(round, at),
      // A permit that is not needed is not used up.
      also: deps.draftSubmission({ ...draft, latePermit: late ? draft.latePermit : undefined }, at),
      open: (reference) => {
        const attachments = ready.map(({ id, kind, name, size, mediaType, sha256 }) => ({ id, kind, name, size, mediaType, sha256 }));
        const { signatories, jointRepresentation } = read.submission.organisation;
        const confirmations = confirmationsFor({ signatories, jointRepresentation, sender }, { at, newId: deps.newId });
        const opening = {
          confirmations,
          id: draft.id,
          reference,
          at,
          round,
          files: attachments,
          declaredAt: (code: string) => declaredAt(whole, code),
        };
        return freeze(openApplication(read.submission, opening), deps.schemaAddress, deps.hash);
      },
    });
  };

/** After the round has closed a draft needs a permit that still counts. @throws Refusal `no-round-open`, `permit-invalid` */
const refuseTooLate = async (
  { permit, rounds }: Pick<SubmitDraftDeps, 'permit' | 'rounds'>,
  { draft, round }: Pick<DraftView, 'draft' | 'round'>,
  at: Instant,
): Promise<void> => {
  if (draft.latePermit === undefined) throw refuseClosed(await rounds(at), at);
  const found = await permit(draft.latePermit);
  if (found === undefined || !permits(found, round, at)) throw permitRefusal();
};
