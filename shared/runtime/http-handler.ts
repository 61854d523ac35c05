import * as z from 'zod';
import { type FieldError, Refusal, type RefusalCode } from '../domain/refusal.ts';
import { type Invocation, lambdaHandler } from './lambda-handler.ts';
import { logger } from './logger.ts';
import { type Manifest, type Route, routesOf } from './manifest.ts';
import { securityHeaders } from './security-headers.ts';

/** A request as use cases see it. */
export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Values by name; of two with the same name the first counts. */
  readonly cookies: Readonly<Record<string, string>>;
  /** Address of the caller's machine, empty when unknown. Good for limits, no proof of anything. */
  readonly callerAddress: string;
  /** Parsed JSON of an `api` route, `URLSearchParams` of a form, `undefined` without a body. */
  readonly body: unknown;
  readonly requestId: string;
};

/** An answer; the security headers are added for all. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole `Set-Cookie` values. */
  readonly cookies?: readonly string[];
  /** Bytes are sent as they are, text as UTF-8. */
  readonly body: string | Uint8Array;
};

/** One route: the work, and what a `Refusal` becomes when the general error page is not enough (a form with its input kept). */
export type RouteHandler = {
  readonly handle: (request: HttpRequest) => Promise<HttpAnswer> | HttpAnswer;
  readonly refused?: (request: HttpRequest, refusal: Refusal) => Promise<HttpAnswer> | HttpAnswer;
};

type RoutesOf<M extends Manifest> = Extract<M['triggers'][number], { kind: 'routes' }>['routes'][number];
type RouteKey<R extends Route> = R extends Route ? `${R['method']} ${R['path']}` : never;

/** A handler for each route of the manifest, keyed like API Gateway's route keys; `$default` where the manifest has the fallback. */
export type RouteHandlers<M extends Manifest> = Readonly<Record<RouteKey<RoutesOf<M>>, RouteHandler>> & { readonly $default?: RouteHandler };

/** What a general error page shows. */
export type Problem = {
  readonly status: number;
  readonly code: RefusalCode | 'fault';
  /** German, short. */
  readonly title: string;
  /** German: what is wrong and what to do. */
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** Only on faults: what a person can name when asking for help. */
  readonly requestId?: string;
};

/** Body limit of forms and JSON, in bytes. The longest honest application has about 40 KB. */
export const bodyLimit = 262_144;

const titles: Record<RefusalCode, string> = {
  'invalid-fields': 'Bitte prüfen Sie Ihre Angaben',
  'malformed-request': 'Die Anfrage ist nicht lesbar',
  'body-too-large': 'Die Anfrage ist zu groß',
  'unsupported-media-type': 'Dieses Format wird nicht angenommen',
  'idempotency-key-reused': 'Dieser Schlüssel wurde schon verwendet',
  'no-round-open': 'Zurzeit ist keine Förderrunde geöffnet',
  'not-found': 'Seite nicht gefunden',
  'method-not-allowed': 'So lässt sich diese Adresse nicht aufrufen',
  'invalid-figures-file': 'Die Datei enthält Fehler',
  'nothing-to-publish': 'Es gibt nichts zu veröffentlichen',
  'link-invalid': 'Dieser Link gilt nicht mehr',
  'foreign-origin': 'Diese Anfrage kam nicht von unseren Seiten',
  'version-conflict': 'Inzwischen hat sich etwas geändert',
  'not-withdrawable': 'Dieser Antrag lässt sich nicht mehr zurückziehen',
  'files-unchecked': 'Eine Datei wird noch geprüft',
  'precondition-required': 'Die Anfrage nennt keine Fassung',
  'precondition-failed': 'Inzwischen hat sich etwas geändert',
  unauthorized: 'Der Zugang fehlt oder gilt nicht',
  'draft-too-large': 'Der Antrag ist zu lang',
  'too-many-drafts': 'Sie haben schon viele Anträge begonnen',
  'too-many-editors': 'Mehr Personen können nicht mitschreiben',
  'owner-only': 'Das können Sie nicht ändern',
  'permit-invalid': 'Diese Erlaubnis gilt nicht mehr',
  'too-many-requests': 'Zurzeit sind es zu viele Anfragen',
  'too-late': 'Dafür ist es zu spät',
};

