import * as z from 'zod';
import { Refusal } from '../domain/refusal.ts';
import type { Route } from './manifest.ts';

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

/** Body limit of forms and JSON, in bytes. The longest honest application has about 40 KB. */
export const bodyLimit = 262_144;

/** The parts of API Gateway's payload 2.0 that the house reads. */
export const eventSchema = z.object({
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

/** @see eventSchema */
export type HttpEvent = z.infer<typeof eventSchema>;

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

/** The request of an event; its body is parsed apart, once it is known for what. */
export const requestOf = (event: HttpEvent, requestId: string): Omit<HttpRequest, 'body'> => ({
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

/** Whether requests of a route bring something. */
export const takesBody = ({ method }: Route): boolean => method === 'POST' || method === 'PUT';

/** The body of a request. @throws Refusal `body-too-large`, `unsupported-media-type`, `malformed-request` */
export const parseBody = async (event: HttpEvent, { kind, multipart }: Pick<Route, 'kind' | 'multipart'>): Promise<unknown> => {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > bodyLimit) throw new Refusal('body-too-large', `Es sind höchstens ${bodyLimit / 1024} Kilobyte möglich.`);
  const header = Object.entries(event.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  // Some requests of programs say all with their address.
  if (kind === 'api' && bytes.length === 0 && header === '') return undefined;
  const [mediaType, ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (multipart && mediaType === 'multipart/form-data') return multipartFields(bytes, header);
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

/** The fields of a form, none where no form came. */
export const paramsOf = ({ body }: Pick<HttpRequest, 'body'>): URLSearchParams => (body instanceof URLSearchParams ? body : new URLSearchParams());

/** Text fields of a multipart body; files are left out. Only whole messages count: a boundary that does not fit is no form. */
const multipartFields = async (bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<URLSearchParams> => {
  try {
    const fields = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    return new URLSearchParams([...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  } catch {
    throw new Refusal('malformed-request', 'Der Inhalt ist kein gültiges Formular.');
  }
};
