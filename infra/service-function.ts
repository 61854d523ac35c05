import { Duration, RemovalPolicy, Stack, Tags, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, EventInvokeConfig, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  type EnvironmentSource,
  environmentName,
  environmentOf,
  type Manifest,
  routesOf,
  type SettingName,
  type Trigger,
} from '../shared/runtime/manifest.ts';
import { grantsOf, type Resources } from './grants.ts';
import type { Stage } from './stages.ts';
import { wireTriggers } from './triggers.ts';

export type ServiceFunctionProps = Resources & {
  readonly manifest: Manifest;
  readonly stage: Stage;
  readonly code: Code;
  readonly settings: Readonly<Record<SettingName, string>>;
  readonly alarms: ITopic;
};

/** Seconds; `timeout` of a manifest that says nothing. */
const defaultTimeout = 10;

/** Seconds that a function of this manifest may run. */
export const timeoutOf = ({ timeout = defaultTimeout }: Manifest): Duration => Duration.seconds(timeout);

/** Whether Lambda takes the event and says so before the function runs. */
const isAsynchronous = (kind: Trigger['kind']): boolean => kind === 'event' || kind === 'schedule' || kind === 'object';

const nodeOptions = ({ semiSpace }: Manifest): string =>
  ['--enable-source-maps', ...(semiSpace === undefined ? [] : [`--max-semi-space-size=${semiSpace}`])].join(' ');

/** A manifest becomes a function with its environment, exact grants, log group, triggers, dead-letter queue and alarms. */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction;
  /** Where events go that could not be worked off; absent where a person waits for the answer. */
  readonly failures: Queue | undefined;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { manifest, stage } = props;
    const logGroup = new LogGroup(this, 'Logs', { retention: stage.logDays, removalPolicy: RemovalPolicy.DESTROY });
    this.failures = manifest.triggers.some(({ kind }) => kind === 'stream' || isAsynchronous(kind)) ? this.#makeFailures() : undefined;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${manifest.name} may do, from its manifest`,
      inlinePolicies: { manifest: new PolicyDocument({ statements: grantsOf(manifest, props, { logGroup, failures: this.failures }) }) },
    });
    this.#acknowledgePrefixes(props, role);
    this.#acknowledgeQuota(manifest, role);
    this.function = new LambdaFunction(this, 'Function', {
      description: manifest.purpose,
      runtime: Runtime.NODEJS_24_X,
      architecture: manifest.architecture === 'x86_64' ? Architecture.X86_64 : Architecture.ARM_64,
      handler: 'index.handler',
      code: props.code,
      memorySize: manifest.memory ?? 512,
      timeout: timeoutOf(manifest),
      environment: { NODE_OPTIONS: nodeOptions(manifest), ...environment(props) },
      role: role.withoutPolicyUpdates(),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
    });
    Tags.of(this.function).add('capability', manifest.name);
    this.#alarm(props, 'errors', this.#failed(manifest, logGroup));
    if (this.failures !== undefined) this.#catchFailures(props, this.failures);
    wireTriggers(this, props, this.function, this.failures);
  }

  #makeFailures(): Queue {
    const failures = new Queue(this, 'Failures', { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED, retentionPeriod: Duration.days(14) });
    Validations.of(failures).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue itself: of asynchronous invocations, a stream, a schedule or events, which the rule does not look at.',
    });
    return failures;
  }

  /** cdk-nag knows a bucket of another stack by the name of its export. */
  #acknowledgePrefixes({ manifest, data }: ServiceFunctionProps, role: Role): void {
    for (const source of environmentOf(manifest)) {
      if (source.kind !== 'bucket') continue;
      const exported: string = Stack.of(this).resolve(data.exportValue(data.buckets[source.name].bucketArn))['Fn::ImportValue'];
      for (const { prefix } of manifest.uses.buckets?.[source.name] ?? []) {
        Validations.of(role).acknowledge({
          id: `AwsSolutions-IAM5[Resource::${exported}/${prefix}*]`,
          reason: 'Names of objects are not known before. The manifest names the prefix; test/infra allows a star nowhere else.',
        });
      }
    }
  }

  #acknowledgeQuota({ uses }: Manifest, role: Role): void {
    if (!uses.mail?.includes('GetSendQuota')) return;
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'The quota belongs to the account: SES has no resource to name for ses:GetSendQuota. test/infra allows the star for this action only.',
    });
  }

  /** Invocations that failed. A fault of a page is an answer 500 and no failure to Lambda, so its log line counts. */
  #failed(manifest: Manifest, logGroup: LogGroup): IMetric {
    const errors = this.function.metricErrors({ period: Duration.minutes(5), statistic: Stats.SUM });
    if (routesOf(manifest).length === 0) return errors;
    const filter = new MetricFilter(this, 'Faults', {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.code', '=', 'FAULT'),
      metricNamespace: Stack.of(this).stackName,
      metricName: `${manifest.name}-faults`,
      metricValue: '1',
      defaultValue: 0,
    });
    const faults = filter.metric({ period: Duration.minutes(5), statistic: Stats.SUM });
    return new MathExpression({ expression: 'FILL(errors, 0) + FILL(faults, 0)', usingMetrics: { errors, faults }, period: Duration.minutes(5) });
  }

  #catchFailures({ manifest, ...props }: ServiceFunctionProps, failures: Queue): void {
    if (manifest.triggers.some(({ kind }) => isAsynchronous(kind))) {
      new EventInvokeConfig(this, 'Asynchronous', {
        function: this.function,
        retryAttempts: 2,
        maxEventAge: Duration.hours(6),
        onFailure: { bind: () => ({ destination: failures.queueArn }) },
      });
    }
    this.#alarm({ manifest, ...props }, 'failures', waiting(failures));
  }

  #alarm({ manifest, alarms }: ServiceFunctionProps, kind: 'errors' | 'failures', metric: IMetric): void {
    addAlarm(this, kind === 'errors' ? 'ErrorAlarm' : 'FailureAlarm', {
      metric,
      alarms,
      impact: manifest.impact,
      paragraph: `${manifest.name}-${kind}`,
    });
  }
}

