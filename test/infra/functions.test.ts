import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bundleOptions } from '../../infra/bundle.ts';
import { carriedFiles } from '../../infra/carried-files.ts';
import { manifests } from '../../infra/manifests.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { environmentName, environmentOf, type Manifest } from '../../shared/runtime/manifest.ts';
import { tableDesigns } from '../../shared/store/table-design.ts';
import { synthesize } from '../support/synthesize.ts';
import { allowed, at, find, functionOf, list, plain, text } from './reading.ts';

const templates = synthesize();
const pascal = (name: string): string =>
  name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
const isKey = <R extends object>(record: R, key: PropertyKey): key is keyof R => Object.hasOwn(record, key);

/** Secrets by the names that manifests use; a reference to one is its ARN. */
const secretRefs: Readonly<Record<string, string>> = { staffClient: '<StaffSignInSecret>', mailKey: '<MailKey>' };

/** What a role must allow, written a second time and by another way than infra/grants.ts: as text. */
const expected = (manifest: Manifest): string[] => {
  const { uses, triggers } = manifest;
  const id = pascal(manifest.name);
  const asynchronous = triggers.some(({ kind }) => ['event', 'schedule', 'stream', 'object'].includes(kind));
  return [
    ...['CreateLogStream', 'PutLogEvents'].map((action) => `logs:${action} <${id}Logs.Arn>`),
    ...(asynchronous ? [`sqs:SendMessage <${id}Failures.Arn>`] : []),
    ...Object.entries(uses.tables ?? {}).flatMap(([table, actions]) => [
      ...actions.map((action) => `dynamodb:${action} <${pascal(table)}Table.Arn>`),
      ...(actions.includes('Query') && isKey(tableDesigns, table)
        ? tableDesigns[table].indexes.map(({ name }) => `dynamodb:Query <${pascal(table)}Table.Arn>/index/${name}`)
        : []),
    ]),
    ...Object.entries(uses.buckets ?? {}).flatMap(([bucket, parts]) =>
      parts.flatMap(({ actions, prefix }) => actions.map((action) => `s3:${action} <${pascal(bucket)}Bucket.Arn>/${prefix}*`)),
    ),
    ...Object.entries(uses.queues ?? {}).flatMap(([queue, actions]) => actions.map((action) => `sqs:${action} <${pascal(queue)}Queue.Arn>`)),
    ...Object.entries(uses.secrets ?? {}).flatMap(([secret, actions]) => actions.map((action) => `secretsmanager:${action} ${secretRefs[secret]}`)),
    ...(uses.mail ?? []).flatMap((action) =>
      ['identity/<MailIdentity>', 'configuration-set/<MailConfiguration>'].map(
        (resource) => `ses:${action} arn:aws:ses:eu-central-1:<AWS::AccountId>:${resource}`,
      ),
    ),
    ...triggers.flatMap((trigger) => {
      if (trigger.kind === 'queue') {
        return ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => `sqs:${action} <${pascal(trigger.queue)}Queue.Arn>`);
      }
      if (trigger.kind === 'stream') {
        return ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
          (action) => `dynamodb:${action} <${pascal(trigger.table)}Table.StreamArn>`,
        );
      }
      return [];
    }),
  ].toSorted();
};

describe('manifests', () => {
  it('are found in every folder of functions/, under its name', () => {
    const folders = readdirSync(join(import.meta.dirname, '../../functions'));
    expect(manifests.map(({ name }) => name)).toEqual(folders.toSorted());
    expect(manifests.length).toBeGreaterThan(0);
  });

  it('become exactly one function each', () => {
    expect(find(templates, 'AWS::Lambda::Function')).toHaveLength(manifests.length);
  });
});

