import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { caseReminderStore } from '../../shared/store/case-reminder-store.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { draftIndex } from '../../shared/store/draft-index.ts';
import { draftReminderStore } from '../../shared/store/draft-reminder-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { paymentStore } from '../../shared/store/payment-store.ts';
import { requestStore } from '../../shared/store/request-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import type { manifest } from './manifest.ts';

/** Where reminders are looked up and written, over the resources of the manifest. */
export const storesOf = ({ table }: Config<(typeof manifest)['uses']>) => {
  const client = documentClient();
  const funding = { client, table: table('funding') };
  return {
    ...roundStore(funding),
    ...draftIndex(funding),
    ...draftReminderStore(funding),
    ...caseReminderStore(funding),
    ...paymentStore(funding),
    requestsOf: requestStore(funding).requestsOf,
    application: fundingStore(funding).application,
    ...deliveryStore({ client, table: table('figures') }),
  };
};
