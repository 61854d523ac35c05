import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Deployment, Identity } from './deployment.ts';
import { localCredentials, localRegion } from './dynamodb.ts';
import { type FunctionPool, functionPool, type Outcome } from './function-pool.ts';
import type { Assembly } from './template.ts';

/** A function of the templates, ready to run. */
export type LocalFunction = {
  /** Name of its folder, e.g. `publish-report`. */
  readonly name: string;
  readonly arn: string;
  readonly concurrency: number;
  readonly environment: Readonly<Record<string, string>>;
  /** @param event JSON */
  readonly invoke: (event: string, requestId?: string) => Promise<Outcome>;
};

/** All functions, by their names. */
export type Functions = {
  readonly named: ReadonlyMap<string, LocalFunction>;
  /** The function that an ARN, or a longer text with it, means. @throws Error when there is none */
  readonly of: (arn: string) => LocalFunction;
  /** Starts a first worker of each. */
  readonly warm: () => void;
  /** How many invocations there were so far, and how many run or wait now. */
  readonly invocations: () => number;
  readonly running: () => number;
  readonly stop: () => Promise<void>;
};

/** Where the stand-ins listen. */
export type Endpoints = { readonly dynamoDb: string; readonly s3: string; readonly sqs: string; readonly ses: string; readonly secrets: string };

const lambdaSchema = z.object({
  Handler: z.string(),
  Runtime: z.string(),
  Code: z.object({ S3Key: z.string() }),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).default({}) }).default({ Variables: {} }),
  LoggingConfig: z.object({ ApplicationLogLevel: z.string().optional() }).default({}),
  ReservedConcurrentExecutions: z.number().optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
});
type LambdaProperties = z.infer<typeof lambdaSchema>;

/** Most workers of one function; two cores have no use for more. */
const mostWorkers = 4;

type Settings = {
  readonly assembly: Assembly;
  readonly deployment: Deployment;
  readonly endpoints: Endpoints;
  /** Folder of the log files. */
  readonly logs: string;
  /** Hears of every log line of level ERROR. */
  readonly onComplaint: (name: string, line: string) => void;
};

/** Prepares a pool for every capability that the templates deploy. Tables, buckets and queues have to exist. */
export const prepareFunctions = async (settings: Settings): Promise<Functions> => {
  const { deployment, logs } = settings;
  await rm(logs, { recursive: true, force: true });
  await mkdir(logs, { recursive: true });
  const pools: FunctionPool[] = [];
  let invocations = 0;
  let running = 0;
  const counted =
    (invoke: FunctionPool['invoke']): FunctionPool['invoke'] =>
    async (event, requestId) => {
      invocations += 1;
      running += 1;
      try {
        return await invoke(event, requestId);
      } finally {
        running -= 1;
      }
    };
  const named = new Map<string, LocalFunction>();
  for (const resource of deployment.resources('AWS::Lambda::Function')) {
    const properties = lambdaSchema.parse(deployment.properties(resource));
    const name = properties.Tags.find(({ Key }) => Key === 'capability')?.Value;
    // What is no capability of ours (CDK's own helpers) has nothing to do on one machine.
    if (name === undefined) continue;
    const { pool, ...prepared } = prepare(name, properties, deployment.identity(resource), settings);
    pools.push(pool);
    named.set(name, { name, ...prepared, invoke: counted(pool.invoke) });
  }
  const all = [...named.values()];
  return {
    named,
    of: (arn) => {
      const found = all.find((candidate) => arn === candidate.arn || arn.includes(`${candidate.arn}/`) || arn.endsWith(candidate.arn));
      if (found === undefined) throw new Error(`no function is ${arn}`);
      return found;
    },
    warm: () => {
      for (const pool of pools) pool.warm();
    },
    invocations: () => invocations,
    running: () => running,
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.stop()));
    },
  };
};

const prepare = (name: string, properties: LambdaProperties, { ref, attributes }: Identity, { assembly, endpoints, logs, onComplaint }: Settings) => {
  const folder = assembly.assets.get(properties.Code.S3Key);
  if (folder === undefined) throw new Error(`the bundle of ${name} is not in the assembly`);
  const [file = '', exportName = ''] = properties.Handler.split('.');
  const bundle = ['.mjs', '.js', '.cjs'].map((ending) => join(folder, `${file}${ending}`)).find((path) => existsSync(path));
  if (bundle === undefined) throw new Error(`${folder} holds no ${file}.mjs: synthesize with bundling`);
  const arn = attributes['Arn'] ?? ref;
  const environment = { ...properties.Environment.Variables, ...lambdaEnvironment(name, properties, endpoints), LAMBDA_TASK_ROOT: folder };
  const concurrency = Math.min(properties.ReservedConcurrentExecutions ?? mostWorkers, mostWorkers);
  const pool = functionPool({
    bundle,
    exportName,
    environment,
    concurrency,
    functionName: name,
    functionArn: arn,
    logFile: join(logs, `${name}.log`),
    memory: properties.MemorySize,
    timeout: properties.Timeout,
    onComplaint: (line) => onComplaint(name, line),
  });
  return { arn, concurrency, environment, pool };
};

/** What Lambda's runtime adds to the template's variables; the endpoints are the only trace of this machine. */
const lambdaEnvironment = (name: string, properties: LambdaProperties, endpoints: Endpoints): Record<string, string> => ({
  AWS_REGION: localRegion,
  AWS_DEFAULT_REGION: localRegion,
  AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
  AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  ...(properties.LoggingConfig.ApplicationLogLevel === undefined ? {} : { AWS_LAMBDA_LOG_LEVEL: properties.LoggingConfig.ApplicationLogLevel }),
  _HANDLER: properties.Handler,
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamoDb,
  AWS_ENDPOINT_URL_S3: endpoints.s3,
  AWS_ENDPOINT_URL_SQS: endpoints.sqs,
  AWS_ENDPOINT_URL_SES: endpoints.ses,
  AWS_ENDPOINT_URL_SESV2: endpoints.ses,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secrets,
});
