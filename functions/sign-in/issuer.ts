import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
} from 'openid-client';
import { staffPaths } from '../../shared/domain/access/staff-paths.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { texts } from './texts.ts';

/** Where people sign in, and how this system is known there. */
export type IssuerDeps = {
  /** As its discovery document writes it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: () => Promise<string>;
  /** No trailing slash. */
  readonly siteUrl: string;
  /** Hears why a sign-in was refused: a word of the protocol, nothing about a person. */
  readonly log: (reason: string) => void;
};

/** What the answer of the issuer has to fit. */
export type Expected = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Seconds that a sign-in may be old that was asked for anew; with `max_age` an issuer has to say when it was (OpenID Connect Core, 3.1.2.1). */
const freshAge = '60';

/** Seconds that the issuer may take for an answer; the function has ten for all. */
const timeout = 4;

/** What openid-client calls an answer that does not fit: then somebody made it, or it is another's, or it comes twice. */
const unfit = /^OAUTH_(?:INVALID_RESPONSE|JWT_\w+|JSON_ATTRIBUTE_COMPARISON_FAILED|PARSE_ERROR|KEY_SELECTION_FAILED|UNSUPPORTED_OPERATION)$/;

const codeOf = (fault: unknown): string => (fault instanceof Error && 'code' in fault ? String(fault.code) : '');

/** Errors of the protocol are words; anything else that stands there is not repeated. */
const word = (text: string): string => (/^[a-z_]{1,40}$/.test(text) ? text : 'other');

/**
 * The issuer of the staff's sign-in (authorization code with PKCE, openid-client). Its addresses and keys come from its discovery document,
 * fetched when they are first needed.
 */
export const issuerClient = ({ issuer, clientId, clientSecret, siteUrl, log }: IssuerDeps) => {
  const server = new URL(issuer);
  // Browsers count this machine as safe without TLS, and so do we: no deployed issuer has such an address (infra/staff-issuer.ts).
  const isOnThisMachine = server.protocol === 'http:' && server.hostname === '127.0.0.1';
  let known: Promise<Configuration> | undefined;

  const discover = async (): Promise<Configuration> => {
    const execute = [enableNonRepudiationChecks, ...(isOnThisMachine ? [allowInsecureRequests] : [])];
    const found = await discovery(server, clientId, await clientSecret(), undefined, { timeout, execute });
    // Entra ID has addresses for all its tenants; their document names another issuer for each.
    if (found.serverMetadata().issuer !== issuer) throw new Error('the discovery document names another issuer');
    return found;
  };
  const configuration = (): Promise<Configuration> => {
    known ??= discover().catch((fault: unknown) => {
      known = undefined;
      throw fault;
    });
    return known;
  };

  const refusalOf = (fault: unknown): Refusal | undefined => {
    if (fault instanceof AuthorizationResponseError) {
      log(`answered ${word(fault.error)}`);
      return new Refusal('sign-in-invalid', texts.invalid.cancelled);
    }
    // `invalid_grant`: a code that was used, is over, or belongs to somebody else. What is wrong with this system itself stays a fault.
    const isUsedCode = fault instanceof ResponseBodyError && fault.error === 'invalid_grant';
    if (!isUsedCode && !unfit.test(codeOf(fault))) return undefined;
    log(isUsedCode ? 'invalid_grant' : codeOf(fault));
    return new Refusal('sign-in-invalid', texts.invalid.lead);
  };

  return {
    /** Where the browser goes to sign in. @param fresh people have to prove again who they are, also where they are signed in */
    authorizationUrl: async ({ state, nonce, verifier }: Expected, fresh: boolean): Promise<string> =>
      buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${siteUrl}${staffPaths.back}`,
        response_type: 'code',
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ui_locales: 'de',
        // The same for Cognito.
        lang: 'de',
        ...(fresh && { prompt: 'login', max_age: freshAge }),
      }).href,

    /**
     * Fetches and checks the ID token for an answer: state, issuer, audience, signature, times, nonce.
     * @param query what the browser brought back
     * @throws Refusal `sign-in-invalid` when it does not fit, or the issuer said no
     */
    claimsOf: async (query: URLSearchParams, { state, nonce, verifier }: Expected): Promise<unknown> => {
      const found = await configuration();
      const answer = new URL(`${siteUrl}${staffPaths.back}?${query}`);
      try {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
        return (await authorizationCodeGrant(found, answer, checks)).claims();
      } catch (fault) {
        throw refusalOf(fault) ?? fault;
      }
    },

    /** Where the browser goes to sign out there too, if the issuer offers that. */
    endSessionUrl: async (): Promise<string | undefined> => {
      const found = await configuration();
      if (found.serverMetadata().end_session_endpoint === undefined) return undefined;
      const back = `${siteUrl}${staffPaths.signIn}`;
      // The second is Cognito's word for the same.
      return buildEndSessionUrl(found, { post_logout_redirect_uri: back, logout_uri: back }).href;
    },
  };
};

/** @see issuerClient */
export type IssuerClient = ReturnType<typeof issuerClient>;
