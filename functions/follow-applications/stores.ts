import { mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { accessStore } from '../../shared/store/access-store.ts';
import { applicantStore } from '../../shared/store/applicant-store.ts';
import { documentAddresses } from '../../shared/store/document-addresses.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import type { manifest } from './manifest.ts';

/** Everything that the pages read and write, over the resources of the manifest. */
export const storesOf = ({ table, bucket, queue }: Config<(typeof manifest)['uses']>) => {
  const client = documentClient();
  const funding = { client, table: table('funding') };
  return {
    ...accessStore(funding),
    ...applicantStore(funding),
    ...documentAddresses({ client: objectClient(), bucket: bucket('private') }),
    post: mailOutbox({ ...mailStore({ client, table: table('mail') }), queueUrl: queue('mail') }),
  };
};