// The parts of API Gateway's payload 2.0 that the house reads.
const eventSchema = z.object({
  routeKey: z.string(),
  rawPath: z.string(),
  rawQueryString: z.string().default(''),
  headers: z.record(z.string(), z.string()).default({}),
  pathParameters: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
  cookies: z.array(z.string()).default([]),
  requestContext: z.object({ http: z.object({ method: z.string(), sourceIp: z.string().default('') }) }),
});
type HttpEvent = z.infer<typeof eventSchema>;

/** Answer with an HTML page. */
export const pageAnswer = (html: string, status = 200, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: html,
});

/** Answer with JSON through its schema, so that an undeclared field cannot leak. */
export const jsonAnswer = <S extends z.ZodType>(schema: S, value: z.input<S>, status = 200, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(schema.parse(value)),
});

/** POST, redirect, GET: a reload is harmless. */
export const redirectAnswer = (location: string): HttpAnswer => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
});

/** It is done, and there is nothing to say. */
export const emptyAnswer = (): HttpAnswer => ({ status: 204, headers: { 'cache-control': 'no-store' }, body: '' });

/** What a refusal says, in the words of RFC 9457. */
export const problemOf = (refusal: Refusal): Problem => ({
  status: refusal.status,
  code: refusal.code,
  title: titles[refusal.code],
  detail: refusal.message,
  errors: refusal.errors,
});

/** `application/problem+json` (RFC 9457); the error codes are listed in the OpenAPI document. */
export const problemAnswer = ({ errors, requestId, ...problem }: Problem): HttpAnswer => ({
  status: problem.status,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify({
    type: `urn:teilhabe:problem:${problem.code}`,
    ...problem,
    ...(requestId === undefined ? {} : { requestId }),
    ...(errors.length === 0 ? {} : { errors: errors.map(({ pointer, message }) => ({ pointer, detail: message })) }),
  }),
});

/**
 * The entry of a capability that answers HTTP.
 * @param manifest names the routes; a method that the path does not have is answered 405
 * @param handlers one per route
 * @param errorPage renders the general error page of `page` and `asset` routes
 */
export const httpHandler = <M extends Manifest>(manifest: M, handlers: RouteHandlers<M>, errorPage: (problem: Problem) => string) => {
  const routes = routesOf(manifest);
  const handlerOf = new Map<string, RouteHandler | undefined>(Object.entries(handlers));
  const problem = (kind: Route['kind'], shown: Problem): HttpAnswer =>
    kind === 'api' ? problemAnswer(shown) : pageAnswer(errorPage(shown), shown.status);

  const answer = async (event: HttpEvent, requestId: string): Promise<HttpAnswer> => {
    const { route, allowed } = match(routes, event);
    const kind = route?.kind ?? allowed[0]?.kind ?? (event.rawPath.startsWith('/api/') ? 'api' : 'page');
    const handler = handlerOf.get(route === undefined ? '$default' : `${route.method} ${route.path}`);
    let request: HttpRequest | undefined;
    try {
      if (route === undefined && allowed.length > 0) throw refuseMethod(allowed);
      if (handler === undefined) throw new Refusal('not-found', 'Diese Adresse gibt es nicht.');
      request = { ...requestOf(event, requestId), body: route !== undefined && takesBody(route) ? parseBody(event, kind) : undefined };
      return await handler.handle(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      logger.info('refused', { code: 'REFUSED', refusal: error.code, status: error.status });
      const refused = request && handler?.refused ? await handler.refused(request, error) : problem(kind, problemOf(error));
      return { ...refused, headers: { ...refused.headers, ...refusalHeaders(error, allowed) } };
    }
  };

  return lambdaHandler(
    async (raw, { requestId }: Invocation) => {
      const event = eventSchema.parse(raw);
      return gatewayAnswer(await answer(event, requestId), event.requestContext.http.method);
    },
    (_fault, raw, { requestId }) => {
      const path = eventSchema.safeParse(raw).data?.rawPath ?? '';
      const detail =
        'Bei uns ist ein Fehler aufgetreten. Es wurde nichts gespeichert, was nicht bestätigt wurde. Bitte versuchen Sie es in einigen Minuten noch einmal.';
      const shown: Problem = { status: 500, code: 'fault', title: 'Das hat nicht geklappt', detail, errors: [], requestId };
      return gatewayAnswer(problem(path.startsWith('/api/') ? 'api' : 'page', shown), 'GET');
    },
  );
};

/** Every path is also registered with ANY, so a wrong method arrives here and HEAD is answered as GET. */
const match = (routes: readonly Route[], event: HttpEvent): { route: Route | undefined; allowed: readonly Route[] } => {
  const path = event.routeKey.slice(event.routeKey.indexOf(' ') + 1);
  const allowed = routes.filter((route) => route.path === path);
  const method = event.requestContext.http.method === 'HEAD' ? 'GET' : event.requestContext.http.method;
  return { route: allowed.find((route) => route.method === method), allowed };
};

const allowedMethods = (routes: readonly Route[]): string[] => routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));

