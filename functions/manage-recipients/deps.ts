import { administrationName } from '../../shared/county/administration-name.ts';
import { county } from '../../shared/county/county.ts';
import { mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { testMail } from '../../shared/mail/templates/test-mail.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { secretReader } from '../../shared/runtime/secrets.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { figuresInbox } from '../../shared/store/figures-inbox.ts';
import { mailListStore } from '../../shared/store/mail-list-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientImports, recipientListKey, recipientLists } from '../../shared/store/recipient-imports.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import { suppressionStore } from '../../shared/store/suppression-store.ts';
import type { Site } from './frame.ts';
import type { ImportDeps } from './import-list.ts';
import type { manifest } from './manifest.ts';

type Reads = Config<(typeof manifest)['uses']>;

/** Reading files is a small part of what people do here, and a large part of the code. */
const readWhenNeeded: ImportDeps['readSheet'] = async (...given) => (await import('../../shared/spreadsheets/read-rows.ts')).readSheet(...given);

/** Where the pages stand. */
export const siteOf = ({ setting }: Reads): Site => ({ county, exampleData: setting('exampleData') === 'true', siteUrl: setting('siteUrl') });

/** Everything that the pages need, over the resources of the manifest. */
export const depsOf = ({ table, bucket, queue, secret }: Reads, site: Site) => {
  const mail = { client: documentClient(), table: table('mail') };
  const files = { client: objectClient(), bucket: bucket('private') };
  const sessions = staffSessionStore({ client: mail.client, table: table('staff') });
  const mailKey = secretReader(secret('mailKey'));
  const { read } = figuresInbox(files);
  return {
    ...surroundings,
    ...recipientStore(mail),
    ...suppressionStore(mail),
    ...mailListStore(mail),
    ...recipientImports(mail),
    administrations: site.county.administrations,
    nameOf: administrationName(site.county),
    seal: async () => sealWith(await mailKey()),
    lists: { ...recipientLists(files), read: (id: string, maximum: number) => read(recipientListKey(id), maximum) },
    readSheet: readWhenNeeded,
    post: mailOutbox({ ...mailStore(mail), queueUrl: queue('mail') }),
    renderTest: (test: Parameters<typeof testMail.render>[0]) => testMail.render(test, site),
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
