import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import type { RouteMatch } from '../../shared/runtime/route-table.ts';

/** A request as it reaches API Gateway. */
export type ApiRequest = {
  readonly method: string;
  /** As it came over the wire, without the query. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
};

/** An answer as it goes over the wire. Names of headers in lower case. */
export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
};

/** What API Gateway answers by itself. */
export const gatewayMessage = (status: number, message: string): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ message })),
});

/** Path without percent-encoding, as HTTP APIs hand it on; `undefined` when it is malformed. */
export const decodePath = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22/Nov/2026:14:35:00 +0000`. */
const accessLogTime = (time: Date): string => {
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${two(time.getUTCDate())}/${months[time.getUTCMonth()]}/${time.getUTCFullYear()}`;
  return `${date}:${time.toISOString().slice(11, 19)} +0000`;
};

// What API Gateway passes on as text; everything else, forms included, becomes base64.
const textTypes = /^(text\/|application\/(json|javascript|xml)\b|application\/[^;]+\+(json|xml)\b)/i;

/** API Gateway's event, payload format 2.0. */
export const payloadOf = (
  request: ApiRequest,
  match: RouteMatch<unknown>,
  api: { readonly id: string; readonly host: string },
  requestId: string,
): string => {
  const { method, headers, body, query } = request;
  const now = new Date();
  const { cookie, host: _viewerHost, connection: _connection, ...rest } = headers;
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) joined[name] = Array.isArray(value) ? value.join(',') : value;
  const path = decodePath(request.path) ?? request.path;
  const isText = textTypes.test(headers['content-type'] ?? '');
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  return JSON.stringify({
    version: '2.0',
    routeKey: match.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers: {
      ...joined,
      host: api.host,
      // The gateway appends who called it: whoever writes the header here plays CloudFront, which names its visitor.
      'x-forwarded-for': [joined['x-forwarded-for'] ?? [], request.sourceIp].flat().join(', '),
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    ...(query === '' ? {} : { queryStringParameters: parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: api.id,
      domainName: api.host,
      domainPrefix: api.id,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: request.sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId,
      routeKey: match.routeKey,
      stage: '$default',
      time: accessLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(match.pathParameters).length === 0 ? {} : { pathParameters: match.pathParameters }),
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  });
};

const answerSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** What API Gateway makes of a function's answer: without a `statusCode` the whole value is the JSON body. */
export const wireAnswer = (value: unknown): WireAnswer => {
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    const body = typeof value === 'string' ? value : JSON.stringify(value);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
  }
  const parsed = answerSchema.safeParse(value);
  if (!parsed.success) return gatewayMessage(500, 'Internal Server Error');
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const named: Record<string, string | readonly string[]> = {};
  for (const [name, text] of Object.entries(headers)) named[name.toLowerCase()] = String(text);
  if (cookies.length > 0) named['set-cookie'] = cookies;
  if (!('content-type' in named) && body !== '') named['content-type'] = 'text/plain; charset=utf-8';
  return { status: statusCode, headers: named, body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') };
};
