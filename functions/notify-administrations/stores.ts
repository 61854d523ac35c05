import { mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { delivererAccessStore } from '../../shared/store/deliverer-access-store.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import type { manifest } from './manifest.ts';

/** Everything that mails to administrations are made of, and where they go. */
export const storesOf = ({ table, queue }: Config<(typeof manifest)['uses']>) => {
  const client = documentClient();
  const figures = { client, table: table('figures') };
  const mail = { client, table: table('mail') };
  return {
    putLink: delivererAccessStore(figures).putLink,
    delivery: deliveryStore(figures).delivery,
    revisions: releaseStore(figures).revisions,
    observations: figuresStore(figures).observations,
    duties: recipientStore(mail).duties,
    post: mailOutbox({ ...mailStore(mail), queueUrl: queue('mail') }),
  };
};
