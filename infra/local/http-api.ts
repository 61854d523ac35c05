import { randomUUID } from 'node:crypto';
import { routeTable } from '../../shared/runtime/route-table.ts';
import type { Deployment } from './deployment.ts';
import type { Functions } from './functions.ts';
import { routesOfTemplates } from './http-routes.ts';
import { type ApiRequest, decodePath, gatewayMessage, payloadOf, type WireAnswer, wireAnswer } from './payload.ts';

/** The HTTP API of the templates. */
export type HttpApi = {
  /** Its own host name; where CloudFront sends requests. */
  readonly host: string;
  readonly handle: (request: ApiRequest) => Promise<WireAnswer>;
};

/** Bytes: what a function takes and gives at most. */
export const payloadLimit = 6 * 1024 * 1024;

/** API Gateway (HTTP API) over the functions. */
export const httpApiOf = (deployment: Deployment, functions: Functions): HttpApi => {
  const [resource] = deployment.resources('AWS::ApiGatewayV2::Api');
  if (resource === undefined) throw new Error('the templates have no HTTP API');
  const { ref: id, attributes } = deployment.identity(resource);
  const host = new URL(attributes['ApiEndpoint'] ?? '').host;
  const routeFor = routeTable(routesOfTemplates(deployment, functions));

  const handle = async (request: ApiRequest): Promise<WireAnswer> => {
    const path = decodePath(request.path);
    if (path === undefined) return gatewayMessage(400, 'Bad Request');
    const match = routeFor(request.method, path);
    if (match === undefined) return gatewayMessage(404, 'Not Found');
    if (request.body.length > payloadLimit) return gatewayMessage(413, 'Request Entity Too Large');
    const requestId = randomUUID();
    const { function: target, timeout } = match.target;
    const outcome = await within(timeout, target.invoke(payloadOf(request, match, { id, host }, requestId), requestId));
    if (outcome === undefined) return gatewayMessage(503, 'Service Unavailable');
    const answer = outcome.ok ? wireAnswer(outcome.value) : gatewayMessage(500, 'Internal Server Error');
    return { ...answer, headers: { ...answer.headers, 'apigw-requestid': requestId } };
  };
  return { host, handle };
};

const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
