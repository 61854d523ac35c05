import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { draftIndex } from '../../shared/store/draft-index.ts';
import { draftReminderStore } from '../../shared/store/draft-reminder-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import type { manifest } from './manifest.ts';

/** Where reminders are looked up and written, over the resources of the manifest. */
export const storesOf = ({ table }: Config<(typeof manifest)['uses']>) => {
  const client = documentClient();
  const funding = { client, table: table('funding') };
  return { ...roundStore(funding), ...draftIndex(funding), ...draftReminderStore(funding), ...deliveryStore({ client, table: table('figures') }) };
};
