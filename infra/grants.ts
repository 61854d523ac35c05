import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { environmentOf, type Manifest, type QueueName, type SecretName } from '../shared/runtime/manifest.ts';
import { tableDesigns } from '../shared/store/table-design.ts';
import type { DataStack } from './data-stack.ts';

/** What manifests may name. */
export type Resources = {
  readonly data: DataStack;
  readonly queues: Readonly<Record<QueueName, Queue>>;
  readonly secrets: Readonly<Record<SecretName, Secret>>;
};

const allow = (actions: readonly string[], resources: readonly string[]): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [...resources] });

/** The manifest's actions on exactly the resources it names. `Query` reaches the table's indexes too. */
const used = (manifest: Manifest, { data, queues, secrets }: Resources): PolicyStatement[] =>
  environmentOf(manifest).flatMap((source): PolicyStatement[] => {
    if (source.kind === 'table') {
      const table = data.tables[source.name];
      const actions = manifest.uses.tables?.[source.name] ?? [];
      const indexes = tableDesigns[source.name].indexes.map(({ name }) => `${table.tableArn}/index/${name}`);
      return [
        allow(
          actions.map((action) => `dynamodb:${action}`),
          [table.tableArn],
        ),
        ...(actions.includes('Query') && indexes.length > 0 ? [allow(['dynamodb:Query'], indexes)] : []),
      ];
    }
    if (source.kind === 'bucket') {
      return (manifest.uses.buckets?.[source.name] ?? []).map(({ actions, prefix }) =>
        allow(
          actions.map((action) => `s3:${action}`),
          [data.buckets[source.name].arnForObjects(`${prefix}*`)],
        ),
      );
    }
    if (source.kind === 'queue') {
      const actions = manifest.uses.queues?.[source.name] ?? [];
      return [
        allow(
          actions.map((action) => `sqs:${action}`),
          [queues[source.name].queueArn],
        ),
      ];
    }
    if (source.kind === 'secret') {
      const actions = manifest.uses.secrets?.[source.name] ?? [];
      return [
        allow(
          actions.map((action) => `secretsmanager:${action}`),
          [secrets[source.name].secretArn],
        ),
      ];
    }
    return [];
  });

/** Sending is for our identity and configuration set; the quota is the account's, and SES has no resource for it. */
const mailed = ({ uses }: Manifest, { data }: Resources): PolicyStatement[] =>
  (uses.mail ?? []).map((action) =>
    allow([`ses:${action}`], action === 'GetSendQuota' ? ['*'] : [data.mailIdentityArn, data.mailConfigurationSetArn]),
  );

/** What Lambda does with the function's role in order to start it. */
const started = ({ triggers }: Manifest, { data, queues }: Resources): PolicyStatement[] =>
  triggers.flatMap((trigger): PolicyStatement[] => {
    if (trigger.kind === 'queue') {
      return [allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queues[trigger.queue].queueArn])];
    }
    if (trigger.kind === 'stream') {
      const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
      return [
        allow(
          actions.map((action) => `dynamodb:${action}`),
          [streamArnOf(data, trigger.table)],
        ),
      ];
    }
    return [];
  });

/** @throws Error when the table has no stream: a manifest that asks for one is wrong */
export const streamArnOf = (data: DataStack, table: keyof typeof tableDesigns): string => {
  const arn = data.tables[table].tableStreamArn;
  if (arn === undefined) throw new Error(`The table ${table} has no stream; shared/store/table-design.ts says which have.`);
  return arn;
};

/** Everything that the role of a function allows: uses and triggers of the manifest, its own log group, its own dead-letter queue. */
export const grantsOf = (manifest: Manifest, resources: Resources, own: { readonly logGroup: ILogGroup; readonly failures?: IQueue | undefined }) => [
  allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [own.logGroup.logGroupArn]),
  ...(own.failures === undefined ? [] : [allow(['sqs:SendMessage'], [own.failures.queueArn])]),
  ...started(manifest, resources),
  ...used(manifest, resources),
  ...mailed(manifest, resources),
];
