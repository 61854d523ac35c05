import { county } from '../../shared/county/county.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler } from '../../shared/runtime/job-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { manifest } from './manifest.ts';
import { remindersInputSchema, sendReminders } from './send-reminders.ts';
import { storesOf } from './stores.ts';

const deps = { ...storesOf(readConfig(manifest, process.env)), county, areasAt: areasOf(county).at, now: surroundings.now };
export const handler = jobHandler(remindersInputSchema, (input) => sendReminders(input, deps));
