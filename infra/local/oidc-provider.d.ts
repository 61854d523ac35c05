/** What the local issuer uses of oidc-provider, which brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** Koa's context, as far as pages of the provider are made with it. */
  export type ProviderContext = {
    type: string;
    body: string;
    readonly oidc: {
      readonly provider: Provider;
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string; grantIdFor: (clientId: string) => string | undefined };
    };
  };

  type Grant = { addOIDCScope: (scope: string) => void; save: () => Promise<string> };

  export class Provider {
    constructor(issuer: string, setup: Record<string, unknown>);
    readonly Grant: { new (of: { accountId: string; clientId: string }): Grant; find: (id: string) => Promise<Grant | undefined> };
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    /** The sign-in that waits for a person. @throws when the browser has none, or it is over */
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ readonly uid: string }>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Record<string, unknown>): Promise<void>;
  }
}
