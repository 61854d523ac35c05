import { describe, expect, it } from 'vitest';
import { nextTime } from '../../infra/local/cron.ts';
import { matchesPattern } from '../../infra/local/filter-pattern.ts';
import { manifests } from '../../infra/manifests.ts';
import type { Manifest, Trigger } from '../../shared/runtime/manifest.ts';
import { tableDesigns } from '../../shared/store/table-design.ts';
import { synthesize } from '../support/synthesize.ts';
import { allowed, at, find, functionOf, list, plain, text } from './reading.ts';

const templates = synthesize();

type Of<K extends Trigger['kind']> = { readonly manifest: Manifest; readonly trigger: Extract<Trigger, { kind: K }> };
const isKind = <K extends Trigger['kind']>(kind: K, of: { manifest: Manifest; trigger: Trigger }): of is Of<K> => of.trigger.kind === kind;
const triggersOf = <K extends Trigger['kind']>(kind: K): Of<K>[] =>
  manifests.flatMap((manifest) => manifest.triggers.map((trigger) => ({ manifest, trigger })).filter((of) => isKind(kind, of)));

const targetOf = (properties: Record<string, unknown>): string => text(templates, properties['FunctionName']);
const refOf = (name: string): string => `<${plain(functionOf(templates, name).id)}>`;
const mappings = find(templates, 'AWS::Lambda::EventSourceMapping').map(({ resource }) => resource.Properties);

