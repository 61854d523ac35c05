import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { paymentStore } from '../../shared/store/payment-store.ts';
import { requestStore } from '../../shared/store/request-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import { trailStore } from '../../shared/store/trail-store.ts';
import type { manifest } from './manifest.ts';
import type { Site } from './pages.tsx';

/** Everything that the pages of the trail need, over the resources of the manifest. */
export const depsOf = ({ table }: Config<(typeof manifest)['uses']>, site: Site) => {
  const client = documentClient();
  const funding = { client, table: table('funding') };
  const sessions = staffSessionStore({ client, table: table('staff') });
  const { application, logReading } = deskStore(funding);
  const { applicationUnder } = requestStore(funding);
  return {
    ...surroundings,
    ...trailStore(funding),
    moneyOf: paymentStore(funding).moneyOf,
    application,
    logReading,
    applicationUnder,
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
