import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import type { manifest } from './manifest.ts';

/** Everything that the pages of the mails need, over the resources of the manifest. */
export const depsOf = ({ table }: Config<(typeof manifest)['uses']>, site: MailFrame) => {
  const sessions = staffSessionStore({ client: documentClient(), table: table('staff') });
  return {
    ...surroundings,
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
