import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import type { applicantSessions } from '../../shared/runtime/applicant-session.ts';
import type { ApplicantStore } from '../../shared/store/applicant-store.ts';
import type { RemovalOutcome } from '../../shared/store/attachment-removal.ts';
import type { AttachmentAddresses } from '../../shared/store/document-addresses.ts';
import type { DraftRemoval } from '../../shared/store/draft-removal.ts';
import type { DraftStore } from '../../shared/store/draft-store.ts';
import type { FundingStore } from '../../shared/store/funding-store.ts';
import type { UploadForms } from '../../shared/store/upload-forms.ts';
import type { ViewDraftDeps } from './draft-view.ts';
import type { SaveSectionDeps } from './save-section.ts';
import type { Site } from './site.ts';
import type { StartDraftDeps } from './start-draft.ts';
import type { SubmitDeps } from './submit-application.ts';
import type { SubmitDraftDeps } from './submit-draft.ts';

/** Everything that the routes of this capability are given. */
export type ApplyDeps = ViewDraftDeps &
  SaveSectionDeps &
  StartDraftDeps &
  SubmitDraftDeps &
  Omit<SubmitDeps, 'store'> &
  Pick<DraftStore, 'draftsOf' | 'begunBy' | 'invite' | 'removeEditor' | 'eventsOf' | 'replaceAll'> &
  Pick<DraftRemoval, 'removeByOwner'> &
  Pick<ApplicantStore, 'applicationsOf' | 'applicationOf'> &
  UploadForms & {
    readonly site: Site & { /** No trailing slash. */ readonly siteUrl: string };
    readonly sessions: ReturnType<typeof applicantSessions>;
    readonly store: Pick<FundingStore, 'earlierReceipt' | 'submit' | 'application'>;
    /** A random token: see `tokenSchema`. */
    readonly newToken: () => string;
    /** A file by its id; `undefined` when there is none. */
    readonly attachment: (caseId: string, id: string) => Promise<Attachment | undefined>;
    readonly removeAttachment: (file: { readonly caseId: string; readonly id: string }, at: string) => Promise<RemovalOutcome>;
  } & Pick<AttachmentAddresses, 'attachmentAddress'>;
