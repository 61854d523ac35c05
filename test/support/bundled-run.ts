import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '../../infra/bundle.ts';
import { carriedFolder } from './carried-folder.ts';

/** A script that sets papers, bundled like a function, and the folder with what it needs beside it. */
export const bundledRun = async (
  script: string,
): Promise<{ readonly file: string; readonly folder: string; readonly remove: () => Promise<void> }> => {
  const folder = fileURLToPath(await carriedFolder('publish-report'));
  const file = join(folder, 'run.mjs');
  await build({ ...bundleOptions, entryPoints: [script], outfile: file, sourcemap: false, logLevel: 'warning' });
  return { file, folder, remove: () => rm(folder, { recursive: true }) };
};
