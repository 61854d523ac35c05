import * as z from 'zod';
import { announcementQueue } from '../../shared/mail/announcement-queue.ts';
import { beginAnnouncement } from '../../shared/mail/begin-announcement.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler } from '../../shared/runtime/job-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { announceRounds } from './announce-rounds.ts';
import { manifest } from './manifest.ts';

const [config, client, now] = [readConfig(manifest, process.env), documentClient(), surroundings.now];
const announcements = announcementStore({ client, table: config.table('mail') });
const wake = announcementQueue({ queueUrl: config.queue('announcements') });
const announce = beginAnnouncement({ announcements, wake, now, hold: Number(config.setting('announcementHold')) });
const { rounds } = roundStore({ client, table: config.table('funding') });
export const handler = jobHandler(z.looseObject({}), () => announceRounds({ rounds, announce, now }));
