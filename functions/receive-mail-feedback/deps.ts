import { county } from '../../shared/county/county.ts';
import { mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { secretReader } from '../../shared/runtime/secrets.ts';
import { pauseAfterRace } from '../../shared/store/conditional-write.ts';
import { feedbackStore } from '../../shared/store/feedback-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { suppressionStore } from '../../shared/store/suppression-store.ts';
import { certificateKeys } from './certificates.ts';
import type { manifest } from './manifest.ts';
import { checkMessage } from './sns-message.ts';

/** Who may speak, where it is stored, and who is told. */
export const depsOf = ({ table, queue, secret, setting }: Config<(typeof manifest)['uses']>) => {
  const access = { client: documentClient(), table: table('mail') };
  const { mail, enqueue } = mailStore(access);
  const mailKey = secretReader(secret('mailKey'));
  const trusted = { topic: setting('feedbackTopic'), certificates: setting('feedbackCertificates'), publicKey: certificateKeys() };
  return {
    ...feedbackStore(access),
    mail,
    recipient: recipientStore(access).recipient,
    suppression: suppressionStore(access).suppression,
    post: mailOutbox({ enqueue, queueUrl: queue('mail') }),
    seal: async () => sealWith(await mailKey()),
    check: (message: unknown) => checkMessage(message, trusted),
    pauseAfterRace,
    officeAddress: county.office.email,
    frame: { county, exampleData: setting('exampleData') === 'true', siteUrl: setting('siteUrl') },
  };
};
