import { mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { earlyAccessStore } from '../../shared/store/early-access-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { releaseDraftStore } from '../../shared/store/release-draft-store.ts';
import type { manifest } from './manifest.ts';

/** What mails about a report are made of, and where they go. */
export const storesOf = ({ table, queue }: Config<(typeof manifest)['uses']>) => {
  const client = documentClient();
  const figures = { client, table: table('figures') };
  const mail = mailStore({ client, table: table('mail') });
  const { draft, keepDraft } = releaseDraftStore(figures);
  return {
    draft,
    keepDraft,
    putLink: earlyAccessStore(figures).putLink,
    post: mailOutbox({ ...mail, queueUrl: queue('mail') }),
  };
};