describe('queues', () => {
  it.each(triggersOf('queue'))('$trigger.queue starts $manifest.name, and only failed messages come again', ({ manifest, trigger }) => {
    const found = mappings.filter((mapping) => targetOf(mapping) === refOf(manifest.name));
    expect(found).toHaveLength(1);
    expect(found[0]?.['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
    expect([found[0]?.['BatchSize'], at(found[0], 'ScalingConfig', 'MaximumConcurrency')]).toEqual([
      trigger.batchSize ?? 10,
      trigger.concurrency ?? 2,
    ]);
    // More than ten messages need a window to wait in, and Lambda takes no limit below two.
    expect(trigger.batchSize ?? 10).toBeLessThanOrEqual(10);
    expect(trigger.concurrency ?? 2).toBeGreaterThanOrEqual(2);
  });

  it.each(triggersOf('queue'))('$trigger.queue hides a message for six timeouts of $manifest.name', ({ manifest, trigger }) => {
    const queue = find(templates, 'AWS::SQS::Queue').find(({ id }) => plain(id).toLowerCase() === `${trigger.queue}queue`.toLowerCase());
    expect(queue?.resource.Properties['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * (manifest.timeout ?? 10));
    expect(at(queue?.resource.Properties, 'RedrivePolicy', 'maxReceiveCount')).toBe(5);
  });
});

describe('streams', () => {
  it.each(triggersOf('stream'))('$trigger.table starts $manifest.name for new items of its entities only', ({ manifest, trigger }) => {
    const found = mappings.filter((mapping) => targetOf(mapping) === refOf(manifest.name));
    expect(found.map((mapping) => plain(String(list(mapping['EventSourceArn']).map((arn) => text(templates, arn)))).toLowerCase())).toEqual([
      `<${trigger.table}table.streamarn>`,
    ]);
    const filters = list(at(found[0], 'FilterCriteria', 'Filters')).map((filter) => JSON.parse(String(at(filter, 'Pattern'))));
    expect(filters).toEqual([{ eventName: ['INSERT'], dynamodb: { NewImage: { entity: { S: trigger.entities } } } }]);
  });

  it.each(triggersOf('stream'))('$manifest.name tries a record again, then keeps it, and does not hold up the others', ({ manifest }) => {
    const [mapping] = mappings.filter((candidate) => targetOf(candidate) === refOf(manifest.name));
    expect(mapping).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 5,
    });
    // DynamoDB keeps stream records for 24 hours.
    expect(mapping?.['MaximumRecordAgeInSeconds']).toBeLessThan(24 * 3600);
    expect(text(templates, at(mapping, 'DestinationConfig', 'OnFailure', 'Destination'))).toMatch(/Failures\.Arn>$/);
  });

  it('exist for exactly the tables whose design has one, with new images', () => {
    const streams = find(templates, 'AWS::DynamoDB::Table').map(({ id, resource }) => [
      plain(id)
        .replace(/Table$/, '')
        .toLowerCase(),
      at(resource.Properties, 'StreamSpecification', 'StreamViewType'),
    ]);
    expect(Object.fromEntries(streams)).toEqual(
      Object.fromEntries(Object.entries(tableDesigns).map(([name, { stream }]) => [name, stream ? 'NEW_IMAGE' : undefined])),
    );
  });
});

describe('schedules', () => {
  const schedules = find(templates, 'AWS::Scheduler::Schedule').map(({ resource }) => resource.Properties);

  it('are those of the manifests', () => {
    const written = triggersOf('schedule').map(({ trigger }) => [`cron(${trigger.cron})`, trigger.timeZone, trigger.reason]);
    expect(schedules.map((schedule) => [schedule['ScheduleExpression'], schedule['ScheduleExpressionTimezone'], schedule['Description']])).toEqual(
      written,
    );
    expect(written.length).toBeGreaterThan(0);
  });

  it.each(triggersOf('schedule'))('$trigger.cron of $manifest.name means a time, in a zone that exists', ({ trigger }) => {
    expect(Intl.supportedValuesOf('timeZone')).toContain(trigger.timeZone);
    // EventBridge wants six fields, and a question mark for the day of the month or of the week.
    const [, , dayOfMonth, , dayOfWeek] = trigger.cron.split(' ');
    expect([dayOfMonth, dayOfWeek].filter((field) => field === '?')).toHaveLength(1);
    expect(nextTime(`cron(${trigger.cron})`, trigger.timeZone, new Date('2026-11-22T00:00:00Z'))).toBeInstanceOf(Date);
  });

  it('tells the function the time it stands for, and may start this one function only', () => {
    for (const { manifest } of triggersOf('schedule')) {
      const target = `<${plain(functionOf(templates, manifest.name).id)}.Arn>`;
      const found = schedules.filter((schedule) => text(templates, at(schedule, 'Target', 'Arn')) === target);
      expect(found).toHaveLength(manifest.triggers.filter(({ kind }) => kind === 'schedule').length);
      for (const schedule of found) {
        expect(at(schedule, 'Target', 'Input')).toBe('{"time":"<aws.scheduler.scheduled-time>"}');
        const failures = text(templates, at(schedule, 'Target', 'DeadLetterConfig', 'Arn'));
        const role = text(templates, at(schedule, 'Target', 'RoleArn')).replace(/^<(\w+)\.Arn>$/, '$1');
        expect(allowed(templates, role)).toEqual([`lambda:InvokeFunction ${target}`, `sqs:SendMessage ${failures}`]);
      }
    }
  });

  it('publishes the report at six in the morning, makes its draft, and looks every hour for what is due', () => {
    const times = triggersOf('schedule')
      .filter(({ manifest }) => manifest.name === 'publish-report')
      .flatMap(({ trigger: { cron, timeZone } }) =>
        ['2026-11-22T00:00:00Z', '2026-06-26T00:00:00Z'].map((after) => nextTime(`cron(${cron})`, timeZone, new Date(after))?.toISOString()),
      );
    expect(times).toEqual([
      '2026-11-25T05:00:00.000Z',
      '2026-07-25T04:00:00.000Z',
      '2026-12-20T05:00:00.000Z',
      '2026-07-20T04:00:00.000Z',
      '2026-11-22T00:20:00.000Z',
      '2026-06-26T00:20:00.000Z',
    ]);
  });
});

describe('events about objects', () => {
  const rules = find(templates, 'AWS::Events::Rule').map(({ id, resource }) => ({ id, properties: resource.Properties }));

  // As AWS documents them (see functions/receive-attachments/object-events.ts), with the bucket as these templates name it.
  const events = (bucket: string, key: string) => ({
    created: {
      version: '0',
      'detail-type': 'Object Created',
      source: 'aws.s3',
      detail: { version: '0', bucket: { name: bucket }, object: { key, size: 5, etag: 'b1946ac9', sequencer: '0' }, reason: 'POST Object' },
    },
    scanned: {
      version: '0',
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      source: 'aws.guardduty',
      detail: {
        schemaVersion: '1.0',
        scanStatus: 'COMPLETED',
        resourceType: 'S3_OBJECT',
        s3ObjectDetails: { bucketName: bucket, objectKey: key, eTag: 'b1946ac9', versionId: 'd41d8cd9', s3Throttled: false },
        scanResultDetails: { scanResultStatus: 'NO_THREATS_FOUND', threats: null },
      },
    },
  });

  const patternOf = (properties: Record<string, unknown>): Record<string, unknown> =>
    JSON.parse(JSON.stringify(properties['EventPattern']), (_key, value) =>
      typeof value === 'object' && value !== null && 'Fn::ImportValue' in value ? text(templates, value) : value,
    );
  const targetsOf = (properties: Record<string, unknown>) => list(properties['Targets']).map((target) => text(templates, at(target, 'Arn')));

  it.each(triggersOf('object'))('$trigger.event under $trigger.prefix starts $manifest.name, and nothing else does', ({ manifest, trigger }) => {
    const target = `<${plain(functionOf(templates, manifest.name).id)}.Arn>`;
    const bucket = `<${trigger.bucket.charAt(0).toUpperCase()}${trigger.bucket.slice(1)}Bucket>`;
    const started = (event: unknown) =>
      rules.filter(({ properties }) => matchesPattern(event, patternOf(properties))).flatMap(({ properties }) => targetsOf(properties));
    expect(started(events(bucket, `${trigger.prefix}a/b`)[trigger.event])).toEqual([target]);
    expect(started(events(bucket, `other/${trigger.prefix}a/b`)[trigger.event])).toEqual([]);
    expect(started(events('<PublicationBucket>', `${trigger.prefix}a/b`)[trigger.event])).toEqual([]);
  });

  it.each(triggersOf('object'))('of $manifest.name that cannot be delivered are kept, and the queue takes them', ({ manifest }) => {
    const target = `<${plain(functionOf(templates, manifest.name).id)}.Arn>`;
    const failures = `<${manifest.name.replace(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase())}Failures.Arn>`;
    const own = rules.filter(({ properties }) => targetsOf(properties).includes(target));
    for (const { id, properties } of own) {
      const [only] = list(properties['Targets']);
      expect(text(templates, at(only, 'DeadLetterConfig', 'Arn'))).toBe(failures);
      expect(at(only, 'RetryPolicy')).toEqual({ MaximumEventAgeInSeconds: 6 * 3600, MaximumRetryAttempts: 10 });
      const rule = `<${plain(id)}.Arn>`;
      const admitted = find(templates, 'AWS::SQS::QueuePolicy')
        .flatMap(({ resource }) => list(at(resource.Properties, 'PolicyDocument', 'Statement')))
        .filter((statement) => at(statement, 'Principal', 'Service') === 'events.amazonaws.com')
        .filter((statement) => text(templates, at(statement, 'Condition', 'ArnEquals', 'aws:SourceArn')) === rule);
      expect(admitted.map((statement) => [at(statement, 'Action'), text(templates, at(statement, 'Resource'))])).toEqual([
        ['sqs:SendMessage', failures],
      ]);
      const may = find(templates, 'AWS::Lambda::Permission').filter(({ resource }) => text(templates, resource.Properties['SourceArn']) === rule);
      expect(may.map(({ resource }) => [resource.Properties['Principal'], text(templates, resource.Properties['FunctionName'])])).toEqual([
        ['events.amazonaws.com', target],
      ]);
    }
    expect(own.length).toBeGreaterThan(0);
  });
});