const refusalHeaders = ({ code, retryAfter }: Refusal, allowed: readonly Route[]): Record<string, string> => ({
  ...(code === 'method-not-allowed' ? { allow: allowedMethods(allowed).join(', ') } : {}),
  // API Gateway may send it as x-amzn-remapped-www-authenticate; the code in the body says the same.
  ...(code === 'unauthorized' ? { 'www-authenticate': 'Bearer' } : {}),
  ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
});

const refuseMethod = (allowed: readonly Route[]): Refusal =>
  new Refusal('method-not-allowed', `Diese Adresse lässt sich nur mit ${allowedMethods(allowed).join(' oder ')} aufrufen.`);

/**
 * Behind CloudFront the gateway's caller is an edge server, and the header ends with the visitor and that server. Who calls the gateway
 * directly may write into the header what they like, so this holds back the careless, not the determined.
 */
const callerAddressOf = ({ requestContext, headers }: HttpEvent): string => {
  const forwarded = (headers['x-forwarded-for'] ?? '').split(',').map((address) => address.trim());
  return forwarded.at(-2) ?? requestContext.http.sourceIp;
};

const cookiesOf = (cookies: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    cookies.toReversed().flatMap((cookie) => {
      const at = cookie.indexOf('=');
      return at < 1 ? [] : [[cookie.slice(0, at).trim(), cookie.slice(at + 1).trim()]];
    }),
  );

const requestOf = (event: HttpEvent, requestId: string): Omit<HttpRequest, 'body'> => ({
  method: event.requestContext.http.method,
  path: event.rawPath,
  pathParameters: event.pathParameters,
  query: new URLSearchParams(event.rawQueryString),
  headers: Object.fromEntries(Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value])),
  cookies: cookiesOf(event.cookies),
  callerAddress: callerAddressOf(event),
  requestId,
});

const mediaTypes = { api: 'application/json', page: 'application/x-www-form-urlencoded', asset: '' } as const;

const takesBody = ({ method }: Route): boolean => method === 'POST' || method === 'PUT';

const parseBody = (event: HttpEvent, kind: Route['kind']): unknown => {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > bodyLimit) throw new Refusal('body-too-large', `Es sind höchstens ${bodyLimit / 1024} Kilobyte möglich.`);
  const header = Object.entries(event.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  // Some requests of programs say all with their address.
  if (kind === 'api' && bytes.length === 0 && header === '') return undefined;
  const [mediaType, ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const foreign = parameters.some((parameter) => parameter.startsWith('charset=') && !/^charset="?utf-?8"?$/.test(parameter));
  if (mediaType !== mediaTypes[kind] || foreign)
    throw new Refusal('unsupported-media-type', `Bitte senden Sie den Inhalt als ${mediaTypes[kind]} in UTF-8.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return kind === 'api' ? JSON.parse(text) : new URLSearchParams(text);
  } catch {
    throw new Refusal(
      'malformed-request',
      kind === 'api' ? 'Der Inhalt ist kein gültiges JSON in UTF-8.' : 'Der Inhalt ist kein gültiges Formular in UTF-8.',
    );
  }
};

/** Payload 2.0's answer. Text of a HEAD answer stays away, its headers stay. */
const gatewayAnswer = ({ status, headers, cookies = [], body }: HttpAnswer, method: string) => {
  const isBase64Encoded = typeof body !== 'string';
  const text = isBase64Encoded ? Buffer.from(body).toString('base64') : body;
  return {
    statusCode: status,
    headers: { ...securityHeaders, ...headers },
    cookies: [...cookies],
    body: method === 'HEAD' ? '' : text,
    isBase64Encoded,
  };
};
