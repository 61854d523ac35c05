import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { manifests } from './manifests.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where bundles are made; every function has its folder `functions/<name>/`. */
export const buildFolder = join(root, '.build');

/** The folder that becomes the function's code. */
export const bundleFolder = (name: string, outDir = buildFolder): string => join(outDir, 'functions', name);

/** How every function is bundled. */
export const bundleOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // ESM builds of the SDK load three times as fast as its CommonJS builds, and only they shake off what is not used.
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  jsx: 'automatic',
  jsxImportSource: 'preact',
} as const satisfies BuildOptions;

/**
 * Bundles all functions in one pass: `functions/<name>/index.mjs` with its source map, and `meta.json` that says what is in each.
 * The same sources give the same bytes.
 * @param names folders of `functions/`
 */
export const bundleFunctions = async (names = manifests.map(({ name }) => name), outDir = buildFolder): Promise<Metafile> => {
  await removeOthers(join(outDir, 'functions'), names);
  const { metafile } = await build({
    ...bundleOptions,
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, `functions/${name}/handler.ts`])),
    outdir: join(outDir, 'functions'),
    outExtension: { '.js': '.mjs' },
    metafile: true,
    logLevel: 'warning',
  });
  await writeFile(join(outDir, 'meta.json'), JSON.stringify(metafile));
  return metafile;
};

/** A capability that was removed or renamed must not stay behind as a bundle. */
const removeOthers = async (folder: string, names: readonly string[]): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const stale = (await readdir(folder)).filter((name) => !names.includes(name));
  await Promise.all(stale.map((name) => rm(join(folder, name), { recursive: true })));
};
