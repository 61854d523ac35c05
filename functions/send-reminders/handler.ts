import { county } from '../../shared/county/county.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler } from '../../shared/runtime/job-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { draftIndex } from '../../shared/store/draft-index.ts';
import { draftReminderStore } from '../../shared/store/draft-reminder-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { manifest } from './manifest.ts';
import { remindersInputSchema, sendReminders } from './send-reminders.ts';

const { table } = readConfig(manifest, process.env);
const client = documentClient();
const funding = { client, table: table('funding') };
const stores = {
  ...roundStore(funding),
  ...draftIndex(funding),
  ...draftReminderStore(funding),
  ...deliveryStore({ client, table: table('figures') }),
};
const deps = { ...stores, county, areasAt: areasOf(county).at, now: surroundings.now };
export const handler = jobHandler(remindersInputSchema, (input) => sendReminders(input, deps));
