import { county } from '../../shared/county/county.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { ledgerStore } from '../../shared/store/ledger-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import type { Site } from './frame.ts';
import type { manifest } from './manifest.ts';

type Reads = Config<(typeof manifest)['uses']>;

/** Where the pages stand. */
export const siteOf = ({ setting }: Reads): Site => ({ county, exampleData: setting('exampleData') === 'true', siteUrl: setting('siteUrl') });

/** Everything that the pages need, over the resources of the manifest. */
export const depsOf = ({ table }: Reads, site: Site) => {
  const funding = { client: documentClient(), table: table('funding') };
  const sessions = staffSessionStore({ client: funding.client, table: table('staff') });
  return {
    ...surroundings,
    ...deskStore(funding),
    ...roundStore(funding),
    ...ledgerStore(funding),
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
