import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { roundProposalStore } from '../../shared/store/round-proposal-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import type { Site } from './frame.ts';
import type { manifest } from './manifest.ts';

/** Everything that the pages of the rounds need, over the resources of the manifest. */
export const depsOf = ({ table }: Config<(typeof manifest)['uses']>, site: Site) => {
  const client = documentClient();
  const funding = { client, table: table('funding') };
  const sessions = staffSessionStore({ client, table: table('staff') });
  return {
    ...surroundings,
    ...roundStore(funding),
    ...roundProposalStore(funding),
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
