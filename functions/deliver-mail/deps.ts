import { county } from '../../shared/county/county.ts';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import { mailComposer } from '../../shared/mail/compose.ts';
import { mailAnnouncer, mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { askQuota, mailTransport, sesClient } from '../../shared/mail/mail-transport.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { secretReader } from '../../shared/runtime/secrets.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { mailListStore } from '../../shared/store/mail-list-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { sendingStore } from '../../shared/store/sending-store.ts';
import { suppressionStore } from '../../shared/store/suppression-store.ts';
import type { DeliverMailDeps } from './deliver-mail.ts';
import type { Log } from './log.ts';
import type { manifest } from './manifest.ts';
import { pace } from './pace.ts';
import { sharedSending } from './sending.ts';
import { steadyClock } from './steady-clock.ts';
import type { SweepDeps } from './sweep-mails.ts';

const needsPerson = new Set(['SENDING_STOPPED', 'MAIL_UNPROVEN', 'MAIL_GIVEN_UP']);

const log: Log = (code, facts) =>
  needsPerson.has(code) ? logger.error('delivery', { code, ...facts }) : logger.info('delivery', { code, ...facts });

/** A mail waits for its slot at most this long: then the call to SES still fits into the function's time. Milliseconds. */
const longestWait = 35_000;

/** The real world of the mailer. Lanes and quota are shared by all mails of a process. */
export const depsOf = (config: Config<(typeof manifest)['uses']>): DeliverMailDeps & SweepDeps => {
  const access = { client: documentClient(), table: config.table('mail') };
  const [store, recipients, suppressions, sending] = [mailStore(access), recipientStore(access), suppressionStore(access), sendingStore(access)];
  const announcements = announcementStore(access);
  const readKey = secretReader(config.secret('mailKey'));
  const seal = async () => sealWith(await readKey());
  const [sender, queueUrl, client] = [config.setting('mailSender'), config.queue('mail'), sesClient()];
  const { now, newId, pause, timeOfDay, elapsed } = surroundings;
  const clock = steadyClock({ timeOfDay, elapsed, wait: pause });
  const shared = sharedSending({ ...sending, askQuota: askQuota(client), now, log });
  const takeSlot = pace({ exchange: shared.exchange, clock });
  return {
    ...store,
    ...mailListStore(access),
    ...sending,
    addressee: async (address) => addresseeOf(address, await seal()),
    reader: async ({ leave, announcement: belongsTo }, addressee) => {
      const [suppression, recipient, announcement] = await Promise.all([
        suppressions.suppression(addressee),
        leave === undefined ? undefined : recipients.recipient(leave.recipient),
        belongsTo === undefined ? undefined : announcements.announcement(belongsTo),
      ]);
      return { suppression, recipient, announcement };
    },
    compose: mailComposer(county, sender, { siteUrl: config.setting('siteUrl'), seal }),
    send: mailTransport({ client, sender, configurationSet: config.setting('mailConfigurationSet') }),
    patience: () => clock.elapsed() + longestWait,
    slot: async (until) => {
      await shared.keepQuota();
      return takeSlot(until);
    },
    stop: shared.stop,
    keepQuota: shared.keepQuota,
    announce: mailAnnouncer(queueUrl),
    post: mailOutbox({ enqueue: store.enqueue, queueUrl }),
    now,
    newId,
    log,
  };
};
