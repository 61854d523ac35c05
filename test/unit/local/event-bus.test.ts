import { describe, expect, it } from 'vitest';
import { deploymentOf } from '../../../infra/local/deployment.ts';
import { eventBus } from '../../../infra/local/event-bus.ts';
import type { LocalFunction } from '../../../infra/local/functions.ts';
import { scan, watchObjects } from '../../../infra/local/object-watch.ts';
import { stackOf } from '../../../infra/local/template.ts';
import { malwarePdf, pdf } from '../../support/files.ts';

const rule = (EventPattern: unknown, more: object = {}) => ({
  Type: 'AWS::Events::Rule',
  Properties: { EventPattern, Targets: [{ Arn: { 'Fn::GetAtt': ['Fn', 'Arn'] }, Id: 'Target0' }], ...more },
});
const created = { source: ['aws.s3'], 'detail-type': ['Object Created'], detail: { object: { key: [{ prefix: 'in/' }] } } };
const resources = {
  Fn: { Type: 'AWS::Lambda::Function', Properties: {} },
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } } },
  Quiet: { Type: 'AWS::S3::Bucket', Properties: {} },
  Plan: {
    Type: 'AWS::GuardDuty::MalwareProtectionPlan',
    Properties: { ProtectedResource: { S3Bucket: { BucketName: { Ref: 'Bucket' }, ObjectPrefixes: ['in/'] } } },
  },
  Created: rule(created),
  Scanned: rule({ source: ['aws.guardduty'] }),
  Off: rule(created, { State: 'DISABLED' }),
};
const deployment = deploymentOf({ stacks: [stackOf('s', { Resources: resources, Parameters: {}, Outputs: {} })], assets: new Map() }, new Map());

/** Starts nothing and remembers what would have been started. */
const recorded = () => {
  const started: unknown[] = [];
  const target: LocalFunction = { name: 'fn', arn: 'arn', concurrency: 1, environment: {}, invoke: async () => ({ ok: true, value: null }) };
  const functions = {
    named: new Map(),
    of: () => target,
    warm: () => undefined,
    invocations: () => 0,
    running: () => 0,
    stop: async () => undefined,
  };
  const bus = eventBus(deployment, functions, { start: (_target, event) => void started.push(JSON.parse(event)) });
  return { started, bus };
};

describe('the bus', () => {
  it('starts the targets of every rule that fits and is switched on', () => {
    const { started, bus } = recorded();
    const event = { source: 'aws.s3', 'detail-type': 'Object Created', resources: [], detail: { object: { key: 'in/a' } } };
    bus.put(event);
    bus.put({ ...event, detail: { object: { key: 'out/a' } } });
    expect(started).toEqual([
      { ...event, version: '0', id: expect.any(String), account: '000000000000', region: 'eu-central-1', time: expect.any(String) },
    ]);
  });
});

describe('created objects', () => {
  it('are told by buckets that notify, and scanned where a plan says so, or reported as gone', async () => {
    const { started, bus } = recorded();
    let tell = (_created: { bucket: string; key: string; size: number; etag: string; reason: 'PutObject' }): void => undefined;
    const services = {
      // Nobody listens there: what cannot be read is answered as GuardDuty answers it.
      endpoint: 'http://127.0.0.1:1',
      onCreated: (listen: typeof tell) => {
        tell = listen;
        return () => undefined;
      },
      heard: async () => undefined,
    };
    const { drained } = watchObjects(deployment, services, bus);
    const bucket = deployment.resources('AWS::S3::Bucket').map((resource) => deployment.identity(resource).ref);
    tell({ bucket: bucket[0] ?? '', key: 'in/a', size: 1, etag: 'e', reason: 'PutObject' });
    tell({ bucket: bucket[0] ?? '', key: 'out/a', size: 1, etag: 'e', reason: 'PutObject' });
    tell({ bucket: bucket[1] ?? '', key: 'in/a', size: 1, etag: 'e', reason: 'PutObject' });
    await drained();
    expect(started).toMatchObject([
      { source: 'aws.s3', detail: { bucket: { name: bucket[0] }, object: { key: 'in/a', size: 1, etag: 'e' }, reason: 'PutObject' } },
      {
        source: 'aws.guardduty',
        detail: {
          scanStatus: 'SKIPPED',
          s3ObjectDetails: { objectKey: 'in/a', eTag: 'e' },
          scanResultDetails: { scanResultStatus: 'ACCESS_DENIED' },
        },
      },
    ]);
  });

  it('are malware when they hold the test file of virus scanners', () => {
    expect(scan(Buffer.from(pdf())).scanResultStatus).toBe('NO_THREATS_FOUND');
    expect(scan(Buffer.from(malwarePdf()))).toEqual({ scanResultStatus: 'THREATS_FOUND', threats: [{ name: 'EICAR-Test-File (not a virus)' }] });
  });
});
