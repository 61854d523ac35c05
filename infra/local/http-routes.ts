import * as z from 'zod';
import type { Deployment } from './deployment.ts';
import type { Functions, LocalFunction } from './functions.ts';

/** What answers a route, and how long API Gateway waits for it in milliseconds. */
export type RouteTarget = { readonly function: LocalFunction; readonly timeout: number };

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
