import { county } from '../../shared/county/county.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { streamHandler } from '../../shared/runtime/job-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { storedImage } from '../../shared/store/stream-image.ts';
import { draftNotices } from './draft-notices.ts';
import { eventSchema } from './event.ts';
import { manifest } from './manifest.ts';
import { reminderNotices } from './money-notices.ts';
import { noticesOf } from './notices.ts';
import { notifyApplicants, notifyOfReminder } from './notify-applicants.ts';
import { notifyEditors } from './notify-editors.ts';
import { storesOf } from './stores.ts';

const config = readConfig(manifest, process.env);
const stores = storesOf(config);
const frame = { county, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };
const notices = { notices: noticesOf(frame, { ...stores, ...surroundings }), reminderNotices: reminderNotices(frame, stores) };
const deps = { ...stores, ...notices, draftNotice: draftNotices(frame), now: surroundings.now };
export const handler = streamHandler(storedImage(eventSchema), (event) => {
  if ('draftId' in event) return notifyEditors(event, deps);
  return 'lastDay' in event ? notifyOfReminder(event, deps) : notifyApplicants(event, deps);
});
