import type { Templates } from '../support/synthesize.ts';
import { at, find, identityStatements, list, pairs, text } from './reading.ts';

/** A rule of the house over all templates. `broken` damages them, which shows that the rule can fail. */
export type Rule = {
  readonly name: string;
  /** What is wrong, by logical id; empty when all is well. */
  readonly violations: (templates: Templates) => string[];
  readonly broken: (templates: Templates) => void;
};

/** The first resource of a type, to damage it. */
const first = (templates: Templates, type: string) => {
  const [found] = find(templates, type);
  if (found === undefined) throw new Error(`No ${type}`);
  return found.resource;
};

const idsWhere = (templates: Templates, type: string, wrong: (properties: Record<string, unknown>, id: string) => boolean): string[] =>
  find(templates, type)
    .filter(({ id, resource }) => wrong(resource.Properties, id))
    .map(({ id }) => id);

/** Queues that a redrive policy, a function, a stream, a schedule or a rule hands its failures to. */
export const deadLetterQueues = (templates: Templates): ReadonlySet<string> =>
  new Set([
    ...find(templates, 'AWS::SQS::Queue').map(({ resource }) => text(templates, at(resource.Properties, 'RedrivePolicy', 'deadLetterTargetArn'))),
    ...['AWS::Lambda::EventInvokeConfig', 'AWS::Lambda::EventSourceMapping'].flatMap((type) =>
      find(templates, type).map(({ resource }) => text(templates, at(resource.Properties, 'DestinationConfig', 'OnFailure', 'Destination'))),
    ),
    ...find(templates, 'AWS::Scheduler::Schedule').map(({ resource }) =>
      text(templates, at(resource.Properties, 'Target', 'DeadLetterConfig', 'Arn')),
    ),
    ...find(templates, 'AWS::Events::Rule').flatMap(({ resource }) =>
      list(resource.Properties['Targets']).map((target) => text(templates, at(target, 'DeadLetterConfig', 'Arn'))),
    ),
  ]);

const refusesPlainHttp = (templates: Templates, policyType: string, target: string, id: string): boolean =>
  find(templates, policyType)
    .filter(({ resource }) => list(resource.Properties[target]).some((of) => at(of, 'Ref') === id))
    .flatMap(({ resource }) => list(at(resource.Properties, 'PolicyDocument', 'Statement')))
    .some(
      (statement) =>
        at(statement, 'Effect') === 'Deny' &&
        at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false' &&
        (at(statement, 'Principal') === '*' || at(statement, 'Principal', 'AWS') === '*'),
    );

const kept = (templates: Templates, type: string): string[] =>
  find(templates, type)
    .filter(({ resource }) => resource.DeletionPolicy !== 'Retain' || resource.UpdateReplacePolicy !== 'Retain')
    .map(({ id }) => id);

/** GuardDuty makes a rule of its own, and AWS chooses the end of its name. */
const managedRule = /^events:\w+ arn:aws:events:eu-central-1:<AWS::AccountId>:rule\/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3\*$/;

const names =
  /^(TableName|BucketName|QueueName|FunctionName|RoleName|LogGroupName|TopicName|AlarmName|PolicyName|ManagedPolicyName|KeyAlias|StageName)$/;

