import { county } from '../../shared/county/county.ts';
import { announcementQueue } from '../../shared/mail/announcement-queue.ts';
import { mailMessages } from '../../shared/mail/mail-messages.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { announcedMailStore } from '../../shared/store/announced-mail-store.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import type { ExpandDeps } from './expand-announcement.ts';
import { lettersFrom } from './letters.ts';
import type { manifest } from './manifest.ts';
import type { SweepDeps } from './wake-left-behind.ts';

/** The stores and queues of the expansion. */
export const depsOf = (config: Config<(typeof manifest)['uses']>): ExpandDeps & SweepDeps => {
  const [client, { now, hash }] = [documentClient(), surroundings];
  const mail = { client, table: config.table('mail') };
  const frame = { county, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };
  const { releases, revision, published } = releaseStore({ client, table: config.table('figures') });
  const { round } = roundStore({ client, table: config.table('funding') });
  const store = announcementStore(mail);
  return {
    announcements: store,
    mails: announcedMailStore(mail),
    recipients: recipientStore(mail).recipients,
    lettersOf: lettersFrom({ releases, revision, published, round, now }, frame),
    announceMails: mailMessages({ queueUrl: config.queue('mail') }),
    wake: announcementQueue({ queueUrl: config.queue('announcements') }),
    now,
    hash,
    log: (code, announcement) => logger.info('announcement', { code, announcement }),
  };
};