/** Messages that wait in a dead-letter queue. */
export const waiting = (queue: Queue): IMetric =>
  queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: Stats.MAXIMUM });

/** What an alarm counts, from where on it rings (1 when absent), and what it tells. */
type AlarmProps = {
  readonly metric: IMetric;
  readonly alarms: ITopic;
  readonly impact: string;
  readonly paragraph: string;
  readonly threshold?: number;
  readonly treatMissingData?: TreatMissingData;
};

/** An alarm that rings at the first failure and says whom it hurts and what to do (a paragraph of docs/runbook.md). */
export const addAlarm = (
  scope: Construct,
  id: string,
  { metric, alarms, impact, paragraph, threshold = 1, treatMissingData = TreatMissingData.NOT_BREACHING }: AlarmProps,
): void => {
  const alarm = new Alarm(scope, id, {
    metric,
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData,
    alarmDescription: `${impact} Was zu tun ist: docs/runbook.md#${paragraph}`,
  });
  alarm.addAlarmAction(new SnsAction(alarms));
};

const environment = (props: ServiceFunctionProps): Record<string, string> =>
  Object.fromEntries(environmentOf(props.manifest).map((source) => [environmentName(source), environmentValue(source, props)]));

const environmentValue = (source: EnvironmentSource, { data, queues, secrets, settings }: ServiceFunctionProps): string => {
  switch (source.kind) {
    case 'table':
      return data.tables[source.name].tableName;
    case 'bucket':
      return data.buckets[source.name].bucketName;
    case 'queue':
      return queues[source.name].queueUrl;
    case 'secret':
      return secrets[source.name].secretArn;
    case 'setting':
      return settings[source.name];
  }
};
