import * as z from 'zod';
import { bucketOrigin, type Origin } from './bucket-origin.ts';
import type { Deployment } from './deployment.ts';
import { type EdgeFunction, edgeFunction } from './edge-function.ts';
import type { HttpApi } from './http-api.ts';
import type { ApiRequest, WireAnswer } from './payload.ts';
import { applyHeaders, type HeaderRule, headerRulesOf } from './response-headers.ts';

const behaviourSchema = z.object({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z.array(z.object({ EventType: z.string(), FunctionARN: z.string() })).default([]),
});

const distributionSchema = z.object({
  DistributionConfig: z.object({
    DefaultCacheBehavior: behaviourSchema,
    CacheBehaviors: z.array(behaviourSchema.extend({ PathPattern: z.string() })).default([]),
    Origins: z.array(z.object({ Id: z.string(), DomainName: z.string(), OriginPath: z.string().default('') })),
    OriginGroups: z
      .object({
        Items: z.array(
          z.object({
            Id: z.string(),
            FailoverCriteria: z.object({ StatusCodes: z.object({ Items: z.array(z.number()) }) }),
            Members: z.object({ Items: z.tuple([z.object({ OriginId: z.string() }), z.object({ OriginId: z.string() })]) }),
          }),
        ),
      })
      .default({ Items: [] }),
  }),
});

/** What CloudFront does with the paths of one pattern. */
type Behaviour = {
  readonly pattern: RegExp;
  readonly methods: ReadonlySet<string>;
  readonly origin: Origin;
  /** Whether query and headers of the viewer reach the origin. */
  readonly forwardsAll: boolean;
  readonly viewerRequest: EdgeFunction | undefined;
  readonly headers: readonly HeaderRule[];
};

/** CloudFront's path patterns: `*` any characters, `?` one character; the leading slash may be missing. */
export const pathPattern = (pattern: string): RegExp => {
  const escaped = pattern.replace(/^\/?/, '/').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
};

/** The distribution of the templates over API and buckets: one function from request to answer. */
export const siteOf = (deployment: Deployment, api: HttpApi, s3Endpoint: string): ((request: ApiRequest) => Promise<WireAnswer>) => {
  const [resource] = deployment.resources('AWS::CloudFront::Distribution');
  if (resource === undefined) throw new Error('the templates have no distribution');
  const { DistributionConfig: config } = distributionSchema.parse(deployment.properties(resource));
  const origins = new Map(config.Origins.map((origin) => [origin.Id, originOf(origin, deployment, api, s3Endpoint)]));
  const originNamed = (id: string): Origin => {
    const origin = origins.get(id);
    if (origin === undefined) throw new Error(`the distribution has no origin ${id}`);
    return origin;
  };
  for (const { Id, FailoverCriteria, Members } of config.OriginGroups.Items) {
    const [primary, fallback] = Members.Items;
    origins.set(Id, failover(originNamed(primary.OriginId), originNamed(fallback.OriginId), FailoverCriteria.StatusCodes.Items));
  }
  const behaviours = [...config.CacheBehaviors, { ...config.DefaultCacheBehavior, PathPattern: '*' }].map(
    (behaviour): Behaviour => ({
      pattern: pathPattern(behaviour.PathPattern),
      methods: new Set(behaviour.AllowedMethods),
      origin: originNamed(behaviour.TargetOriginId),
      forwardsAll: behaviour.OriginRequestPolicyId !== undefined,
      viewerRequest: viewerRequestOf(behaviour.FunctionAssociations, deployment),
      headers: headerRulesOf(behaviour.ResponseHeadersPolicyId, deployment),
    }),
  );

  return async (request) => {
    const behaviour = behaviours.find(({ pattern }) => pattern.test(request.path));
    if (behaviour === undefined) throw new Error(`no behaviour for ${request.path}`);
    if (!behaviour.methods.has(request.method)) {
      const body = Buffer.from('This distribution is not configured to allow the HTTP request method that was used for this request.');
      return applyHeaders({ status: 403, headers: { 'content-type': 'text/plain' }, body }, behaviour.headers);
    }
    let forwarded = behaviour.forwardsAll ? request : { ...request, query: '', headers: conditional(request.headers) };
    if (behaviour.viewerRequest !== undefined) {
      const { method, path, query, sourceIp } = request;
      const result = await behaviour.viewerRequest({ method, uri: path, query, sourceIp });
      if ('answer' in result) return applyHeaders(result.answer, behaviour.headers);
      forwarded = { ...forwarded, path: result.request.uri, query: behaviour.forwardsAll ? result.request.query : '' };
    }
    return applyHeaders(await behaviour.origin(forwarded), behaviour.headers);
  };
};

/** Headers that CloudFront uses itself; without an origin request policy the origin sees no others of the viewer. */
const conditional = (headers: ApiRequest['headers']): ApiRequest['headers'] => {
  const kept: ApiRequest['headers'] = { 'user-agent': 'Amazon CloudFront' };
  for (const name of ['range', 'if-none-match', 'if-modified-since']) if (headers[name] !== undefined) kept[name] = headers[name];
  return kept;
};

const originOf = (
  { DomainName, OriginPath }: { readonly DomainName: string; readonly OriginPath: string },
  deployment: Deployment,
  api: HttpApi,
  s3Endpoint: string,
): Origin => {
  const origin =
    DomainName === api.host ? api.handle : bucketOrigin(s3Endpoint, deployment.identity(deployment.find('AWS::S3::Bucket', DomainName)).ref);
  return OriginPath === '' ? origin : (request) => origin({ ...request, path: `${OriginPath}${request.path}` });
};

const failover = (primary: Origin, fallback: Origin, statuses: readonly number[]): Origin => {
  const fails = new Set(statuses);
  return async (request) => {
    const answer = await primary(request);
    return fails.has(answer.status) ? fallback(request) : answer;
  };
};

const viewerRequestOf = (associations: z.infer<typeof behaviourSchema>['FunctionAssociations'], deployment: Deployment): EdgeFunction | undefined => {
  for (const { EventType, FunctionARN } of associations) {
    if (EventType !== 'viewer-request') throw new Error(`the local cloud runs no ${EventType} function`);
    const { FunctionCode } = z
      .object({ FunctionCode: z.string() })
      .parse(deployment.properties(deployment.find('AWS::CloudFront::Function', FunctionARN)));
    return edgeFunction(FunctionCode);
  }
  return undefined;
};
