import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { issuerClient } from '../../../functions/sign-in/issuer.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { forgingIssuer, hmacToken, issuerKeys, rsaToken, unsignedToken } from '../../support/forging-issuer.ts';

const issuer = await forgingIssuer();
afterAll(() => issuer.stop());

const clientSecret = 'secret-of-the-client';
const expected = { state: 'a'.repeat(64), nonce: 'b'.repeat(64), verifier: 'c'.repeat(64) };
const now = (): number => Math.floor(Date.now() / 1000);
const good = (): Record<string, unknown> => ({
  iss: issuer.url,
  aud: 'teilhabe',
  sub: 'person-1',
  nonce: expected.nonce,
  iat: now(),
  exp: now() + 600,
  name: 'Kim Beispiel',
});

const client = (change: Partial<Parameters<typeof issuerClient>[0]> = {}) => {
  const logged: string[] = [];
  const made = issuerClient({
    issuer: issuer.url,
    clientId: 'teilhabe',
    clientSecret: async () => clientSecret,
    siteUrl: 'https://teilhabe.example',
    log: (reason) => void logged.push(reason),
    ...change,
  });
  const back = (query: Record<string, string> = {}) =>
    made.claimsOf(new URLSearchParams({ code: 'code-1', state: expected.state, ...query }), expected);
  return { ...made, back, logged };
};

/** The token endpoint gives out this ID token. */
const give = (token: unknown): void => {
  issuer.state.answer = () => ({ body: { access_token: 'access', token_type: 'Bearer', ...(token === undefined ? {} : { id_token: token }) } });
};

beforeEach(() => {
  issuer.state.metadata = {};
  issuer.state.broken = false;
  issuer.asked.length = 0;
  issuer.visits.length = 0;
});

describe('an ID token', () => {
  it('that fits gives its claims, for code, verifier, secret and address', async () => {
    give(rsaToken(good()));
    expect(await client().back()).toMatchObject({ sub: 'person-1', name: 'Kim Beispiel' });
    expect(issuer.asked.map((form) => Object.fromEntries(form))).toEqual([
      {
        grant_type: 'authorization_code',
        code: 'code-1',
        code_verifier: expected.verifier,
        redirect_uri: 'https://teilhabe.example/amt/anmelden/zurueck',
        client_id: 'teilhabe',
        client_secret: clientSecret,
      },
    ]);
  });

  const without = (name: string): Record<string, unknown> => ({ ...good(), [name]: undefined });
  const publicPem = String(issuerKeys.own.publicKey.export({ type: 'spki', format: 'pem' }));
  it.each<[string, () => unknown]>([
    ['signed by a stranger', () => rsaToken(good(), issuerKeys.stranger.privateKey)],
    ['signed by a key that nobody published', () => rsaToken(good(), issuerKeys.stranger.privateKey, { alg: 'RS256', kid: 'key-2' })],
    [
      'that brings its own key',
      () => rsaToken(good(), issuerKeys.stranger.privateKey, { alg: 'RS256', jwk: issuerKeys.stranger.publicKey.export({ format: 'jwk' }) }),
    ],
    ['that nobody signed', () => unsignedToken(good())],
    ['without its signature', () => rsaToken(good()).replace(/[^.]+$/, '')],
    ['signed with the secret of the client', () => hmacToken(good(), clientSecret)],
    ['signed with the public key as if it were a secret', () => hmacToken(good(), publicPem)],
    [
      'altered on its way',
      () => {
        const [header, , signature] = rsaToken(good()).split('.');
        return [header, rsaToken({ ...good(), sub: 'somebody-else' }).split('.')[1], signature].join('.');
      },
    ],
    ['with an extension that nobody understands', () => rsaToken(good(), undefined, { alg: 'RS256', kid: 'key-1', crit: ['x'], x: 1 })],
    ['of another issuer', () => rsaToken({ ...good(), iss: 'https://boese.example' })],
    ['for another client', () => rsaToken({ ...good(), aud: 'somebody-else' })],
    ['for many clients', () => rsaToken({ ...good(), aud: ['teilhabe', 'somebody-else'] })],
    ['for another client, given through this one', () => rsaToken({ ...good(), aud: ['teilhabe', 'somebody-else'], azp: 'somebody-else' })],
    ['of another attempt', () => rsaToken({ ...good(), nonce: 'd'.repeat(64) })],
    ['of no attempt', () => rsaToken(without('nonce'))],
    ['that has expired', () => rsaToken({ ...good(), iat: now() - 700, exp: now() - 100 })],
    ['that is not valid yet', () => rsaToken({ ...good(), nbf: now() + 100 })],
    ['that never expires', () => rsaToken(without('exp'))],
    ['about nobody', () => rsaToken(without('sub'))],
    ['that is none', () => 'x.y.z'],
    ['that is no text', () => 7],
    ['that is missing', () => undefined],
  ])('%s is refused', async (_name, token) => {
    give(token());
    const { back, logged } = client();
    const refusal: unknown = await back().catch((fault: unknown) => fault);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'sign-in-invalid', status: 403 });
    expect(logged).toEqual([expect.stringMatching(/^OAUTH_[A-Z_]+$/)]);
  });
});

