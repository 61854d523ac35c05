import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'shared/pages/scripts';
const cache = join(root, '.build', 'assets', 'scripts');

/** A script of a page: its name below `/assets/` and its bytes. */
type Script = { readonly name: string; readonly bytes: Uint8Array };

/** Files that are put together when one of these names them; they are no scripts of their own. */
const parts: readonly string[] = ['pause.ts'];

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Hash of every file, or `undefined` when one is gone. */
const hashesOf = async (paths: readonly string[]): Promise<string | undefined> => {
  try {
    return hashOf(JSON.stringify(await Promise.all(paths.map(async (path) => [path, hashOf(await readFile(join(root, path)))]))));
  } catch {
    return undefined;
  }
};

/** Which files a script was made of the last time, if that is still what they are. */
const cached = async (name: string): Promise<Uint8Array | undefined> => {
  try {
    const [inputs = '', hash] = (await readFile(join(cache, `${name}.inputs`), 'utf8')).split('\n');
    if ((await hashesOf(inputs.split(' '))) !== hash) return undefined;
    return await readFile(join(cache, name));
  } catch {
    return undefined;
  }
};

const bundled = async (name: string): Promise<Uint8Array> => {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`${folder}/${name.replace(/\.js$/, '.ts')}`],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    // Phones of the last five years; older ones have the page without script.
    target: 'es2020',
    minify: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const bytes = outputFiles[0]?.contents;
  if (bytes === undefined) throw new Error(`esbuild answered without ${name}`);
  // What comes from npm changes with the lock file only.
  const own = Object.keys(metafile.inputs).filter((path) => !path.startsWith('node_modules/'));
  const inputs = [...own, 'infra/scripts.ts', 'package-lock.json'].sort();
  await mkdir(cache, { recursive: true });
  await writeFile(join(cache, name), bytes);
  await writeFile(join(cache, `${name}.inputs`), `${inputs.join(' ')}\n${await hashesOf(inputs)}`);
  return bytes;
};

/**
 * The scripts of the pages, one bundle each, and no part of any page needs one (docs/decisions/0102). The same sources give the same bytes;
 * what did not change is answered from `.build/assets/scripts`.
 */
export const pageScripts = async (): Promise<readonly Script[]> => {
  const sources = (await readdir(join(root, folder))).filter((file) => file.endsWith('.ts') && !parts.includes(file)).sort();
  return Promise.all(
    sources.map(async (source) => {
      const name = source.replace(/\.ts$/, '.js');
      return { name, bytes: (await cached(name)) ?? (await bundled(name)) };
    }),
  );
};
