import { createContext, Script } from 'node:vm';
import * as z from 'zod';
import type { WireAnswer } from './payload.ts';

const valueSchema = z.object({ value: z.string() });
const requestSchema = z.object({
  uri: z.string(),
  querystring: z.union([z.string(), z.record(z.string(), valueSchema)]).default(''),
  headers: z.record(z.string(), valueSchema).default({}),
});
const responseSchema = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), valueSchema).default({}),
  body: z.union([z.string(), z.object({ data: z.string(), encoding: z.enum(['text', 'base64']).default('text') })]).default(''),
});

/** What a viewer-request function may change. */
export type EdgeRequest = { readonly method: string; readonly uri: string; readonly query: string; readonly sourceIp: string };

/** A viewer-request function: it passes the request on, changed or not, or answers itself. */
export type EdgeFunction = (request: EdgeRequest) => Promise<{ readonly request: EdgeRequest } | { readonly answer: WireAnswer }>;

/** Milliseconds, against code that never ends. CloudFront allows far less; here the clock also runs while a busy machine does other things. */
const timeLimit = 2000;

/** Runs the code of an AWS::CloudFront::Function as CloudFront would: `handler(event)` and nothing around it. */
export const edgeFunction = (code: string): EdgeFunction => {
  const context = createContext({});
  new Script(code).runInContext(context, { timeout: timeLimit });
  const call = new Script('handler(JSON.parse(event))');
  return async (request) => {
    const { method, uri, query, sourceIp } = request;
    const querystring = Object.fromEntries([...new URLSearchParams(query)].map(([name, value]) => [name, { value }]));
    const event = { version: '1.0', context: { eventType: 'viewer-request' }, viewer: { ip: sourceIp } };
    context['event'] = JSON.stringify({ ...event, request: { method, uri, querystring, headers: {}, cookies: {} } });
    // Through JSON, so that objects of the other realm become plain data.
    const result: unknown = JSON.parse(JSON.stringify(await call.runInContext(context, { timeout: timeLimit })));
    const response = responseSchema.safeParse(result);
    if (response.success) return { answer: answerOf(response.data) };
    const changed = requestSchema.parse(result);
    return { request: { ...request, uri: changed.uri, query: queryOf(changed.querystring, query) } };
  };
};

const answerOf = ({ statusCode, headers, body }: z.infer<typeof responseSchema>): WireAnswer => ({
  status: statusCode,
  headers: Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name.toLowerCase(), value])),
  body: typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.data, body.encoding === 'base64' ? 'base64' : 'utf8'),
});

const queryOf = (changed: z.infer<typeof requestSchema>['querystring'], before: string): string => {
  if (typeof changed === 'string') return changed;
  const unchanged = [...new URLSearchParams(before)].every(([name, value]) => changed[name]?.value === value);
  if (unchanged) return before;
  return new URLSearchParams(Object.entries(changed).map(([name, { value }]): [string, string] => [name, value])).toString();
};