describe.each(manifests)('$name', (manifest) => {
  const { id, resource } = functionOf(templates, manifest.name);
  const { Properties } = resource;

  it('may do what its manifest says and what starting it needs, and nothing else', () => {
    expect(text(templates, Properties['Role'])).toBe(`<${pascal(manifest.name)}Role.Arn>`);
    expect(allowed(templates, `${pascal(manifest.name)}Role`)).toEqual(expected(manifest));
  });

  it('knows the environment of its manifest, and nothing else', () => {
    const variables = z.record(z.string(), z.unknown()).parse(at(Properties, 'Environment', 'Variables'));
    const { NODE_OPTIONS, ...others } = variables;
    const young = manifest.semiSpace === undefined ? '' : ` --max-semi-space-size=${manifest.semiSpace}`;
    expect(NODE_OPTIONS).toBe(`--enable-source-maps${young}`);
    expect(Object.keys(others).toSorted()).toEqual(environmentOf(manifest).map(environmentName).toSorted());
    for (const source of environmentOf(manifest)) {
      const value = text(templates, others[environmentName(source)]);
      const resources = { table: 'Table', bucket: 'Bucket', queue: 'Queue' } as const;
      if (source.kind === 'secret') expect(value).toBe(secretRefs[source.name]);
      else if (source.kind !== 'setting') expect(value).toBe(`<${pascal(source.name)}${resources[source.kind]}>`);
      if (source.name === 'siteUrl') expect(value).toBe('<SiteUrl>');
      if (source.name === 'mailConfigurationSet') expect(value).toBe('<MailConfiguration>');
    }
  });

  it('runs on the Node of the project, on arm64 unless its manifest says why not, with the memory and time of its manifest', () => {
    const major = packageJson.devDependencies.node.split('.')[0];
    expect(Properties['Runtime']).toBe(`nodejs${major}.x`);
    expect(bundleOptions.target).toBe(`node${major}`);
    expect(Properties['Architectures']).toEqual([manifest.architecture ?? 'arm64']);
    expect(Properties['MemorySize']).toBe(manifest.memory ?? 512);
    expect(Properties['Timeout']).toBe(manifest.timeout ?? 10);
  });

  it('is on another processor only for the sake of a native part that it carries', () => {
    const native = carriedFiles(manifest.name).filter(({ isNative }) => isNative);
    expect(native.map(({ source }) => /-linux-(x64|arm64)-/.exec(source)?.[1])).toEqual(manifest.architecture === 'x86_64' ? ['x64'] : []);
  });

  it('answers pages before the gateway gives up after 30 seconds', () => {
    if (manifest.triggers.some(({ kind }) => kind === 'routes')) expect(Properties['Timeout']).toBeLessThan(30);
  });

  it('writes JSON into a log group of its own', () => {
    expect(at(Properties, 'LoggingConfig', 'LogFormat')).toBe('JSON');
    expect(text(templates, at(Properties, 'LoggingConfig', 'LogGroup'))).toBe(`<${pascal(manifest.name)}Logs>`);
  });

  it('keeps what it could not work off, where nobody waits for an answer', () => {
    const kinds = manifest.triggers.map(({ kind }) => kind);
    const configurations = find(templates, 'AWS::Lambda::EventInvokeConfig').filter(
      (found) => at(found.resource.Properties, 'FunctionName', 'Ref') === id,
    );
    const failures = configurations.map((found) => text(templates, at(found.resource.Properties, 'DestinationConfig', 'OnFailure', 'Destination')));
    const asynchronous = kinds.some((kind) => kind === 'event' || kind === 'schedule' || kind === 'object');
    expect(failures).toEqual(asynchronous ? [`<${pascal(manifest.name)}Failures.Arn>`] : []);
  });
});

it('lists what must survive: a change here means that data is left behind', () => {
  const surviving = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Cognito::UserPool'].flatMap((type) =>
    find(templates, type).map(({ id }) => id),
  );
  expect(surviving).toEqual([
    'FundingTableC919E940',
    'FiguresTable15BCFB9B',
    'MailTableEBBE7F2C',
    'StaffTable11B9C6C0',
    'AccessLogBucketDA470295',
    'PublicationBucket5A8273E0',
    'PrivateBucket35D9C6C6',
    'Key961B73FD',
    'StaffPool573BA0AF',
  ]);
});

it('starts no function twice for the same thing', () => {
  const starts = find(templates, 'AWS::Lambda::EventSourceMapping').map(
    ({ resource }) => `${plain(String(at(resource.Properties, 'FunctionName', 'Ref')))} ${text(templates, resource.Properties['EventSourceArn'])}`,
  );
  expect(new Set(starts).size).toBe(list(starts).length);
});