describe('an issuer that offers weak signatures', () => {
  it.each<[string, () => string]>([
    ['none', () => unsignedToken(good())],
    ['a shared secret', () => hmacToken(good(), clientSecret)],
  ])('gets nobody in with %s', async (_name, token) => {
    issuer.state.metadata = { id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'] };
    give(token());
    await expect(client().back()).rejects.toMatchObject({ code: 'sign-in-invalid' });
  });
});

describe('what the browser brings back', () => {
  it.each<[string, Record<string, string>]>([
    ['another state', { state: 'd'.repeat(64) }],
    ['another issuer', { iss: 'https://boese.example' }],
    ['a refusal', { error: 'access_denied' }],
  ])('with %s is refused, and nobody is asked for a token', async (_name, query) => {
    give(rsaToken(good()));
    await expect(client().back(query)).rejects.toMatchObject({ code: 'sign-in-invalid' });
    expect(issuer.asked).toEqual([]);
  });

  it('repeats no text of strangers in the log', async () => {
    const { back, logged } = client();
    await expect(back({ error: 'Kim Beispiel\n{"level":"ERROR"}' })).rejects.toMatchObject({ code: 'sign-in-invalid' });
    expect(logged).toEqual(['answered other']);
  });
});

describe('an issuer', () => {
  it('that knows the code no more is a refusal', async () => {
    issuer.state.answer = () => ({ status: 400, body: { error: 'invalid_grant' } });
    await expect(client().back()).rejects.toMatchObject({ code: 'sign-in-invalid' });
  });

  it.each<[string, Partial<typeof issuer.state>]>([
    ['knows this system no more', { answer: () => ({ status: 401, body: { error: 'invalid_client' } }) }],
    ['fails', { answer: () => ({ status: 500, body: {} }) }],
    ['is down', { broken: true }],
    ['calls itself by another name', { metadata: { issuer: 'https://boese.example' } }],
  ])('that %s is a fault: somebody has to do something', async (_name, change) => {
    Object.assign(issuer.state, change);
    const fault: unknown = await client()
      .back()
      .catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(Error);
    expect(fault).not.toBeInstanceOf(Refusal);
  });

  it('is asked for its addresses once, and again after it was down', async () => {
    const { authorizationUrl } = client();
    issuer.state.broken = true;
    await expect(authorizationUrl(expected, false)).rejects.toThrow();
    issuer.state.broken = false;
    await authorizationUrl(expected, false);
    await authorizationUrl(expected, false);
    expect(issuer.visits).toEqual(['/.well-known/openid-configuration', '/.well-known/openid-configuration']);
  });

  it.each(['http://issuer.example', 'http://localhost.boese.example', 'http://127.0.0.1.boese.example'])(
    'without TLS is spoken to on this machine only, not at %s',
    async (address) => {
      await expect(client({ issuer: address }).authorizationUrl(expected, false)).rejects.toMatchObject({ code: 'OAUTH_HTTP_REQUEST_FORBIDDEN' });
    },
  );

  it('is asked with S256 and for a code only', async () => {
    const asked = new URL(await client().authorizationUrl(expected, false));
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      client_id: 'teilhabe',
      redirect_uri: 'https://teilhabe.example/amt/anmelden/zurueck',
      response_type: 'code',
      scope: 'openid profile',
      state: expected.state,
      nonce: expected.nonce,
      // printf of 64 times c | openssl dgst -sha256 -binary | base64, in the alphabet for addresses.
      code_challenge: 'UrZBnSe9f1R87juS-MF6kIuKSWAey-wWHlAw3h3-ngo',
      code_challenge_method: 'S256',
      ui_locales: 'de',
      lang: 'de',
    });
  });

  it('is told to ask again, and to say when it did', async () => {
    const asked = new URL(await client().authorizationUrl(expected, true));
    expect([asked.searchParams.get('prompt'), asked.searchParams.get('max_age')]).toEqual(['login', '60']);
  });

  it('that has no way to sign out is not asked for one', async () => {
    expect(new URL((await client().endSessionUrl()) ?? '').searchParams.get('post_logout_redirect_uri')).toBe(
      'https://teilhabe.example/amt/anmelden',
    );
    issuer.state.metadata = { end_session_endpoint: undefined };
    expect(await client().endSessionUrl()).toBeUndefined();
  });
});
