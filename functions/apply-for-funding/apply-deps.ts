import { isValidIBAN } from 'ibantools';
import { admitWithin } from '../../shared/domain/access/limits.ts';
import { submissionSchemaPath } from '../../shared/domain/funding/snapshot.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { applicantSessions } from '../../shared/runtime/applicant-session.ts';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { accessStore } from '../../shared/store/access-store.ts';
import { applicantStore } from '../../shared/store/applicant-store.ts';
import { attachmentFiles } from '../../shared/store/attachment-files.ts';
import { attachmentRemoval } from '../../shared/store/attachment-removal.ts';
import { type AttachmentStore, attachmentStore } from '../../shared/store/attachment-store.ts';
import { attachmentAddresses } from '../../shared/store/document-addresses.ts';
import { draftRemoval } from '../../shared/store/draft-removal.ts';
import { draftStore } from '../../shared/store/draft-store.ts';
import { draftSubmission } from '../../shared/store/draft-submission.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { permitStore } from '../../shared/store/permit-store.ts';
import { uploadForms } from '../../shared/store/upload-forms.ts';
import type { ApplyDeps } from './deps.ts';
import type { manifest } from './manifest.ts';
import { rememberedRounds } from './remembered-rounds.ts';

/** What asks for files only: most first requests of a sandbox do not, and the client of S3 takes some milliseconds to make. */
const filesOf = (access: { readonly client: ReturnType<typeof objectClient>; readonly bucket: string }, attachments: AttachmentStore) => ({
  ...uploadForms(access),
  ...attachmentAddresses(access),
  ...attachmentRemoval({ ...attachments, ...attachmentFiles(access) }),
});

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Everything that the routes need, over the resources of the manifest. */
export const applyDeps = (site: ApplyDeps['site'], { table, bucket }: Config<(typeof manifest)['uses']>): ApplyDeps => {
  const { now, hash, newId, newToken } = surroundings;
  const funding = { client: documentClient(), table: table('funding') };
  const store = fundingStore(funding);
  const access = accessStore(funding);
  const known = new Set(site.county.municipalities.map(({ ags }) => ags));
  const attachments = attachmentStore(funding);
  const { applicationsOf, applicationOf } = applicantStore(funding);
  const files = once(() => filesOf({ client: objectClient(), bucket: bucket('private') }, attachments));
  return {
    ...draftStore(funding),
    ...draftRemoval(funding, (caseId, at) => files().removeAllAttachments(caseId, at)),
    ...permitStore(funding),
    applicationsOf,
    applicationOf,
    site,
    store,
    now,
    hash,
    newToken,
    newId,
    rounds: rememberedRounds(store.rounds, now),
    knownMunicipality: (ags) => known.has(ags),
    admit: admitWithin(access),
    validIban: (iban) => isValidIBAN(iban),
    schemaAddress: `${site.siteUrl}${submissionSchemaPath}`,
    sessions: applicantSessions({ ...access, now, hash, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site) }),
    attachmentsOf: attachments.attachmentsOf,
    attachment: attachments.attachment,
    uploadForm: (purpose) => files().uploadForm(purpose),
    attachmentAddress: (file) => files().attachmentAddress(file),
    removeAttachment: (file, at) => files().removeAttachment(file, at),
    draftSubmission: (draft, at) => draftSubmission(funding.table, draft, at),
  };
};
