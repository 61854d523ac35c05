import { localRegion } from './dynamodb.ts';
import { noValue, resolve } from './intrinsics.ts';
import type { Assembly, Resource, Stack } from './template.ts';

/** What `Ref` and `Fn::GetAtt` give for a resource. */
export type Identity = { readonly ref: string; readonly attributes: Readonly<Record<string, string>> };

/** The stacks as if they were deployed: names and ARNs instead of intrinsic functions. */
export type Deployment = {
  readonly resources: (type: string) => readonly Resource[];
  /** Properties without intrinsic functions. */
  readonly properties: (resource: Resource) => Record<string, unknown>;
  readonly identity: (resource: Resource) => Identity;
  /** The resource of a type that a reference or ARN means. @throws Error when there is none */
  readonly find: (type: string, reference: string) => Resource;
  /** Says what creating the resource has shown, e.g. the URL of a queue or the ARN of a stream. */
  readonly identify: (resource: Resource, found: { readonly ref?: string; readonly attributes?: Readonly<Record<string, string>> }) => void;
};

/** Number of the account that everything here belongs to. */
export const localAccount = '000000000000';

/**
 * @param parameters values for CloudFormation parameters, by their name in any stack; the rest keeps its default
 */
export const deploymentOf = ({ stacks }: Assembly, parameters: ReadonlyMap<string, string>): Deployment => {
  const known = new Map<Resource, Identity>();
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));

  const identity = (resource: Resource): Identity => {
    const found = known.get(resource) ?? identityOf(resource, (value) => resolveIn(stackNamed(resource.stack), value));
    known.set(resource, found);
    return found;
  };
  const stackNamed = (name: string): Stack => defined(byName.get(name), `no stack ${name}`);
  const resourceIn = (stack: Stack, logicalId: string): Resource =>
    defined(stack.resources.get(logicalId), `no resource ${logicalId} in ${stack.name}`);

  const resolveIn = (stack: Stack, value: unknown): unknown =>
    resolve(value, {
      reference: (id) => {
        const pseudo = pseudoParameters(stack.name).get(id);
        if (pseudo !== undefined) return pseudo;
        if (stack.parameters.has(id)) return parameters.get(id) ?? stack.parameters.get(id);
        return identity(resourceIn(stack, id)).ref;
      },
      attribute: (id, name) => defined(identity(resourceIn(stack, id)).attributes[name], `${id} in ${stack.name} has no attribute ${name}`),
      importValue: (name) => {
        for (const other of stacks) {
          const found = other.exports.find((candidate) => resolveIn(other, candidate.name) === name);
          if (found !== undefined) return resolveIn(other, found.value);
        }
        throw new Error(`no stack exports ${name}`);
      },
    });

  const resources = (type: string): Resource[] =>
    stacks.flatMap((stack) => [...stack.resources.values()].filter((resource) => resource.type === type));

  return {
    resources,
    identity,
    properties: (resource) => {
      const resolved = resolveIn(stackNamed(resource.stack), resource.properties);
      return Object.fromEntries(Object.entries(Object(resolved)));
    },
    find: (type, reference) =>
      defined(
        resources(type).find((resource) => {
          const { ref, attributes } = identity(resource);
          return ref === reference || Object.values(attributes).includes(reference);
        }),
        `no ${type} is ${reference}`,
      ),
    identify: (resource, { ref, attributes }) => {
      const before = identity(resource);
      known.set(resource, { ref: ref ?? before.ref, attributes: { ...before.attributes, ...attributes } });
    },
  };
};

const defined = <T>(value: T | undefined, otherwise: string): T => {
  if (value === undefined) throw new Error(otherwise);
  return value;
};

const pseudoParameters = (stack: string): ReadonlyMap<string, string | symbol> =>
  new Map<string, string | symbol>([
    ['AWS::Region', localRegion],
    ['AWS::AccountId', localAccount],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', stack],
    ['AWS::StackId', `arn:aws:cloudformation:${localRegion}:${localAccount}:stack/${stack}/local`],
    ['AWS::NoValue', noValue],
  ]);

// Physical names where a template fixes one; the emulators and the SDK know each resource by it.
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName',
};

const identityOf = (resource: Resource, resolveHere: (value: unknown) => unknown): Identity => {
  const property = nameProperties[resource.type];
  const fixed = property === undefined ? undefined : resolveHere(resource.properties[property]);
  // The end of a generated name holds the hash that makes it unique: shorten at the front. 63 is the shortest limit (buckets).
  const generated = `${resource.stack}-${resource.logicalId}`
    .replace(/[^A-Za-z0-9-]/g, '-')
    .slice(-63)
    .replace(/^-+/, '');
  const name = typeof fixed === 'string' ? fixed : generated;
  const arn = (service: string, rest: string): string => `arn:aws:${service}:${localRegion}:${localAccount}:${rest}`;
  switch (resource.type) {
    case 'AWS::DynamoDB::Table':
      return { ref: name, attributes: { Arn: arn('dynamodb', `table/${name}`) } };
    case 'AWS::S3::Bucket': {
      const bucket = name.toLowerCase();
      const attributes = {
        Arn: `arn:aws:s3:::${bucket}`,
        DomainName: `${bucket}.s3.amazonaws.com`,
        RegionalDomainName: `${bucket}.s3.${localRegion}.amazonaws.com`,
      };
      return { ref: bucket, attributes };
    }
    case 'AWS::SQS::Queue':
      return { ref: name, attributes: { Arn: arn('sqs', name), QueueName: name } };
    case 'AWS::Lambda::Function':
      return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
    case 'AWS::ApiGatewayV2::Api': {
      const id = name
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')
        .slice(-10);
      return { ref: id, attributes: { ApiId: id, ApiEndpoint: `https://${id}.execute-api.${localRegion}.amazonaws.com` } };
    }
    case 'AWS::CloudFront::Distribution':
      return { ref: name, attributes: { Id: name, DomainName: `${name.toLowerCase()}.cloudfront.net` } };
    case 'AWS::CloudFront::Function':
      return { ref: name, attributes: { FunctionARN: `arn:aws:cloudfront::${localAccount}:function/${name}` } };
    case 'AWS::SecretsManager::Secret':
      return { ref: arn('secretsmanager', `secret:${name}`), attributes: {} };
    case 'AWS::SNS::Topic':
      return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } };
    case 'AWS::SES::EmailIdentity':
    case 'AWS::SES::ConfigurationSet':
      return { ref: name, attributes: {} };
    default:
      return { ref: name, attributes: { Arn: arn('local', name), Id: name } };
  }
};
