import { Duration, Stack } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, type IFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Manifest, Trigger } from '../shared/runtime/manifest.ts';
import { type Resources, streamArnOf } from './grants.ts';

type Of<K extends Trigger['kind']> = Extract<Trigger, { kind: K }>;

/** Connects a function with what starts it. Routes are the API's matter (service-stack.ts), an event needs no connection. */
export const wireTriggers = (
  scope: Construct,
  { manifest, ...resources }: Resources & { readonly manifest: Manifest },
  target: IFunction,
  failures: IQueue | undefined,
): void => {
  for (const [position, trigger] of manifest.triggers.entries()) {
    const id = `${trigger.kind.charAt(0).toUpperCase()}${trigger.kind.slice(1)}${position}`;
    if (trigger.kind === 'queue') wireQueue(scope, id, trigger, resources, target);
    if (trigger.kind === 'stream' && failures !== undefined) wireStream(scope, id, trigger, resources, target, failures);
    if (trigger.kind === 'schedule' && failures !== undefined) wireSchedule(scope, id, trigger, target, failures);
    if (trigger.kind === 'object' && failures !== undefined) wireObject(scope, id, trigger, resources, target, failures);
  }
};

const wireQueue = (scope: Construct, id: string, trigger: Of<'queue'>, { queues }: Resources, target: IFunction): void => {
  new EventSourceMapping(scope, id, {
    target,
    eventSourceArn: queues[trigger.queue].queueArn,
    batchSize: trigger.batchSize ?? 10,
    // Two readers at once, the least that Lambda takes: SES limits mails per second, and nobody waits for a mail.
    maxConcurrency: trigger.concurrency ?? 2,
    reportBatchItemFailures: true,
  });
};

const wireStream = (scope: Construct, id: string, trigger: Of<'stream'>, { data }: Resources, target: IFunction, failures: IQueue): void => {
  new EventSourceMapping(scope, id, {
    target,
    eventSourceArn: streamArnOf(data, trigger.table),
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 10,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 5,
    // A stream keeps its records for 24 hours; what is older than half of that goes to the dead-letter queue before it is lost.
    maxRecordAge: Duration.hours(12),
    onFailure: { bind: () => ({ destination: failures.queueArn }) },
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { NewImage: { entity: { S: [...trigger.entities] } } },
      }),
    ],
  });
};

const wireSchedule = (scope: Construct, id: string, trigger: Of<'schedule'>, target: IFunction, failures: IQueue): void => {
  const role = new Role(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } } }),
    description: 'The schedule starts its one function and keeps what it could not start',
    inlinePolicies: {
      schedule: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }),
          new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] }),
        ],
      }),
    },
  });
  new CfnSchedule(scope, id, {
    description: trigger.reason,
    scheduleExpression: `cron(${trigger.cron})`,
    scheduleExpressionTimezone: trigger.timeZone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: target.functionArn,
      roleArn: role.roleArn,
      input: JSON.stringify({ time: '<aws.scheduler.scheduled-time>' }),
      retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 6 * 3600 },
      deadLetterConfig: { arn: failures.queueArn },
    },
  });
};

/** How S3 and GuardDuty spell their events. */
const patternOf = ({ event, prefix }: Of<'object'>, bucketName: string): EventPattern =>
  event === 'created'
    ? { source: ['aws.s3'], detailType: ['Object Created'], detail: { bucket: { name: [bucketName] }, object: { key: [{ prefix }] } } }
    : {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: [bucketName], objectKey: [{ prefix }] } },
      };

const wireObject = (scope: Construct, id: string, trigger: Of<'object'>, { data }: Resources, target: IFunction, failures: IQueue): void => {
  new Rule(scope, id, {
    description: `Objects ${trigger.event} under ${trigger.prefix}`,
    eventPattern: patternOf(trigger, data.buckets[trigger.bucket].bucketName),
    // What the function itself fails at goes to the same queue by its asynchronous configuration.
    targets: [new LambdaFunction(target, { deadLetterQueue: failures, retryAttempts: 10, maxEventAge: Duration.hours(6) })],
  });
};
