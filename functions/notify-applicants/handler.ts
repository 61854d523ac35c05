import { readConfig } from '../../shared/runtime/config.ts';
import { streamHandler } from '../../shared/runtime/job-handler.ts';
import { storedImage } from '../../shared/store/stream-image.ts';
import { depsOf } from './deps.ts';
import { eventSchema } from './event.ts';
import { manifest } from './manifest.ts';
import { notifyApplicants, notifyOfReminder } from './notify-applicants.ts';
import { notifyEditors } from './notify-editors.ts';

const deps = depsOf(readConfig(manifest, process.env));
export const handler = streamHandler(storedImage(eventSchema), (event) => {
  if ('draftId' in event) return notifyEditors(event, deps);
  return 'lastDay' in event ? notifyOfReminder(event, deps) : notifyApplicants(event, deps);
});
