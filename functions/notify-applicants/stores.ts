import { mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { confirmationStore } from '../../shared/store/confirmation-store.ts';
import { draftStore } from '../../shared/store/draft-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { paymentStore } from '../../shared/store/payment-store.ts';
import { requestStore } from '../../shared/store/request-store.ts';
import type { manifest } from './manifest.ts';

/** Everything that mails are made of, and where they go. */
export const storesOf = ({ table, queue }: Config<(typeof manifest)['uses']>) => {
  const client = documentClient();
  const funding = { client, table: table('funding') };
  return {
    ...fundingStore(funding),
    draft: draftStore(funding).draft,
    ...paymentStore(funding),
    ...requestStore(funding),
    putConfirmationLink: confirmationStore(funding).putConfirmationLink,
    post: mailOutbox({ ...mailStore({ client, table: table('mail') }), queueUrl: queue('mail') }),
  };
};
