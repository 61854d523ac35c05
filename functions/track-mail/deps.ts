import { announcementQueue } from '../../shared/mail/announcement-queue.ts';
import { mailMessages } from '../../shared/mail/mail-messages.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { secretReader } from '../../shared/runtime/secrets.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { feedbackStore } from '../../shared/store/feedback-store.ts';
import { mailListStore } from '../../shared/store/mail-list-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { sendingStore } from '../../shared/store/sending-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import { suppressionStore } from '../../shared/store/suppression-store.ts';
import type { manifest } from './manifest.ts';

/** Everything that the pages of the mails need, over the resources of the manifest. */
export const depsOf = ({ table, queue, secret }: Config<(typeof manifest)['uses']>, site: MailFrame) => {
  const client = documentClient();
  const mail = { client, table: table('mail') };
  const mailKey = secretReader(secret('mailKey'));
  const sessions = staffSessionStore({ client, table: table('staff') });
  return {
    ...surroundings,
    ...mailListStore(mail),
    ...suppressionStore(mail),
    recipient: recipientStore(mail).recipient,
    mail: mailStore(mail).mail,
    sending: sendingStore(mail),
    feedbackDays: feedbackStore(mail).feedbackDays,
    announcements: announcementStore(mail),
    wake: announcementQueue({ queueUrl: queue('announcements') }),
    deliver: mailMessages({ queueUrl: queue('mail') }),
    seal: async () => sealWith(await mailKey()),
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
