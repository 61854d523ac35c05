import { countyCatalogue } from '../../shared/county/catalogue.ts';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { delivererSessions } from '../../shared/runtime/deliverer-session.ts';
import { secretReader } from '../../shared/runtime/secrets.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { delivererAccessStore } from '../../shared/store/deliverer-access-store.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { deliverySubmission } from '../../shared/store/delivery-submission.ts';
import { figuresInbox } from '../../shared/store/figures-inbox.ts';
import { figuresKeyHolders } from '../../shared/store/figures-key-store.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { figuresUploads } from '../../shared/store/figures-upload.ts';
import { deliveryUploadPrefix } from '../../shared/store/figures-upload-prefix.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import type { FileDeps } from './file-routes.ts';
import type { manifest } from './manifest.ts';
import type { Site } from './site.ts';

/** Reading files is a small part of what people do here, and a large part of the code. */
const readWhenNeeded: FileDeps['readSheet'] = async (...given) => (await import('../../shared/spreadsheets/read-rows.ts')).readSheet(...given);

/** Everything that the routes need, over the resources of the manifest. */
export const collectDeps = (site: Site, { table, queue, bucket, secret }: Config<(typeof manifest)['uses']>) => {
  const client = documentClient();
  const figures = { client, table: table('figures') };
  const mail = { client, table: table('mail') };
  const { recipient } = recipientStore(mail);
  const mailKey = secretReader(secret('mailKey'));
  const files = { client: objectClient(), bucket: bucket('private') };
  const keyOf = (upload: string): string => `${deliveryUploadPrefix}${upload}`;
  const access = delivererAccessStore(figures);
  const [deliveries, vintages] = [deliveryStore(figures), figuresStore(figures)];
  const { revisions, releases } = releaseStore(figures);
  return {
    ...surroundings,
    ...access,
    ...deliveries,
    ...figuresKeyHolders(figures),
    ...deliverySubmission({ ...vintages, ...deliveries }),
    observations: vintages.observations,
    vintages: vintages.vintages,
    revisions,
    releases,
    inbox: figuresInbox(files),
    uploads: figuresUploads(files, keyOf),
    keyOf,
    readSheet: readWhenNeeded,
    recipientAt: async (address: string) => recipient(addresseeOf(address, sealWith(await mailKey()))),
    post: mailOutbox({ ...mailStore(mail), queueUrl: queue('mail') }),
    county: site.county,
    catalogue: countyCatalogue,
    areas: areasOf(site.county),
    sessions: delivererSessions({ ...access, ...surroundings, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site) }),
  };
};
