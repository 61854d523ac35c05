import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { buildAssets } from './assets.ts';
import { carriedFiles } from './carried-files.ts';
import { manifests } from './manifests.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where bundles are made; every function has its folder `functions/<name>/`. */
const buildFolder = join(root, '.build');

/** The folder that becomes the function's code. */
export const bundleFolder = (name: string, outDir = buildFolder): string => join(outDir, 'functions', name);

/**
 * The SDK imports some parts only when it needs them, and these functions never do: other ways to credentials than the environment
 * (Lambda and the local cloud hand them over there), event streams. Left outside they save a fifth of each bundle, because a part
 * that is imported lazily keeps all that it uses from being shaken (docs/decisions/0013-bundles.md). test/infra lists them.
 */
const withoutLazyParts: Plugin = {
  name: 'without-lazy-parts',
  setup({ onResolve }) {
    onResolve({ filter: /^@(aws-sdk|smithy)\// }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

/**
 * The SDK describes operations as `{ [_h]: … }` with `const _h = "http"`. esbuild cannot know that such a key does nothing, and keeps
 * the descriptions of all operations. With the value in its place it drops those that nobody calls: 60 KB where S3 is used.
 */
const plainSchemaKeys: Plugin = {
  name: 'plain-schema-keys',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@aws-sdk[\\/].*[\\/]schemas_0\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const values = new Map([...source.matchAll(/^const (\w+) = ("[^"]*");$/gm)].map(([, name, value]) => [name, value]));
      const contents = source.replace(/\[(\w+)\]:/g, (key, name) => {
        const value = values.get(name);
        return value === undefined ? key : `${value}:`;
      });
      return { contents };
    });
  },
};

/**
 * A library below file-type writes its steps through `debug`, a CommonJS package that asks for Node's modules by `require`, which no bundle
 * has. Here it writes nothing.
 */
const withoutDebugOutput: Plugin = {
  name: 'without-debug-output',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^debug$/ }, ({ path }) => ({ path, namespace: 'silent', sideEffects: false }));
    onLoad({ filter: /^/, namespace: 'silent' }, () => ({ contents: 'export default () => () => undefined;' }));
  },
};

/**
 * Every schema of zod carries the way to describe itself as JSON Schema, 20 KB and a closure for each schema, whether or not anybody asks.
 * Taken from the schemas it comes only with `z.toJSONSchema`, which knows the same ways by the kind of a schema; `schema.toJSONSchema()`
 * is not there in a bundle. test/infra says who has it, so a zod that writes these lines otherwise is noticed.
 */
const withoutSelfDescription: Plugin = {
  name: 'without-self-description',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source
        .replace(/^ *inst\._zod\.processJSONSchema = .*;$/gm, '')
        .replace(/^ *jsonSchema: \{\s+input: createStandardJSONSchemaMethod\(.*\),\s+output: createStandardJSONSchemaMethod\(.*\),\s+\},$/m, '')
        .replace(/^ *toJSONSchema\(params\) \{\s+return createToJSONSchemaMethod\(.*\)\(params\);\s+\},$/m, '');
      return { contents };
    });
  },
};

/** How every function is bundled. */
export const bundleOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // ESM builds of the SDK load three times as fast as its CommonJS builds, and only they shake off what is not used.
  mainFields: ['module', 'main'],
  plugins: [withoutLazyParts, plainSchemaKeys, withoutDebugOutput, withoutSelfDescription],
  minify: true,
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  jsx: 'automatic',
  jsxImportSource: 'preact',
} as const satisfies BuildOptions;

/** The function whose folder carries the files of `/assets/`. */
const assetsCarrier = 'inform-visitors';

/**
 * Bundles all functions in one pass: `functions/<name>/index.mjs` with its source map, and `meta.json` that says what is in each.
 * The same sources give the same bytes, and a file that did not change is left alone: two runs at once do not harm each other.
 * @param names folders of `functions/`
 */
export const bundleFunctions = async (names = manifests.map(({ name }) => name), outDir = buildFolder): Promise<Metafile> => {
  const { metafile, outputFiles } = await build({
    ...bundleOptions,
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, `functions/${name}/handler.ts`])),
    outdir: join(outDir, 'functions'),
    outExtension: { '.js': '.mjs' },
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  await mkdir(join(outDir, 'functions'), { recursive: true });
  await removeOthers(join(outDir, 'functions'), names);
  await Promise.all(names.map((name) => mkdir(bundleFolder(name, outDir), { recursive: true })));
  await Promise.all(outputFiles.map(({ path, contents }) => replace(outDir, path, contents)));
  await replace(outDir, join(outDir, 'meta.json'), Buffer.from(JSON.stringify(metafile)));
  if (names.includes(assetsCarrier)) await carryAssets(outDir);
  for (const name of names) await carryFiles(name, outDir);
  return metafile;
};

const carryFiles = async (name: string, outDir: string): Promise<void> => {
  const files = carriedFiles(name).filter(({ source, isNative }) => !isNative || existsSync(source));
  if (files.length === 0) return;
  const folder = bundleFolder(name, outDir);
  await removeOthers(folder, ['index.mjs', 'index.mjs.map', ...files.map(({ file }) => file)]);
  for (const { file, source } of files) await replace(outDir, join(folder, file), await readFile(source));
};

const carryAssets = async (outDir: string): Promise<void> => {
  const folder = join(bundleFolder(assetsCarrier, outDir), 'assets');
  const made = await mkdtemp(join(tmpdir(), 'teilhabe-assets-'));
  try {
    await buildAssets(made);
    const files = await readdir(made);
    await mkdir(folder, { recursive: true });
    await removeOthers(folder, files);
    for (const file of files) await replace(outDir, join(folder, file), await readFile(join(made, file)));
  } finally {
    await rm(made, { recursive: true });
  }
};

/** What was removed or renamed must not stay behind. */
const removeOthers = async (folder: string, names: readonly string[]): Promise<void> => {
  const stale = (await readdir(folder)).filter((name) => !names.includes(name));
  await Promise.all(stale.map((name) => rm(join(folder, name), { recursive: true, force: true })));
};

/** All at once or not at all, so that nobody reads half a file. */
const replace = async (outDir: string, path: string, bytes: Uint8Array): Promise<void> => {
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(bytes)) return;
  const part = join(outDir, `.part-${randomUUID()}`);
  await writeFile(part, bytes);
  await rename(part, path);
};
