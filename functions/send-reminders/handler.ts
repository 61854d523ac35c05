import { documentClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler } from '../../shared/runtime/job-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { draftIndex } from '../../shared/store/draft-index.ts';
import { draftReminderStore } from '../../shared/store/draft-reminder-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { manifest } from './manifest.ts';
import { remindersInputSchema, sendReminders } from './send-reminders.ts';

const funding = { client: documentClient(), table: readConfig(manifest, process.env).table('funding') };
const deps = { ...roundStore(funding), ...draftIndex(funding), ...draftReminderStore(funding), now: surroundings.now };
export const handler = jobHandler(remindersInputSchema, (input) => sendReminders(input, deps));
