import * as z from 'zod';
import type { Deployment } from './deployment.ts';
import type { Functions, LocalFunction } from './functions.ts';

/** A route of the HTTP API: `POST /api/applications`, `ANY /assets/{file}`, `$default`. */
export type RouteMatch<Target> = { readonly routeKey: string; readonly target: Target; readonly pathParameters: Readonly<Record<string, string>> };

/** What answers a route, and how long API Gateway waits for it in milliseconds. */
export type RouteTarget = { readonly function: LocalFunction; readonly timeout: number };

type Parsed<Target> = { readonly routeKey: string; readonly method: string; readonly segments: readonly string[]; readonly target: Target };

/**
 * API Gateway's choice among routes: a path segment that is spelled out beats a `{variable}`, that beats a `{rest+}`;
 * for the same path a named method beats ANY; `$default` takes what is left.
 * @returns a function from method and path (percent-encoding already removed) to the route
 */
export const routeTable = <Target>(routes: readonly { readonly routeKey: string; readonly target: Target }[]) => {
  const fallback = routes.find(({ routeKey }) => routeKey === '$default');
  const parsed = routes
    .filter((route) => route !== fallback)
    .map(parse)
    .sort(mostSpecificFirst);
  return (method: string, path: string): RouteMatch<Target> | undefined => {
    const segments = path.split('/').slice(1);
    for (const { routeKey, method: wanted, segments: pattern, target } of parsed) {
      if (wanted !== method && wanted !== 'ANY') continue;
      const pathParameters = matchSegments(pattern, segments);
      if (pathParameters !== undefined) return { routeKey, target, pathParameters };
    }
    return fallback === undefined ? undefined : { ...fallback, pathParameters: {} };
  };
};

const parse = <Target>({ routeKey, target }: { readonly routeKey: string; readonly target: Target }): Parsed<Target> => {
  const [method = '', path = ''] = routeKey.split(' ');
  return { routeKey, method, segments: path.split('/').slice(1), target };
};

const rank = (segment: string | undefined): number => {
  if (segment === undefined) return 3;
  if (!segment.startsWith('{')) return 0;
  return segment.endsWith('+}') ? 2 : 1;
};

const mostSpecificFirst = (a: Parsed<unknown>, b: Parsed<unknown>): number => {
  for (let at = 0; at < Math.max(a.segments.length, b.segments.length); at += 1) {
    const difference = rank(a.segments[at]) - rank(b.segments[at]);
    if (difference !== 0) return difference;
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
};

const matchSegments = (pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined => {
  const found: Record<string, string> = {};
  for (const [at, wanted] of pattern.entries()) {
    const segment = segments[at];
    if (segment === undefined) return undefined;
    if (wanted.endsWith('+}')) {
      found[wanted.slice(1, -2)] = segments.slice(at).join('/');
      return found;
    }
    if (wanted.startsWith('{')) {
      if (segment === '') return undefined;
      found[wanted.slice(1, -1)] = segment;
    } else if (wanted !== segment) return undefined;
  }
  return pattern.length === segments.length ? found : undefined;
};

const routeSchema = z.object({ RouteKey: z.string(), Target: z.string() });
const integrationSchema = z.object({
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  // API Gateway's own limit where the template says nothing.
  TimeoutInMillis: z.number().default(30_000),
});

/** The routes of the templates' HTTP API. */
export const routesOfTemplates = (deployment: Deployment, functions: Functions): { routeKey: string; target: RouteTarget }[] =>
  deployment.resources('AWS::ApiGatewayV2::Route').map((resource) => {
    const { RouteKey, Target } = routeSchema.parse(deployment.properties(resource));
    const integration = deployment.find('AWS::ApiGatewayV2::Integration', Target.replace(/^integrations\//, ''));
    const { IntegrationUri, TimeoutInMillis } = integrationSchema.parse(deployment.properties(integration));
    return { routeKey: RouteKey, target: { function: functions.of(IntegrationUri), timeout: TimeoutInMillis } };
  });
