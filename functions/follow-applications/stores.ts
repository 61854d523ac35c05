import { mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { accessStore } from '../../shared/store/access-store.ts';
import { applicantStore } from '../../shared/store/applicant-store.ts';
import { attachmentFiles } from '../../shared/store/attachment-files.ts';
import { attachmentRemoval } from '../../shared/store/attachment-removal.ts';
import { attachmentStore } from '../../shared/store/attachment-store.ts';
import { confirmationStore } from '../../shared/store/confirmation-store.ts';
import { attachmentAddresses, documentAddresses } from '../../shared/store/document-addresses.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { paymentStore } from '../../shared/store/payment-store.ts';
import { personStore } from '../../shared/store/person-store.ts';
import { requestStore } from '../../shared/store/request-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { uploadForms } from '../../shared/store/upload-forms.ts';
import type { manifest } from './manifest.ts';

/** Everything that the pages read and write, over the resources of the manifest. */
export const storesOf = ({ table, bucket, queue }: Config<(typeof manifest)['uses']>) => {
  const client = documentClient();
  const files = { client: objectClient(), bucket: bucket('private') };
  const funding = { client, table: table('funding') };
  const attachments = { ...attachmentStore(funding), ...attachmentFiles(files) };
  return {
    ...accessStore(funding),
    ...applicantStore(funding),
    ...requestStore(funding),
    ...confirmationStore(funding),
    ...personStore(funding),
    moneyOf: paymentStore(funding).moneyOf,
    roundVersion: roundStore(funding).roundVersion,
    application: fundingStore(funding).application,
    ...documentAddresses(files),
    ...attachmentAddresses(files),
    ...uploadForms(files),
    ...attachments,
    ...attachmentRemoval(attachments),
    post: mailOutbox({ ...mailStore({ client, table: table('mail') }), queueUrl: queue('mail') }),
  };
};
