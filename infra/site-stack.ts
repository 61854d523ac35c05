import { Annotations, CfnOutput, Duration, Fn, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { securityHeaders } from '../shared/runtime/security-headers.ts';
import type { DataStack } from './data-stack.ts';
import type { ServiceStack } from './service-stack.ts';
import type { Stage } from './stages.ts';

/**
 * `/berichte` → 301 `/berichte/`; `/berichte/2026-10/` → its index.html; files stay as they are, but the sitemap lies with the data. Runs at
 * the edge (JavaScript runtime 2.0).
 */
const publicationPath = `function handler(event) {
  var request = event.request;
  if (request.uri === '/sitemap.xml') request.uri = '/daten/sitemap.xml';
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (last === '') {
    request.uri += 'index.html';
    return request;
  }
  if (last.indexOf('.') >= 0) return request;
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: request.uri + '/' } } };
}
`;

const acknowledged = {
  'AwsSolutions-CFR1': 'The report is public and councillors travel: no country is shut out.',
  'AwsSolutions-CFR2': 'A web ACL costs a fixed sum a month and is a choice of the stage (webAclArn); throttling and body limits hold without it.',
  'AwsSolutions-CFR3': 'Its log would keep the addresses of everybody who looks for advice; the access log of the API says what was answered.',
} as const;

const sharedCertificate = {
  id: 'AwsSolutions-CFR4',
  reason: 'CloudFront sets the TLS version of its own certificate; a stage with a domain and certificate asks for TLS 1.2 at least.',
};

export type SiteStackProps = StackProps & { readonly stage: Stage; readonly data: DataStack; readonly service: ServiceStack };

/** One address for pages, API and publications, with the security headers on every answer. */
export class SiteStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, service, ...props }: SiteStackProps) {
    super(scope, id, { ...props, description: 'Teilhabe: CloudFront in front of API and publications' });
    const api = new HttpOrigin(Fn.join('.', [service.api.apiId, 'execute-api', this.region, 'amazonaws.com']), {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    });
    // Known here by its name only: the policy that lets CloudFront read it belongs to the bucket and stands in the data stack.
    const { bucketName, bucketRegionalDomainName } = data.buckets.publication;
    const bucket = Bucket.fromBucketAttributes(this, 'Publication', { bucketName, bucketRegionalDomainName });
    const everywhere = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: this.#makeHeaders(),
      compress: true,
    };
    const dynamic: BehaviorOptions = {
      ...everywhere,
      origin: api,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // Not the header Host: API Gateway answers to its own name only.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    const assets: BehaviorOptions = {
      ...everywhere,
      origin: api,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: this.#makeCache('Assets', 0),
    };
    const publications: BehaviorOptions = {
      ...everywhere,
      // A file that is not there is answered by the API: its page for wrong addresses helps on.
      origin: new OriginGroup({
        primaryOrigin: S3BucketOrigin.withOriginAccessControl(bucket),
        fallbackOrigin: api,
        fallbackStatusCodes: [403, 404],
      }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: this.#makeCache('Publications', 60),
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(this, 'PublicationPath', { code: FunctionCode.fromInline(publicationPath), runtime: FunctionRuntime.JS_2_0 }),
        },
      ],
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Teilhabe ${stage.siteUrl}`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: dynamic,
      // The first that fits: files of the series lie among the pages that show them.
      additionalBehaviors: {
        '/assets/*': assets,
        '/berichte': publications,
        '/berichte/suche': dynamic,
        '/berichte/abonnieren*': dynamic,
        '/berichte/abonnement/*': dynamic,
        '/berichte/*': publications,
        '/daten': publications,
        '/daten/reihen/': publications,
        '/daten/reihen/*.csv': publications,
        '/daten/reihen/*.json': publications,
        '/daten/reihen/*': dynamic,
        '/daten/*': publications,
        '/sitemap.xml': publications,
      },
      ...(stage.domain === undefined
        ? {}
        : {
            domainNames: [stage.domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', stage.domain.certificateArn),
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          }),
      ...(stage.webAclArn === undefined ? {} : { webAclId: stage.webAclArn }),
    });
    Annotations.of(distribution).acknowledgeWarning(
      '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
      'The policy of the publication bucket stands in the data stack, see there.',
    );
    for (const [id, reason] of Object.entries(acknowledged)) Validations.of(distribution).acknowledge({ id, reason });
    if (stage.domain === undefined) Validations.of(distribution).acknowledge(sharedCertificate);
    new CfnOutput(this, 'SiteDomain', { value: distribution.distributionDomainName, description: 'CNAME of the own domain, or the address itself' });
  }

  /** Answers are kept as long as they say themselves, `seconds` when they say nothing. */
  #makeCache(id: string, seconds: number): CachePolicy {
    return new CachePolicy(this, `${id}Cache`, {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(seconds),
      maxTtl: Duration.days(365),
      queryStringBehavior: CacheQueryStringBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }

  /** The headers that the functions send, on files of the bucket too. CloudFront wants the older ones in fields of their own. */
  #makeHeaders(): ResponseHeadersPolicy {
    const {
      'content-security-policy': contentSecurityPolicy = '',
      'strict-transport-security': strictTransportSecurity = '',
      'x-content-type-options': _alwaysNosniff,
      'x-frame-options': frame,
      'referrer-policy': referrer,
      ...others
    } = securityHeaders;
    if (frame !== HeadersFrameOption.DENY || referrer !== HeadersReferrerPolicy.SAME_ORIGIN) {
      throw new Error('security-headers.ts changed x-frame-options or referrer-policy: change them here too.');
    }
    return new ResponseHeadersPolicy(this, 'SecurityHeaders', {
      securityHeadersBehavior: {
        // Functions send their own; the page that uploads allows one origin more. This one is for files of the bucket.
        contentSecurityPolicy: { contentSecurityPolicy, override: false },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.seconds(Number(/max-age=(\d+)/.exec(strictTransportSecurity)?.[1])),
          includeSubdomains: strictTransportSecurity.includes('includeSubDomains'),
          override: true,
        },
      },
      customHeadersBehavior: { customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override: true })) },
    });
  }
}
