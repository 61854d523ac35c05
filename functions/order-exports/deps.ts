import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { exportFiles, exportStore } from '../../shared/store/export-store.ts';
import { requestStore } from '../../shared/store/request-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import type { manifest } from './manifest.ts';
import type { Site } from './pages.tsx';

/** Everything that the pages of the exports need, over the resources of the manifest. */
export const depsOf = ({ table, bucket }: Config<(typeof manifest)['uses']>, site: Site) => {
  const client = documentClient();
  const funding = { client, table: table('funding') };
  const sessions = staffSessionStore({ client, table: table('staff') });
  const { askExport, exportsOf } = exportStore(funding);
  return {
    ...surroundings,
    askExport,
    exportsOf,
    rounds: roundStore(funding).rounds,
    application: deskStore(funding).application,
    applicationUnder: requestStore(funding).applicationUnder,
    fileAddress: exportFiles({ client: objectClient(), bucket: bucket('private') }).fileAddress,
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
