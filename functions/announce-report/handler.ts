import { releasePublishedSchema } from '../../shared/domain/statistics/release.ts';
import { announcementQueue } from '../../shared/mail/announcement-queue.ts';
import { beginAnnouncement } from '../../shared/mail/begin-announcement.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { streamHandler } from '../../shared/runtime/job-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import { storedImage } from '../../shared/store/stream-image.ts';
import { announceReport } from './announce-report.ts';
import { manifest } from './manifest.ts';

const [config, client] = [readConfig(manifest, process.env), documentClient()];
const announcements = announcementStore({ client, table: config.table('mail') });
const wake = announcementQueue({ queueUrl: config.queue('announcements') });
const announce = beginAnnouncement({ announcements, wake, now: surroundings.now, hold: Number(config.setting('announcementHold')) });
const deps = { ...releaseStore({ client, table: config.table('figures') }), announce };
export const handler = streamHandler(storedImage(releasePublishedSchema), (release) => announceReport(release, deps));