export const rules: readonly Rule[] = [
  {
    name: 'every table can be restored, is protected against deletion, and is encrypted with our key',
    violations: (templates) =>
      idsWhere(
        templates,
        'AWS::DynamoDB::Table',
        (table) =>
          at(table, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') !== true ||
          table['DeletionProtectionEnabled'] !== true ||
          table['BillingMode'] !== 'PAY_PER_REQUEST' ||
          at(table, 'SSESpecification', 'SSEType') !== 'KMS' ||
          text(templates, at(table, 'SSESpecification', 'KMSMasterKeyId')) !== '<Key.Arn>',
      ),
    broken: (templates) => {
      first(templates, 'AWS::DynamoDB::Table').Properties['DeletionProtectionEnabled'] = false;
    },
  },
  ...[
    'AWS::DynamoDB::Table',
    'AWS::S3::Bucket',
    'AWS::KMS::Key',
    'AWS::SES::EmailIdentity',
    'AWS::SES::ConfigurationSet',
    'AWS::Cognito::UserPool',
  ].map((type) => ({
    name: `${type} stays when its stack goes or replaces it`,
    violations: (templates: Templates) => kept(templates, type),
    broken: (templates: Templates) => {
      first(templates, type).UpdateReplacePolicy = 'Delete';
    },
  })),
  {
    name: 'the secret that addresses are sealed with stays when its stack goes or replaces it',
    violations: (templates) => {
      const kept = find(templates, 'AWS::SecretsManager::Secret').filter(
        ({ stack, resource }) => stack === 'data' && resource.DeletionPolicy === 'Retain',
      );
      return kept.length > 0 ? kept.filter(({ resource }) => resource.UpdateReplacePolicy !== 'Retain').map(({ id }) => id) : ['MailKey'];
    },
    broken: ({ data }) => {
      for (const resource of Object.values(data.Resources)) if (resource.Type === 'AWS::SecretsManager::Secret') resource.DeletionPolicy = 'Delete';
    },
  },
  {
    name: 'every bucket blocks public access',
    violations: (templates) =>
      idsWhere(templates, 'AWS::S3::Bucket', (bucket) =>
        ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].some(
          (setting) => at(bucket, 'PublicAccessBlockConfiguration', setting) !== true,
        ),
      ),
    broken: (templates) => {
      first(templates, 'AWS::S3::Bucket').Properties['PublicAccessBlockConfiguration'] = { BlockPublicAcls: true };
    },
  },
  {
    name: 'every bucket refuses plain HTTP',
    violations: (templates) =>
      idsWhere(templates, 'AWS::S3::Bucket', (_bucket, id) => !refusesPlainHttp(templates, 'AWS::S3::BucketPolicy', 'Bucket', id)),
    broken: (templates) => {
      first(templates, 'AWS::S3::BucketPolicy').Properties['PolicyDocument'] = { Statement: [] };
    },
  },
  {
    name: 'every bucket encrypts, and keeps old versions unless it keeps logs',
    violations: (templates) =>
      idsWhere(
        templates,
        'AWS::S3::Bucket',
        (bucket, id) =>
          list(at(bucket, 'BucketEncryption', 'ServerSideEncryptionConfiguration')).length === 0 ||
          (at(bucket, 'VersioningConfiguration', 'Status') !== 'Enabled' && !id.startsWith('AccessLog')),
      ),
    broken: (templates) => {
      first(templates, 'AWS::S3::Bucket').Properties['BucketEncryption'] = undefined;
    },
  },
  {
    name: 'the key is renewed every year, and whoever may use it is narrowed to an account and a service',
    violations: (templates) =>
      idsWhere(
        templates,
        'AWS::KMS::Key',
        (key) =>
          key['EnableKeyRotation'] !== true ||
          list(at(key, 'KeyPolicy', 'Statement')).some((statement) => {
            const conditions = at(statement, 'Condition', 'StringEquals');
            if (at(statement, 'Principal', 'Service') !== undefined) return at(conditions, 'aws:SourceAccount') === undefined;
            const everybody = at(statement, 'Principal', 'AWS') === '*';
            return everybody && (at(conditions, 'kms:CallerAccount') === undefined || at(conditions, 'kms:ViaService') === undefined);
          }),
      ),
    broken: (templates) => {
      for (const statement of list(at(first(templates, 'AWS::KMS::Key').Properties, 'KeyPolicy', 'Statement'))) {
        if (typeof statement === 'object' && statement !== null) Reflect.deleteProperty(statement, 'Condition');
      }
    },
  },
  {
    name: 'every queue has a dead-letter queue or is one',
    violations: (templates) => {
      const last = deadLetterQueues(templates);
      return idsWhere(
        templates,
        'AWS::SQS::Queue',
        (queue, id) => queue['RedrivePolicy'] === undefined && !last.has(text(templates, { 'Fn::GetAtt': [id, 'Arn'] })),
      );
    },
    broken: (templates) => {
      for (const { resource } of find(templates, 'AWS::Lambda::EventSourceMapping')) resource.Properties['DestinationConfig'] = {};
    },
  },
  {
    name: 'every queue and topic encrypts and refuses plain HTTP; dead letters are kept for 14 days',
    violations: (templates) => [
      ...idsWhere(
        templates,
        'AWS::SQS::Queue',
        (queue, id) =>
          queue['SqsManagedSseEnabled'] !== true ||
          queue['MessageRetentionPeriod'] !== 14 * 24 * 3600 ||
          !refusesPlainHttp(templates, 'AWS::SQS::QueuePolicy', 'Queues', id),
      ),
      ...idsWhere(
        templates,
        'AWS::SNS::Topic',
        (topic, id) => topic['KmsMasterKeyId'] === undefined || !refusesPlainHttp(templates, 'AWS::SNS::TopicPolicy', 'Topics', id),
      ),
    ],
    broken: (templates) => {
      first(templates, 'AWS::SNS::TopicPolicy').Properties['PolicyDocument'] = { Statement: [] };
    },
  },
  {
    name: 'every log group expires',
    violations: (templates) => idsWhere(templates, 'AWS::Logs::LogGroup', (group) => typeof group['RetentionInDays'] !== 'number'),
    broken: (templates) => {
      first(templates, 'AWS::Logs::LogGroup').Properties['RetentionInDays'] = undefined;
    },
  },
  {
    name: 'no policy of an identity has a star, but after the prefix of a bucket, in the name of the rule that GuardDuty makes, and to read the quota of the account',
    violations: (templates) =>
      identityStatements(templates).flatMap(({ owner, statement }) =>
        pairs(templates, statement)
          .filter(
            (pair) =>
              pair.includes('*') &&
              !/^s3:\w+ <\w+Bucket\.Arn>\/[a-z]+\/\*$/.test(pair) &&
              !managedRule.test(pair) &&
              // SES has no resource for it.
              pair !== 'ses:GetSendQuota *',
          )
          .map((pair) => `${owner}: ${pair}`),
      ),
    broken: (templates) => {
      first(templates, 'AWS::IAM::Role').Properties['Policies'] = [{ PolicyDocument: { Statement: [{ Action: 'dynamodb:Query', Resource: '*' }] } }];
    },
  },
  {
    name: 'no role takes a policy from elsewhere',
    violations: (templates) => idsWhere(templates, 'AWS::IAM::Role', (role) => role['ManagedPolicyArns'] !== undefined),
    broken: (templates) => {
      first(templates, 'AWS::IAM::Role').Properties['ManagedPolicyArns'] = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    },
  },
  {
    name: 'nothing has a fixed name: two stages fit into one account, and a replacement never meets its predecessor',
    violations: (templates) =>
      find(templates)
        .filter(({ resource }) =>
          Object.entries(resource.Properties).some(([name, value]) => names.test(name) && typeof value === 'string' && value !== '$default'),
        )
        .map(({ id }) => id),
    broken: (templates) => {
      first(templates, 'AWS::DynamoDB::Table').Properties['TableName'] = 'funding';
    },
  },
  {
    name: 'templates stand for themselves: no custom resource, no macro, no parameter that is looked up',
    violations: (templates) => [
      ...find(templates)
        .filter(({ resource }) => !resource.Type.startsWith('AWS::') || resource.Type.startsWith('AWS::CloudFormation::'))
        .map(({ id }) => id),
      ...Object.entries(templates)
        .filter(([, { Parameters, ...template }]) => 'Transform' in template || JSON.stringify(Parameters).includes('AWS::SSM'))
        .map(([stack]) => stack),
    ],
    broken: ({ data }) => {
      data.Parameters['BootstrapVersion'] = { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' };
    },
  },
  {
    name: 'every stack has room for the next capabilities: CloudFormation takes 500 resources',
    violations: (templates) =>
      Object.entries(templates)
        .filter(([, { Resources }]) => Object.keys(Resources).length > 450)
        .map(([stack]) => stack),
    broken: ({ site }) => {
      for (let position = 0; position <= 450; position += 1) site.Resources[`Another${position}`] = { Type: 'AWS::SQS::Queue', Properties: {} };
    },
  },
];
