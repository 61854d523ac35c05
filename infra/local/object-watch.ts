import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { CreatedObject } from './created-objects.ts';
import type { Deployment } from './deployment.ts';
import type { EventBus } from './event-bus.ts';
import type { Poller } from './event-sources.ts';
import type { Services } from './services.ts';

const bucketSchema = z.object({
  NotificationConfiguration: z
    .object({ EventBridgeConfiguration: z.object({ EventBridgeEnabled: z.boolean().default(true) }).optional() })
    .optional(),
});
const planSchema = z.object({
  ProtectedResource: z.object({ S3Bucket: z.object({ BucketName: z.string(), ObjectPrefixes: z.array(z.string()).default(['']) }) }),
});

// The test file of the European Institute for Computer Antivirus Research, in two parts: this file is no malware.
const testMalware = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** What GuardDuty says of these bytes, in the words of its event. */
export const scan = (bytes: Buffer): { readonly scanResultStatus: string; readonly threats: readonly { readonly name: string }[] | null } =>
  bytes.includes(testMalware)
    ? { scanResultStatus: 'THREATS_FOUND', threats: [{ name: 'EICAR-Test-File (not a virus)' }] }
    : { scanResultStatus: 'NO_THREATS_FOUND', threats: null };

const read = async (address: string): Promise<Buffer | undefined> => {
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
};

/**
 * What S3 and GuardDuty do when an object is created: buckets of the templates that notify EventBridge do so, and the plans of the templates
 * scan what lies under their prefixes.
 */
export const watchObjects = (deployment: Deployment, services: Pick<Services, 'endpoint' | 'onCreated' | 'heard'>, { put }: EventBus): Poller => {
  const notifying = new Set(
    deployment
      .resources('AWS::S3::Bucket')
      .filter(
        (bucket) =>
          bucketSchema.parse(deployment.properties(bucket)).NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled ?? false,
      )
      .map((bucket) => deployment.identity(bucket).ref),
  );
  const plans = deployment.resources('AWS::GuardDuty::MalwareProtectionPlan').map((plan) => ({
    arn: deployment.identity(plan).attributes['Arn'] ?? '',
    ...planSchema.parse(deployment.properties(plan)).ProtectedResource.S3Bucket,
  }));
  let scanning = 0;

  const protect = async ({ bucket, key, etag }: CreatedObject): Promise<void> => {
    const plan = plans.find(({ BucketName, ObjectPrefixes }) => BucketName === bucket && ObjectPrefixes.some((prefix) => key.startsWith(prefix)));
    if (plan === undefined) return;
    scanning += 1;
    try {
      const bytes = await read(`${services.endpoint}/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`);
      put({
        source: 'aws.guardduty',
        'detail-type': 'GuardDuty Malware Protection Object Scan Result',
        resources: [plan.arn],
        detail: {
          schemaVersion: '1.0',
          scanStatus: bytes === undefined ? 'SKIPPED' : 'COMPLETED',
          resourceType: 'S3_OBJECT',
          s3ObjectDetails: { bucketName: bucket, objectKey: key, eTag: etag, s3Throttled: false },
          // What is gone before it is scanned cannot be read.
          scanResultDetails: bytes === undefined ? { scanResultStatus: 'ACCESS_DENIED', threats: null } : scan(bytes),
        },
      });
    } finally {
      scanning -= 1;
    }
  };

  const stop = services.onCreated((created) => {
    const { bucket, key, size, etag, reason } = created;
    if (!notifying.has(bucket)) return;
    put({
      source: 'aws.s3',
      'detail-type': 'Object Created',
      resources: [`arn:aws:s3:::${bucket}`],
      detail: { version: '0', bucket: { name: bucket }, object: { key, size, etag }, reason },
    });
    protect(created).catch((fault: unknown) => console.error(`scan: ${fault instanceof Error ? fault.message : String(fault)}`));
  });

  return {
    drained: async () => {
      await services.heard();
      while (scanning > 0) await sleep(10);
    },
    stop: async () => stop(),
  };
};
