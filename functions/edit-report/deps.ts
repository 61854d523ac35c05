import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { previewStore } from '../../shared/store/preview-store.ts';
import { releaseDraftStore } from '../../shared/store/release-draft-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import type { Site } from './frame.tsx';
import type { manifest } from './manifest.ts';

type Reads = Config<(typeof manifest)['uses']>;

/** Where the pages stand. */
export const siteOf = ({ setting }: Reads): Site => ({
  county,
  catalogue,
  exampleData: setting('exampleData') === 'true',
  siteUrl: setting('siteUrl'),
});

/** Everything that the pages need, over the resources of the manifest. */
export const depsOf = ({ table, bucket }: Reads, site: Site) => {
  const client = documentClient();
  const figures = { client, table: table('figures') };
  const { revisions, releases } = releaseStore(figures);
  const { preview, notes } = previewStore({ client: objectClient(), bucket: bucket('private') });
  const sessions = staffSessionStore({ client, table: table('staff') });
  return {
    ...surroundings,
    ...releaseDraftStore(figures),
    revisions,
    releases,
    vintages: figuresStore(figures).vintages,
    deliveries: deliveryStore(figures).deliveries,
    areas: areasOf(county),
    preview,
    notes,
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
