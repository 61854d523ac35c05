import type * as z from 'zod';
import type { StaffAction } from '../domain/access/roles.ts';
import type { StaffSession } from '../domain/access/staff-session.ts';
import { type FieldError, Refusal, type RefusalCode } from '../domain/refusal.ts';
import { eventSchema, type HttpEvent, type HttpRequest, parseBody, requestOf, takesBody } from './http-request.ts';
import { type Invocation, lambdaHandler } from './lambda-handler.ts';
import { logger } from './logger.ts';
import { type Manifest, type Route, routesOf } from './manifest.ts';
import { encodedPage } from './page-encoding.ts';
import { actionOf, isOpen, refuseAll } from './route-guard.ts';
import { routeTable } from './route-table.ts';
import { securityHeaders } from './security-headers.ts';

export type { HttpRequest };

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

/** A route for staff, called only with a session that may do what the route's manifest names. */
export type StaffRouteHandler = {
  readonly allowed: (request: HttpRequest, session: StaffSession) => Promise<HttpAnswer> | HttpAnswer;
  readonly refused?: (request: HttpRequest, refusal: Refusal, session: StaffSession) => Promise<HttpAnswer> | HttpAnswer;
};

/** Lets an action through or not (`staffSessions`). */
export type StaffGuard = {
  readonly allowed: (
    action: StaffAction,
    request: HttpRequest,
    answer: (session: StaffSession) => Promise<HttpAnswer> | HttpAnswer,
  ) => Promise<HttpAnswer>;
};

type RoutesOf<M extends Manifest> = Extract<M['triggers'][number], { kind: 'routes' }>['routes'][number];
type RouteKey<R extends Route> = R extends Route ? `${R['method']} ${R['path']}` : never;

type ForStaff = { readonly action: StaffAction };

/** A handler for each route of the manifest, keyed like API Gateway's route keys; `$default` where the manifest has the fallback. */
export type RouteHandlers<M extends Manifest> = Readonly<Record<RouteKey<Exclude<RoutesOf<M>, ForStaff>>, RouteHandler>> &
  Readonly<Record<RouteKey<Extract<RoutesOf<M>, ForStaff>>, StaffRouteHandler>> & { readonly $default?: RouteHandler };

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
  'too-early': 'Dafür ist es zu früh',
  'on-hold': 'Der Bericht ist angehalten',
  'four-eyes': 'Das muss eine zweite Person tun',
  'wrong-state': 'Das geht in diesem Stand des Verfahrens nicht',
  'over-budget': 'Dafür reicht das Geld nicht',
  'below-committed': 'So viel ist schon gebunden',
  'not-final': 'Der Bescheid ist noch nicht bestandskräftig',
  'proof-overdue': 'Ein Verwendungsnachweis ist überfällig',
  'sign-in-too-old': 'Bitte melden Sie sich noch einmal an',
  'unsafe-release': 'So darf der Bericht nicht erscheinen',
  forbidden: 'Dafür fehlt Ihnen ein Recht',
  'sign-in-invalid': 'Die Anmeldung hat nicht geklappt',
  'no-role': 'Ihr Konto hat hier noch keine Rolle',
};

/** Answer with an HTML page. */
export const pageAnswer = (html: string, status = 200, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: html,
});

/** A page for nobody but the person who asked: neither for search engines nor for caches. */
export const privatePage = (html: string, status = 200, headers: Readonly<Record<string, string>> = {}): HttpAnswer =>
  pageAnswer(html, status, { 'x-robots-tag': 'noindex', ...headers });

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
 * @param guard lets staff through to the routes that name an action; without it nobody gets there
 */
export const httpHandler = <M extends Manifest>(
  manifest: M,
  handlers: RouteHandlers<M>,
  errorPage: (problem: Problem) => string,
  guard: StaffGuard = { allowed: refuseAll },
) => {
  const routes = routesOf(manifest);
  const handlerOf = new Map<string, RouteHandler | StaffRouteHandler | undefined>(Object.entries(handlers));
  const problem = (kind: Route['kind'], shown: Problem): HttpAnswer =>
    kind === 'api' ? problemAnswer(shown) : pageAnswer(errorPage(shown), shown.status);

  const match = matcher(routes);
  const answer = async (given: HttpEvent, requestId: string): Promise<HttpAnswer> => {
    const { event, route, allowed } = match(given);
    const kind = route?.kind ?? allowed[0]?.kind ?? (event.rawPath.startsWith('/api/') ? 'api' : 'page');
    const handler = handlerOf.get(route === undefined ? '$default' : `${route.method} ${route.path}`);
    let ownRefusal: ((refusal: Refusal) => Promise<HttpAnswer> | HttpAnswer) | undefined;
    try {
      if (route === undefined && allowed.length > 0) throw refuseMethod(allowed);
      if (handler === undefined) throw new Refusal('not-found', 'Diese Adresse gibt es nicht.');
      const request = { ...requestOf(event, requestId), body: route !== undefined && takesBody(route) ? await parseBody(event, route) : undefined };
      if ('allowed' in handler) {
        const { refused } = handler;
        return await guard.allowed(actionOf(route), request, (session) => {
          ownRefusal = refused && ((refusal) => refused(request, refusal, session));
          return handler.allowed(request, session);
        });
      }
      if (route !== undefined && !isOpen(route)) return refuseAll();
      const { refused } = handler;
      ownRefusal = refused && ((refusal) => refused(request, refusal));
      return await handler.handle(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      logger.info('refused', { code: 'REFUSED', refusal: error.code, status: error.status });
      const refused = ownRefusal === undefined ? problem(kind, problemOf(error)) : await ownRefusal(error);
      return { ...refused, headers: { ...refused.headers, ...refusalHeaders(error, allowed) } };
    }
  };

  return lambdaHandler(
    async (raw, { requestId }: Invocation) => {
      const event = eventSchema.parse(raw);
      return gatewayAnswer(encodedPage(await answer(event, requestId), event.headers['accept-encoding']), event.requestContext.http.method);
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

/**
 * The route that a request is for. The gateway knows a function's folders, not each of its pages (`infra/gateway-paths.ts`): what lies below
 * one (`{rest+}`) is matched here, by the same rules. Any method arrives, so a wrong one is known here, and HEAD is answered as GET.
 */
const matcher = (routes: readonly Route[]) => {
  const find = routeTable([...new Set(routes.map(({ path }) => path))].map((path) => ({ routeKey: `ANY ${path}`, target: path })));
  return (given: HttpEvent): { event: HttpEvent; route: Route | undefined; allowed: readonly Route[] } => {
    const key = given.routeKey.slice(given.routeKey.indexOf(' ') + 1);
    const below = key.endsWith('+}') ? find('ANY', given.rawPath) : undefined;
    const [path, event] = below === undefined ? [key, given] : [below.target, { ...given, pathParameters: { ...below.pathParameters } }];
    const allowed = routes.filter((route) => route.path === path);
    const method = event.requestContext.http.method === 'HEAD' ? 'GET' : event.requestContext.http.method;
    return { event, route: allowed.find((route) => route.method === method), allowed };
  };
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
