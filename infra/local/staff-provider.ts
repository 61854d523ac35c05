import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Provider, type ProviderContext } from 'oidc-provider';
import type { ExamplePerson } from './example-staff.ts';
import { endPage, personPage, signOutPage } from './issuer-pages.ts';

/** How this system is registered, and whom the issuer knows. */
export type StaffRegistration = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** Where somebody lands who has signed out. */
  readonly afterSignOut: string;
  readonly people: readonly ExamplePerson[];
};

/** A running issuer. */
export type StaffProvider = { readonly url: string; readonly stop: () => Promise<void> };

const hours = (count: number): number => count * 60 * 60;

const setupOf = ({ clientId, clientSecret, redirectUri, afterSignOut, people }: StaffRegistration): Record<string, unknown> => {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const registration = {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    post_logout_redirect_uris: [afterSignOut],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post',
    id_token_signed_response_alg: 'ES256',
    require_auth_time: true,
  };
  const show = (html: string) => (ctx: ProviderContext) => {
    ctx.type = 'html';
    ctx.body = html;
  };
  return {
    clients: [registration],
    jwks: { keys: [{ ...key, alg: 'ES256', use: 'sig' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', ...new Set(people.flatMap(({ claims }) => Object.keys(claims)))], profile: ['name'] },
    // Claims stand in the ID token, where directories put them.
    conformIdTokenClaims: false,
    findAccount: (_ctx: unknown, id: string) => {
      const person = people.find((known) => known.id === id);
      return person && { accountId: id, claims: () => ({ sub: id, name: person.name, ...person.claims }) };
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx: ProviderContext, form: string) => show(signOutPage(form))(ctx),
        postLogoutSuccessSource: show(endPage('Sie sind abgemeldet', 'Sie können dieses Fenster schließen.')),
      },
    },
    interactions: { url: (_ctx: unknown, { uid }: { readonly uid: string }) => `/person/${uid}` },
    loadExistingGrant: consented,
    renderError: (ctx: ProviderContext, { error }: { readonly error: string }) =>
      show(endPage('Das hat nicht geklappt', `Der Anmeldedienst sagt: ${error}`))(ctx),
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: hours(1), Grant: hours(8), Session: hours(8) },
  };
};

/** Nobody is asked whether this system may know their name. */
const consented = async ({ oidc }: ProviderContext) => {
  const { clientId } = oidc.client;
  const known = oidc.session.grantIdFor(clientId);
  if (known !== undefined) return oidc.provider.Grant.find(known);
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
};

const formOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of request) text += String(chunk).slice(0, 1000);
  return new URLSearchParams(text);
};

/** Shows the people, or takes the choice. */
const choose = async (provider: Provider, people: readonly ExamplePerson[], request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(personPage(`/person/${uid}`, people));
    return;
  }
  const accountId = (await formOf(request)).get('person') ?? '';
  const isKnown = people.some(({ id }) => id === accountId);
  await provider.interactionFinished(request, response, isKnown ? { login: { accountId } } : { error: 'access_denied' });
};

/** Starts an OpenID Connect issuer on any free port of loopback. It asks who somebody is, and for no password. */
export const startStaffProvider = async (registration: StaffRegistration): Promise<StaffProvider> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the issuer listens on no port');
  const url = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(url, setupOf(registration));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/person/')) return answer(request, response);
    choose(provider, registration.people, request, response).catch(() => {
      const page = endPage('Diese Anmeldung gilt nicht mehr', 'Gehen Sie bitte zurück zur Seite und beginnen Sie dort noch einmal.');
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    });
  });
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, stop };
};
