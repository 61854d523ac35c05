import { CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpRoute, HttpRouteKey, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Code, IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Manifest, QueueName, SettingName } from '../shared/runtime/manifest.ts';
import type { DataStack } from './data-stack.ts';
import { gatewayPathsOf } from './gateway-paths.ts';
import { MailFeedback } from './mail-feedback.ts';
import { protectBuckets } from './malware-protection.ts';
import { watchReputation } from './reputation-alarms.ts';
import { addAlarm, ServiceFunction, timeoutOf, waiting } from './service-function.ts';
import { StaffIssuer } from './staff-issuer.ts';
import type { Stage } from './stages.ts';

export type ServiceStackProps = StackProps & {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly manifests: readonly Manifest[];
  /** The bundle of a function, by name. */
  readonly codeOf: (name: string) => Code;
};

const publicByPurpose = {
  id: 'AwsSolutions-APIG4',
  reason:
    'Anybody may read the pages and apply for funding without an account; what is stored is written with conditions, and requests are throttled.',
};

/** Impact of a queue that no function reads. */
export const unread = 'Nachrichten warten, die keine Funktion liest.';

/** What can be rebuilt at any time: API, functions, queues, schedules, alarms. All of it follows from the manifests. */
export class ServiceStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { stage, data, manifests, codeOf, ...props }: ServiceStackProps) {
    super(scope, id, { ...props, description: 'Teilhabe: API, functions, queues, schedules and alarms' });
    const siteUrl = new CfnParameter(this, 'SiteUrl', {
      default: stage.siteUrl,
      allowedPattern: '^https?://.*[^/]$',
      description: 'Address that people type, without a trailing slash; links in pages and mails begin with it',
    });
    const staff = new StaffIssuer(this, 'StaffSignIn', { staff: stage.staff, pool: data.staffPool, siteUrl: siteUrl.valueAsString }).registration;
    const alarms = this.#makeTopic(stage, data);
    const queues = {
      mail: this.#makeQueue('mail', manifests, alarms),
      announcements: this.#makeQueue('announcements', manifests, alarms),
      mailFeedback: this.#makeQueue('mailFeedback', manifests, alarms),
    };
    const feedback = new MailFeedback(this, 'MailFeedback', { data, queue: queues.mailFeedback });
    watchReputation(this, alarms);
    // A parameter that no function reads is a finding of the validator.
    const isRead = (setting: SettingName): boolean => manifests.some(({ uses }) => uses.settings?.includes(setting));
    const settings: Record<SettingName, string> = {
      siteUrl: siteUrl.valueAsString,
      exampleData: String(stage.exampleData),
      mailSender: stage.mail.sender,
      mailConfigurationSet: data.mail.configurationSet.configurationSetName,
      staffIssuer: staff.issuer,
      staffClientId: staff.clientId,
      staffRoles: JSON.stringify(staff.roles),
      announcementHold: isRead('announcementHold') ? this.#announcementHold(stage) : '',
      feedbackTopic: feedback.topic.topicArn,
      feedbackCertificates: isRead('feedbackCertificates') ? this.#feedbackCertificates() : '',
    };
    const secrets = { staffClient: staff.secret, mailKey: data.mail.key };
    this.api = this.#makeApi(stage);
    const paths = gatewayPathsOf(manifests);
    for (const manifest of manifests) {
      const id = manifest.name.replace(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
      const service = new ServiceFunction(this, id, { manifest, stage, data, queues, secrets, settings, alarms, code: codeOf(manifest.name) });
      this.#addRoutes(manifest, paths.get(manifest.name) ?? [], service.function);
      new CfnOutput(this, `${id}Name`, { value: service.function.functionName, description: manifest.purpose });
    }
    protectBuckets(this, manifests, data);
    new CfnOutput(this, 'SiteAddress', { value: siteUrl.valueAsString, description: 'Address that links to the pages begin with' });
    new CfnOutput(this, 'ApiUrl', { value: this.api.apiEndpoint, description: 'The API without CloudFront, for tests of a deployment' });
  }

  #announcementHold({ mail }: Stage): string {
    return new CfnParameter(this, 'AnnouncementHold', {
      default: String(mail.announcementHold),
      allowedPattern: '^[0-9]{1,3}$',
      description: 'Minutes between a release and its mails, in which staff can stop them',
    }).valueAsString;
  }

  #feedbackCertificates(): string {
    return new CfnParameter(this, 'FeedbackCertificates', {
      default: `https://sns.${this.region}.amazonaws.com/`,
      description: 'Addresses of the certificates that sign the feedback of SES begin with this',
    }).valueAsString;
  }

  #makeTopic(stage: Stage, data: DataStack): Topic {
    const alarms = new Topic(this, 'Alarms', { displayName: 'Teilhabe', enforceSSL: true, masterKey: data.key });
    // A topic with a policy of its own loses the one that lets the account's services in.
    alarms.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (stage.alarmEmail !== undefined) alarms.addSubscription(new EmailSubscription(stage.alarmEmail));
    return alarms;
  }

  /** A queue with its dead-letter queue. A message stays invisible for six timeouts of the slowest reader, as Lambda wants it. */
  #makeQueue(name: QueueName, manifests: readonly Manifest[], alarms: Topic): Queue {
    const readers = manifests.filter(({ triggers }) => triggers.some((trigger) => trigger.kind === 'queue' && trigger.queue === name));
    const closed = { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED, retentionPeriod: Duration.days(14) };
    const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const failures = new Queue(this, `${id}Failures`, closed);
    addAlarm(this, `${id}FailureAlarm`, {
      metric: waiting(failures),
      alarms,
      impact: readers.length === 0 ? unread : readers.map(({ impact }) => impact).join(' '),
      paragraph: `queue-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-failures`,
    });
    return new Queue(this, `${id}Queue`, {
      ...closed,
      visibilityTimeout: Duration.seconds(6 * Math.max(30, ...readers.map((reader) => timeoutOf(reader).toSeconds()))),
      deadLetterQueue: { queue: failures, maxReceiveCount: 5 },
    });
  }

  #makeApi(stage: Stage): HttpApi {
    const api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'Everything of Teilhabe that answers over HTTP' });
    const destination = new LogGroupLogDestination(new LogGroup(this, 'ApiLogs', { retention: stage.logDays, removalPolicy: RemovalPolicy.DESTROY }));
    // No address of the caller and no query: the log says what was answered, not who asked.
    const line = {
      requestId: '$context.requestId',
      time: '$context.requestTime',
      method: '$context.httpMethod',
      route: '$context.routeKey',
      status: '$context.status',
      milliseconds: '$context.responseLatency',
      bytes: '$context.responseLength',
      fault: '$context.integrationErrorMessage',
    };
    new HttpStage(this, 'ApiStage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: { destination, format: AccessLogFormat.custom(JSON.stringify(line)) },
    });
    Validations.of(api).acknowledge(publicByPurpose);
    return api;
  }

  /**
   * Its folders and paths, each with any method: the function knows which of them it has, and answers HEAD, and 405 where the method is wrong.
   */
  #addRoutes(manifest: Manifest, paths: readonly string[], target: IFunction): void {
    if (paths.length === 0) return;
    const integration = new HttpLambdaIntegration(manifest.name, target, { scopePermissionToRoute: false });
    for (const path of paths) this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration });
    if (manifest.triggers.some((trigger) => trigger.kind === 'routes' && trigger.fallback)) {
      const fallback = new HttpRoute(this, 'Fallback', { httpApi: this.api, routeKey: HttpRouteKey.DEFAULT, integration });
      Validations.of(fallback).acknowledge(publicByPurpose);
    }
  }
}
