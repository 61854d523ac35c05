import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { manifests } from '../../infra/manifests.ts';
import { reputationAlarms } from '../../infra/reputation-alarms.ts';
import { unread } from '../../infra/service-stack.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { logger } from '../../shared/runtime/logger.ts';
import type { Manifest } from '../../shared/runtime/manifest.ts';
import { lambdaContext } from '../support/lambda-context.ts';
import { synthesize } from '../support/synthesize.ts';
import { at, find, functionOf, list, plain, statementsFor, text } from './reading.ts';
import { deadLetterQueues } from './rules.ts';

const templates = synthesize();
const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');

/** Anchors as GitHub makes them from headings. */
const anchors = [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-'),
);
const alarms = find(templates, 'AWS::CloudWatch::Alarm').map(({ id, resource }) => {
  const description = String(resource.Properties['AlarmDescription']);
  return { id, properties: resource.Properties, description, anchor: /docs\/runbook\.md#([\w-]+)$/.exec(description)?.[1] };
});
/** Everything that an alarm counts: its own metric or those of its expression. */
const metricsOf = (properties: Record<string, unknown>): { readonly name: string; readonly dimensions: readonly string[] }[] =>
  [properties, ...list(properties['Metrics']).map((query) => at(query, 'MetricStat', 'Metric'))].flatMap((metric) => {
    const name = at(metric, 'MetricName');
    const dimensions = list(at(metric, 'Dimensions')).map((dimension) => text(templates, at(dimension, 'Value')));
    return name === undefined ? [] : [{ name: String(name), dimensions }];
  });

const rates = new Map<string, (typeof reputationAlarms)[number]>(reputationAlarms.map((alarm) => [alarm.paragraph, alarm]));
const ofFailures = alarms.filter(({ anchor = '' }) => !rates.has(anchor));

describe('every alarm', () => {
  it.each(alarms)('$id says whom it hurts, and where it is written what to do', ({ description, anchor }) => {
    const impacts = [...manifests, ...reputationAlarms].map(({ impact }) => impact);
    expect([...impacts, unread].filter((impact) => description.startsWith(impact))).not.toEqual([]);
    expect(anchors).toContain(anchor);
  });

  it.each(alarms)('$id tells somebody, and at once', ({ properties }) => {
    expect(properties).toMatchObject({ EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold' });
    expect(list(properties['AlarmActions']).map((action) => text(templates, action))).toEqual(['<Alarms>']);
  });

  it.each(ofFailures)('$id rings at the first failure', ({ properties }) => {
    expect(properties).toMatchObject({ Threshold: 1, TreatMissingData: 'notBreaching' });
  });
});

it('rings at 2 % bounces and 0.05 % complaints of the whole account, and an hour without a count changes nothing', () => {
  const found = alarms.filter(({ anchor = '' }) => rates.has(anchor)).map(({ properties }) => properties);
  expect(found.map(({ MetricName, Threshold }) => [MetricName, Threshold])).toEqual([
    ['Reputation.BounceRate', 0.02],
    ['Reputation.ComplaintRate', 0.0005],
  ]);
  for (const properties of found) {
    expect(properties).toMatchObject({ Namespace: 'AWS/SES', Statistic: 'Maximum', TreatMissingData: 'ignore' });
    // With a dimension it would be the rate of one configuration set or tenant.
    expect(properties['Dimensions']).toBeUndefined();
  }
});

describe('the runbook', () => {
  it('has a paragraph for every alarm and none for an alarm that is gone', () => {
    const [, ...paragraphs] = anchors;
    expect(paragraphs.filter((anchor) => /-(errors|failures)$|^reputation-/.test(anchor)).toSorted()).toEqual(
      alarms.map(({ anchor }) => anchor).toSorted(),
    );
  });
});

describe.each(manifests)('$name', ({ name, triggers, impact }) => {
  const own = alarms.filter(({ anchor }) => anchor === `${name}-errors`);

  it('has an alarm on its errors with its own sentence', () => {
    expect(own).toHaveLength(1);
    expect(own[0]?.description).toContain(impact);
    const counted = own.flatMap(({ properties }) => metricsOf(properties));
    expect(counted).toContainEqual({ name: 'Errors', dimensions: [`<${plain(functionOf(templates, name).id)}>`] });
    expect(counted.map((metric) => metric.name).includes(`${name}-faults`)).toBe(triggers.some(({ kind }) => kind === 'routes'));
  });
});

it('rings for every dead-letter queue', () => {
  const queues = find(templates, 'AWS::SQS::Queue').map(({ id }) => ({ id: plain(id), arn: `<${plain(id)}.Arn>` }));
  const last = deadLetterQueues(templates);
  const watched = alarms.flatMap(({ properties }) => metricsOf(properties)).filter((metric) => metric.name === 'ApproximateNumberOfMessagesVisible');
  const deadLetter = queues.filter(({ arn }) => last.has(arn)).map(({ id }) => `<${id}.QueueName>`);
  expect(watched.flatMap((metric) => metric.dimensions).toSorted()).toEqual(deadLetter.toSorted());
});

it('reaches somebody: CloudWatch may publish to the topic and use its key', () => {
  const cloudWatch = (type: string, document: string) =>
    statementsFor(templates, type, document, 'cloudwatch.amazonaws.com').flatMap((statement) => list(at(statement, 'Action')));
  expect(cloudWatch('AWS::SNS::TopicPolicy', 'PolicyDocument')).toEqual(['sns:Publish']);
  expect(cloudWatch('AWS::KMS::Key', 'KeyPolicy')).toEqual(['kms:Decrypt', 'kms:GenerateDataKey*']);
});

it('counts the log line that a fault of a page leaves, though the page is answered', async () => {
  const manifest = {
    name: 'fail',
    purpose: '',
    impact: '',
    triggers: [{ kind: 'routes', routes: [{ method: 'GET', path: '/', kind: 'page' }] }],
    uses: {},
  } as const satisfies Manifest;
  const log = vi.spyOn(logger, 'error').mockReturnValue(undefined);
  const handler = httpHandler(
    manifest,
    {
      'GET /': {
        handle: () => {
          throw new Error('fault');
        },
      },
    },
    () => '',
  );
  const answer = await handler({ routeKey: 'GET /', rawPath: '/', requestContext: { http: { method: 'GET' } } }, lambdaContext('1'));
  expect(answer.statusCode).toBe(500);
  expect(log.mock.calls.map(([, fields]) => at(fields, 'code'))).toEqual(['FAULT']);
  const patterns = find(templates, 'AWS::Logs::MetricFilter').map(({ resource }) => resource.Properties['FilterPattern']);
  expect(new Set(patterns)).toEqual(new Set(['{ $.code = "FAULT" }']));
});
