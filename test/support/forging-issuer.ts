import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

type Claims = Record<string, unknown>;
type Header = Record<string, unknown>;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The key that the issuer publishes, and one of a stranger. */
export const issuerKeys = {
  own: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  stranger: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};

/** A token with whatever stands in it, signed with RSA. */
export const rsaToken = (claims: Claims, key: KeyObject = issuerKeys.own.privateKey, header: Header = { alg: 'RS256', kid: 'key-1' }): string => {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
};

/** A token signed with a shared secret, as no issuer of ours does. */
export const hmacToken = (claims: Claims, secret: string): string => {
  const text = `${part({ alg: 'HS256', kid: 'key-1' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

/** A token that nobody signed. */
export const unsignedToken = (claims: Claims): string => `${part({ alg: 'none' })}.${part(claims)}.`;

/** What the token endpoint answers. */
export type TokenAnswer = { readonly status?: number; readonly body: unknown };

/**
 * An issuer that gives out whatever a test wants. `answer` makes what the token endpoint says; `metadata` changes the discovery document.
 * `asked` has the forms that the token endpoint got.
 */
export const forgingIssuer = async () => {
  const state: { answer: (url: string) => TokenAnswer; metadata: Record<string, unknown>; broken: boolean } = {
    answer: () => ({ body: {} }),
    metadata: {},
    broken: false,
  };
  const asked: URLSearchParams[] = [];
  const visits: string[] = [];
  const server = createServer(async (request, response) => {
    const send = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const path = request.url ?? '';
    visits.push(path);
    if (state.broken) return send(503, {});
    if (path === '/.well-known/openid-configuration') {
      return send(200, {
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/keys`,
        end_session_endpoint: `${url}/logout`,
        id_token_signing_alg_values_supported: ['RS256'],
        ...state.metadata,
      });
    }
    if (path === '/keys')
      return send(200, { keys: [{ ...issuerKeys.own.publicKey.export({ format: 'jwk' }), kid: 'key-1', alg: 'RS256', use: 'sig' }] });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
    const { status = 200, body } = state.answer(url);
    return send(status, body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the issuer listens on no port');
  const url = `http://127.0.0.1:${address.port}`;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, state, asked, visits, stop };
};
