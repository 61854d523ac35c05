import { readRoleClaim, rolesFrom } from '../../shared/domain/access/role-claim.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { secretReader } from '../../shared/runtime/secrets.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { staffSessionStore, staffSignInStore } from '../../shared/store/staff-store.ts';
import { issuerClient } from './issuer.ts';
import type { manifest } from './manifest.ts';
import type { Site } from './pages.tsx';
import type { SignInDeps } from './sign-in.ts';

const log: SignInDeps['log'] = (code, facts) =>
  code === 'SIGNED_IN' ? logger.info('sign-in', { code, ...facts }) : logger.warn('sign-in', { code, ...facts });

/** Everything that signing in needs, over the resources and settings of the manifest. */
export const depsOf = ({ table, secret, setting }: Config<(typeof manifest)['uses']>, site: Site) => {
  const siteUrl = setting('siteUrl');
  const access = { client: documentClient(), table: table('staff') };
  const roleClaim = readRoleClaim(setting('staffRoles'));
  return {
    ...surroundings,
    ...staffSignInStore(access),
    log,
    rolesOf: (claims: unknown) => rolesFrom(claims, roleClaim),
    issuer: issuerClient({
      issuer: setting('staffIssuer'),
      clientId: setting('staffClientId'),
      clientSecret: secretReader(secret('staffClient')),
      siteUrl,
      log: (reason) => log('SIGN_IN_REFUSED', { reason }),
    }),
    sessions: staffSessions({ ...surroundings, ...staffSessionStore(access), siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
