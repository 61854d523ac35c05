import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { makeStacks } from '../../infra/app.ts';
import { bundleFolder, bundleFunctions } from '../../infra/bundle.ts';
import { carriedFiles } from '../../infra/carried-files.ts';
import { manifests } from '../../infra/manifests.ts';
import { stageOf } from '../../infra/stages.ts';
import { bundleLimit } from '../support/bundle-limits.ts';
import { flags } from '../support/synthesize.ts';
import { at } from './reading.ts';

/** Bytes that Lambda unpacks for a function at most. */
const unpackedLimit = 262_144_000;

/** What the SDK imports only without credentials in the environment, and for operations that stream events. */
const unreached = [
  ...['http', 'ini', 'process', 'sso', 'web-identity'].map((way) => `@aws-sdk/credential-provider-${way}`),
  '@smithy/credential-provider-imds',
  '@smithy/core/event-streams',
];

const folder = mkdtempSync(join(tmpdir(), 'teilhabe-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));
const once = join(folder, 'once');
const { inputs, outputs } = await bundleFunctions(undefined, once);

const contentsOf = (name: string): string[] => {
  const output = Object.values(outputs).find(({ entryPoint }) => entryPoint === `functions/${name}/handler.ts`);
  return Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
};

describe.each(manifests)('the bundle of $name', ({ name }) => {
  const contents = contentsOf(name);

  it(`has at most ${bundleLimit(name)} KB`, () => {
    expect(readFileSync(join(bundleFolder(name, once), 'index.mjs')).length).toBeLessThanOrEqual(bundleLimit(name) * 1000);
  });

  it('holds nothing of infra, of tests, of another function, and no language of zod that nobody speaks', () => {
    const foreign = new RegExp(`^(infra|test)/|aws-cdk|constructs/|^functions/(?!${name}/)|zod/v4/locales/(?!en\\.js)`);
    expect(contents.filter((path) => foreign.test(path))).toEqual([]);
    expect(contents).toContain(`functions/${name}/handler.ts`);
  });

  it('loads nothing from outside but Node, apart from parts of the SDK that no function reaches', () => {
    const output = Object.values(outputs).find(({ entryPoint }) => entryPoint === `functions/${name}/handler.ts`);
    const outside = (output?.imports ?? []).filter(({ path }) => !builtinModules.includes(path.replace(/^node:/, '')));
    expect(outside.filter(({ kind, path }) => kind !== 'dynamic-import' || !unreached.includes(path))).toEqual([]);
  });

  it('has the files beside it that it carries, and can be uploaded as it is', () => {
    const folder = bundleFolder(name, once);
    const here = carriedFiles(name).filter(({ isNative }) => !isNative || `${process.platform} ${process.arch}` === 'linux x64');
    const others = here.filter(({ file, source }) => !readFileSync(join(folder, file)).equals(readFileSync(source)));
    expect(others).toEqual([]);
    expect(readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)).toBeLessThan(unpackedLimit);
  });

  it('has its source map beside it', () => {
    expect(readFileSync(join(bundleFolder(name, once), 'index.mjs'), 'utf8')).toMatch(/\/\/# sourceMappingURL=index\.mjs\.map\s*$/);
    expect(existsSync(join(bundleFolder(name, once), 'index.mjs.map'))).toBe(true);
  });
});

it('zod describes its schemas only where the API is described', () => {
  const describing = manifests.filter(({ name }) => contentsOf(name).some((path) => path.endsWith('/zod/v4/core/to-json-schema.js')));
  expect(describing.map(({ name }) => name)).toEqual(['describe-api']);
});

/** Who may import whom, as esbuild saw it: [files, what they may import]. Types are gone by then, and harmless. */
const zones: readonly (readonly [string, RegExp, RegExp])[] = [
  ['shared/domain', /^shared\/domain\//, /^shared\/domain\/|\/zod\//],
  ['shared/store', /^shared\/store\//, /^shared\/(domain|store)\/|\/zod\/|\/@(aws-sdk|smithy)\//],
  // Mails write names of areas as pages do.
  ['shared/mail', /^shared\/mail\//, /^shared\/(domain|mail)\/|^shared\/county\/areas\.ts$|\/zod\/|\/@aws-sdk\/|\/nodemailer\//],
  ['shared/county', /^shared\/county\//, /^shared\/(domain|county)\//],
  ['shared/pages', /^shared\/pages\//, /^shared\/(domain|county|pages)\/|\/preact|\/d3-/],
  ['shared/typesetting', /^shared\/typesetting\//, /^shared\/(domain|typesetting)\//],
  ['shared/runtime', /^shared\/runtime\/(?!lambda-handler)/, /^shared\/(domain|runtime)\/|\/zod\/|\/@(aws-sdk|aws-lambda-powertools)\//],
];

describe('imports', () => {
  it.each(zones)('of %s stay in their zone', (_zone, files, may) => {
    const of = Object.entries(inputs).filter(([path]) => files.test(path));
    const strays = of.flatMap(([path, { imports }]) =>
      imports.filter((imported) => !(imported.external ?? false) && !may.test(imported.path)).map((imported) => `${path} imports ${imported.path}`),
    );
    expect(strays).toEqual([]);
    expect(of.length).toBeGreaterThan(0);
  });

  it('of middy stand in one file', () => {
    const users = Object.entries(inputs).filter(
      ([path, { imports }]) => !path.includes('node_modules') && imports.some((imported) => imported.path.includes('/@middy/')),
    );
    expect(users.map(([path]) => path)).toEqual(['shared/runtime/lambda-handler.ts']);
  });
});

it('the same sources give the same bytes', async () => {
  const twice = join(folder, 'twice');
  await bundleFunctions(undefined, twice);
  for (const { name } of manifests) {
    const [first, second] = [once, twice].map((build) => readFileSync(join(bundleFolder(name, build), 'index.mjs')));
    expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true);
  }
});

it('the deployment finds every bundle, with the assets of the pages', () => {
  const outdir = join(folder, 'cdk.out');
  const app = new App({ outdir, context: { ...flags, '@aws-cdk/core:validateAgainstDefaultRules': false } });
  const { service } = makeStacks(app, stageOf('dev'), manifests, (name) => Code.fromAsset(bundleFolder(name, once)));
  const { template } = app.synth().getStackByName(service.stackName);
  const fileSchema = z.object({
    source: z.object({ path: z.string(), packaging: z.string() }),
    destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
  });
  const { files } = z
    .object({ files: z.record(z.string(), fileSchema) })
    .parse(JSON.parse(readFileSync(join(outdir, `${service.stackName}.assets.json`), 'utf8')));
  const folders = new Map(
    Object.values(files).flatMap(({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }) => [objectKey, join(outdir, source.path)] as const),
    ),
  );
  const functions = Object.values(template.Resources).filter((resource) => at(resource, 'Type') === 'AWS::Lambda::Function');
  expect(functions).toHaveLength(manifests.length);
  const missing = functions.filter((resource) => {
    const found = folders.get(String(at(resource, 'Properties', 'Code', 'S3Key')));
    return found === undefined || !existsSync(join(found, 'index.mjs'));
  });
  expect(missing).toEqual([]);
  expect([...folders.values()].filter((path) => existsSync(join(path, 'assets', 'teilhabe.css')))).toHaveLength(1);
});
