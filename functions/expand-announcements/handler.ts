import * as z from 'zod';
import { announcementMessageSchema } from '../../shared/domain/notices/announcement.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler, queueHandler, startedByEither } from '../../shared/runtime/job-handler.ts';
import { depsOf } from './deps.ts';
import { expandAnnouncement } from './expand-announcement.ts';
import { manifest } from './manifest.ts';
import { wakeLeftBehind } from './wake-left-behind.ts';

// A portion takes well below a second; with backoff at a busy table some seconds.
const reserve = 15_000;
const deps = depsOf(readConfig(manifest, process.env));
const byQueue = queueHandler(announcementMessageSchema, ({ announcement }, { timeLeft }) =>
  expandAnnouncement(announcement, deps, () => timeLeft() > reserve),
);
export const handler = startedByEither(
  byQueue,
  jobHandler(z.looseObject({}), () => wakeLeftBehind(deps)),
);
