import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { figuresKeyStore } from '../../shared/store/figures-key-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import type { manifest } from './manifest.ts';
import type { Site } from './pages.tsx';

/** Everything that the pages of the keys need, over the resources of the manifest. */
export const depsOf = ({ table }: Config<(typeof manifest)['uses']>, site: Site) => {
  const client = documentClient();
  const sessions = staffSessionStore({ client, table: table('staff') });
  return {
    ...surroundings,
    ...figuresKeyStore({ client, table: table('figures') }),
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
