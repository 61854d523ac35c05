import { mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { secretReader } from '../../shared/runtime/secrets.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { pauseAfterRace } from '../../shared/store/conditional-write.ts';
import { limitStore } from '../../shared/store/limit-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { subscriptionStore } from '../../shared/store/subscription-store.ts';
import type { manifest } from './manifest.ts';
import type { RouteDeps } from './routes.ts';

/** Everything that the routes need, over the resources of the manifest. */
export const subscriptionDeps = ({ table, queue, secret }: Config<(typeof manifest)['uses']>): RouteDeps => {
  const mail = { client: documentClient(), table: table('mail') };
  const key = secretReader(secret('mailKey'));
  return {
    ...surroundings,
    ...limitStore(mail),
    ...recipientStore(mail),
    ...subscriptionStore(mail),
    pauseAfterRace,
    seal: async () => sealWith(await key()),
    post: mailOutbox({ ...mailStore(mail), queueUrl: queue('mail') }),
  };
};
