import { App } from 'aws-cdk-lib';
import { OriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { makeStacks, placeholder } from '../../infra/app.ts';
import { manifests } from '../../infra/manifests.ts';
import { stageOf } from '../../infra/stages.ts';
import { routesOf } from '../../shared/runtime/manifest.ts';
import { securityHeaders } from '../../shared/runtime/security-headers.ts';
import { flags, synthesize } from '../support/synthesize.ts';
import { at, find, list, text } from './reading.ts';

const templates = synthesize();
const distribution = at(find(templates, 'AWS::CloudFront::Distribution')[0], 'resource', 'Properties', 'DistributionConfig');
const behaviors = [at(distribution, 'DefaultCacheBehavior'), ...list(at(distribution, 'CacheBehaviors'))].map((behavior) => ({
  path: String(at(behavior, 'PathPattern') ?? 'everything else'),
  behavior,
}));
/** Paths below those of publications whose pages are made when somebody asks. */
const explored = ['/berichte/suche', '/berichte/abonnieren*', '/berichte/abonnement/*', '/daten/reihen/*'];
const publications = behaviors.filter(({ path }) => /^\/(berichte|daten|sitemap)/.test(path) && !explored.includes(path));

const isFile = (path: string): boolean => publications.some((publication) => publication.path === path);

describe('CloudFront', () => {
  it('asks the bucket for publications, the API for everything else', () => {
    // CloudFront takes the first that fits.
    expect(behaviors.map(({ path }) => path)).toEqual([
      'everything else',
      '/assets/*',
      '/berichte',
      '/berichte/suche',
      '/berichte/abonnieren*',
      '/berichte/abonnement/*',
      '/berichte/*',
      '/daten',
      '/daten/reihen/',
      '/daten/reihen/*.csv',
      '/daten/reihen/*.json',
      '/daten/reihen/*',
      '/daten/*',
      '/sitemap.xml',
    ]);
    const target = at(behaviors[0]?.behavior, 'TargetOriginId');
    for (const { path, behavior } of behaviors) expect([path, at(behavior, 'TargetOriginId') === target]).toEqual([path, !isFile(path)]);
    const [everything] = behaviors;
    const api = list(at(distribution, 'Origins')).find((origin) => at(origin, 'Id') === at(everything?.behavior, 'TargetOriginId'));
    expect(text(templates, at(api, 'DomainName'))).toBe('<Api>.execute-api.eu-central-1.amazonaws.com');
    expect(at(api, 'CustomOriginConfig')).toMatchObject({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] });
    const methods = new Set(manifests.flatMap((manifest) => routesOf(manifest)).map(({ method }) => method));
    expect(at(everything?.behavior, 'AllowedMethods')).toEqual(expect.arrayContaining([...methods]));
    expect(methods).toContain('PUT');
    // What a client says of who it is and what it has read has to arrive.
    expect(at(everything?.behavior, 'OriginRequestPolicyId')).toBe(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER.originRequestPolicyId);
  });

  it('shows the page of the API where a publication is missing', () => {
    for (const { behavior } of publications) {
      const group = list(at(distribution, 'OriginGroups', 'Items')).find((candidate) => at(candidate, 'Id') === at(behavior, 'TargetOriginId'));
      expect(at(group, 'FailoverCriteria', 'StatusCodes', 'Items')).toEqual([403, 404]);
      const [bucket, fallback] = list(at(group, 'Members', 'Items')).map((member) =>
        list(at(distribution, 'Origins')).find((origin) => at(origin, 'Id') === at(member, 'OriginId')),
      );
      expect(text(templates, at(bucket, 'DomainName'))).toBe('<PublicationBucket.RegionalDomainName>');
      expect(at(bucket, 'OriginAccessControlId')).toBeDefined();
      expect(text(templates, at(fallback, 'DomainName'))).toContain('<Api>');
    }
    expect(publications.length).toBeGreaterThan(0);
  });

  it('may read publications in the bucket, and nothing else there', () => {
    const reads = find(templates, 'AWS::S3::BucketPolicy')
      .flatMap(({ resource }) => list(at(resource.Properties, 'PolicyDocument', 'Statement')))
      .filter((statement) => at(statement, 'Principal', 'Service') === 'cloudfront.amazonaws.com');
    expect(reads).toHaveLength(1);
    expect(at(reads[0], 'Action')).toBe('s3:GetObject');
    expect(list(at(reads[0], 'Resource')).map((resource) => text(templates, resource))).toEqual([
      '<PublicationBucket.Arn>/berichte/*',
      '<PublicationBucket.Arn>/daten/*',
    ]);
    expect(at(reads[0], 'Condition', 'StringEquals', 'aws:SourceAccount')).toBeDefined();
  });

  it('speaks HTTPS and HTTP/3, and sends every security header of the functions', () => {
    expect(at(distribution, 'HttpVersion')).toBe('http2and3');
    const config = at(find(templates, 'AWS::CloudFront::ResponseHeadersPolicy')[0], 'resource', 'Properties', 'ResponseHeadersPolicyConfig');
    const security = at(config, 'SecurityHeadersConfig');
    const transport = at(security, 'StrictTransportSecurity');
    const sent = {
      'content-security-policy': at(security, 'ContentSecurityPolicy', 'ContentSecurityPolicy'),
      'strict-transport-security': `max-age=${at(transport, 'AccessControlMaxAgeSec')}${at(transport, 'IncludeSubdomains') === true ? '; includeSubDomains' : ''}`,
      'x-content-type-options': at(security, 'ContentTypeOptions', 'Override') === true ? 'nosniff' : '',
      'x-frame-options': at(security, 'FrameOptions', 'FrameOption'),
      'referrer-policy': at(security, 'ReferrerPolicy', 'ReferrerPolicy'),
      ...Object.fromEntries(list(at(config, 'CustomHeadersConfig', 'Items')).map((item) => [String(at(item, 'Header')), at(item, 'Value')])),
    };
    expect(sent).toEqual(securityHeaders);
    // The page that uploads has a policy of its own; every other header is the same everywhere.
    const overriding = ['ContentSecurityPolicy', 'ContentTypeOptions', 'FrameOptions', 'ReferrerPolicy', 'StrictTransportSecurity'];
    expect(overriding.map((name) => at(security, name, 'Override'))).toEqual([false, true, true, true, true]);
    for (const { behavior } of behaviors) {
      expect(at(behavior, 'ViewerProtocolPolicy')).toBe('redirect-to-https');
      expect(at(behavior, 'ResponseHeadersPolicyId')).toBeDefined();
    }
  });
});

