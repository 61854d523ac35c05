import { county } from '../../shared/county/county.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { attachmentStore } from '../../shared/store/attachment-store.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { attachmentAddresses, documentAddresses } from '../../shared/store/document-addresses.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { reviewStore } from '../../shared/store/review-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import { viewStore } from '../../shared/store/view-store.ts';
import type { Site } from './frame.ts';
import type { manifest } from './manifest.ts';

type Reads = Config<(typeof manifest)['uses']>;

/** Where the pages stand. */
export const siteOf = ({ setting }: Reads): Site => ({ county, exampleData: setting('exampleData') === 'true', siteUrl: setting('siteUrl') });

/** Everything that the pages need, over the resources of the manifest. */
export const depsOf = ({ table, bucket }: Reads, site: Site) => {
  const funding = { client: documentClient(), table: table('funding') };
  const files = { client: objectClient(), bucket: bucket('private') };
  const sessions = staffSessionStore({ client: funding.client, table: table('staff') });
  const { budget, round, roundVersion } = fundingStore(funding);
  return {
    ...surroundings,
    ...deskStore(funding),
    ...reviewStore(funding),
    ...viewStore(funding),
    ...documentAddresses(files),
    ...attachmentAddresses(files),
    attachmentsOf: attachmentStore(funding).attachmentsOf,
    budget,
    round,
    roundVersion,
    offices: [site.county.office.name, site.county.department.name],
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
