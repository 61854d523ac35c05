import type { httpHandler } from '../../shared/runtime/http-handler.ts';
import { type Manifest, routesOf } from '../../shared/runtime/manifest.ts';
import { routeTable } from '../../shared/runtime/route-table.ts';
import { lambdaContext } from './lambda-context.ts';

/** A request as a test writes it. `body`: text as it is sent. */
export type SentRequest = { readonly body?: string; readonly headers?: Readonly<Record<string, string>>; readonly cookies?: readonly string[] };

/** Calls a handler as the API Gateway does, and remembers what it answered. */
export const callerOf = (manifest: Manifest, handler: ReturnType<typeof httpHandler>) => {
  const routeFor = routeTable(routesOf(manifest).map(({ path }) => ({ routeKey: `ANY ${path}`, target: undefined })));
  /** `<method> <path of the route> <status>` of everything that was answered. */
  const answers = new Set<string>();

  const call = async (method: string, address: string, { body, headers = {}, cookies = [] }: SentRequest = {}) => {
    const [path = '', rawQueryString = ''] = address.split('?');
    const match = routeFor(method, path);
    const event = {
      routeKey: match?.routeKey ?? '$default',
      rawPath: path,
      rawQueryString,
      headers,
      cookies,
      ...(body === undefined ? {} : { body }),
      pathParameters: match?.pathParameters ?? {},
      requestContext: { http: { method, sourceIp: '192.0.2.1' } },
    };
    const answer = await handler(event, lambdaContext('request-1'));
    answers.add(`${event.routeKey.replace('ANY', method)} ${answer.statusCode}`);
    return answer;
  };
  return { call, answers };
};