describe('the paths of publications', () => {
  const code = String(at(find(templates, 'AWS::CloudFront::Function')[0], 'resource', 'Properties', 'FunctionCode'));
  const answerSchema = z.object({ uri: z.string().optional(), statusCode: z.number().optional(), headers: z.unknown().optional() });
  const answer = (uri: string) => answerSchema.parse(new Function('event', `${code}; return handler(event);`)({ request: { uri } }));

  it.each([
    ['/berichte/', '/berichte/index.html'],
    ['/berichte/2026-10/', '/berichte/2026-10/index.html'],
    ['/berichte/feed.xml', '/berichte/feed.xml'],
    ['/daten/zeitreihen.csv', '/daten/zeitreihen.csv'],
    ['/daten/', '/daten/index.html'],
    ['/sitemap.xml', '/daten/sitemap.xml'],
  ])('%s is the file %s', (path, file) => {
    expect(answer(path)).toEqual({ uri: file });
  });

  it.each(['/berichte', '/berichte/2026-10', '/daten', '/daten/reihen'])('%s leads to the same with a slash', (path) => {
    expect(answer(path)).toEqual({ statusCode: 301, headers: { location: { value: `${path}/` } } });
  });

  it('is asked at every path of a publication', () => {
    for (const { behavior } of publications) {
      expect(list(at(behavior, 'FunctionAssociations')).map((association) => at(association, 'EventType'))).toEqual(['viewer-request']);
    }
  });
});

describe('a stage with its own domain', () => {
  const { name, stage } = stageOf('prod');
  const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000';
  const webAclArn = 'arn:aws:wafv2:us-east-1:000000000000:global/webacl/teilhabe/00000000-0000-0000-0000-000000000000';
  const app = new App({ context: flags });
  const full = { ...stage, domain: { name: 'teilhabe.example', certificateArn }, webAclArn, alarmEmail: 'technik@teilhabe.example' };
  const stacks = makeStacks(app, { name, stage: full }, manifests, placeholder);
  const assembly = app.synth();

  it('asks for TLS 1.2 at least and is behind the web firewall', () => {
    const [found] = Object.values(assembly.getStackByName(stacks.site.stackName).template.Resources).filter(
      (resource) => at(resource, 'Type') === 'AWS::CloudFront::Distribution',
    );
    expect(at(found, 'Properties', 'DistributionConfig')).toMatchObject({
      Aliases: ['teilhabe.example'],
      ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
      WebACLId: webAclArn,
    });
  });

  it('tells the address of the stage when an alarm rings', () => {
    const subscriptions = Object.values(assembly.getStackByName(stacks.service.stackName).template.Resources).filter(
      (resource) => at(resource, 'Type') === 'AWS::SNS::Subscription' && at(resource, 'Properties', 'Protocol') === 'email',
    );
    expect(subscriptions.map((subscription) => at(subscription, 'Properties', 'Endpoint'))).toEqual(['technik@teilhabe.example']);
  });

  it('does not exist under a name that nobody wrote down', () => {
    expect(() => stageOf('production')).toThrow(/There is no stage production; infra\/stages\.ts has dev, prod/);
  });
});
